import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import { addDays, weekdayOf, yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { announcementOf, deadlineReminders, remindersAfter } from '../../domain/deadline.ts';
import { hasYear, isWorkingDay } from '../../domain/working-calendar.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import { connectedPeople } from '../connected-people.ts';
import type { Context } from '../context.ts';
import { deadlineLine } from '../deadline-words.ts';
import { deadlineHoursOf, todayOf } from '../district-hours.ts';
import { namedSchools } from '../district-schools.ts';
import { officeTexts } from '../office-texts.ts';
import { DEADLINE_DIALOG } from './draft.ts';
import type { DeadlineDraft } from './draft.ts';
import { texts } from './texts.ts';

/** Asks for what the draft still lacks, or shows it whole. */
export function nextStep(context: Context, draft: DeadlineDraft): Answer {
  const { dueOn, title } = draft;
  if (dueOn === undefined) return ask({ ...draft, ask: 'day' }, texts.askDay);
  if (dueOn < todayOf(context)) return ask({ ...draft, dueOn: undefined, ask: 'day' }, texts.past(dueOn));
  if (title === undefined) return ask({ ...draft, ask: 'title' }, texts.askTitle(dueOn));
  return preview(context, { ...draft, ask: undefined, dueOn, title });
}

export function ask(draft: DeadlineDraft, question: string): Answer {
  return answer(question, {
    keyboard: inline([button(officeTexts.cancel, 'cancel')]),
    dialog: { name: DEADLINE_DIALOG, state: draft },
  });
}

type WholeDraft = DeadlineDraft & { dueOn: CalendarDay; title: string };

function preview(context: Context, draft: WholeDraft): Answer {
  const { dueOn, title, basis, unitIds } = draft;
  const line = deadlineLine(
    { dueOn, title, basis },
    { today: todayOf(context), calendar: context.reference.calendar },
  );
  const edit = (label: string, k: string) => button(label, 'deadline-edit', { k });
  return answer(
    [
      texts.preview(line),
      ...audienceLines(context, draft),
      planLine(context, dueOn),
      ...calendarLines(context, dueOn),
    ].join('\n'),
    {
      keyboard: inline(
        [button(texts.save, 'deadline-save', undefined, 'positive'), button(officeTexts.cancel, 'cancel')],
        [edit(texts.changeDay, 'day'), edit(texts.changeTitle, 'title')],
        [
          edit(texts.basis, 'basis'),
          unitIds === undefined ? edit(texts.schools, 'schools') : edit(texts.allSchools, 'all'),
        ],
      ),
      dialog: { name: DEADLINE_DIALOG, state: draft },
    },
  );
}

/** Who will hear of it, and who will not. */
function audienceLines(context: Context, { unitIds }: WholeDraft): string[] {
  const all = namedSchools(context);
  if (all.length === 0) return [texts.noSchools];
  const concerned = all.filter(({ id }) => unitIds?.includes(id) ?? true);
  const ids = new Set<number>(concerned.map(({ id }) => id));
  const people = connectedPeople(context).filter(({ schools }) => schools.some(({ id }) => ids.has(id)));
  const reached = new Set<number>(people.flatMap(({ schools }) => schools.map(({ id }) => id)));
  const unreached = concerned.filter(({ id }) => !reached.has(id)).map(({ short }) => short);
  return [
    unitIds === undefined
      ? texts.toAll(concerned.length, people.length)
      : texts.toSome(
          concerned.map(({ short }) => short),
          people.length,
        ),
    ...(unreached.length > 0 ? [texts.unreached(unreached)] : []),
  ];
}

/** When they will hear of it. */
function planLine(context: Context, dueOn: CalendarDay): string {
  const { now, settings, reference } = context;
  const hours = deadlineHoursOf(settings);
  const planned = deadlineReminders(dueOn, reference.calendar);
  const days = remindersAfter(now, planned, hours).map(({ day }) => day);
  return texts.plan(announcementInWords(), days, hours.reminderAt);

  function announcementInWords(): string {
    const found = announcementOf(now, planned, hours);
    if (found === undefined) return texts.withReminder;
    if (found.at.getTime() === now.getTime()) return texts.now;
    const on = localDayOf(found.at, hours.zone);
    return on > dueOn ? texts.tooLate : texts.later(dayWords(context, on), localTimeOf(found.at, hours.zone));
  }
}

/** «сегодня», «завтра», «30.10» */
export function dayWords(context: Context, on: CalendarDay): string {
  const today = todayOf(context);
  if (on === today) return texts.today;
  return on === addDays(today, 1) ? texts.tomorrow : texts.on(on);
}

/** What is unusual about the day. */
function calendarLines({ reference }: Context, dueOn: CalendarDay): string[] {
  const { calendar } = reference;
  const works = isWorkingDay(calendar, dueOn);
  const last = deadlineReminders(dueOn, calendar).at(-1)?.day ?? dueOn;
  return [
    ...(works && weekdayOf(dueOn) > 5 ? [texts.worked(dueOn)] : []),
    ...(works ? [] : [texts.dayOff(dueOn, last)]),
    ...(hasYear(calendar, yearOf(dueOn)) ? [] : [texts.unknownYear(yearOf(dueOn))]),
  ];
}
