import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import { changeBatchState, findBatchOfDistrict } from '../../storage/batch.ts';
import { listCorrections } from '../../storage/batch-correction.ts';
import type { Batch } from '../../storage/batch.ts';
import { stopBatch } from '../../storage/outbox-batch.ts';
import type { Context } from '../context.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { labels } from '../texts.ts';
import { fatesOf } from './fates.ts';
import { momentParts } from './moments.ts';
import { namesDocuments } from './names-document.ts';
import { batchCommand } from './pressed-batch.ts';
import { statusTexts as texts } from './status-texts.ts';
import { actTexts } from './act-texts.ts';

/** Stops what has not gone yet, at once and without a question, and names who has it already. */
export const stopBroadcastCommand = batchCommand('broadcast-stop', ['coordinator'], (context, batch) => {
  if (batch.state === 'stopped' || batch.state === 'refused') return answer(endedBefore(context, batch));
  if (batch.state === 'sent') return stopUnderWay(context, batch);
  if (!end(context, batch)) return answer(texts.stopNothing);
  return answer(texts.stoppedPlanned, { keyboard: inline([button(texts.listButton, 'batches')]) });
});

function stopUnderWay(context: Context, batch: Batch): Answer {
  const waiting = fatesOf(context, batch).filter(({ fate }) => fate === 'waiting');
  const keyboard = inline([
    button(texts.whatBecame, 'broadcast-state', { b: batch.id }),
    button(labels.correct, 'correct', { b: batch.id }),
  ]);
  if (waiting.length === 0 || !end(context, batch)) return answer(texts.stopNothing, { keyboard });
  for (const id of [batch.id, ...listCorrections(context.db, batch.id)]) stopBatch(context.db, id);
  const stopped = findBatchOfDistrict(context.db, context.district.id, batch.id) ?? batch;
  const fates = fatesOf(context, stopped);
  const namesOf = (...wanted: string[]) =>
    fates.filter(({ fate }) => wanted.includes(fate)).map(({ name }) => name);
  const going = namesOf('waiting');
  const has = namesOf('sent', 'acknowledged');
  const lines = [
    texts.stoppedNow(has, namesOf('stopped').length),
    ...(going.length > 0 ? [texts.stillGoing(going)] : []),
  ];
  return answer(lines.join('\n'), {
    keyboard,
    ...namesDocuments(
      context,
      has.map((name) => [name]),
    ),
  });
}

function end(context: Context, batch: Batch): boolean {
  const { db, now, actor } = context;
  const from = ['sent', 'planned', 'awaits'] as const;
  if (!changeBatchState(db, batch, { from, to: 'stopped', by: actor.person.id }, now)) return false;
  noteAct(context, actTexts.stopped(batch.title));
  return true;
}

function endedBefore(context: Context, { state, endedBy, endedAt, createdAt }: Batch): string {
  if (state === 'refused') return texts.refused;
  const at = endedAt ?? createdAt;
  if (endedBy === undefined) return texts.stoppedItself(momentParts(context, at));
  return alreadyDone(context, endedBy, at);
}
