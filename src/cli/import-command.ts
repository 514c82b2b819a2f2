import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Period } from '../domain/period.ts';
import { isRefused } from '../domain/table.ts';
import type { ColumnMeaning, Table } from '../domain/table.ts';
import type { World } from '../features/context.ts';
import { actTexts } from '../features/subjects/office/act-texts.ts';
import {
  applyImport,
  changesAnything,
  findSameImport,
  planImport,
} from '../features/subjects/tables/import-plan.ts';
import { writtenLine } from '../features/subjects/tables/import-preview.ts';
import { meaningInWords, questionLines } from '../features/subjects/columns/column-words.ts';
import { readingOptionsOf, rememberShape } from '../features/subjects/tables/table-shapes.ts';
import { noteAct } from '../features/subjects/office/journal.ts';
import { unpackTable } from '../domain/packed-table.ts';
import type { TableFile } from '../ingest/read-grids.ts';
import { readTableInWorker } from '../ingest/read-in-worker.ts';
import type { ReadTableOptions } from '../ingest/read-table.ts';
import { inTransaction } from '../storage/transaction.ts';
import { commandTexts as texts, helpTexts as help } from './command-texts.ts';
import { chooseDistrict, ensureDistrict } from './district.ts';
import type { DistrictChoice } from './district.ts';
import { followByCommandLine } from './follow-by-command-line.ts';
import { previewLines, reportOf, writtenLines } from './import-report.ts';
import type { Outcome } from './import-report.ts';
import { printLines } from './io.ts';
import { columnOption, columnValue } from './column-option.ts';
import type { ColumnChoice } from './column-option.ts';
import { asOfValue, periodValue } from './option-values.ts';
import { startProgress } from './progress.ts';
import { readInputFile } from './read-input-file.ts';
import { withDatabase } from './session.ts';
import type { Run, Session } from './session.ts';

type Options = {
  asOf?: Period;
  period?: Period;
  district?: string;
  column?: readonly ColumnChoice[];
  yes?: true;
  json?: true;
};

/** A file as it was read once: what is written is what was previewed. `answers`: of its columns, by their keys. */
type ReadFile = {
  name: string;
  sha256: string;
  table: Table;
  answers: ReadonlyMap<string, ColumnMeaning>;
};

export function addImportCommand(program: Command, run: Run): void {
  const command = program.command('import').description(help.import).argument('<файл>', help.importFile);
  const asOf = command.createOption('--as-of <дата>', help.asOf).argParser(asOfValue).conflicts('period');
  const period = command.createOption('--period <с..по>', help.period).argParser(periodValue);
  command
    .addOption(asOf)
    .addOption(period)
    .option('--district <название>', help.district)
    .addOption(
      command.createOption('--column <ячейка=смысл>', help.column).argParser(columnValue).default([], ''),
    )
    .option('--yes', help.yes)
    .option('--json', help.json)
    .addHelpText('after', help.importExample)
    .action((file: string, options: Options) => run((session) => importFile(session, file, options)));
}

