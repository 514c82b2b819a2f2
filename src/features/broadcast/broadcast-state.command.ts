import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import type { Command } from '../../bot/command.ts';
import { listBatches } from '../../storage/batch.ts';
import { findCorrectedAt } from '../../storage/batch-correction.ts';
import type { Batch } from '../../storage/batch.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { labels } from '../texts.ts';
import { whyNot } from './fate-words.ts';
import { fatesOf, isClosed, unreachedSchools } from './fates.ts';
import type { Fate, RecipientFate } from './fates.ts';
import { momentParts } from './moments.ts';
import { pressedBatch } from './pressed-batch.ts';
import { statusTexts as texts } from './status-texts.ts';

const namesBatch = z.object({ b: z.unknown() });
/** So many reasons are told one by one; «Весь список» has all of them. */
const MOST_REASONS = 4;

/** What became of a broadcast, person by person; of the newest one where none is named. */
export const broadcastStateCommand: Command<Context> = {
  name: 'broadcast-state',
  words: texts.stateWords,
  help: texts.stateHelp,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    if (namesBatch.safeParse(args).data?.b !== undefined) {
      const batch = pressedBatch(context, args);
      return batch === undefined ? answer(officeTexts.stale) : showState(context, batch);
    }
    const [newest] = listBatches(context.db, context.district.id, { limit: 1, kind: 'broadcast' });
    return newest === undefined ? answer(texts.none) : showState(context, newest);
  },
};

function showState(context: Context, batch: Batch): Answer {
  const fates = fatesOf(context, batch);
  const buttons = context.actor.audience === 'coordinator' ? actRows(batch, fates) : [];
  const reading = readRows(context, batch, fates);
  return answer([...headLines(context, batch, fates), ...fateLines(context, batch, fates)].join('\n'), {
    keyboard: inline(...[...buttons, ...reading].filter((row) => row.length > 0)),
  });
}

function headLines(context: Context, batch: Batch, fates: readonly RecipientFate[]): string[] {
  const when = momentParts(context, batch.dueAt ?? batch.createdAt);
  const ended = batch.endedAt && momentParts(context, batch.endedAt);
  return [
    texts.head(batch.kind, when, batch.title),
    ...(batch.audience === undefined ? [] : [texts.whom(batch.audience)]),
    ...(batch.state === 'planned' && batch.dueAt !== undefined
      ? [texts.planned(momentParts(context, batch.dueAt), countOf(fates, 'planned'))]
      : []),
    ...(batch.state === 'awaits' ? [texts.awaits] : []),
    ...(batch.state === 'refused' ? [texts.refused] : []),
    ...(batch.state === 'stopped' && ended !== undefined
      ? [
          batch.endedBy === undefined
            ? texts.stoppedItself(momentParts(context, batch.dueAt ?? batch.createdAt))
            : texts.stoppedBy(batch.endedBy === context.actor.person.id, ended),
        ]
      : []),
  ];
}

function fateLines(context: Context, batch: Batch, fates: readonly RecipientFate[]): string[] {
  const namesOf = (...wanted: Fate[]) =>
    fates.filter(({ fate }) => wanted.includes(fate)).map(({ name }) => name);
  const made = fates.filter(({ fate }) => !['planned', 'left-out', 'absent'].includes(fate));
  const lines: string[] = [];
  const add = (names: readonly string[], line: (names: readonly string[]) => string) => {
    if (names.length > 0) lines.push(line(names));
  };
  const isOut =
    batch.state === 'sent' || (batch.state === 'stopped' && made.some(({ fate }) => fate !== 'stopped'));
  if (isOut && made.length > 0) {
    lines.push(texts.delivered(countOf(fates, 'sent', 'acknowledged'), made.length));
    if (batch.asksAck) lines.push(acknowledgedLine(context, batch, fates));
  }
  add(
    fates.filter((one) => one.fate === 'waiting' && whyNot(one) === undefined).map(({ name }) => name),
    texts.waiting,
  );
  lines.push(...linesByReason(fates, ['waiting'], texts.waiting, texts.waitingElse));
  lines.push(...linesByReason(fates, ['failed', 'expired'], texts.failed, texts.failedElse));
  add(namesOf('uncertain'), texts.uncertain);
  if (isOut) add(namesOf('stopped'), texts.stopped);
  const left = groupedBy(fates, ({ recipient }) => recipient?.leftOut);
  lines.push(...left.map(({ key, names }) => texts.leftOut(names, key)));
  add(namesOf('absent'), texts.absent);
  return lines;
}

