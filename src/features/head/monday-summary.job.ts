import { button, inline } from '../../bot/buttons.ts';
import { addDays, weekdayOf, yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { DEFAULT_DEADLINE_HOURS } from '../../domain/deadline.ts';
import { isWorkingDay } from '../../domain/working-calendar.ts';
import type { WorkingCalendar } from '../../domain/working-calendar.ts';
import { instantOf, localDayOf } from '../../domain/zone.ts';
import type { LocalTime } from '../../domain/zone.ts';
import { listBatches } from '../../storage/batch.ts';
import type { BatchKind } from '../../storage/batch.ts';
import { listOpenDisputes } from '../../storage/dispute.ts';
import { listDuties } from '../../storage/duty.ts';
import type { StoredDuty } from '../../storage/duty.ts';
import { listHeadPeers } from '../../storage/held-binding.ts';
import { listOpenQuestions } from '../../storage/question.ts';
import { listReportsOfDistrict } from '../../storage/school-report.ts';
import type { DistrictContext } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { SHOWN_AFTER_DAYS, dutyStates, isOwed, occasionOf } from '../subjects/duties/duty-state.ts';
import type { Job } from '../feature.ts';
import { labels } from '../texts.ts';
import { texts } from './texts.ts';
import { weekLines } from './week-lines.ts';

const AT: LocalTime = '09:00';
const { quiet } = DEFAULT_DEADLINE_HOURS;
const DAYS = 7;
const MOST_DUTIES = 3;
const MOST_BATCHES = 200;
const KINDS: readonly BatchKind[] = ['broadcast', 'duty', 'results', 'letter'];

/** Monday 09:00, or the first working day after a Monday off: everything the head has to know, once. */
export const mondaySummary: Job = {
  name: 'head-summary',
  title: texts.title,
  quiet,
  occurrences({ db, district, settings, reference }, after, upTo) {
    // Nobody to tell: no moment, and nothing that could be late.
    if (listHeadPeers(db, district.id).length === 0) return [];
    const zone = zoneOf(settings);
    const last = localDayOf(upTo, zone);
    const moments: Date[] = [];
    // A long row of days off may have begun before the stretch.
    for (let on = addDays(localDayOf(after, zone), -2 * DAYS); on <= last; on = addDays(on, 1)) {
      if (weekdayOf(on) !== 1) continue;
      const day = workingDayFrom(on, reference.calendar);
      // The next Monday has its own.
      if (day < addDays(on, DAYS)) moments.push(instantOf(day, AT, zone));
    }
    return moments.filter((at) => after < at && at <= upTo);
  },
  usefulUntil: ({ settings }, scheduledFor) => {
    const zone = zoneOf(settings);
    return instantOf(localDayOf(scheduledFor, zone), quiet.from, zone);
  },
  run(context) {
    const heads = listHeadPeers(context.db, context.district.id);
    const text = summary(context);
    const keyboard = inline(
      [button(labels.overview, 'overview', undefined, 'primary'), button(labels.deadlines, 'deadlines')],
      [button(labels.schedule, 'schedule')],
    );
    const on = todayOf(context);
    return {
      messages: heads.map((to) => ({
        to,
        lane: 'bulk',
        text,
        keyboard,
        dedupeKey: `head-summary/${context.district.id}/${on}/${to}`,
      })),
    };
  },
};

function workingDayFrom(from: CalendarDay, calendar: WorkingCalendar): CalendarDay {
  let on = from;
  while (!isWorkingDay(calendar, on)) on = addDays(on, 1);
  return on;
}

function summary(context: DistrictContext): string {
  return [
    texts.head(context.district.name),
    ...weekLines(context),
    ...dutyLines(context),
    texts.sent(sentKinds(context)),
    texts.waits(waiting(context)),
  ].join('\n');
}

/** What schools still owe, the soonest first. */
function dutyLines(context: DistrictContext): string[] {
  const today = todayOf(context);
  const owed = shownDuties(context)
    .map((duty) => {
      const states = dutyStates(context, duty);
      const debtors = states.filter(({ state }) => isOwed(state)).length;
      return { duty, dueOn: occasionOf(context, duty).dueOn, debtors, all: states.length };
    })
    .filter(({ debtors }) => debtors > 0)
    .toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
  if (owed.length === 0) return [texts.noDuties];
  return [
    texts.duties,
    ...owed
      .slice(0, MOST_DUTIES)
      .map(({ duty, dueOn, debtors, all }) => texts.duty(dueOn, duty.title, debtors, all, yearOf(today))),
    ...(owed.length > MOST_DUTIES ? [texts.moreDuties(owed.length - MOST_DUTIES)] : []),
  ];
}

function shownDuties(context: DistrictContext): StoredDuty[] {
  return listDuties(context.db, context.district.id, addDays(todayOf(context), -SHOWN_AFTER_DAYS));
}

function sentKinds(context: DistrictContext): [BatchKind, number][] {
  const { db, now, district } = context;
  const since = now.getTime() - DAYS * 86_400_000;
  const sent = listBatches(db, district.id, { limit: MOST_BATCHES }).filter(
    ({ state, createdAt }) => state === 'sent' && createdAt.getTime() >= since,
  );
  return KINDS.map((kind): [BatchKind, number] => [
    kind,
    sent.filter((one) => one.kind === kind).length,
  ]).filter(([, n]) => n > 0);
}

/** What nobody has decided on yet. */
function waiting(context: DistrictContext): string[] {
  const { db, district } = context;
  const awaiting = listBatches(db, district.id, { limit: MOST_BATCHES }).filter(
    ({ state }) => state === 'awaits',
  ).length;
  const disputes = listOpenDisputes(
    db,
    namedSchools(context).map(({ id }) => id),
  ).length;
  const questions = listOpenQuestions(db, district.id).length;
  const notOurs = shownDuties(context)
    .flatMap((duty) => dutyStates(context, duty))
    .filter(({ state }) => state.kind === 'waiting').length;
  const reports = listReportsOfDistrict(db, district.id).filter(({ state }) => state === 'given').length;
  return [
    ...(awaiting > 0 ? [texts.broadcasts(awaiting)] : []),
    ...(disputes > 0 ? [texts.figures(disputes)] : []),
    ...(questions > 0 ? [texts.questions(questions)] : []),
    ...(notOurs > 0 ? [texts.notOurs(notOurs)] : []),
    ...(reports > 0 ? [texts.reports(reports)] : []),
  ];
}