async function importFile(session: Session, path: string, options: Options): Promise<number> {
  const { io } = session;
  const bytes = readInputFile(resolve(io.folder, path), path);
  const progress = startProgress(io);
  return await withDatabase(session, async (world) => {
    const choice = chooseDistrict(world, session, options.district);
    const name = basename(path);
    progress.say(texts.reading(name));
    const { table, answers, notTaken } = await readAnswered(
      { name, bytes },
      optionsFor(world, choice, options),
      options.column,
    );
    progress.end();
    printLines(
      (text) => session.io.stderr(text),
      notTaken.map(({ text }) => texts.columnNotTaken(text)),
    );
    const file: ReadFile = {
      ...{ name, table, answers },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    if (!isRefused(table) && table.questions.length > 0) {
      progress.end();
      return tellQuestions(session, world, file, options);
    }
    progress.say(options.yes ? texts.writing : texts.comparing);
    const outcome = options.yes ? commit(world, choice, file) : preview(world, choice, file);
    progress.end();
    return report(session, file, outcome, options);
  }).finally(() => progress.end());
}

function optionsFor(
  world: World,
  { name, unit }: DistrictChoice,
  { asOf, period }: Options,
): ReadTableOptions {
  const { db, reference } = world;
  const given = asOf ?? period;
  return {
    ...(unit === undefined
      ? { metrics: reference.metrics }
      : readingOptionsOf(db, reference.metrics, unit.id)),
    district: name,
    ...(given && { period: given }),
  };
}

/** Reads the file, and again with what --column says of the columns it asks about, as long as that settles something. */
async function readAnswered(
  file: TableFile,
  options: ReadTableOptions,
  choices: readonly ColumnChoice[] = [],
): Promise<Pick<ReadFile, 'table' | 'answers'> & { notTaken: readonly ColumnChoice[] }> {
  const answers = new Map<string, ColumnMeaning>();
  const asked = new Set<string>();
  let first: Table | undefined;
  for (;;) {
    const { profiles = [] } = options;
    const meanings = [...answers].map(([key, meaning]) => ({ key, meaning }));
    const shape = first?.shape?.hash;
    const packed = await readTableInWorker(file, {
      ...options,
      ...(shape !== undefined && meanings.length > 0 && { profiles: [{ shape, meanings }, ...profiles] }),
    });
    const table = unpackTable(packed);
    first ??= table;
    const told = table.questions.flatMap(({ key, at }) => {
      const choice = choices.find(({ cell }) => cell === at.cell);
      asked.add(at.cell);
      return choice === undefined || answers.has(key) ? [] : [[key, choice.meaning] as const];
    });
    if (told.length === 0) {
      const isTaken = ({ cell }: ColumnChoice) =>
        asked.has(cell) && !table.questions.some(({ at }) => at.cell === cell);
      return { table, answers, notTaken: choices.filter((choice) => !isTaken(choice)) };
    }
    for (const [key, meaning] of told) answers.set(key, meaning);
  }
}

/** Columns that only a person can name: they are listed, and nothing is written. */
function tellQuestions(
  { io }: Session,
  world: World,
  { name, sha256, table }: ReadFile,
  { json }: Options,
): number {
  const { reference } = world;
  if (json) io.stdout(`${JSON.stringify({ file: name, sha256, questions: table.questions }, null, 2)}\n`);
  printLines(
    (text) => io.stderr(text),
    [
      texts.columnsUnclear(name, table.questions.length),
      ...table.questions.flatMap((question) => [
        ...questionLines(reference, question, table).slice(0, 2),
        ...question.candidates.map(({ meaning, confidence }) =>
          texts.columnCandidate(
            columnOption(question.at.cell, meaning),
            meaningInWords(reference, meaning, question.bases),
            Math.round(confidence * 100),
          ),
        ),
        texts.columnSkip(columnOption(question.at.cell, { kind: 'skip' })),
      ]),
      texts.columnsInBot,
    ],
  );
  return 1;
}

function commit(world: World, choice: DistrictChoice, file: ReadFile): Outcome {
  return inTransaction(world.db, () => {
    const outcome = planned(world, choice, file);
    const { plan, same, context } = outcome;
    if (plan.refused || same !== undefined || !changesAnything(plan)) return outcome;
    const { done: written, lines: reached } = followByCommandLine(
      context,
      () => {
        const id = applyImport(context, plan, { title: file.name, sha256: file.sha256 });
        rememberShape(context, file.table, file.answers);
        noteAct(context, actTexts.imported(id, file.name, plan.figures.length));
        return id;
      },
      () => writtenLine(context, plan),
    );
    return { ...outcome, written, reached };
  });
}

/** The same plan, made in a transaction that is taken back: not even the district stays. */
function preview(world: World, choice: DistrictChoice, file: ReadFile): Outcome {
  let outcome: Outcome | undefined;
  const takeBack = new Error('only looked at');
  try {
    inTransaction(world.db, () => {
      outcome = planned(world, choice, file);
      throw takeBack;
    });
  } catch (error) {
    if (error !== takeBack) throw error;
  }
  if (outcome === undefined) throw takeBack;
  return outcome;
}

function planned(world: World, choice: DistrictChoice, { table, sha256 }: ReadFile): Outcome {
  const context = ensureDistrict(world, choice);
  const plan = planImport(context, context.district, table);
  return {
    context,
    plan,
    written: undefined,
    reached: [],
    same: plan.refused ? undefined : findSameImport(context, plan, sha256),
  };
}

function report({ io }: Session, file: ReadFile, outcome: Outcome, { yes, json }: Options): number {
  const { plan, written } = outcome;
  const isNothing = plan.values.new + plan.values.changed.length + plan.values.unchanged === 0;
  if (json) io.stdout(`${JSON.stringify(reportOf(file, outcome), null, 2)}\n`);
  if (plan.refused) {
    const refusals = plan.problems
      .filter(({ severity }) => severity === 'refuse')
      .map(({ sentence }) => sentence);
    printLines((text) => io.stderr(text), [texts.fileRefused(file.name), ...refusals]);
    return 1;
  }
  const lines = written === undefined ? previewLines(outcome) : writtenLines(outcome, written);
  if (!json) printLines((text) => io.stdout(text), lines);
  if (!yes && outcome.same === undefined && changesAnything(plan)) io.stderr(`${texts.repeatWithYes}\n`);
  return yes && isNothing ? 1 : 0;
}
