import type { Feature } from '../feature.ts';
import {
  letterAgainCommand,
  letterCommand,
  letterEditCommand,
  letterFieldCommand,
  letterMakeCommand,
  letterPeriodCommand,
  letterPickCommand,
} from './letter.command.ts';
import { letterDialog, letterNotNameCommand } from './letter.dialog.ts';
import { letterSendCommand } from './letter-send.command.ts';
import { lettersCommand } from './letters.command.ts';

export const letter: Feature = {
  commands: [
    letterCommand,
    lettersCommand,
    letterPeriodCommand,
    letterPickCommand,
    letterEditCommand,
    letterFieldCommand,
    letterMakeCommand,
    letterNotNameCommand,
    letterSendCommand,
    letterAgainCommand,
  ],
  dialogs: [letterDialog],
};
