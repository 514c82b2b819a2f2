import { addDays, daysBetween } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';
import { CAUSE_CODES } from './cause.ts';
import type { CauseCode } from './cause.ts';
import { isWorkingDay } from './working-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** One thing to do. */
export type Step =
  /** A measure of the school's plan. */
  | { kind: 'measure'; id: number }
  /** A deadline of the district. */
  | { kind: 'deadline'; id: number }
  /** The step out of a cause that was found for the metric. */
  | { kind: 'finding'; metric: string; cause: CauseCode }
  /** Finding out why the metric is low. */
  | { kind: 'diagnosis'; metric: string }
  /** The number of employees, which only the school has. */
  | { kind: 'employees' }
  /** The weekly «анализ и меры» of the week that ended on `weekTo`. */
  | { kind: 'note'; weekTo: CalendarDay };

/** What is known of one school today. */
export type StepFacts = {
  today: CalendarDay;
  calendar: WorkingCalendar;
  /** The metric by which the organisation is not there yet: `status` «Не активна» or `registered` «нет». */
  inactive: string | undefined;
  /** Of the plan, not over; `cause` – the step of a cause. */
  measures: readonly { id: number; dueOn: CalendarDay; cause?: string | undefined }[];
  /** Of the district, without «Готово». */
  deadlines: readonly { id: number; dueOn: CalendarDay }[];
  /** Causes in force. */
  findings: readonly { metric: string; cause: CauseCode }[];
  /** Metrics whose step was done: only the next table will tell, and nothing more is asked about them. */
  waiting: readonly string[];
  /** Metrics with a low figure that has no cause in force and does not wait; the worst first. */
  low: readonly string[];
  /** The day of the last number of employees; undefined – never given. */
  employeesOn: CalendarDay | undefined;
  /** The newest week with figures; undefined – there are none yet. */
  note: { weekTo: CalendarDay; dueOn: CalendarDay; isSent: boolean } | undefined;
  /** Until when a step (by its key) was put off. */
  delays: ReadonlyMap<string, CalendarDay>;
};

/** Working days left at which a deadline leaves no time for anything else. */
const URGENT_DAYS = 1;
/** … and at which it goes before what has no date. */
const SOON_DAYS = 3;
/** A number of employees older than this says little. */
const EMPLOYEES_DAYS = 30;

/**
 * The one step for today; undefined – nothing is left for today. By what it does for the school:
 *
 * 1. A deadline that is past or has at most one working day left: its date does not wait, all the rest does.
 * 2. The organisation is not active: nobody's work counts before, so every later step would be wasted. Once its step
 *    is done, the next table is waited for.
 * 3. A measure of the own plan for today or an earlier day: the school itself said so.
 * 4. The step out of a known cause that stands in no plan yet, the cheapest first: the thinking is done.
 * 5. A deadline with at most three working days left.
 * 6. A low figure without a cause: three minutes, and they tell what to do for the whole week. Not while the
 *    organisation is inactive, for that is the cause.
 * 7. The weekly note, from the Wednesday on which it is expected: with a cause and measures it says more, so it comes
 *    after them.
 * 8. The number of employees, never given or old: it moves nothing, but a target is counted from it.
 */
export function nextStep(facts: StepFacts): Step | undefined {
  const { today, delays } = facts;
  return candidates(facts).find((step) => {
    const until = delays.get(stepKey(step));
    return until === undefined || until <= today;
  });
}

function candidates(facts: StepFacts): Step[] {
  const { inactive, low, note, employeesOn, today } = facts;
  const steps = openFindings(facts);
  const ofStatus = facts.findings.filter(({ metric }) => metric === inactive);
  const deadlines = facts.deadlines.toSorted(byDay).map(({ id, dueOn }) => ({
    step: { kind: 'deadline', id } as const,
    left: workingDaysLeft(facts, dueOn),
  }));
  return [
    ...deadlines.filter(({ left }) => left <= URGENT_DAYS).map(({ step }) => step),
    ...steps.filter(({ metric }) => metric === inactive),
    ...(inactive === undefined || ofStatus.length > 0 || facts.waiting.includes(inactive)
      ? []
      : [{ kind: 'diagnosis', metric: inactive } as const]),
    ...facts.measures
      .filter(({ dueOn }) => dueOn <= today)
      .toSorted(byDay)
      .map(({ id }) => ({ kind: 'measure', id }) as const),
    ...steps,
    ...deadlines.filter(({ left }) => left <= SOON_DAYS).map(({ step }) => step),
    ...(inactive === undefined ? low.map((metric) => ({ kind: 'diagnosis', metric }) as const) : []),
    ...(note !== undefined && !note.isSent && today >= note.dueOn
      ? [{ kind: 'note', weekTo: note.weekTo } as const]
      : []),
    ...(employeesOn === undefined || daysBetween(employeesOn, today) > EMPLOYEES_DAYS
      ? [{ kind: 'employees' } as const]
      : []),
  ];
}

/** What comes up next by its date where today has nothing left. */
export type NextDate =
  { kind: 'measure' | 'deadline'; id: number; on: CalendarDay } | { kind: 'note'; on: CalendarDay };

export function nextDate({ today, measures, deadlines, note }: StepFacts): NextDate | undefined {
  const dates: NextDate[] = [
    ...measures.map(({ id, dueOn }) => ({ kind: 'measure', id, on: dueOn }) as const),
    ...deadlines.map(({ id, dueOn }) => ({ kind: 'deadline', id, on: dueOn }) as const),
    ...(note === undefined || note.isSent ? [] : [{ kind: 'note', on: note.dueOn } as const]),
  ];
  return dates.filter(({ on }) => on > today).toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
}

/** Stands for a step in the database and in a button; stays the same for the same thing. */
export function stepKey(step: Step): string {
  switch (step.kind) {
    case 'measure':
    case 'deadline':
      return `${step.kind}/${step.id}`;
    case 'finding':
      return `finding/${step.metric}/${step.cause}`;
    case 'diagnosis':
      return `diagnosis/${step.metric}`;
    case 'employees':
      return step.kind;
    case 'note':
      return `note/${step.weekTo}`;
  }
}

/** Steps of causes that stand in no plan, the cheapest first; a cause of two metrics is one step. */
function openFindings({ findings, measures, inactive }: StepFacts): Extract<Step, { kind: 'finding' }>[] {
  const planned = new Set(measures.flatMap(({ cause }) => cause ?? []));
  return (
    findings
      .filter(({ cause }) => !planned.has(cause))
      // Of a cause found for two metrics the one that holds the others up counts.
      .toSorted((a, b) => Number(b.metric === inactive) - Number(a.metric === inactive))
      .filter(({ cause }, index, all) => all.findIndex((one) => one.cause === cause) === index)
      .toSorted((a, b) => CAUSE_CODES.indexOf(a.cause) - CAUSE_CODES.indexOf(b.cause))
      .map(({ metric, cause }) => ({ kind: 'finding', metric, cause }))
  );
}

/** Today counts, the day itself does not; 0 where it is today or past, or only days off are left. */
function workingDaysLeft({ today, calendar }: StepFacts, dueOn: CalendarDay): number {
  let left = 0;
  for (let on = today; on < dueOn && left <= SOON_DAYS; on = addDays(on, 1)) {
    if (isWorkingDay(calendar, on)) left += 1;
  }
  return left;
}

function byDay(a: { dueOn: CalendarDay }, b: { dueOn: CalendarDay }): number {
  return a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1;
}
