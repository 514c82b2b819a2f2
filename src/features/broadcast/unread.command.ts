import { answer } from '../../bot/answer.ts';
import { inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { broadcastTo } from '../subjects/batches/start-broadcast.ts';
import { fatesOf } from './fates.ts';
import { namesDocuments } from './names-document.ts';
import { pressedBatch } from './pressed-batch.ts';
import { LISTED, statusTexts as texts } from './status-texts.ts';

/** «Кто ещё нет»: everybody who has the broadcast and has not acknowledged it, by name. */
export const unreadCommand: Command<Context> = {
  name: 'broadcast-unread',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const batch = pressedBatch(context, args);
    if (batch === undefined) return answer(officeTexts.stale);
    if (!batch.asksAck) return answer(texts.noAck);
    const fates = fatesOf(context, batch);
    const unread = fates.filter(({ fate }) => fate === 'sent');
    const of = unread.length + fates.filter(({ fate }) => fate === 'acknowledged').length;
    const names = unread.map(({ name }) => name);
    const lines = [
      texts.unreadHead(names.length, of),
      ...names.slice(0, LISTED),
      ...(names.length > LISTED ? [texts.unreadMore] : []),
    ];
    const mayWrite = unread.length > 0 && context.actor.audience === 'coordinator';
    return answer(lines.join('\n'), {
      ...namesDocuments(context, names),
      ...(mayWrite && {
        keyboard: inline([broadcastTo(texts.writeThem, { unread: batch.id, more: 1 })]),
      }),
    });
  },
};
