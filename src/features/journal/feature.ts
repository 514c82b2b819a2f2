import type { Feature } from '../feature.ts';
import { journalFileCommand, journalFileDialog } from './journal-file.command.ts';
import { journalCommand } from './journal.command.ts';

/** Who did what in the name of the district. */
export const journal: Feature = {
  commands: [journalCommand, journalFileCommand],
  dialogs: [journalFileDialog],
};
