import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { Batch } from '../../storage/batch.ts';
import { broadcastReply } from '../subjects/batches/batch-text.ts';
import type { Context } from '../context.ts';
import { headPeers } from '../subjects/people/head-peers.ts';
import { sendingTime } from './compose.ts';
import { momentParts } from './moments.ts';
import { approvalTexts as texts } from './act-texts.ts';

/** The text as it was written, and the question under it. */
export function askHeads(context: Context, batch: Batch, people: number): Outgoing[] {
  const { at } = sendingTime(context);
  const when = batch.dueAt && momentParts(context, batch.dueAt);
  const { text, attachments } = broadcastReply(context, batch, batch.text ?? '');
  const shown = { text, ...(attachments && { attachments }) };
  return headPeers(context).flatMap((to): Outgoing[] => [
    { ...shown, to, lane: 'bulk', notBefore: at, dedupeKey: `approve/${batch.id}/${to}/text` },
    {
      to,
      lane: 'bulk',
      text: texts.ask(batch.title, people, batch.audience ?? '', when),
      keyboard: inline([
        button(texts.approve, 'broadcast-approve', { b: batch.id }, 'positive'),
        button(texts.refuse, 'broadcast-refuse', { b: batch.id }, 'negative'),
      ]),
      notBefore: at,
      dedupeKey: `approve/${batch.id}/${to}`,
    },
  ]);
}
