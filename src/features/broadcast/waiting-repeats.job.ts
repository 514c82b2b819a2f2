import type { Reply } from '../../bot/outgoing.ts';
import { splitText } from '../../bot/split-text.ts';
import { findBatchOfDistrict } from '../../storage/batch.ts';
import { leaveOut, listBatchRecipients } from '../../storage/batch-recipient.ts';
import { listUntried, withdrawUntried } from '../../storage/outbox-batch.ts';
import { replaceWaiting } from '../../storage/outbox-edit.ts';
import type { DistrictContext } from '../context.ts';
import type { Job } from '../feature.ts';
import { makerOf, repeatKeys } from './release.ts';
import { statusTexts as texts } from './status-texts.ts';
import { rememberTold } from '../subjects/batches/told-figures.ts';

const YEAR_MS = 365 * 24 * 60 * 60_000;

/**
 * A repeat that waits – for the end of the quiet hours, for VK – is looked at again at every look: who fits no more (has
 * done what it asks for, has left) gets nothing, and the figures are those of now. As a planned broadcast is made at its
 * moment.
 */
export const waitingRepeats: Job = {
  name: 'waiting-repeats',
  title: texts.repeatsJob,
  silent: true,
  occurrences: (context, _after, upTo) => (listChanges(context).length > 0 ? [upTo] : []),
  usefulUntil: (_context, scheduledFor) => new Date(scheduledFor.getTime() + YEAR_MS),
  run(context) {
    for (const change of listChanges(context)) change();
    return { messages: [] };
  },
};

/** What has to be changed of repeats that wait, each as an act. */
function listChanges(context: DistrictContext): (() => void)[] {
  const { db, district, now } = context;
  const waiting = listUntried(db, district.id, repeatKeys('*'));
  return [...new Set(waiting.map(({ batchId }) => batchId))].flatMap((batchId) => {
    const batch = findBatchOfDistrict(db, district.id, batchId);
    if (batch === undefined) return [];
    const make = makerOf(context, batch);
    return listBatchRecipients(db, batchId).flatMap((recipient) => {
      const { id, person } = recipient;
      const parts = waiting.filter((one) => one.batchId === batchId && one.peerId === person?.peerId);
      const [only, ...others] = parts;
      if (only === undefined) return [];
      const made = make(recipient);
      if ('why' in made) {
        return () => {
          withdrawUntried(
            db,
            parts.map((part) => part.id),
          );
          leaveOut(db, id, made.why, now);
        };
      }
      const { message } = made;
      // A text in several parts goes as it was cut.
      if (only.text === message.text || others.length > 0 || splitText(message.text).length > 1) return [];
      return () => {
        if (replaceWaiting(db, only.id, replyOf(message))) rememberTold(db, id, made);
      };
    });
  });
}

function replyOf({ text, keyboard, attachments }: Reply): Reply {
  return { text, ...(keyboard && { keyboard }), ...(attachments && { attachments }) };
}
