import { button, inline } from '../../bot/buttons.ts';
import { addDays, yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { DEFAULT_DEADLINE_HOURS } from '../../domain/deadline.ts';
import { vacationOn } from '../../domain/vacation.ts';
import { fridayMoments, fridaysBetween, refreshInstant, reminderOf } from '../../domain/week-schedule.ts';
import { instantOf, localDayOf, localTimeOf } from '../../domain/zone.ts';
import { listLatestMeasurements } from '../../storage/measurement.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { listSilences } from '../../storage/silence.ts';
import { listVacations } from '../../storage/vacation.ts';
import { isSilent } from '../subjects/duties/duty-slots.ts';
import { connectedPeople } from '../subjects/people/connected-people.ts';
import type { ConnectedPerson } from '../subjects/people/connected-people.ts';
import type { DistrictContext } from '../context.ts';
import { todayOf, weekScheduleOf } from '../district-hours.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import type { Job, JobMessage } from '../feature.ts';
import { figureFactsOf } from '../subjects/figures/figure-facts.ts';
import { weekBrief } from '../subjects/figures/figure-lines.ts';
import { labels } from '../texts.ts';
import { texts } from './texts.ts';

const DAY_MS = 86_400_000;
const { quiet } = DEFAULT_DEADLINE_HOURS;

/**
 * Friday noon: when the monitoring is refreshed and what it says of the school now. It promises nothing of what is done
 * meanwhile: nobody knows up to when the monitoring counts.
 */
export const fridayReminder: Job = {
  name: 'friday-reminder',
  title: texts.title,
  quiet,
  occurrences({ settings, reference }, after, upTo) {
    const schedule = weekScheduleOf(settings);
    return fridayMoments(
      after,
      upTo,
      schedule.zone,
      (friday) => reminderOf(friday, schedule, reference.calendar).at,
    ).map(({ at }) => at);
  },
  usefulUntil,
  run(context, scheduledFor) {
    const fridays = fridaysOf(context, scheduledFor);
    const [friday] = fridays;
    if (friday === undefined) return { messages: [] };
    const refresh = refreshInWords(context, fridays);
    const people = notInQuiet(context, localDayOf(scheduledFor, weekScheduleOf(context.settings).zone));
    const ids = [...new Set(people.flatMap(({ schools }) => schools.map(({ id }) => id)))];
    const figures = listLatestMeasurements(context.db, ids);
    const messages = people.map(({ peerId, schools }): JobMessage => {
      const lines = schools.map((school) =>
        schoolLine(
          context,
          school,
          figures.filter(({ unitId }) => unitId === school.id),
          schools.length > 1,
        ),
      );
      return {
        to: peerId,
        lane: 'bulk',
        text: [refresh, ...lines, texts.next].join('\n'),
        keyboard: inline([button(labels.figures, 'figures')]),
        usefulUntil: usefulUntil(context, scheduledFor),
        // By the Friday: a changed time zone makes no second reminder.
        dedupeKey: `friday-reminder/${context.district.id}/${friday}/${peerId}`,
        counts: 'usual',
      };
    });
    return { messages, detail: { fridays } };
  },
};

/** Whom it may reach: without schools that are under a silence or in their vacations. */
function notInQuiet(context: DistrictContext, on: CalendarDay): ConnectedPerson[] {
  const { db, district } = context;
  const silences = listSilences(db, district.id, on);
  const vacations = listVacations(db, district.id, on);
  const isQuiet = ({ id }: NamedSchool) =>
    isSilent(silences, undefined, id) || vacationOn(vacations, id, on) !== undefined;
  return connectedPeople(context).flatMap(({ schools, ...person }) => {
    const told = schools.filter((school) => !isQuiet(school));
    return told.length === 0 ? [] : { ...person, schools: told };
  });
}

/** Until the refresh; by day in any case. */
function usefulUntil(context: DistrictContext, scheduledFor: Date): Date {
  const schedule = weekScheduleOf(context.settings);
  const evening = instantOf(localDayOf(scheduledFor, schedule.zone), quiet.from, schedule.zone);
  const refreshes = fridaysOf(context, scheduledFor).map((friday) => refreshInstant(friday, schedule));
  return new Date(Math.min(evening.getTime(), ...refreshes.map((at) => at.getTime())));
}

/** The Fridays that a reminder is of: two where both are days off behind one working day. */
function fridaysOf({ settings, reference }: DistrictContext, scheduledFor: Date): CalendarDay[] {
  const schedule = weekScheduleOf(settings);
  return fridaysBetween(scheduledFor, new Date(scheduledFor.getTime() + 21 * DAY_MS), schedule.zone).filter(
    (friday) => reminderOf(friday, schedule, reference.calendar).at.getTime() === scheduledFor.getTime(),
  );
}

function refreshInWords({ now, settings }: DistrictContext, fridays: readonly CalendarDay[]): string {
  const schedule = weekScheduleOf(settings);
  const { zone } = schedule;
  const today = localDayOf(now, zone);
  const [friday = today] = fridays;
  const at = refreshInstant(friday, schedule);
  const here = {
    time: localTimeOf(at, zone),
    day: localDayOf(at, zone),
    isSameDay: localDayOf(at, zone) === friday,
  };
  const refresh = {
    time: schedule.refreshAt,
    zone: schedule.sourceZone,
    here: here.isSameDay && here.time === schedule.refreshAt ? undefined : here,
  };
  if (friday === today) return texts.today(refresh);
  if (fridays.length === 1 && friday === addDays(today, 1)) return texts.tomorrow(friday, refresh);
  return texts.later(fridays, refresh);
}

function schoolLine(
  context: DistrictContext,
  { name, organisationKind }: NamedSchool,
  figures: readonly StoredMeasurement[],
  isOneOfSeveral: boolean,
): string {
  const brief = weekBrief(figureFactsOf(context.reference.metrics, organisationKind, figures).facts);
  const thisYear = yearOf(todayOf(context));
  if (isOneOfSeveral) {
    return brief === undefined
      ? texts.schoolNothing(name)
      : texts.school(name, brief.period, brief.words, thisYear);
  }
  return brief === undefined ? texts.ownNothing : texts.own(brief.period, brief.words, thisYear);
}
