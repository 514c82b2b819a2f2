import type { Feature } from '../feature.ts';
import {
  addVacationCommand,
  addVacationDialog,
  editVacationCommand,
  saveVacationCommand,
  vacationSchoolCommand,
} from './add-vacation.dialog.ts';
import { removeVacationCommand, vacationsCommand } from './vacations.command.ts';

export const vacations: Feature = {
  commands: [
    vacationsCommand,
    addVacationCommand,
    editVacationCommand,
    vacationSchoolCommand,
    saveVacationCommand,
    removeVacationCommand,
  ],
  dialogs: [addVacationDialog],
};
