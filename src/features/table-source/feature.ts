import type { Feature } from '../feature.ts';
import { lookEnded } from './look-ended.ts';
import { LOOK_AT_SOURCE, TRY_SOURCE } from './look-task.ts';
import { lookForTables } from './look.job.ts';
import { tableMissing } from './missing.job.ts';
import { keepSourceCommand, removeSourceCommand, setSourceCommand, setSourceDialog } from './set-source.ts';
import { lookNowCommand, tableSourceCommand } from './table-source.command.ts';
import { tryEnded } from './try-ended.ts';

/** «Источник таблицы»: the Friday fetch. */
export const tableSource: Feature = {
  commands: [tableSourceCommand, setSourceCommand, keepSourceCommand, removeSourceCommand, lookNowCommand],
  dialogs: [setSourceDialog],
  taskEnded: { [TRY_SOURCE]: tryEnded },
  districtTaskEnded: { [LOOK_AT_SOURCE]: lookEnded },
  jobs: [lookForTables, tableMissing],
};
