import { button, inline } from '../../bot/buttons.ts';
import type { Button, Keyboard } from '../../bot/outgoing.ts';
import { weekdayOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import {
  DEFAULT_DEADLINE_HOURS,
  deadlineReminders as remindersOf,
  reminderInstant,
  remindersAfter,
} from '../../domain/deadline.ts';
import type { DeadlineReminder } from '../../domain/deadline.ts';
import { isWorkingDay } from '../../domain/working-calendar.ts';
import { instantOf, localDayOf } from '../../domain/zone.ts';
import { listDeadlines } from '../../storage/deadline.ts';
import type { StoredDeadline } from '../../storage/deadline.ts';
import { listSchools } from '../../storage/unit.ts';
import { connectedPeople } from '../connected-people.ts';
import type { DistrictContext } from '../context.ts';
import { deadlineLine } from '../deadline-words.ts';
import { deadlineHoursOf, todayOf, zoneOf } from '../district-hours.ts';
import type { NamedSchool } from '../district-schools.ts';
import type { Job, JobMessage } from '../feature.ts';
import { labels } from '../texts.ts';
import { texts } from './texts.ts';

const { quiet } = DEFAULT_DEADLINE_HOURS;
/** An inline keyboard has six rows; the last one is «Сроки». */
const MOST_BUTTONS = 5;

/** A deadline of this morning with those of a person's schools that have not said «Готово». */
type Item = { deadline: StoredDeadline; reminder: DeadlineReminder; schools: readonly NamedSchool[] };

/**
 * 09:00 of the days on which a deadline is reminded of. All that one person is to be reminded of in the morning is one
 * message; a slot that had passed when the deadline was added is not made up.
 */
export const deadlineReminders: Job = {
  name: 'deadline-reminders',
  title: texts.title,
  quiet,
  occurrences(context, after, upTo) {
    const { db, district, settings } = context;
    const hours = deadlineHoursOf(settings);
    const schools = listSchools(db, district.id).map(({ id }) => id);
    return listDeadlines(db, district.id, localDayOf(after, hours.zone))
      .filter((deadline) => schools.some((id) => concerns(deadline, id)))
      .flatMap((deadline) => slotsOf(context, deadline))
      .map((slot) => reminderInstant(slot, hours))
      .filter((at) => after < at && at <= upTo);
  },
  usefulUntil,
  run(context, scheduledFor) {
    const { db, district, settings } = context;
    const on = localDayOf(scheduledFor, zoneOf(settings));
    const due = listDeadlines(db, district.id, on).flatMap((deadline) =>
      slotsOf(context, deadline)
        .filter((reminder) => reminder.day === on)
        .map((reminder) => ({ deadline, reminder })),
    );
    const messages = connectedPeople(context).flatMap(({ peerId, schools }): JobMessage[] => {
      const items = due
        .map(({ deadline, reminder }) => ({
          deadline,
          reminder,
          schools: schools.filter(({ id }) => concerns(deadline, id)),
        }))
        .filter((item) => item.schools.length > 0);
      if (items.length === 0) return [];
      const { text, keyboard } = reminderFor(context, items, schools.length > 1);
      return [
        {
          to: peerId,
          lane: 'bulk',
          text,
          keyboard,
          usefulUntil: usefulUntil(context, scheduledFor),
          // By the day: a changed time zone makes no second reminder.
          dedupeKey: `deadline-reminders/${district.id}/${on}/${peerId}`,
          workingDaysLeft: Math.min(...items.map(({ reminder }) => workingDaysLeft(reminder))),
        },
      ];
    });
    return { messages, detail: { deadlines: due.map(({ deadline }) => deadline.id) } };
  },
};

/** By day. */
function usefulUntil({ settings }: DistrictContext, scheduledFor: Date): Date {
  const zone = zoneOf(settings);
  return instantOf(localDayOf(scheduledFor, zone), quiet.from, zone);
}

/** To the last day on which something can be done: the working day before a deadline on a day off is that day. */
function workingDaysLeft({ workingDaysLeft: left, last }: DeadlineReminder): number {
  return last ? 0 : left;
}

/** Whether the school is to be reminded of it still. */
function concerns({ unitIds, doneBy }: StoredDeadline, id: NamedSchool['id']): boolean {
  return (unitIds === undefined || unitIds.includes(id)) && !doneBy.includes(id);
}

function slotsOf({ reference, settings }: DistrictContext, deadline: StoredDeadline): DeadlineReminder[] {
  const reminders = remindersOf(deadline.dueOn, reference.calendar);
  return remindersAfter(deadline.createdAt, reminders, deadlineHoursOf(settings));
}

function reminderFor(
  context: DistrictContext,
  items: readonly Item[],
  isForSeveral: boolean,
): { text: string; keyboard: Keyboard } {
  const reader = { today: todayOf(context), calendar: context.reference.calendar };
  const lines = items.map(({ deadline, reminder, schools }) =>
    texts.item(deadlineLine(deadline, reader), {
      notes: notesOf(deadline.dueOn, reminder, context),
      schools: isForSeveral ? schools.map(({ short }) => short) : [],
    }),
  );
  const list = button(labels.deadlines, 'school-deadlines');
  if (isForSeveral) {
    // «Готово» is said for the school one speaks for now: which one, the person chooses first.
    return {
      text: [...lines, texts.howToEndSeveral].join('\n'),
      keyboard: inline([list, button(labels.switchSchool, 'switch-school')]),
    };
  }
  const buttons = doneButtons(items);
  const shown = buttons.slice(0, MOST_BUTTONS);
  const isLast = items.every(({ reminder }) => reminder.last);
  const howToEnd = isLast ? texts.howToEndLast : texts.howToEnd;
  const rest = buttons.length > shown.length ? [texts.restInList] : [];
  return {
    text: [...lines, howToEnd, ...rest].join('\n'),
    // A single button shares its row with «Сроки».
    keyboard: shown.length === 1 ? inline([...shown, list]) : inline(...shown.map((one) => [one]), [list]),
  };
}

function notesOf(
  dueOn: CalendarDay,
  { day, last }: DeadlineReminder,
  { reference }: DistrictContext,
): string[] {
  if (!isWorkingDay(reference.calendar, dueOn)) return last ? [texts.lastWorkingDay] : [];
  const weekday = weekdayOf(dueOn);
  return [
    ...(weekday === 6 ? [texts.workedSaturday] : weekday === 7 ? [texts.workedSunday] : []),
    ...(day === dueOn ? [texts.lastDay] : []),
  ];
}

/** One for each deadline; the label says no more than it takes to tell them apart. */
function doneButtons(items: readonly Item[]): Button[] {
  return items.flatMap(({ deadline, schools }) => {
    const isOnlyOfDay = items.filter((item) => item.deadline.dueOn === deadline.dueOn).length === 1;
    const label = texts.done(deadline.dueOn, isOnlyOfDay ? undefined : deadline.title);
    return schools.map(({ id }) => button(label, 'deadline-done', { d: deadline.id, s: id }, 'positive'));
  });
}
