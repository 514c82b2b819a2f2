import type { Feature } from '../feature.ts';
import { addMeasureCommand, planAddCommand, planDraftCommand } from './add-measure.command.ts';
import { addMeasureDialog } from './add-measure.dialog.ts';
import { measureCommands } from './measure.command.ts';
import { moveMeasureCommand, moveMeasureDialog } from './move-measure.ts';
import { planReminders } from './plan-reminders.job.ts';
import { planCommand } from './plan.command.ts';

/** What a school decided to do, by days, and the reminders of it. */
export const plan: Feature = {
  commands: [
    planCommand,
    addMeasureCommand,
    planAddCommand,
    planDraftCommand,
    ...measureCommands,
    moveMeasureCommand,
  ],
  dialogs: [addMeasureDialog, moveMeasureDialog],
  jobs: [planReminders],
};
