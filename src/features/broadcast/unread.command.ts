import { answer } from '../../bot/answer.ts';
import { inline } from '../../bot/buttons.ts';
import { broadcastTo } from '../subjects/batches/start-broadcast.ts';
import { fatesOf } from './fates.ts';
import { namesDocuments } from './names-document.ts';
import { batchCommand } from './pressed-batch.ts';
import { LISTED, statusTexts as texts } from './status-texts.ts';

/** «Кто ещё нет»: everybody who has the broadcast and has not acknowledged it, by name. */
export const unreadCommand = batchCommand('broadcast-unread', ['coordinator', 'head'], (context, batch) => {
  if (!batch.asksAck) return answer(texts.noAck);
  const fates = fatesOf(context, batch);
  const unread = fates.filter(({ fate }) => fate === 'sent');
  const of = unread.length + fates.filter(({ fate }) => fate === 'acknowledged').length;
  const names = unread.map(({ name }) => name);
  const lines = [
    texts.unreadHead(names.length, of),
    ...names.slice(0, LISTED),
    ...(names.length > LISTED ? [texts.listMore] : []),
  ];
  const mayWrite = unread.length > 0 && context.actor.audience === 'coordinator';
  return answer(lines.join('\n'), {
    ...namesDocuments(
      context,
      names.map((name) => [name]),
    ),
    ...(mayWrite && {
      keyboard: inline([broadcastTo(texts.writeThem, { unread: batch.id, more: 1 })]),
    }),
  });
});
