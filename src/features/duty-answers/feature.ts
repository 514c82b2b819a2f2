import type { Feature } from '../feature.ts';
import { dutyAnswerCardCommand } from './answer-card.ts';
import {
  dutyAcceptCommand,
  dutyReturnCommand,
  dutyReturnDialog,
  dutyReturnSureCommand,
} from './decide.command.ts';
import { dutyAnswersCommand } from './duty-answers.command.ts';

/** What the schools answered to a duty, and what the coordinator decides of it. */
export const dutyAnswers: Feature = {
  commands: [
    dutyAnswersCommand,
    dutyAnswerCardCommand,
    dutyAcceptCommand,
    dutyReturnCommand,
    dutyReturnSureCommand,
  ],
  dialogs: [dutyReturnDialog],
};
