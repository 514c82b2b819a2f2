import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline, inRows } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import type { Metric } from '../../domain/metric.ts';
import { unpackTable } from '../../domain/packed-table.ts';
import { isRefused } from '../../domain/table.ts';
import type { ColumnMeaning, ColumnQuestion } from '../../domain/table.ts';
import { saveStagedAnswers } from '../../storage/staged-file.ts';
import type { StagedFile } from '../../storage/staged-file.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { shortHash } from '../short-hash.ts';
import { choosableMetrics } from '../subjects/columns/choosable-metrics.ts';
import { formsOfMetric } from '../subjects/columns/column-forms.ts';
import { columnTexts } from '../subjects/columns/column-texts.ts';
import {
  countOfOnButton,
  meaningInWords,
  meaningOnButton,
  questionLines,
  shownHeading,
} from '../subjects/columns/column-words.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { pickerTexts } from '../texts.ts';
import type { StagedTable } from '../subjects/tables/staged-table.ts';
import { rememberShape } from '../subjects/tables/table-shapes.ts';
import { isAskedElse, readingAgain } from './choose-period.ts';
import { texts } from './column-texts.ts';
import { previewTable } from './preview.ts';

export const COLUMN_DIALOG = 'import-column';

/** A table that was read: what has to be asked of its columns first, or what it would change. `said` goes before it. */
export function showTable(
  context: Context,
  file: StagedFile,
  contents: StagedTable,
  said: readonly string[] = [],
): Answer {
  const { table } = contents;
  return isRefused(table) || openQuestions(contents).length === 0
    ? previewTable(context, file, unpackTable(table), said[0])
    : askColumn(context, file, contents, said);
}

/** Those without an answer yet, in the order of the columns. */
export function openQuestions({ table, answers = [] }: StagedTable): ColumnQuestion[] {
  return table.questions.filter(({ key }) => answers.every((one) => one.key !== key));
}

/** Asks about the first column that is open. `said` goes before it. */
export function askColumn(
  context: Context,
  file: StagedFile,
  contents: StagedTable,
  said: readonly string[] = [],
): Answer {
  const open = openQuestions(contents);
  const [question] = open;
  if (question === undefined) return previewTable(context, file, unpackTable(contents.table));
  const all = contents.table.questions.length;
  const args = argsOf(file, question);
  const { reference } = context;
  const candidates = distinct(
    question.candidates.map(({ meaning }, index) =>
      button(meaningOnButton(reference, meaning, question.bases, question.doubt), 'import-column', {
        ...args,
        a: index,
      }),
    ),
  );
  const rest = open.length > 2 ? [button(texts.skipRest, 'import-column', { ...args, x: 'rest' })] : [];
  return answer(
    [
      ...said,
      ...questionLines(reference, question, contents.table),
      texts.place(all - open.length + 1, all),
    ].join('\n'),
    {
      keyboard: inline(
        ...inRows(
          candidates,
          candidates.length <= 3 && candidates.some(({ label }) => label.length > 20) ? 1 : 2,
        ),
        [
          button(texts.other, 'import-column', { ...args, x: 'other' }),
          button(question.inRow ? texts.skipRow : texts.skip, 'import-column', { ...args, x: 'skip' }),
        ],
        [...rest, button(officeTexts.cancel, 'import-cancel', { f: file.id })],
      ),
      dialog: isAskedElse(context, COLUMN_DIALOG) ? 'keep' : { name: COLUMN_DIALOG, state: args },
    },
  );
}

const METRICS_ON_PAGE = 6;

