import type { CalendarDay } from '../../domain/calendar-day.ts';
import { noteDueOn } from '../../domain/duty.ts';
import type { StepFacts } from '../../domain/next-step.ts';
import { listOpenMeasures } from '../../storage/measure.ts';
import type { StoredMeasure } from '../../storage/measure.ts';
import { listStepDelays } from '../../storage/step-delay.ts';
import type { StoredDelay } from '../../storage/step-delay.ts';
import { findWeekNote } from '../../storage/week-note.ts';
import { STATUSES, absentFacts } from '../subjects/figures/absent-facts.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { openDuties } from '../subjects/duties/own-duties.ts';
import type { OwnDuty } from '../subjects/duties/own-duties.ts';
import { newestWeek } from '../subjects/figures/figure-facts.ts';
import type { FigureFact } from '../subjects/figures/figure-facts.ts';
import { isLowFact } from '../subjects/figures/low-fact.ts';
import { newestFacts, openFindings, waitingFindings } from '../subjects/causes/open-findings.ts';

/** Everything a step is chosen from, and what its screen says of it. */
export type SchoolState = {
  facts: StepFacts;
  /** The newest figure of each metric, then the tables that the school is not in. */
  figures: readonly FigureFact[];
  measures: readonly StoredMeasure[];
  deadlines: readonly OpenDeadline[];
  delays: readonly StoredDelay[];
};

/** A duty that the school owes by a day: its own one, where it was extended. */
export type OpenDeadline = { id: number; dueOn: CalendarDay; own: OwnDuty };

const EMPLOYEES = 'employees';

export function collectState(context: Context): SchoolState {
  const { db, reference, settings } = context;
  const school = schoolOf(context);
  const today = todayOf(context);
  const byUnit = newestFacts(context, [school]);
  const told = byUnit.get(school.id) ?? [];
  const absent = absentFacts(context, school);
  const figures = [...told, ...absent];
  const isInTables = told.some(({ origin }) => origin === 'federal');
  const findings = openFindings(context, [school], byUnit);
  const waiting = waitingFindings(context, [school], byUnit).map(({ metricCode }) => metricCode);
  const settled = new Set([...waiting, ...findings.map(({ metricCode }) => metricCode)]);
  const measures = listOpenMeasures(db, [school.id]);
  const delays = listStepDelays(db, school.id);
  // The note of a week is a step of its own.
  const deadlines = openDuties(context, school)
    .filter(({ duty }) => duty.evidence.kind !== 'week-note')
    .flatMap((own) => (own.dueOn === undefined ? [] : [{ id: own.duty.id, dueOn: own.dueOn, own }]));
  const week = newestWeek(figures);
  return {
    facts: {
      today,
      calendar: reference.calendar,
      inactive:
        STATUSES.find((code) => told.some((one) => one.metric.code === code && isLowFact(one))) ??
        (isInTables ? undefined : absent[0]?.metric.code),
      measures,
      deadlines,
      findings: findings.map(({ metricCode, cause }) => ({ metric: metricCode, cause })),
      waiting,
      low: lowMetrics(figures).filter((code) => !settled.has(code)),
      employeesOn: figures.find(({ metric }) => metric.code === EMPLOYEES)?.latest.period.to,
      note: week && {
        weekTo: week.to,
        dueOn: noteDueOn(week, settings),
        isSent: findWeekNote(db, school.id, week.to) !== undefined,
      },
      delays: new Map(delays.map(({ step, until }) => [step, until])),
    },
    figures,
    measures,
    deadlines,
    delays,
  };
}

/** Zeros before the rest, weekly figures before those of twelve months: a week is moved sooner. */
function lowMetrics(figures: readonly FigureFact[]): string[] {
  const rank = ({ metric, latest }: FigureFact) =>
    (latest.state === 'zero' ? 0 : 2) + (metric.window === 'week' ? 0 : 1);
  return figures
    .filter((fact) => !STATUSES.includes(fact.metric.code) && isLowFact(fact))
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ metric }) => metric.code);
}
