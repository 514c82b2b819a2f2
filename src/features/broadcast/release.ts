import type { Outgoing } from '../../bot/outgoing.ts';
import { leaveOut, listBatchRecipients, saveFilled } from '../../storage/batch-recipient.ts';
import type { BatchRecipient, LeftOutReason } from '../../storage/batch-recipient.ts';
import type { Batch } from '../../storage/batch.ts';
import { resolveAudience } from '../subjects/batches/audience.ts';
import type { Recipient } from '../subjects/batches/audience.ts';
import { batchSpec } from '../subjects/batches/batch-spec.ts';
import type { BatchSpec } from '../subjects/batches/batch-spec.ts';
import { broadcastReply, wordsFor } from '../subjects/batches/batch-text.ts';
import { noteBother } from '../subjects/batches/bother.ts';
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
  const spec = batchSpec.safeParse(batch.spec).data;
  if (spec === undefined || batch.text === undefined) return { messages: [], leftOut: 0 };
  const current = new Map(
    resolveAudience(context, spec.audience).people.map((one) => [one.personId, one] as const),
  );
  const { at } = sendingTime(context);
  const messages: Outgoing[] = [];
  let leftOut = 0;
  for (const recipient of listBatchRecipients(context.db, batch.id)) {
    if (recipient.person === undefined) continue;
    if (recipient.leftOut !== undefined) continue;
    const message = messageTo(context, batch, { recipient, spec, now: current.get(recipient.person.id) });
    if ('why' in message) {
      leaveOut(context.db, recipient.id, message.why, context.now);
      leftOut += 1;
      continue;
    }
    messages.push({ ...message, ...sentAt(at), dedupeKey: `batch/${batch.id}/${recipient.person.id}` });
    noteBother(context, recipient.person.id, { kind: 'broadcast', isCritical: spec.critical === 1, at });
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
  const spec = batchSpec.safeParse(batch.spec).data;
  if (spec === undefined || batch.text === undefined) return [];
  const { at } = sendingTime(context);
  const people = resolveAudience(context, { more: 1 }).people;
  return recipients.flatMap((recipient) => {
    const { person } = recipient;
    const now = people.find(({ personId }) => personId === person?.id);
    const message = messageTo(context, batch, { recipient, spec, now });
    if ('why' in message || person === undefined) return [];
    return [{ ...message, ...sentAt(at), dedupeKey: `batch/${batch.id}/${person.id}/r${attempt}` }];
  });
}

/** The keys of every message of every repeat. */
export function repeatKeys({ id }: Pick<Batch, 'id'>): string {
  return `batch/${id}/*/r[0-9]*`;
}

function sentAt(at: Date): Pick<Outgoing, 'notBefore' | 'usefulUntil'> {
  return { notBefore: at, usefulUntil: new Date(at.getTime() + USEFUL_MS) };
}

function messageTo(
  context: DistrictContext,
  batch: Batch,
  { recipient, spec, now }: { recipient: BatchRecipient; spec: BatchSpec; now: Recipient | undefined },
): Omit<Outgoing, 'notBefore' | 'dedupeKey'> | { why: LeftOutReason } {
  const schools = now?.schools.filter(({ id }) => recipient.unitIds.includes(id)) ?? [];
  if (now === undefined || schools.length === 0 || batch.text === undefined) return { why: 'unfit' };
  const words = wordsFor(context, batch.text, { schools, spec });
  if ('lacks' in words) return { why: words.lacks[0]?.lack ?? 'unfit' };
  if (words.values !== undefined) saveFilled(context.db, recipient.id, words.values);
  return { ...broadcastReply(context, batch, words.text), to: now.peerId, lane: 'bulk', batchId: batch.id };
}
