import type { Feature } from '../feature.ts';
import { makeChannelCommand, refuseChannelCommand } from './make-channel.command.ts';

export const channel: Feature = { commands: [makeChannelCommand, refuseChannelCommand] };
