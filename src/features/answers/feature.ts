import type { Feature } from '../feature.ts';
import { answerCommand } from './answer.command.ts';
import { answersAdminCommand } from './answers-admin.command.ts';
import { askCommand } from './ask.command.ts';
import { askDialog } from './ask.dialog.ts';
import type { ReadElsewhere } from './ask.dialog.ts';
import {
  answerAttachCommand,
  answerAttachDialog,
  answerDetachCommand,
  receiveAttachment,
} from './attachments.ts';
import { linkEditCommand, linkEditDialog, linkResetCommand, linksCommand } from './links.command.ts';
import { askCoordinatorCommand, askOtherCommand } from './pass-on.ts';
import { questionReplyCommand, questionReplyDialog } from './question-reply.ts';
import { questionsCommand } from './questions.command.ts';

/**
 * Answers with their sources, the school's own questions, and what the district changes in the answers. `readElsewhere`:
 * what a text means that is no question.
 */
export function answers(readElsewhere: ReadElsewhere): Feature {
  return {
    commands: [
      askCommand,
      answerCommand,
      askOtherCommand,
      askCoordinatorCommand,
      questionsCommand,
      questionReplyCommand,
      answersAdminCommand,
      linksCommand,
      linkEditCommand,
      linkResetCommand,
      answerAttachCommand,
      answerDetachCommand,
    ],
    dialogs: [askDialog(readElsewhere), questionReplyDialog, linkEditDialog, answerAttachDialog],
    intercept: receiveAttachment,
  };
}
