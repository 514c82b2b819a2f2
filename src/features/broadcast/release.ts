import type { Outgoing } from '../../bot/outgoing.ts';
import { leaveOut, listBatchRecipients } from '../../storage/batch-recipient.ts';
import type { BatchRecipient, LeftOutReason } from '../../storage/batch-recipient.ts';
import type { Batch } from '../../storage/batch.ts';
import { resolveAudience } from '../subjects/batches/audience.ts';
import { batchSpec } from '../subjects/batches/batch-spec.ts';
import { broadcastReply, wordsFor } from '../subjects/batches/batch-text.ts';
import { noteBother } from '../subjects/batches/bother.ts';
import { rememberTold } from '../subjects/batches/told-figures.ts';
import type { Told } from '../subjects/batches/told-figures.ts';
import type { DistrictContext } from '../context.ts';
import { sendingTime } from './compose.ts';

/** What cannot be delivered for a day is not sent later: nobody knows whether it is still meant. It can be repeated. */
const USEFUL_MS = 24 * 60 * 60_000;

type Released = { messages: Outgoing[]; leftOut: number };

/**
 * The messages of a broadcast at the moment it goes: to those whom its confirmation counted and who still fit, with the
 * figures of today. Nobody is added; who has done meanwhile what it asks for is left out.
 */
export function releaseBatch(context: DistrictContext, batch: Batch): Released {
  const { db, now } = context;
  const make = makerOf(context, batch);
  const { at } = sendingTime(context);
  const messages: Outgoing[] = [];
  let leftOut = 0;
  for (const recipient of listBatchRecipients(db, batch.id)) {
    const { id, person } = recipient;
    if (person === undefined || recipient.leftOut !== undefined) continue;
    const made = make(recipient);
    if ('why' in made) {
      leaveOut(db, id, made.why, now);
      leftOut += 1;
      continue;
    }
    rememberTold(db, id, made);
    messages.push({ ...made.message, ...sentAt(at), dedupeKey: `batch/${batch.id}/${person.id}` });
    noteBother(context, person.id, { kind: 'broadcast', isCritical: made.isCritical, at });
  }
  return { messages, leftOut };
}

/** Another attempt to reach some of those whom it did not; `attempt` tells its messages from the former. */
export function repeatBatch(
  context: DistrictContext,
  batch: Batch,
  recipients: readonly BatchRecipient[],
  attempt: number,
): Outgoing[] {
  const make = makerOf(context, batch);
  const { at } = sendingTime(context);
  return recipients.flatMap((recipient) => {
    const { id, person } = recipient;
    const made = make(recipient);
    if ('why' in made || person === undefined) return [];
    rememberTold(context.db, id, made);
    return [{ ...made.message, ...sentAt(at), dedupeKey: `batch/${batch.id}/${person.id}/r${attempt}` }];
  });
}

/** The keys of every message of every repeat of a batch; of all batches where none is named. */
export function repeatKeys(batchId: number | '*'): string {
  return `batch/${batchId}/*/r[0-9]*`;
}

type Made =
  | (Told & { message: Omit<Outgoing, 'notBefore' | 'dedupeKey'>; isCritical: boolean })
  | { why: LeftOutReason };

/** What each recipient of a broadcast would be sent now, or why it is nothing any more. */
export function makerOf(context: DistrictContext, batch: Batch): (recipient: BatchRecipient) => Made {
  const { text } = batch;
  const spec = batchSpec.safeParse(batch.spec).data;
  if (spec === undefined || text === undefined) return () => ({ why: 'unfit' });
  const fitting = new Map(resolveAudience(context, spec.audience).people.map((one) => [one.personId, one]));
  return ({ person, unitIds }) => {
    const now = person && fitting.get(person.id);
    const schools = now?.schools.filter(({ id }) => unitIds.includes(id)) ?? [];
    if (now === undefined || schools.length === 0) return { why: 'unfit' };
    const words = wordsFor(context, text, { schools, spec });
    if ('lacks' in words) return { why: words.lacks[0]?.lack ?? 'unfit' };
    const reply = broadcastReply(context, batch, words.text);
    return {
      message: { ...reply, to: now.peerId, lane: 'bulk', batchId: batch.id },
      values: words.values,
      figures: words.figures,
      isCritical: spec.critical === 1,
    };
  };
}

function sentAt(at: Date): Pick<Outgoing, 'notBefore' | 'usefulUntil'> {
  return { notBefore: at, usefulUntil: new Date(at.getTime() + USEFUL_MS) };
}
