import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inRows, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { addDays, yearOf } from '../../domain/calendar-day.ts';
import { listDuties } from '../../storage/duty.ts';
import type { StoredDuty } from '../../storage/duty.ts';
import { dayInWords } from '../../text/dates.ts';
import { upperFirst } from '../../text/first-letter.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { SHOWN_AFTER_DAYS } from '../subjects/duties/duty-state.ts';
import { labels } from '../texts.ts';
import { doneWords, dutyCard, lineOf } from './card.ts';
import { texts } from './texts.ts';

const MOST_SHOWN = 5;
const listArgs = z.object({ p: z.int().min(0).max(200).optional() });

/** All duties of the district: dated ones first, then without a day, weekly, standing. */
export const deadlinesCommand: Command<Context> = {
  name: 'deadlines',
  words: [labels.deadlines],
  help: texts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const all = listDuties(context.db, context.district.id, addDays(todayOf(context), -SHOWN_AFTER_DAYS));
    const add = [button(texts.add, 'deadline-add'), button(texts.fromTemplate, 'duty-templates')];
    const [only, ...others] = all;
    if (only === undefined) return answer(texts.none, { keyboard: inline(add) });
    if (others.length === 0) return dutyCard(context, only, undefined, { isOnly: true });
    const last = Math.floor((all.length - 1) / MOST_SHOWN);
    const page = Math.min(listArgs.safeParse(args).data?.p ?? 0, last);
    const from = page * MOST_SHOWN;
    const shown = all.slice(from, from + MOST_SHOWN);
    const lines = shown.map((duty, index) =>
      texts.line(from + index + 1, upperFirst(lineOf(context, duty)), doneWords(context, duty)),
    );
    const cards = shown.map((duty, index) => cardButton(context, duty, { all, place: from + index + 1 }));
    const turns = [
      ...(page > 0 ? [button(texts.before, 'deadlines', { p: page - 1 })] : []),
      ...(page < last
        ? [button(texts.more(all.length - from - shown.length), 'deadlines', { p: page + 1 })]
        : []),
    ];
    return answer([texts.head(context.district.name), ...lines].join('\n'), {
      keyboard: inline(...inRows(cards), ...inRows([...add, ...turns])),
    });
  },
};

/** «Кто не готов: 30.10», with its place where the day alone does not tell which one it is. */
function cardButton(
  context: Context,
  duty: StoredDuty,
  { all, place }: { all: readonly StoredDuty[]; place: number },
): Button {
  const notes = all.filter(({ evidence }) => evidence.kind === 'week-note');
  if (notes.length === 1 && notes[0]?.id === duty.id) {
    return button(texts.whoHasNoNote, 'week-note-debtors');
  }
  const { dueOn } = duty;
  const isAlone = dueOn !== undefined && all.filter((one) => one.dueOn === dueOn).length === 1;
  const date = dueOn === undefined ? undefined : dayInWords(dueOn, { thisYear: yearOf(todayOf(context)) });
  return button(texts.details(date, isAlone ? undefined : place), 'deadline-card', { d: duty.id });
}
