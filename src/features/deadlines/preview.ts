import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import { addDays, weekdayOf, yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { announcementOf, deadlineReminders } from '../../domain/deadline.ts';
import { currentOccasion } from '../../domain/duty.ts';
import { hasYear, isWorkingDay } from '../../domain/working-calendar.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import { upperFirst } from '../../text/first-letter.ts';
import { announcementMoment, remindersOf } from '../subjects/duties/add-deadline.ts';
import { connectedPeople } from '../subjects/people/connected-people.ts';
import type { Context } from '../context.ts';
import { dutyLine } from '../subjects/duties/deadline-words.ts';
import { deadlineHoursOf, todayOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { evidenceLine } from '../subjects/duties/evidence-words.ts';
import { officeTexts } from '../office-texts.ts';
import { DEADLINE_DIALOG, timeOf } from './draft.ts';
import type { DeadlineDraft, WholeDraft } from './draft.ts';
import { texts } from './texts.ts';

/** Asks for what the draft still lacks, or shows it whole, under a `remark`. */
export function nextStep(context: Context, draft: DeadlineDraft, remark?: string): Answer {
  const { title } = draft;
  const { kind, dueOn } = timeOf(draft);
  if (kind === 'dated' && dueOn === undefined) return askDay({ ...draft, ask: 'day' });
  if (dueOn !== undefined && dueOn < todayOf(context))
    return ask({ ...draft, dueOn: undefined, ask: 'day' }, texts.past(dueOn));
  if (title === undefined) return ask({ ...draft, ask: 'title' }, texts.askTitle(dueOn));
  return preview(context, { ...draft, ask: undefined, kind, title }, remark);
}

export function ask(draft: DeadlineDraft, question: string): Answer {
  return answer(question, {
    keyboard: inline([button(officeTexts.cancel, 'cancel')]),
    dialog: { name: DEADLINE_DIALOG, state: draft },
  });
}

/** A day, or a duty that has none. */
export function askDay(draft: DeadlineDraft, question: string = texts.askDay): Answer {
  const isNew = draft.title === undefined && draft.kind === undefined;
  return answer(question, {
    keyboard: inline(
      ...(isNew
        ? [
            [
              button(texts.otherKinds, 'deadline-edit', { k: 'kind' }),
              button(texts.fromTemplate, 'duty-templates'),
            ],
          ]
        : []),
      [button(officeTexts.cancel, 'cancel')],
    ),
    dialog: { name: DEADLINE_DIALOG, state: draft },
  });
}

export function preview(context: Context, draft: WholeDraft, remark?: string): Answer {
  const { title, basis, unitIds, evidence, question, isCritical } = draft;
  const today = todayOf(context);
  const { calendar } = context.reference;
  const time = timeOf(draft);
  const { dueOn } = currentOccasion({ ...time, startsOn: today }, today, calendar);
  const line = dutyLine({ kind: time.kind, title, basis }, dueOn, { today, calendar });
  const edit = (label: string, k: string) => button(label, 'deadline-edit', { k });
  return answer(
    [
      ...(remark === undefined ? [] : [remark]),
      texts.preview(upperFirst(line)),
      ...(evidence === undefined || evidence.kind === 'confirm'
        ? []
        : [`${evidenceLine(context, evidence)}.`]),
      ...(question === undefined ? [] : [texts.questionFirst(question)]),
      ...(isCritical === true ? [texts.critical] : []),
      ...audienceLines(context, draft),
      planLine(context, { ...time, startsOn: today }),
      ...(time.dueOn === undefined ? [] : calendarLines(context, time.dueOn)),
    ].join('\n'),
    {
      keyboard: inline(
        [button(texts.save, 'deadline-save', undefined, 'positive'), button(officeTexts.cancel, 'cancel')],
        [
          edit(
            time.kind === 'dated' ? texts.changeDay : texts.changeKind,
            time.kind === 'dated' ? 'day' : 'kind',
          ),
          edit(texts.changeTitle, 'title'),
        ],
        [
          edit(texts.basis, 'basis'),
          unitIds === undefined ? edit(texts.schools, 'schools') : edit(texts.allSchools, 'all'),
        ],
        [
          edit(texts.evidence, 'evidence'),
          isCritical === true ? edit(texts.makePlain, 'plain') : edit(texts.makeCritical, 'critical'),
        ],
        ...(time.kind === 'dated' ? [[edit(texts.changeKind, 'kind')]] : []),
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
function planLine(context: Context, duty: Parameters<typeof remindersOf>[1]): string {
  const { kind, dueOn } = duty;
  const { now, settings, reference } = context;
  const hours = deadlineHoursOf(settings);
  const days = remindersOf(context, duty).map(({ day }) => day);
  return texts.plan(announcementInWords(), { days, time: hours.reminderAt, kind });

  function announcementInWords(): string {
    const found =
      dueOn === undefined
        ? { at: announcementMoment(context, { dueOn }) ?? now }
        : announcementOf(now, deadlineReminders(dueOn, reference.calendar), hours);
    if (found === undefined) return texts.withReminder;
    if (found.at.getTime() === now.getTime()) return texts.now;
    const on = localDayOf(found.at, hours.zone);
    return dueOn !== undefined && on > dueOn
      ? texts.tooLate
      : texts.later(dayWords(context, on), localTimeOf(found.at, hours.zone));
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
