import type { Feature } from '../feature.ts';
import {
  broadcastCommand,
  broadcastDialog,
  broadcastSchoolCommand,
  editBroadcastCommand,
  sendBroadcastCommand,
} from './broadcast.command.ts';
import { broadcastStateCommand } from './broadcast-state.command.ts';

export const broadcast: Feature = {
  commands: [
    broadcastCommand,
    broadcastStateCommand,
    editBroadcastCommand,
    broadcastSchoolCommand,
    sendBroadcastCommand,
  ],
  dialogs: [broadcastDialog],
};
