import { addDays } from '../../domain/calendar-day.ts';
import type { StepFacts } from '../../domain/next-step.ts';
import { listDeadlines } from '../../storage/deadline.ts';
import type { StoredDeadline } from '../../storage/deadline.ts';
import { listOpenMeasures } from '../../storage/measure.ts';
import type { StoredMeasure } from '../../storage/measure.ts';
import { listStepDelays } from '../../storage/step-delay.ts';
import type { StoredDelay } from '../../storage/step-delay.ts';
import { findWeekNote } from '../../storage/week-note.ts';
import { STATUSES, absentFacts } from '../absent-facts.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { newestWeek } from '../figure-facts.ts';
import type { FigureFact } from '../figure-facts.ts';
import { isLowFact } from '../low-fact.ts';
import { newestFacts, openFindings, waitingFindings } from '../open-findings.ts';

/** Everything a step is chosen from, and what its screen says of it. */
export type SchoolState = {
  facts: StepFacts;
  /** The newest figure of each metric, then the tables that the school is not in. */
  figures: readonly FigureFact[];
  measures: readonly StoredMeasure[];
  deadlines: readonly StoredDeadline[];
  delays: readonly StoredDelay[];
};

/** How long after its date a deadline without «Готово» is still a step. */
const DEADLINE_DAYS = 14;
const EMPLOYEES = 'employees';

export function collectState(context: Context): SchoolState {
  const { db, reference } = context;
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
  const districtId = school.parentId ?? context.district.id;
  const deadlines = listDeadlines(db, districtId, addDays(today, -DEADLINE_DAYS)).filter(
    ({ unitIds, doneBy }) =>
      (unitIds === undefined || unitIds.includes(school.id)) && !doneBy.includes(school.id),
  );
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
      note: week && { weekTo: week.to, isSent: findWeekNote(db, school.id, week.to) !== undefined },
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
