import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { DEFAULT_DEADLINE_HOURS } from '../../domain/deadline.ts';
import { changeBatchState, listPlannedBatches } from '../../storage/batch.ts';
import type { Batch } from '../../storage/batch.ts';
import type { DistrictContext } from '../context.ts';
import type { Job } from '../feature.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { momentParts } from './moments.ts';
import { releaseBatch } from './release.ts';
import { statusTexts as texts } from './status-texts.ts';
import { actTexts } from './act-texts.ts';

/** Later than this nobody knows whether it is still meant: it is not sent, and that is said. */
const LATEST_MS = 24 * 60 * 60_000;
const LATE_MS = 5 * 60_000;
const YEAR_MS = 365 * 24 * 60 * 60_000;

/**
 * Sends what was planned, at its moment. Silent: its messages are a person's, never merged into the one message of a
 * day, and what became of a late one it tells itself.
 */
export const plannedBroadcasts: Job = {
  name: 'planned-broadcasts',
  title: texts.job,
  silent: true,
  quiet: DEFAULT_DEADLINE_HOURS.quiet,
  occurrences: (context, after, upTo) =>
    listPlannedBatches(context.db, context.district.id)
      .filter(({ dueAt }) => dueAt <= upTo)
      // What was due before anybody looked is due at this look.
      .map(({ dueAt }) => (dueAt > after ? dueAt : upTo)),
  usefulUntil: (_context, scheduledFor) => new Date(scheduledFor.getTime() + YEAR_MS),
  run(context) {
    const due = listPlannedBatches(context.db, context.district.id).filter(
      ({ dueAt }) => dueAt <= context.now,
    );
    return { messages: due.flatMap((batch) => goOn(context, batch)), detail: due.map(({ id }) => id) };
  },
};

function goOn(context: DistrictContext, batch: Batch & { dueAt: Date }): Outgoing[] {
  const late = context.now.getTime() - batch.dueAt.getTime();
  const when = momentParts(context, batch.dueAt);
  const end = (to: 'sent' | 'stopped') =>
    changeBatchState(context.db, batch, { from: ['planned'], to, by: undefined }, context.now);
  if (late > LATEST_MS) {
    if (!end('stopped')) return [];
    noteAct(context, actTexts.stopped(batch.title));
    return tell(context, batch, texts.tooLate(batch.title, when));
  }
  if (!end('sent')) return [];
  const { messages, leftOut } = releaseBatch(context, batch);
  noteAct(context, actTexts.sent(batch.title, messages.length), { after: batch.text });
  const said = texts.wentOut(batch.title, {
    people: messages.length,
    leftOut,
    plannedFor: late > LATE_MS ? when : undefined,
  });
  return [...messages, ...tell(context, batch, said)];
}

function tell(context: DistrictContext, { id }: Batch, text: string): Outgoing[] {
  return tellCoordinators(context, context.district.id, {
    text,
    keyboard: inline([button(texts.whatBecame, 'broadcast-state', { b: id })]),
    once: `planned/${id}`,
  });
}
