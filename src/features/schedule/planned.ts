import { isChat } from '../../bot/incoming.ts';
import { decideNotice } from '../../domain/notice-decision.ts';
import type { NoticePreferences } from '../../domain/notice-decision.ts';
import type { TimeZone } from '../../domain/zone.ts';
import { nextRuns } from '../../jobs/due-runs.ts';
import { listBindingsOfPerson } from '../../storage/binding.ts';
import { findPersonByExternalId } from '../../storage/person.ts';
import { listWaitingBatches } from '../../storage/schedule.ts';
import type { PlannedBatch } from '../../storage/schedule.ts';
import type { DistrictContext } from '../context.ts';
import { zoneOf } from '../district-hours.ts';
import { dryRun } from '../subjects/office/dry-run.ts';
import type { Job, JobMessage } from '../feature.ts';
import { preferencesOf } from '../subjects/people/person-preferences.ts';
import type { Receivers } from './texts.ts';

/** `to` is undefined where the run cannot tell yet. */
type PlannedRun = { kind: 'run'; at: Date; title: string; to: Receivers | undefined };
export type Planned = PlannedRun | { kind: 'batch'; at: Date; batch: PlannedBatch };

/** More moments of one job within a stretch would be a clock, not news. */
const MOST_RUNS = 40;
const DAY_MS = 86_400_000;

/**
 * What goes out in (after, upTo], the soonest first: runs that would say something on the data of now, and what somebody
 * has planned.
 */
export function listPlanned(
  context: DistrictContext,
  jobs: readonly Job[],
  { after, upTo }: { after: Date; upTo: Date },
): Planned[] {
  const readers = readersOf(context);
  const runs = jobs
    .filter(({ silent }) => silent !== true)
    .flatMap((job) =>
      momentsOf(context, job, after, upTo).flatMap((at) => planned(context, job, at, readers)),
    );
  const batches = listWaitingBatches(context.db, context.district.id, after)
    .filter(({ dueAt }) => dueAt <= upTo)
    .map((batch) => ({ kind: 'batch' as const, at: batch.dueAt, batch }));
  return [...runs, ...batches].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

function momentsOf(context: DistrictContext, job: Job, after: Date, upTo: Date): Date[] {
  return nextRuns({
    now: after,
    count: MOST_RUNS,
    horizonDays: (upTo.getTime() - after.getTime()) / DAY_MS,
    occurrences: (from, to) => job.occurrences(context, from, to),
  });
}

/** A run that has nothing to say is nobody's news. */
function planned(context: DistrictContext, job: Job, at: Date, readerOf: ReaderOf): PlannedRun[] {
  const said = dryRun(context, job, at);
  const { title } = job;
  if (said === undefined) return [{ kind: 'run', at, title, to: undefined }];
  const isWanted = isWantedAt(job, at, zoneOf(context.settings));
  const wanted = said.filter((message) => isWanted(message, readerOf(message.to)));
  const peers = [...new Set(wanted.map(({ to }) => to))];
  return peers.length === 0
    ? []
    : [{ kind: 'run', at, title, to: receiversOf(peers.map((peer) => readerOf(peer))) }];
}

type Reader = { kind: keyof Receivers; preferences: NoticePreferences | undefined };
type ReaderOf = (peer: number) => Reader;

/** Who is behind a dialog, asked for once: the same people are in every run of a week. */
function readersOf({ db, district }: DistrictContext): ReaderOf {
  const known = new Map<number, Reader>();
  const load = (peer: number): Reader => {
    if (isChat(peer)) return { kind: 'chat', preferences: undefined };
    const person = findPersonByExternalId(db, peer);
    if (person === undefined) return { kind: 'others', preferences: undefined };
    const held = listBindingsOfPerson(db, person.id);
    const ofOffice = held.find(({ unitId }) => unitId === district.id)?.role;
    const role = ofOffice ?? (held.some((one) => one.role === 'director') ? 'director' : held[0]?.role);
    return { kind: role === undefined ? 'others' : KINDS[role], preferences: preferencesOf(db, person.id) };
  };
  return (peer) => {
    const reader = known.get(peer) ?? load(peer);
    known.set(peer, reader);
    return reader;
  };
}

const KINDS = {
  coordinator: 'coordinators',
  head: 'heads',
  director: 'directors',
  responsible: 'responsibles',
} as const;

/** Whether a message reaches its reader: they may have switched such reminders off, or paused them. */
function isWantedAt(job: Job, at: Date, zone: TimeZone) {
  return ({ notBefore, usefulUntil, workingDaysLeft }: JobMessage, { preferences }: Reader): boolean => {
    if (preferences === undefined) return true;
    const scheduledFor = notBefore !== undefined && notBefore > at ? notBefore : at;
    const notice = { kind: job.kind ?? job.name, scheduledFor, usefulUntil, workingDaysLeft };
    return decideNotice(notice, preferences, { now: at, zone }).do !== 'drop';
  };
}

function receiversOf(readers: readonly Reader[]): Receivers {
  const to = { directors: 0, responsibles: 0, coordinators: 0, heads: 0, others: 0, chat: false };
  for (const { kind } of readers) {
    if (kind === 'chat') to.chat = true;
    else to[kind] += 1;
  }
  return to;
}
