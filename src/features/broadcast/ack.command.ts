import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { findBatch } from '../../storage/batch.ts';
import { findCorrectedAt } from '../../storage/batch-correction.ts';
import { acknowledgeBatch, findBatchRecipient } from '../../storage/batch-recipient.ts';
import { mayHaveBatch } from '../../storage/outbox-batch.ts';
import type { Context } from '../context.ts';
import { momentParts } from './moments.ts';
import { ackTexts as texts } from './status-texts.ts';

const pressedArgs = z.object({ b: z.int() });

/** «Ознакомлен(а)» under a broadcast: once for each reader, whatever they press it on and how often. */
export const acknowledgeCommand: Command<Context> = {
  name: 'broadcast-ack',
  words: [],
  // Somebody may speak for a school besides what they are now.
  who: ['coordinator', 'head', 'director', 'responsible'],
  where: 'private',
  run(context, { args }) {
    const { db, actor, now } = context;
    const pressed = pressedArgs.safeParse(args);
    const batch = pressed.success ? findBatch(db, pressed.data.b) : undefined;
    const recipient = batch?.asksAck === true ? findBatchRecipient(db, batch.id, actor.person.id) : undefined;
    // The conversation that is going on goes on.
    if (
      batch === undefined ||
      recipient === undefined ||
      !mayHaveBatch(db, batch.id, actor.person.externalId)
    ) {
      return answer(texts.notYours, { dialog: 'keep' });
    }
    const { acknowledgedAt } = recipient;
    if (acknowledgedAt === undefined) {
      acknowledgeBatch(db, recipient.id, now);
      return answer(texts.noted, { dialog: 'keep' });
    }
    const correctedAt = findCorrectedAt(db, batch.id);
    const when = momentParts(context, acknowledgedAt);
    const isBefore = correctedAt !== undefined && acknowledgedAt < correctedAt;
    return answer(isBefore ? texts.notedBeforeCorrection(when) : texts.notedBefore(when), { dialog: 'keep' });
  },
};
