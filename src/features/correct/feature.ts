import type { Feature } from '../feature.ts';
import { correctAgainCommand, correctCommand, sendCorrectionCommand } from './correct.command.ts';
import { correctFiguresCommand } from './correct-figures.command.ts';
import { correctDialog } from './correct.dialog.ts';

/** Another text for what was sent to many. */
export const correct: Feature = {
  commands: [correctCommand, correctFiguresCommand, sendCorrectionCommand, correctAgainCommand],
  dialogs: [correctDialog],
};
