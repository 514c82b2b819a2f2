import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { mainKeyboard } from '../keyboards.ts';
import { guestAnswer } from './guest.ts';
import { texts } from './texts.ts';

export const startCommand: Command<Context> = {
  name: 'start',
  words: texts.words.start,
  who: ['director', 'responsible', 'coordinator', 'guest'],
  where: 'private',
  run(context) {
    const { actor, district } = context;
    const { binding, school } = actor;
    if (binding === undefined) return guestAnswer(context);
    const text =
      school === undefined
        ? texts.startCoordinator(district.name)
        : texts.startSchool(school.name, binding.role);
    return answer(text, { keyboard: mainKeyboard(context) });
  },
};
