import type { Feature } from '../feature.ts';
import { acknowledgeCommand } from './ack.command.ts';
import { approveBroadcastCommand, refuseBroadcastCommand } from './approve.command.ts';
import { broadcastTimeCommand } from './ask-time.ts';
import { batchesCommand } from './batches.command.ts';
import { broadcastStateCommand } from './broadcast-state.command.ts';
import { broadcastCommand, editBroadcastCommand, pickBroadcastCommand } from './broadcast.command.ts';
import { broadcastDialog } from './broadcast.dialog.ts';
import { chosenSchools } from './choose-schools.ts';
import { beginFromWords } from './from-words.ts';
import { insertVariableCommand } from './insert.command.ts';
import { mentionCommand } from './mention.command.ts';
import { moveBroadcastCommand, moveBroadcastDialog } from './move.command.ts';
import { phoneListCommand } from './phone-list.command.ts';
import { plannedBroadcasts } from './planned-broadcasts.job.ts';
import { receiveFiles } from './receive-files.ts';
import { recipientsCommand } from './recipients.command.ts';
import { repeatBroadcastCommand } from './repeat.command.ts';
import { sendBroadcastCommand } from './send.command.ts';
import { stopBroadcastCommand } from './stop.command.ts';
import { unreadCommand } from './unread.command.ts';
import { waitingRepeats } from './waiting-repeats.job.ts';

/** «Рассылка»: one text to many, whom it is for, and what became of it. */
export const broadcast: Feature = {
  commands: [
    broadcastCommand,
    batchesCommand,
    broadcastStateCommand,
    editBroadcastCommand,
    pickBroadcastCommand,
    chosenSchools.command,
    insertVariableCommand,
    broadcastTimeCommand,
    sendBroadcastCommand,
    approveBroadcastCommand,
    refuseBroadcastCommand,
    acknowledgeCommand,
    stopBroadcastCommand,
    moveBroadcastCommand,
    repeatBroadcastCommand,
    unreadCommand,
    recipientsCommand,
    mentionCommand,
    phoneListCommand,
  ],
  dialogs: [broadcastDialog, moveBroadcastDialog],
  intercept: receiveFiles,
  fallback: beginFromWords,
  jobs: [plannedBroadcasts, waitingRepeats],
};
