import type { Reply } from '../../../bot/outgoing.ts';
import { splitText } from '../../../bot/split-text.ts';
import type { PersonId } from '../../../domain/person.ts';
import { changeBatchText, insertCorrection, withdrawReplaced } from '../../../storage/batch-correction.ts';
import type { CorrectableMessage } from '../../../storage/batch-correction.ts';
import type { Batch } from '../../../storage/batch.ts';
import { enqueue } from '../../../storage/outbox.ts';
import { enqueueEdit, replaceWaiting } from '../../../storage/outbox-edit.ts';
import type { CorrectionPlan } from './batch-correction-plan.ts';
import { correctionTexts as texts } from './batch-correction-texts.ts';
import { batchTitle } from './batch-text.ts';
import { rememberTold } from './told-figures.ts';
import type { DistrictContext } from '../../context.ts';
import { deadlineHoursOf } from '../../district-hours.ts';
import { momentOf } from '../../moment.ts';

/**
 * Corrects what `plan` says. The batch has the new text from now on; edits and new messages are of a correction of its
 * own, so that the next one finds them. Inside the shell's transaction; the journal is the caller's.
 */
export function correctBatch(
  context: DistrictContext,
  batch: Batch,
  { text, plan, personId }: { text: string; plan: CorrectionPlan; personId: PersonId | undefined },
): void {
  const { db, now } = context;
  const id = insertCorrection(db, batch, { text, personId }, now);
  for (const { way, message, parts, words, reply, told } of plan.steps) {
    if (told !== undefined) rememberTold(db, told.recipientId, told);
    const otherwise = newMessage(context, batch, message, words, reply);
    const isWhole = parts.length === 1 && splitText(reply.text).length === 1;
    if (way === 'queued' && isWhole && replaceWaiting(db, message.id, reply)) continue;
    if (way === 'edit' && editMessage(context, message, { reply, otherwise, id })) continue;
    const isQueued = way === 'queued';
    if (isQueued) {
      withdrawReplaced(
        db,
        parts.map((part) => part.id),
      );
    }
    const notBefore = isQueued ? message.dueAt : plan.later;
    const usefulUntil = isQueued ? message.usefulUntil : undefined;
    enqueue(
      db,
      {
        ...(isQueued ? reply : otherwise),
        to: message.peerId,
        lane: 'bulk',
        batchId: id,
        dedupeKey: `correction/${id}/${message.peerId}`,
        ...(notBefore && { notBefore }),
        ...(usefulUntil && { usefulUntil }),
      },
      context,
    );
  }
  changeWords(context, batch, text);
}

/** Another text for what has not gone yet: its messages are made of it at its moment. */
export function correctPlanned(
  context: DistrictContext,
  batch: Batch,
  { text, personId }: { text: string; personId: PersonId },
): void {
  // Who changed it and when; there are no messages of it.
  insertCorrection(context.db, batch, { text, personId }, context.now);
  changeWords(context, batch, text);
}

function changeWords({ db }: DistrictContext, batch: Batch, text: string): void {
  const isFirstLine = batch.text !== undefined && batch.title === batchTitle(batch.text);
  changeBatchText(db, batch, { text, title: isFirstLine ? batchTitle(text) : batch.title });
}

function editMessage(
  context: DistrictContext,
  message: CorrectableMessage,
  { reply, otherwise, id }: { reply: Reply; otherwise: Reply; id: number },
): boolean {
  const { quiet, zone } = deadlineHoursOf(context.settings);
  const edit = { edits: message.id, reply, otherwise, hours: { quiet, zone }, batchId: id };
  return enqueueEdit(context.db, edit, context) !== undefined;
}

/** «Исправление …»: a message of its own says what it corrects, and brings what belongs to it. */
function newMessage(
  context: DistrictContext,
  batch: Batch,
  { sentAt, createdAt }: { sentAt: Date | undefined; createdAt?: Date },
  words: string,
  reply: Reply,
): Reply {
  const when = momentOf(context, sentAt ?? createdAt ?? batch.createdAt);
  const text = texts.correction(context.settings.operator, batch.kind, when, words);
  const { keyboard, attachments, documents, charts } = reply;
  return {
    text,
    ...(keyboard && { keyboard }),
    ...(attachments && { attachments }),
    ...(documents && { documents }),
    ...(charts && { charts }),
  };
}
