import type { Feature } from '../feature.ts';
import {
  disputeAcceptCommand,
  disputeAcceptDialog,
  disputeNumberCommand,
  disputeReasonCommand,
} from './accept.command.ts';
import { disputeSendCommand } from './dispute-send.command.ts';
import { disputeKeepCommand, disputeUndoCommand } from './dispute-undo.command.ts';
import { disputeWithdrawCommand } from './dispute-withdraw.command.ts';
import { disputeCommand, disputeStatusCommand } from './dispute.command.ts';
import { disputeDialog, disputeWordsCommand } from './dispute.dialog.ts';
import { disputeShowCommand, disputesCommand } from './disputes.command.ts';
import { pictureAlone } from './picture-alone.ts';
import {
  disputeAnswerCommand,
  disputeCloseCommand,
  disputeRejectCommand,
  disputeRejectDialog,
} from './reject.command.ts';

/** «Цифра неверна»: what the school has instead, and what the coordinator decides. */
export const dispute: Feature = {
  commands: [
    disputeCommand,
    disputeStatusCommand,
    disputeWordsCommand,
    disputeSendCommand,
    disputeWithdrawCommand,
    disputesCommand,
    disputeShowCommand,
    disputeAcceptCommand,
    disputeNumberCommand,
    disputeReasonCommand,
    disputeRejectCommand,
    disputeAnswerCommand,
    disputeCloseCommand,
    disputeUndoCommand,
    disputeKeepCommand,
  ],
  dialogs: [disputeDialog, disputeAcceptDialog, disputeRejectDialog],
  fallback: pictureAlone,
};
