import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Period } from '../domain/period.ts';
import type { Table } from '../domain/table.ts';
import type { World } from '../features/context.ts';
import { actTexts } from '../features/subjects/office/act-texts.ts';
import {
  applyImport,
  changesAnything,
  findSameImport,
  planImport,
} from '../features/subjects/tables/import-plan.ts';
import { noteAct } from '../features/subjects/office/journal.ts';
import { readTableInWorker } from '../ingest/read-in-worker.ts';
import { inTransaction } from '../storage/transaction.ts';
import { commandTexts as texts, helpTexts as help } from './command-texts.ts';
import { chooseDistrict, ensureDistrict } from './district.ts';
import type { DistrictChoice } from './district.ts';
import { previewLines, reportOf, writtenLines } from './import-report.ts';
import type { Outcome } from './import-report.ts';
import { printLines } from './io.ts';
import { asOfValue, periodValue } from './option-values.ts';
import { startProgress } from './progress.ts';
import { readInputFile } from './read-input-file.ts';
import { withDatabase } from './session.ts';
import type { Run, Session } from './session.ts';

type Options = { asOf?: Period; period?: Period; district?: string; yes?: true; json?: true };

/** A file as it was read once: what is written is what was previewed. */
type ReadFile = { name: string; sha256: string; table: Table };

export function addImportCommand(program: Command, run: Run): void {
  const command = program.command('import').description(help.import).argument('<файл>', help.importFile);
  const asOf = command.createOption('--as-of <дата>', help.asOf).argParser(asOfValue).conflicts('period');
  const period = command.createOption('--period <с..по>', help.period).argParser(periodValue);
  command
    .addOption(asOf)
    .addOption(period)
    .option('--district <название>', help.district)
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
    const period = options.asOf ?? options.period;
    const table = await readTableInWorker(
      { name, bytes },
      { metrics: world.reference.metrics, district: choice.name, ...(period && { period }) },
    );
    const file: ReadFile = { name, sha256: createHash('sha256').update(bytes).digest('hex'), table };
    progress.say(options.yes ? texts.writing : texts.comparing);
    const outcome = options.yes ? commit(world, choice, file) : preview(world, choice, file);
    progress.end();
    return report(session, file, outcome, options);
  }).finally(() => progress.end());
}

function commit(world: World, choice: DistrictChoice, file: ReadFile): Outcome {
  return inTransaction(world.db, () => {
    const outcome = planned(world, choice, file);
    const { plan, same, context } = outcome;
    if (plan.refused || same !== undefined || !changesAnything(plan)) return outcome;
    const written = applyImport(context, plan, { title: file.name, sha256: file.sha256 });
    noteAct(context, actTexts.imported(written, file.name, plan.figures.length));
    return { ...outcome, written };
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
