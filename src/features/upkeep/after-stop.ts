import type { Outgoing } from '../../bot/outgoing.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import { countHandledMessages } from '../../storage/inbox.ts';
import { listLateRunsSince } from '../../storage/job-run.ts';
import { countExpiredMessages } from '../../storage/outbox-history.ts';
import { listCoordinatorPeers, listSchoolPeople } from '../../storage/person.ts';
import type { DistrictContext } from '../context.ts';
import { zoneOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { texts } from './texts.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/**
 * What the coordinators are told of a stop: from when to when, what went late, what was dropped, how many messages of
 * schools are answered only now. `settled`: until when what had waited in the messenger came in.
 */
export function afterStopNotices(
  context: DistrictContext,
  { from, to, settled }: { from: Date; to: Date; settled: Date },
  jobs: readonly Pick<Job, 'name' | 'title' | 'silent'>[],
): Outgoing[] {
  const { db, now, district } = context;
  const zone = zoneOf(context.settings);
  const momentOf = (at: Date) => ({ day: localDayOf(at, zone), time: localTimeOf(at, zone) });
  const runs = listLateRunsSince(db, district.id, to).flatMap((run) => {
    const job = jobs.find(({ name, silent }) => name === run.job && silent !== true);
    return job === undefined ? [] : [{ ...run, title: job.title }];
  });
  const late = runs.filter(({ outcome }) => outcome === 'late');
  const missed = runs.filter(({ outcome }) => outcome === 'missed');
  const coordinators = listCoordinatorPeers(db, district.id);
  const schoolPeers = [...new Set(listSchoolPeople(db, district.id).map(({ externalId }) => externalId))];
  const expired = countExpiredMessages(db, [...schoolPeers, ...coordinators], { from, to: settled });
  const answered = countHandledMessages(db, schoolPeers, { from: to, to: settled });

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
  const text = [
    texts.stopped(momentOf(from), momentOf(to)),
    ...(said.length > 0 ? said : [texts.nothingLost]),
  ].join('\n');
  return coordinators.map((peer) => ({
    to: peer,
    lane: 'bulk',
    text,
    usefulUntil: new Date(now.getTime() + WEEK_MS),
    dedupeKey: `stop/${district.id}/${to.toISOString()}/${peer}`,
  }));
}
