import type { Feature } from '../feature.ts';
import { deadlineDoneCommand } from './deadline-done.command.ts';
import { deadlineNotDoneCommand } from './deadline-not-done.command.ts';
import { giveAnswerDialog } from './give-answer.dialog.ts';
import { dutyNoCommand, notOursCommand } from './not-ours.command.ts';
import { schoolDeadlinesCommand } from './school-deadlines.command.ts';

/** What a school has to do by when, and what it answers. */
export const schoolDeadlines: Feature = {
  commands: [
    schoolDeadlinesCommand,
    deadlineDoneCommand,
    deadlineNotDoneCommand,
    notOursCommand,
    dutyNoCommand,
  ],
  dialogs: [giveAnswerDialog],
};
