import type { Command } from 'commander';
import { actTexts } from '../features/subjects/office/act-texts.ts';
import { broughtUnits, importLine } from '../features/subjects/tables/import-line.ts';
import { importTexts } from '../features/subjects/tables/import-texts.ts';
import { noteAct } from '../features/subjects/office/journal.ts';
import { districtContextOf } from '../features/settings.ts';
import { AppError } from '../shared/app-error.ts';
import { findImport, listImports, undoImport } from '../storage/import.ts';
import { inTransaction } from '../storage/transaction.ts';
import { getUnit } from '../storage/unit.ts';
import { commandTexts as texts, helpTexts as help } from './command-texts.ts';
import { chooseDistrict, getDistrict } from './district.ts';
import { followByCommandLine } from './follow-by-command-line.ts';
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
          const lines = listImports(world.db, context.district.id).map((one) => importLine(context, one));
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
        withDatabase(session, (world) => {
          const { db, now } = world;
          const { undone, lines } = inTransaction(db, () => {
            const found = findImport(db, id);
            if (found === undefined) throw new AppError(texts.unknownImport(id));
            const context = districtContextOf(world, getUnit(db, found.districtId));
            const followed = followByCommandLine(
              context,
              () => {
                if (!undoImport(db, id, undefined, now)) throw new AppError(texts.undoneBefore(id));
                noteAct(context, actTexts.importUndone(found.id, found.title, found.inForce));
              },
              () => importTexts.undone(id, found.inForce),
            );
            return { undone: found, lines: followed.lines };
          });
          printLines((text) => session.io.stdout(text), [importTexts.undone(id, undone.inForce), ...lines]);
          if (broughtUnits(undone)) session.io.stderr(`${texts.unitsStay}\n`);
          return undefined;
        }),
      ),
    );
}
