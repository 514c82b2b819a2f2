import type { Feature } from '../feature.ts';
import { choosePeriodCommand, choosePeriodDialog } from './choose-period.ts';
import {
  columnCommand,
  columnDialog,
  columnsCommand,
  tableFileCommand,
  understoodCommand,
} from './column.command.ts';
import { foreignSchoolCommand } from './foreign-schools.command.ts';
import { importsCommand, keepImportCommand, undoImportCommand } from './imports.command.ts';
import { openImportCommand } from './open-import.command.ts';
import { readingEnded } from './reading-ended.ts';
import { READ_TABLE } from './reading-task.ts';
import { receiveFile } from './receive-file.ts';
import {
  acceptNamesCommand,
  allNewCommand,
  newNameCommand,
  pickNameCommand,
  settleCommand,
} from './settle-names.ts';
import { cancelImportCommand, writeImportCommand, writeSchoolListCommand } from './write-import.command.ts';

export const tableImport: Feature = {
  commands: [
    importsCommand,
    undoImportCommand,
    keepImportCommand,
    writeImportCommand,
    writeSchoolListCommand,
    cancelImportCommand,
    openImportCommand,
    choosePeriodCommand,
    columnsCommand,
    columnCommand,
    understoodCommand,
    tableFileCommand,
    settleCommand,
    pickNameCommand,
    newNameCommand,
    allNewCommand,
    acceptNamesCommand,
    foreignSchoolCommand,
  ],
  dialogs: [choosePeriodDialog, columnDialog],
  intercept: receiveFile,
  taskEnded: { [READ_TABLE]: readingEnded },
};
