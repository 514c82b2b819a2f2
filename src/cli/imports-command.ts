import type { Command } from 'commander';
import { z } from 'zod';
import { yearOf } from '../domain/calendar-day.ts';
import type { DistrictContext } from '../features/context.ts';
import { todayOf } from '../features/district-hours.ts';
import { officeTexts } from '../features/office-texts.ts';
import { momentOf } from '../features/table-import/moment.ts';
import { texts as tableTexts } from '../features/table-import/texts.ts';
import { AppError } from '../shared/app-error.ts';
import { findImport, listImports, undoImport } from '../storage/import.ts';
import type { StoredImport } from '../storage/import.ts';
import { listPeriodsOfImport } from '../storage/measurement.ts';
import { inTransaction } from '../storage/transaction.ts';
import { commandTexts as texts, helpTexts as help } from './command-texts.ts';
import { chooseDistrict, getDistrict } from './district.ts';
import { printLines } from './io.ts';
import { idValue } from './option-values.ts';
import { withDatabase } from './session.ts';
import type { Run } from './session.ts';

type Options = { district?: string };

export function addImportsCommands(program: Command, run: Run): void {
  const imports = program.command('imports').description(help.imports);
  imports
    .command('list')
    .description(help.importsList)
    .option('--district <название>', help.district)
    .action((options: Options) =>
      run((session) =>
        withDatabase(session, (world) => {
          const context = getDistrict(world, chooseDistrict(world, session, options.district));
          const lines = listImports(world.db, context.district.id).map((one) => lineOf(context, one));
          printLines((text) => session.io.stdout(text), lines);
          if (lines.length === 0) session.io.stderr(`${texts.noImports}\n`);
          return undefined;
        }),
      ),
    );
  imports
    .command('undo')
    .description(help.importsUndo)
    .argument('<номер>', help.importId, idValue)
    .action((id: number) =>
      run((session) =>
        withDatabase(session, ({ db, now }) => {
          const undone = inTransaction(db, () => {
            const found = findImport(db, id);
            if (found === undefined) throw new AppError(texts.unknownImport(id));
            if (!undoImport(db, id, undefined, now)) throw new AppError(texts.undoneBefore(id));
            return found;
          });
          session.io.stdout(`${tableTexts.undone(id, undone.inForce)}\n`);
          if (broughtUnits(undone)) session.io.stderr(`${texts.unitsStay}\n`);
          return undefined;
        }),
      ),
    );
}

/** The part of an import's summary that is asked for here. */
const summarySchema = z.object({ units: z.object({ new: z.int() }) });

function broughtUnits({ summary }: StoredImport): boolean {
  return (summarySchema.safeParse(summary).data?.units.new ?? 0) > 0;
}

function lineOf(context: DistrictContext, one: StoredImport): string {
  const thisYear = yearOf(todayOf(context));
  const line = tableTexts.importLine(
    one.id,
    momentOf(context, one.createdAt),
    one.title,
    officeTexts.values(one.values),
    listPeriodsOfImport(context.db, one.id).map((period) => officeTexts.forPeriod(period, thisYear)),
  );
  if (one.undoneAt !== undefined) return tableTexts.importUndone(line);
  return one.inForce === 0 && one.values > 0 ? tableTexts.importSuperseded(line) : line;
}