function acknowledgedLine(context: Context, batch: Batch, fates: readonly RecipientFate[]): string {
  const given = fates.flatMap(({ recipient }) => recipient?.acknowledgedAt ?? []);
  const correctedAt = findCorrectedAt(context.db, batch.id);
  const before = correctedAt === undefined ? 0 : given.filter((at) => at < correctedAt).length;
  return texts.acknowledged(given.length, countOf(fates, 'sent', 'acknowledged'), before);
}

/** A line for each reason of those fates, the commonest first; the rare ones in one line. */
function linesByReason(
  fates: readonly RecipientFate[],
  wanted: readonly Fate[],
  line: (names: readonly string[], reason: string) => string,
  others: (people: number) => string,
): string[] {
  const groups = groupedBy(fates, (one) => (wanted.includes(one.fate) ? whyNot(one) : undefined)).toSorted(
    (a, b) => b.names.length - a.names.length,
  );
  const rest = groups.slice(MOST_REASONS).flatMap(({ names }) => names);
  return [
    ...groups.slice(0, MOST_REASONS).map(({ names, key }) => line(names, key)),
    ...(rest.length === 0 ? [] : [others(rest.length)]),
  ];
}

/** Their names by `keyOf`, those without a key left out. */
function groupedBy<K>(
  fates: readonly RecipientFate[],
  keyOf: (fate: RecipientFate) => K | undefined,
): { key: K; names: string[] }[] {
  const groups = new Map<K, string[]>();
  for (const one of fates) {
    const key = keyOf(one);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), one.name]);
  }
  return [...groups].map(([key, names]) => ({ key, names }));
}

function actRows(batch: Batch, fates: readonly RecipientFate[]): Button[][] {
  const args = { b: batch.id };
  const isOpen = batch.state === 'planned' || batch.state === 'awaits';
  const hasGone = countOf(fates, 'sent', 'acknowledged') > 0;
  return [
    [
      ...(isOpen || (batch.state === 'sent' && countOf(fates, 'waiting') > 0)
        ? [button(texts.stop, 'broadcast-stop', args, 'negative')]
        : []),
      ...(batch.state === 'planned' ? [button(texts.move, 'broadcast-move', args)] : []),
      ...(hasGone ? [button(labels.correct, 'correct', args)] : []),
    ],
    [
      ...(batch.kind === 'broadcast' && batch.state === 'sent' && countOf(fates, 'failed', 'expired') > 0
        ? [button(texts.repeat, 'broadcast-repeat', args)]
        : []),
      ...(batch.kind === 'broadcast' && fates.some(isClosed)
        ? [button(texts.mention, 'broadcast-mention', args)]
        : []),
    ],
  ];
}

function readRows(context: Context, batch: Batch, fates: readonly RecipientFate[]): Button[][] {
  const args = { b: batch.id };
  return [
    [
      ...(batch.asksAck && batch.state === 'sent' ? [button(texts.unread, 'broadcast-unread', args)] : []),
      ...(unreachedSchools(context, fates).length > 0 ? [button(texts.phone, 'broadcast-phone', args)] : []),
    ],
    [
      ...(fates.length > 0 ? [button(texts.fullList, 'broadcast-recipients', args)] : []),
      button(texts.listButton, 'batches'),
    ],
  ];
}

function countOf(fates: readonly RecipientFate[], ...wanted: Fate[]): number {
  return fates.filter(({ fate }) => wanted.includes(fate)).length;
}
