import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Role } from '../../domain/person.ts';
import { inChat } from '../context.ts';
import type { Context } from '../context.ts';
import { mainKeyboard } from '../keyboards.ts';
import { labels } from '../texts.ts';
import { guestNoiseAnswer } from './guest.ts';
import { texts } from './texts.ts';

/** A command that is not for this person or not for this place: who may, and nothing of what it would have shown. */
export function denied(context: Context, command: Command<Context>): Answer {
  const { audience, bindings } = context.actor;
  const roles = command.who.filter((one): one is Role => one !== 'guest');
  if (inChat(context)) return answer(texts.onlyFor(roles), { dialog: 'keep' });
  if (audience === 'guest') return guestNoiseAnswer(context, command.name);
  if (command.who.includes(audience)) {
    return answer(texts.onlyInChat(command.words[0] ?? ''), { keyboard: mainKeyboard(context) });
  }
  const only = texts.onlyFor(roles);
  if (bindings.some(({ role }) => roles.includes(role))) {
    return answer(`${only} ${texts.otherBinding}`, {
      keyboard: inline([button(labels.switchSchool, 'switch-school')]),
    });
  }
  return answer(only, { keyboard: mainKeyboard(context) });
}
