import { button, inline } from '../../bot/buttons.ts';
import type { Keyboard } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { DEFAULT_DEADLINE_HOURS, reminderInstant } from '../../domain/deadline.ts';
import { instantOf, localDayOf } from '../../domain/zone.ts';
import { listOpenMeasures } from '../../storage/measure.ts';
import type { StoredMeasure } from '../../storage/measure.ts';
import { listSchools } from '../../storage/unit.ts';
import { connectedPeople } from '../subjects/people/connected-people.ts';
import type { DistrictContext } from '../context.ts';
import { deadlineHoursOf, todayOf, zoneOf } from '../district-hours.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import type { Job, JobMessage } from '../feature.ts';
import { measureTexts } from '../subjects/causes/measure-texts.ts';
import { labels } from '../texts.ts';
import { afterDayOf, reminderDayOf } from './reminder-slots.ts';
import { texts } from './texts.ts';

const { quiet } = DEFAULT_DEADLINE_HOURS;
/** Two rows of three; the last row is the plan. */
const MOST_BUTTONS = 6;

/** A measure of this morning with its school; `late`: its day is past. */
type Item = { measure: StoredMeasure; school: NamedSchool; late: boolean };

/**
 * 09:00 of the day of a measure, and once more on the next working day if it is still open. All that one person is to be
 * reminded of in the morning is one message; what was ticked off or moved meanwhile is in none.
 */
export const planReminders: Job = {
  name: 'plan-reminders',
  title: texts.reminderTitle,
  quiet,
  occurrences(context, after, upTo) {
    const hours = deadlineHoursOf(context.settings);
    const ids = listSchools(context.db, context.district.id).map(({ id }) => id);
    const moments = listOpenMeasures(context.db, ids)
      .flatMap((measure) => slotsOf(context, measure).map((day) => reminderInstant({ day }, hours).getTime()))
      .filter((at) => after.getTime() < at && at <= upTo.getTime());
    return [...new Set(moments)].toSorted((a, b) => a - b).map((at) => new Date(at));
  },
  usefulUntil,
  run(context, scheduledFor) {
    const { db, district, settings } = context;
    const on = localDayOf(scheduledFor, zoneOf(settings));
    const people = connectedPeople(context);
    const ids = [...new Set(people.flatMap(({ schools }) => schools.map(({ id }) => id)))];
    const due = listOpenMeasures(db, ids).filter(
      (measure) => measure.createdAt < scheduledFor && slotsOf(context, measure).includes(on),
    );
    const messages = people.flatMap(({ peerId, schools }): JobMessage[] => {
      const items = due.flatMap((measure): Item[] => {
        const school = schools.find(({ id }) => id === measure.unitId);
        return school === undefined ? [] : [{ measure, school, late: measure.dueOn < on }];
      });
      if (items.length === 0) return [];
      return [
        {
          to: peerId,
          lane: 'bulk',
          ...reminderFor(context, items, schools.length > 1),
          usefulUntil: usefulUntil(context, scheduledFor),
          dedupeKey: `plan-reminders/${district.id}/${on}/${peerId}`,
        },
      ];
    });
    return { messages, detail: { measures: due.map(({ id }) => id) } };
  },
};

/** By day. */
function usefulUntil({ settings }: DistrictContext, scheduledFor: Date): Date {
  const zone = zoneOf(settings);
  return instantOf(localDayOf(scheduledFor, zone), quiet.from, zone);
}

/** What could not be done once is named on its new day alone. */
function slotsOf(
  { reference: { calendar } }: DistrictContext,
  { dueOn, state }: StoredMeasure,
): CalendarDay[] {
  const first = reminderDayOf(dueOn, calendar);
  return state === 'stuck' ? [first] : [first, afterDayOf(dueOn, calendar)];
}

function reminderFor(
  context: DistrictContext,
  items: readonly Item[],
  isForSeveral: boolean,
): { text: string; keyboard: Keyboard } {
  const [only, ...others] = items;
  if (only !== undefined && others.length === 0) return reminderForOne(context, only, isForSeveral);
  const shown = items.slice(0, MOST_BUTTONS);
  const lines = shown.map(({ measure, school, late }, index) =>
    texts.item(index + 1, measure.title, {
      on: late ? measure.dueOn : undefined,
      school: isForSeveral ? school.short : undefined,
    }),
  );
  const buttons = shown.map(({ measure }, index) =>
    button(texts.doneNumber(index + 1), 'plan-done', { i: measure.id }),
  );
  return {
    text: [
      texts.reminders,
      ...lines,
      ...(items.length > shown.length ? [texts.restInPlan] : []),
      texts.howToEndSeveral,
    ].join('\n'),
    keyboard: inline(
      ...buttons.flatMap((_, index) => (index % 3 === 0 ? [buttons.slice(index, index + 3)] : [])),
      [button(labels.plan, 'plan')],
    ),
  };
}

function reminderForOne(
  context: DistrictContext,
  { measure, school, late }: Item,
  isForSeveral: boolean,
): { text: string; keyboard: Keyboard } {
  const { id, title, dueOn } = measure;
  const today = todayOf(context);
  const said = late ? texts.still(title, dueOn, yearOf(today)) : texts.reminder(title);
  return {
    text: [
      ...(isForSeveral ? [school.name] : []),
      dueOn > today ? `${said} ${texts.onDayOff(dueOn)}` : said,
      texts.howToEnd,
    ].join('\n'),
    keyboard: inline(
      [
        button(measureTexts.done, 'plan-done', { i: id }, 'positive'),
        button(measureTexts.move, 'plan-move', { i: id }),
      ],
      [button(labels.plan, 'plan')],
    ),
  };
}
