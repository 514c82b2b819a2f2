import type { Feature, ReadWords } from '../feature.ts';
import { addSchoolCommand, addSchoolDialog } from './add-school.command.ts';
import { closeSchoolCommand, reopenSchoolCommand } from './close-school.command.ts';
import { askSchoolCommand, editSchoolDialog, renameSinceCommand, schoolKindCommand } from './edit-school.ts';
import { foreignNamesCommand } from './foreign-names.command.ts';
import { mergeSchoolsCommand } from './merge-schools.command.ts';
import { schoolNamesCommand, untieNameCommand } from './school-names.command.ts';
import { askListCommand, schoolListDialog, takeSchoolLines, writeListCommand } from './school-list.dialog.ts';
import { schoolsCommand } from './schools.command.ts';
import { unmergeSchoolsCommand } from './unmerge-schools.command.ts';

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
    renameSinceCommand,
    mergeSchoolsCommand,
    unmergeSchoolsCommand,
    schoolNamesCommand,
    untieNameCommand,
    foreignNamesCommand,
  ],
  dialogs: [editSchoolDialog, addSchoolDialog, schoolListDialog],
  fallback: takeSchoolLines,
});
