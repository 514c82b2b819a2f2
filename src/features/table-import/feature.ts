import type { Feature } from '../feature.ts';
import { choosePeriodCommand, choosePeriodDialog } from './choose-period.ts';
import { importsCommand, keepImportCommand, undoImportCommand } from './imports.command.ts';
import { readingEnded } from './reading-ended.ts';
import { READ_TABLE } from './reading-task.ts';
import { receiveFile } from './receive-file.ts';
import { pickNameCommand, settleCommand } from './settle-names.ts';
import { cancelImportCommand, writeImportCommand, writeSchoolListCommand } from './write-import.command.ts';

export const tableImport: Feature = {
  commands: [
    importsCommand,
    undoImportCommand,
    keepImportCommand,
    writeImportCommand,
    writeSchoolListCommand,
    cancelImportCommand,
    choosePeriodCommand,
    settleCommand,
    pickNameCommand,
  ],
  dialogs: [choosePeriodDialog],
  intercept: receiveFile,
  taskEnded: { [READ_TABLE]: readingEnded },
};
