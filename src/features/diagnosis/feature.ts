import type { Feature } from '../feature.ts';
import { causesCommand } from './causes.command.ts';
import { memoCommand } from './memo.command.ts';
import { whyAnswerCommand } from './why-answer.command.ts';
import { whyCommand } from './why.command.ts';
import { whyDialog } from './why.dialog.ts';

/** Why a figure is low, and what the schools of a district found. */
export const diagnosis: Feature = {
  commands: [whyCommand, whyAnswerCommand, memoCommand, causesCommand],
  dialogs: [whyDialog],
};
