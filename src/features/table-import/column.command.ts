import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { ColumnMeaning, ColumnQuestion } from '../../domain/table.ts';
import type { StagedFile } from '../../storage/staged-file.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { shortHash } from '../short-hash.ts';
import { choosableMetrics } from '../subjects/columns/choosable-metrics.ts';
import { formsOfMetric } from '../subjects/columns/column-forms.ts';
import { readingLines } from '../subjects/columns/column-words.ts';
import { findMetricByWords } from '../subjects/figures/find-metric.ts';
import {
  COLUMN_DIALOG,
  askColumn,
  chooseForm,
  chooseMetric,
  openQuestions,
  showTable,
  skipRest,
  takeAnswer,
} from './ask-columns.ts';
import { readingAgain } from './choose-period.ts';
import { texts } from './column-texts.ts';
import { MEASURE_WORDS, SKIP_WORDS } from './lexicon.ts';
import { findOwnFile, onOwnFile } from './own-file.ts';
import { contentsOf } from '../subjects/tables/staged-table.ts';
import type { StagedTable } from '../subjects/tables/staged-table.ts';
import { texts as importTexts } from './texts.ts';

/**
 * `k` names the column, then one of: `a` – a candidate by its place; `x` – skip it, skip all that is open, choose another
 * metric (`p`: the page); `m` – that metric, `u` – in which of its forms.
 */
const columnArgs = z.object({
  f: z.int(),
  k: z.string().max(20),
  a: z.int().min(0).max(20).optional(),
  x: z.enum(['skip', 'rest', 'other']).optional(),
  m: z.string().max(60).optional(),
  u: z.int().min(0).max(20).optional(),
  p: z.int().min(0).max(100).optional(),
});
type ColumnArgs = z.infer<typeof columnArgs>;

const fileArgs = z.object({ f: z.int() });
const dialogState = z.object({ f: z.int(), k: z.string() });

/** A file that waits: the question that is open, or what it would change. */
export const columnsCommand: Command<Context> = {
  name: 'import-columns',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOwnFile(fileArgs, (context, file) => {
    const contents = contentsOf(file);
    return contents?.kind === 'table' ? showTable(context, file, contents) : answer(officeTexts.stale);
  }),
};

/** «Таблица с показателями»: a document that may be an order as well is read as a table. */
export const tableFileCommand: Command<Context> = {
  name: 'import-file',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOwnFile(fileArgs, (context, file) =>
    file.state === 'awaited'
      ? answer(importTexts.reading(file.name), readingAgain(context, file, undefined))
      : answer(officeTexts.stale),
  ),
};

/** «Как понял столбцы» */
export const understoodCommand: Command<Context> = {
  name: 'import-understood',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOwnFile(fileArgs, (context, file) => {
    const contents = contentsOf(file);
    if (contents?.kind !== 'table') return answer(officeTexts.stale, { dialog: 'keep' });
    const lines = readingLines(context.reference, contents.table);
    const shown = lines.slice(0, MOST_LINES);
    const more = lines.length > shown.length ? [texts.moreUnderstood(lines.length - shown.length)] : [];
    const said =
      lines.length === 0 ? [texts.understoodNone] : [texts.understood(file.name), ...shown, ...more];
    return answer([...said, texts.changeLater].join('\n'), {
      keyboard: inline([
        button(texts.toPreview, 'import-columns', { f: file.id }),
        button(texts.profiles, 'table-profiles'),
      ]),
      dialog: 'keep',
    });
  }),
};

const MOST_LINES = 20;

/** An answer about one column. */
export const columnCommand: Command<Context> = {
  name: COLUMN_DIALOG,
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOwnFile(columnArgs, (context, file, args) => {
    const contents = contentsOf(file);
    if (contents?.kind !== 'table') return answer(officeTexts.stale);
    const question = openQuestions(contents).find(({ key }) => shortHash(key) === args.k);
    // Pressed a second time, by a second coordinator, or of a reading before this one.
    if (question === undefined) {
      return openQuestions(contents).length > 0
        ? askColumn(context, file, contents, [texts.answeredBefore])
        : answer(texts.answeredBefore, { dialog: 'keep' });
    }
    return act(context, file, contents, question, args);
  }),
};

function act(
  context: Context,
  file: StagedFile,
  contents: StagedTable,
  question: ColumnQuestion,
  { a, x, m, u, p }: ColumnArgs,
): Answer {
  if (x === 'skip') return takeAnswer(context, file, contents, question, { kind: 'skip' });
  if (x === 'rest') return skipRest(context, file, contents);
  if (x === 'other') return chooseMetric(context, file, question, p);
  const metric = choosableMetrics(context.reference, question.level).find(({ code }) => code === m);
  if (metric !== undefined) {
    const form = u === undefined ? undefined : formsOfMetric(metric, question)[u];
    return form === undefined
      ? chooseForm(context, file, contents, question, metric)
      : takeAnswer(context, file, contents, question, form);
  }
  const meaning = a === undefined ? undefined : question.candidates[a]?.meaning;
  return meaning === undefined
    ? askColumn(context, file, contents)
    : takeAnswer(context, file, contents, question, meaning);
}

/** The name of a metric typed instead of pressed. */
export const columnDialog: Dialog<Context> = {
  name: COLUMN_DIALOG,
  who: ['coordinator'],
  step(context, state, { text }) {
    const parsed = dialogState.safeParse(state);
    if (!parsed.success) return answer(officeTexts.interrupted);
    const found = findOwnFile(context, parsed.data.f);
    if ('over' in found) return answer(found.over);
    const contents = contentsOf(found.file);
    if (contents?.kind !== 'table') return answer(officeTexts.stale);
    const question = openQuestions(contents).find(({ key }) => shortHash(key) === parsed.data.k);
    if (question === undefined) return answer(texts.answeredBefore);
    return (
      takeWords(context, found.file, contents, question, text) ??
      askColumn(context, found.file, contents, [texts.notUnderstood])
    );
  },
};

/** «Звонят», «Пишут, %», «пропустить», «проценты» */
function takeWords(
  context: Context,
  file: StagedFile,
  contents: StagedTable,
  question: ColumnQuestion,
  text: string,
): Answer | undefined {
  if (SKIP_WORDS.test(text)) return takeAnswer(context, file, contents, question, { kind: 'skip' });
  const [, name = text, tail = ''] = /^(.*),([^,]*)$/.exec(text) ?? [];
  const metrics = choosableMetrics(context.reference, question.level);
  const metric = findMetricByWords(text, metrics) ?? findMetricByWords(name, metrics);
  if (metric === undefined) {
    const meaning = meaningByMeasure(question, text);
    return meaning && takeAnswer(context, file, contents, question, meaning);
  }
  const forms = formsOfMetric(metric, question).filter(
    (form) => form.kind === 'metric' && MEASURE_WORDS[form.measure].test(tail),
  );
  const [only, ...others] = forms;
  return only === undefined || others.length > 0
    ? chooseForm(context, file, contents, question, metric)
    : takeAnswer(context, file, contents, question, only);
}

/** «Проценты», «люди» where only one of the proposed answers is so. */
function meaningByMeasure({ candidates }: ColumnQuestion, text: string): ColumnMeaning | undefined {
  const [only, ...others] = candidates.filter(
    ({ meaning }) => meaning.kind === 'metric' && MEASURE_WORDS[meaning.measure].test(text),
  );
  return others.length === 0 ? only?.meaning : undefined;
}
