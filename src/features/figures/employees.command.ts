import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { askRegistered, takeCounts, writeCounts } from './employees.ts';
import { parseCounts } from './parse-counts.ts';
import { texts } from './texts.ts';

const people = z.int().min(0).max(99_999);
const args = z.object({ k: people, n: people, sure: z.literal(true).optional() });

/** «Сотрудники 38 из 45», or by buttons: the number of registered employees, which no table carries. */
export const employeesCommand: Command<Context> = {
  name: 'employees',
  words: texts.words.employees,
  help: texts.help.employees,
  who: ['director', 'responsible'],
  where: 'private',
  takesText: true,
  writes: true,
  run(context, { text, args: given }) {
    const pressed = args.safeParse(given);
    if (pressed.success) {
      const { k: registered, n: all, sure } = pressed.data;
      const isSound = registered <= all && all > 0;
      return sure === true && isSound
        ? writeCounts(context, { registered, all })
        : takeCounts(context, { registered, all });
    }
    if (text.trim() === '') return askRegistered();
    const counts = parseCounts(text);
    return counts === undefined ? answer(texts.unreadable) : takeCounts(context, counts);
  },
};
