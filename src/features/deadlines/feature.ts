import type { Feature, ReadWords } from '../feature.ts';
import {
  addDeadlineCommand,
  addDeadlineDialog,
  draftSchoolCommand,
  saveDeadlineCommand,
} from './add-deadline.dialog.ts';
import {
  deadlineCardCommand,
  debtorsCommand,
  noteDebtorsCommand,
  removeDeadlineCommand,
} from './deadline-card.command.ts';
import { deadlinesCommand } from './deadlines.command.ts';
import { editDraftCommand } from './edit-draft.command.ts';
import { dutyTemplateCommand, dutyTemplatesCommand } from './templates.command.ts';

/** What the schools of a district have to do, as the coordinator keeps it. */
export const deadlines = (readWords: ReadWords): Feature => ({
  commands: [
    deadlinesCommand,
    addDeadlineCommand(readWords),
    editDraftCommand,
    draftSchoolCommand,
    saveDeadlineCommand,
    deadlineCardCommand,
    debtorsCommand,
    noteDebtorsCommand,
    removeDeadlineCommand,
    dutyTemplatesCommand,
    dutyTemplateCommand,
  ],
  dialogs: [addDeadlineDialog],
});
