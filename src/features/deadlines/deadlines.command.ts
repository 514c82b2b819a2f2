import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { addDays, yearOf } from '../../domain/calendar-day.ts';
import { deadlineReminders, remindersAfter } from '../../domain/deadline.ts';
import { findDeadline, listDeadlines } from '../../storage/deadline.ts';
import type { StoredDeadline } from '../../storage/deadline.ts';
import { dayInWords } from '../../text/dates.ts';
import { withdrawDeadline } from '../add-deadline.ts';
import type { Context } from '../context.ts';
import { deadlineLine, deadlineName } from '../deadline-words.ts';
import { deadlineHoursOf, todayOf } from '../district-hours.ts';
import { namedSchools } from '../district-schools.ts';
import type { NamedSchool } from '../district-schools.ts';
import { labels } from '../texts.ts';
import { texts } from './texts.ts';

/** How long after its date a deadline still stands in the list: who is late is asked for then. */
const SHOWN_AFTER_DAYS = 14;
const MOST_SHOWN = 5;

const cardArgs = z.object({ d: z.int() });
const removeArgs = z.object({ d: z.int(), yes: z.literal(1).optional() });

export const deadlinesCommand: Command<Context> = {
  name: 'deadlines',
  words: [labels.deadlines],
  help: texts.help,
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const add = [button(texts.add, 'deadline-add')];
    const today = todayOf(context);
    const all = listed(context);
    const shown = all.slice(0, MOST_SHOWN);
    const [only] = shown;
    if (only === undefined) return answer(texts.none, { keyboard: inline(add) });
    if (all.length === 1) return card(context, only);
    const lines = shown.map((deadline, index) =>
      texts.line(index + 1, lineOf(context, deadline), doneWords(context, deadline)),
    );
    const rows = shown.map((deadline, index) => {
      const isAlone = shown.filter(({ dueOn }) => dueOn === deadline.dueOn).length === 1;
      const date = dayInWords(deadline.dueOn, { thisYear: yearOf(today) });
      return [
        button(texts.details(date, isAlone ? undefined : index + 1), 'deadline-card', { d: deadline.id }),
      ];
    });
    return answer([texts.head(context.district.name), ...lines].join('\n'), {
      keyboard: inline(...rows, add),
    });
  },
};

/** One deadline: who is not done with it, and when it is reminded of. */
export const deadlineCardCommand: Command<Context> = {
  name: 'deadline-card',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = cardArgs.safeParse(args);
    const deadline = parsed.success ? findOwn(context, parsed.data.d) : undefined;
    return deadline === undefined ? answer(texts.gone) : card(context, deadline);
  },
};

/** Asks once, then takes the deadline back. */
export const removeDeadlineCommand: Command<Context> = {
  name: 'deadline-remove',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = removeArgs.safeParse(args);
    const deadline = parsed.success ? findOwn(context, parsed.data.d) : undefined;
    if (!parsed.success || deadline === undefined) return answer(texts.gone);
    const name = deadlineName(deadline, todayOf(context));
    if (parsed.data.yes === undefined) {
      return answer(texts.confirmRemove(name), {
        keyboard: inline([
          button(texts.yesRemove, 'deadline-remove', { d: deadline.id, yes: 1 }, 'negative'),
          button(texts.keep, 'deadline-card', { d: deadline.id }),
        ]),
      });
    }
    withdrawDeadline(context, deadline.id, context.actor.person.id);
    return answer(texts.removed(name));
  },
};

function card(context: Context, deadline: StoredDeadline): Answer {
  const { now, settings, reference } = context;
  const concerned = concernedBy(context, deadline);
  const open = concerned.filter(({ id }) => !deadline.doneBy.includes(id)).map(({ short }) => short);
  const hours = deadlineHoursOf(settings);
  const days = remindersAfter(now, deadlineReminders(deadline.dueOn, reference.calendar), hours).map(
    ({ day }) => day,
  );
  const lines = [
    texts.card(lineOf(context, deadline), doneWords(context, deadline)),
    ...(deadline.unitIds === undefined ? [] : [texts.onlyFor(concerned.map(({ short }) => short))]),
    ...(open.length > 0 && open.length < concerned.length ? [texts.notDone(open)] : []),
    ...(open.length > 0 ? [texts.reminders(days, hours.reminderAt)] : []),
  ];
  return answer(lines.join('\n'), {
    keyboard: inline([
      button(texts.remove, 'deadline-remove', { d: deadline.id }),
      button(texts.add, 'deadline-add'),
    ]),
  });
}

function listed(context: Context): StoredDeadline[] {
  return listDeadlines(context.db, context.district.id, addDays(todayOf(context), -SHOWN_AFTER_DAYS));
}

/** Of the actor's own district: the number comes from a payload. */
function findOwn({ db, district }: Context, id: number): StoredDeadline | undefined {
  const deadline = findDeadline(db, id);
  return deadline?.districtId === district.id ? deadline : undefined;
}

function lineOf(context: Context, deadline: StoredDeadline): string {
  return deadlineLine(deadline, { today: todayOf(context), calendar: context.reference.calendar });
}

function doneWords(context: Context, deadline: StoredDeadline): string {
  const concerned = concernedBy(context, deadline);
  return texts.done(concerned.filter(({ id }) => deadline.doneBy.includes(id)).length, concerned.length);
}

function concernedBy(context: Context, { unitIds }: StoredDeadline): NamedSchool[] {
  return namedSchools(context).filter(({ id }) => unitIds?.includes(id) ?? true);
}
