import type { Feature, ReadWords } from '../feature.ts';
import { addSchoolCommand, addSchoolDialog } from './add-school.command.ts';
import { closeSchoolCommand, reopenSchoolCommand } from './close-school.command.ts';
import { askSchoolCommand, editSchoolDialog, schoolKindCommand } from './edit-school.ts';
import { askListCommand, schoolListDialog, takeSchoolLines, writeListCommand } from './school-list.dialog.ts';
import { schoolsCommand } from './schools.command.ts';

export const schools = (readWords: ReadWords): Feature => ({
  commands: [
    schoolsCommand(readWords),
    addSchoolCommand,
    askSchoolCommand,
    schoolKindCommand,
    closeSchoolCommand,
    reopenSchoolCommand,
    askListCommand,
    writeListCommand,
  ],
  dialogs: [editSchoolDialog, addSchoolDialog, schoolListDialog],
  fallback: takeSchoolLines,
});
