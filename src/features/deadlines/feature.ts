import type { Feature } from '../feature.ts';
import {
  addDeadlineCommand,
  addDeadlineDialog,
  draftSchoolCommand,
  editDraftCommand,
  saveDeadlineCommand,
} from './add-deadline.dialog.ts';
import { deadlineCardCommand, deadlinesCommand, removeDeadlineCommand } from './deadlines.command.ts';

export const deadlines: Feature = {
  commands: [
    deadlinesCommand,
    addDeadlineCommand,
    editDraftCommand,
    draftSchoolCommand,
    saveDeadlineCommand,
    deadlineCardCommand,
    removeDeadlineCommand,
  ],
  dialogs: [addDeadlineDialog],
};
