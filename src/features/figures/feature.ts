import type { Feature } from '../feature.ts';
import { employeesCommand } from './employees.command.ts';
import { employeesDialog } from './employees.dialog.ts';
import { figureCommand, figureSourceCommand } from './figure.command.ts';
import { figuresCommand } from './figures.command.ts';
import { readEmployees } from './read-employees.ts';
import { undoEmployeesCommand } from './undo-employees.command.ts';

/** The school's figures, and the one figure the school itself gives. */
export const figures: Feature = {
  commands: [figuresCommand, figureCommand, figureSourceCommand, employeesCommand, undoEmployeesCommand],
  dialogs: [employeesDialog],
  fallback: readEmployees,
};
