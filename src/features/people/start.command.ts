import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { mainKeyboard } from '../keyboards.ts';
import { setupReply } from '../subjects/office/setup-state.ts';
import { guestAnswer, guestNoiseAnswer } from './guest.ts';
import { texts } from './texts.ts';

export const startCommand: Command<Context> = {
  name: 'start',
  words: texts.words.start,
  who: ['director', 'responsible', 'coordinator', 'head', 'guest'],
  where: 'private',
  run(context, { args }) {
    const { actor, district } = context;
    const { binding, school } = actor;
    if (binding === undefined) {
      // VK's own button of an empty dialog is a person's; the typed word may be another bot's.
      return args['pressed'] === true ? guestAnswer(context) : guestNoiseAnswer(context, startCommand.name);
    }
    const text =
      school === undefined
        ? texts[actor.audience === 'head' ? 'startHead' : 'startCoordinator'](district.name)
        : texts.startSchool(school.name, binding.role);
    const first = { text, keyboard: mainKeyboard(context) };
    const setup = setupReply(context);
    return { replies: setup === undefined ? [first] : [first, setup] };
  },
};
