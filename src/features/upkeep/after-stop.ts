import type { Outgoing } from '../../bot/outgoing.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import { countHandledMessages } from '../../storage/inbox.ts';
import { listLateRunsSince } from '../../storage/job-run.ts';
import type { StoredJobRun } from '../../storage/job-run.ts';
import { countExpiredMessages } from '../../storage/outbox-history.ts';
import { listCoordinatorPeers, listHeadPeers, listSchoolPeople } from '../../storage/held-binding.ts';
import { countRunMessages } from '../../storage/schedule.ts';
import type { DistrictContext } from '../context.ts';
import { zoneOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { texts } from './texts.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

type ToldJob = Pick<Job, 'name' | 'title' | 'silent' | 'alsoKeys'>;

/** `stretches`: when the program did not run; `restarts`: when it ran again, `settlingMs`: how long what waited came in. */
type Stopped = {
  stretches: readonly { from: Date; to: Date }[];
  restarts: readonly Date[];
  settlingMs: number;
};

/**
 * What the coordinators are told of a stop: from when to when, what went late, what was dropped, how many messages of
 * schools are answered only now.
 */
export function afterStopNotices(
  context: DistrictContext,
  { stretches, restarts, settlingMs }: Stopped,
  jobs: readonly ToldJob[],
): Outgoing[] {
  const { db, now, district } = context;
  const [first] = stretches;
  const [since] = restarts;
  const last = restarts.at(-1);
  if (first === undefined || since === undefined || last === undefined) return [];
  const zone = zoneOf(context.settings);
  const momentOf = (at: Date) => ({ day: localDayOf(at, zone), time: localTimeOf(at, zone) });
  const settled = (restart: Date) => new Date(restart.getTime() + settlingMs);
  const runs = toldRuns(context, jobs, since);
  const late = runs.filter(({ outcome }) => outcome === 'late');
  const missed = runs.filter(({ outcome }) => outcome === 'missed');
  const coordinators = listCoordinatorPeers(db, district.id);
  const schoolPeers = [...new Set(listSchoolPeople(db, district.id).map(({ externalId }) => externalId))];
  const everybody = [...new Set([...schoolPeers, ...coordinators, ...listHeadPeers(db, district.id)])];
  const expired = countExpiredMessages(db, everybody, { from: first.from, to: settled(last) });
  const answered = restarts.reduce(
    (sum, from) => sum + countHandledMessages(db, schoolPeers, { from, to: settled(from) }),
    0,
  );

  const said = [
    ...(late.length > 0
      ? [
          texts.late(
            late.map(({ title, ranAt, scheduledFor }) => ({
              title,
              minutes: Math.round((ranAt.getTime() - scheduledFor.getTime()) / MINUTE_MS),
            })),
          ),
        ]
      : []),
    ...(missed.length > 0
      ? [texts.missed(missed.map(({ title, scheduledFor }) => ({ title, at: momentOf(scheduledFor) })))]
      : []),
    ...(expired > 0 ? [texts.expired(expired)] : []),
    ...(answered > 0 ? [texts.answered(answered)] : []),
  ];
  const became = said.length > 0 ? said.join(' ') : texts.nothingLost;
  const stopped = texts.stopped(
    stretches.map(({ from, to }) => ({ from: momentOf(from), to: momentOf(to) })),
  );
  return coordinators.map((peer) => ({
    to: peer,
    lane: 'bulk',
    text: `${stopped}\n${became}`,
    usefulUntil: new Date(now.getTime() + WEEK_MS),
    dedupeKey: `stop/${district.id}/${last.toISOString()}/${peer}`,
  }));
}

/** What was missed, and what was late and had something to say. */
function toldRuns(
  context: DistrictContext,
  jobs: readonly ToldJob[],
  since: Date,
): (StoredJobRun & { title: string })[] {
  const { db, district } = context;
  return listLateRunsSince(db, district.id, since).flatMap((run) => {
    const job = jobs.find(({ name, silent }) => name === run.job && silent !== true);
    if (job === undefined) return [];
    const { outcome, ranAt } = run;
    // What it would have said then cannot be told from the data of now.
    if (outcome === 'missed') return [{ ...run, title: job.title }];
    const { sent, failed, waiting } = countRunMessages(db, {
      keys: [job.name, ...(job.alsoKeys ?? [])],
      districtId: district.id,
      ranAt,
    });
    return sent + failed + waiting === 0 ? [] : [{ ...run, title: job.title }];
  });
}