/** «Это другой показатель»: all that the district counts, and the way to one more. */
export function chooseMetric(context: Context, file: StagedFile, question: ColumnQuestion, page = 0): Answer {
  const metrics = choosableMetrics(context.reference, question.level);
  const args = argsOf(file, question);
  const last = Math.max(0, Math.ceil(metrics.length / METRICS_ON_PAGE) - 1);
  const at = Math.min(page, last);
  const shown = metrics.slice(at * METRICS_ON_PAGE, (at + 1) * METRICS_ON_PAGE);
  const rest = metrics.length - at * METRICS_ON_PAGE - shown.length;
  const turns = [
    ...(at > 0 ? [button(pickerTexts.back, 'import-column', { ...args, x: 'other', p: at - 1 })] : []),
    ...(rest > 0
      ? [button(pickerTexts.more(rest), 'import-column', { ...args, x: 'other', p: at + 1 })]
      : []),
  ];
  return answer(texts.chooseMetric(shownHeading(question.heading)), {
    keyboard: inline(
      ...inRows(shown.map(({ code, title }) => button(title, 'import-column', { ...args, m: code }))),
      [...turns, button(texts.back, 'import-columns', { f: file.id })],
      [button(texts.newMetric, 'own-metric-new', args, 'primary')],
    ),
    dialog: { name: COLUMN_DIALOG, state: args },
  });
}

/** The metric is chosen: taken as it must be meant, or asked how. */
export function chooseForm(
  context: Context,
  file: StagedFile,
  contents: StagedTable,
  question: ColumnQuestion,
  metric: Metric,
): Answer {
  const forms = formsOfMetric(metric, question);
  const [only, ...others] = forms;
  const args = { ...argsOf(file, question), m: metric.code };
  if (only === undefined) return askColumn(context, file, contents, [texts.noForm(metric.title)]);
  if (others.length === 0) return takeAnswer(context, file, contents, question, only);
  const isOfSeveral = forms.filter((form) => form.kind === 'metric' && form.base !== undefined).length > 1;
  const buttons = forms.map((form, index) =>
    button(
      (isOfSeveral ? countOfOnButton(form, question.bases) : undefined) ??
        meaningOnButton(context.reference, form, question.bases),
      'import-column',
      { ...args, u: index },
    ),
  );
  return answer(texts.chooseForm(shownHeading(question.heading), metric.title), {
    keyboard: inline(...distinct(buttons).map((one) => [one]), [
      button(texts.back, 'import-columns', { f: file.id }),
    ]),
    dialog: 'keep',
  });
}

/** Keeps an answer and goes on: with the next question, or with reading the file by all of them. */
export function takeAnswer(
  context: Context,
  file: StagedFile,
  contents: StagedTable,
  question: ColumnQuestion,
  meaning: ColumnMeaning,
): Answer {
  const heading = shownHeading(question.heading);
  const said =
    meaning.kind === 'skip'
      ? (question.inRow ? texts.skippedRow : texts.skipped)(heading)
      : (question.inRow ? texts.answeredRow : texts.answered)(
          heading,
          meaningInWords(context.reference, meaning, question.bases),
        );
  return withAnswers(context, file, contents, [{ key: question.key, meaning }], said);
}

/** None of the columns that are still open is needed. */
export function skipRest(context: Context, file: StagedFile, contents: StagedTable): Answer {
  const skipped = openQuestions(contents).map(({ key }) => ({ key, meaning: { kind: 'skip' } as const }));
  return withAnswers(context, file, contents, skipped);
}

function withAnswers(
  context: Context,
  file: StagedFile,
  contents: StagedTable,
  given: NonNullable<StagedTable['answers']>,
  said?: string,
): Answer {
  const next = { ...contents, answers: [...(contents.answers ?? []), ...given] };
  saveStagedAnswers(context.db, file.id, next.answers);
  if (openQuestions(next).length > 0) {
    return askColumn(context, file, next, said === undefined ? [] : [said]);
  }
  const answers = new Map(next.answers.map(({ key, meaning }) => [key, meaning]));
  rememberShape(context, contents.table, answers);
  noteAct(context, columnTexts.act(file.name, answers.size));
  return answer([...(said === undefined ? [] : [said]), texts.allAnswered(file.name)].join('\n'), {
    ...readingAgain(context, file, file.period),
  });
}

function argsOf(file: StagedFile, { key }: ColumnQuestion): { f: number; k: string } {
  return { f: file.id, k: shortHash(key) };
}

/** Two labels of one keyboard never read the same. */
function distinct(buttons: readonly Button[]): Button[] {
  return buttons.map((one, index) => {
    const isTwin = buttons.some((other, at) => at < index && other.label === one.label);
    return isTwin ? { ...one, label: `${one.label.slice(0, 36)} (${index + 1})` } : one;
  });
}
