import type { Answer } from '../../bot/answer.ts';
import type { Context } from '../context.ts';
import type { Feature, RawMessage } from '../feature.ts';
import { inviteAllCommand } from './invite-all.command.ts';
import { inviteCommand, inviteCoordinatorCommand, inviteDialog } from './invite.command.ts';

/** `readElsewhere`: what words ask for that name no school. */
export function invite(
  readElsewhere: (context: Context, message: RawMessage) => Answer | undefined,
): Feature {
  return {
    commands: [inviteCommand, inviteAllCommand, inviteCoordinatorCommand],
    dialogs: [inviteDialog(readElsewhere)],
  };
}
