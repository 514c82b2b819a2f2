import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { listBatches } from '../../storage/batch.ts';
import type { Batch } from '../../storage/batch.ts';
import type { Context } from '../context.ts';
import { fatesOf } from './fates.ts';
import { momentParts } from './moments.ts';
import { statusTexts as texts } from './status-texts.ts';

const PAGE = 5;

/** «Что отправлено»: the last broadcasts, duties, results and letters, each with what became of it. */
export const batchesCommand: Command<Context> = {
  name: 'batches',
  words: texts.listWords,
  help: texts.listHelp,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const page = z.object({ p: z.int().min(0).max(10_000) }).safeParse(args).data?.p ?? 0;
    const found = listBatches(context.db, context.district.id, { limit: PAGE + 1, offset: page * PAGE });
    const shown = found.slice(0, PAGE);
    if (shown.length === 0) return answer(texts.nothingSent);
    const lines = shown.map((batch, index) => {
      const when = momentParts(context, batch.dueAt ?? batch.createdAt);
      return texts.listLine(
        page * PAGE + index + 1,
        batch.kind,
        when,
        batch.title,
        fateInWords(context, batch),
      );
    });
    const numbers = shown.map(({ id }, index) =>
      button(String(page * PAGE + index + 1), 'broadcast-state', { b: id }),
    );
    const more = found.length > PAGE ? [[button(texts.more, 'batches', { p: page + 1 })]] : [];
    return answer([texts.listHead, ...lines].join('\n'), { keyboard: inline(numbers, ...more) });
  },
};

function fateInWords(context: Context, batch: Batch): string {
  const { short } = texts;
  if (batch.state === 'planned' && batch.dueAt !== undefined) {
    return short.planned(momentParts(context, batch.dueAt));
  }
  if (batch.state === 'awaits') return short.awaits;
  if (batch.state === 'refused') return short.refused;
  const fates = fatesOf(context, batch).filter(({ fate }) => fate !== 'absent' && fate !== 'left-out');
  const sent = fates.filter(({ fate }) => fate === 'sent' || fate === 'acknowledged').length;
  if (batch.state === 'stopped') return short.stopped(sent);
  const acknowledged = fates.filter(({ fate }) => fate === 'acknowledged').length;
  return batch.asksAck
    ? `${short.sent(sent, fates.length)}, ${short.ack(acknowledged)}`
    : short.sent(sent, fates.length);
}
