import type { Feature } from '../feature.ts';
import { reportSendCommand } from './report-send.command.ts';
import { reportWordsCommand, reportWordsDialog } from './report-words.ts';
import { reportCommand } from './report.command.ts';
import { weekNoteCommand, weekNotesCommand } from './week-notes.command.ts';

/** The weekly «анализ и меры»: a school's note, and the coordinator's view of all of them. */
export const report: Feature = {
  commands: [reportCommand, reportSendCommand, reportWordsCommand, weekNotesCommand, weekNoteCommand],
  dialogs: [reportWordsDialog],
};
