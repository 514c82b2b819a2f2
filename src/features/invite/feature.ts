import type { Feature } from '../feature.ts';
import { inviteAllCommand } from './invite-all.command.ts';
import { inviteCommand, inviteCoordinatorCommand } from './invite.command.ts';

export const invite: Feature = { commands: [inviteCommand, inviteAllCommand, inviteCoordinatorCommand] };
