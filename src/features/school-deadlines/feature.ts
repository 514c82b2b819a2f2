import type { Feature } from '../feature.ts';
import { deadlineDoneCommand } from './deadline-done.command.ts';
import { deadlineNotDoneCommand } from './deadline-not-done.command.ts';
import { schoolDeadlinesCommand } from './school-deadlines.command.ts';

/** What a school has to do by when, and its «Готово». */
export const schoolDeadlines: Feature = {
  commands: [schoolDeadlinesCommand, deadlineDoneCommand, deadlineNotDoneCommand],
};
