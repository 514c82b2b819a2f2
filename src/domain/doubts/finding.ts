import type { CalendarDay } from '../calendar-day.ts';
import { sourcesOf } from '../figure-sources.ts';
import type { Source } from '../figure-sources.ts';
import type { Figure } from '../measurement.ts';
import type { Metric, MetricRef } from '../metric.ts';
import type { Period } from '../period.ts';
import type { PlannedFigure } from '../planned-figure.ts';
import type { CellAddress } from '../table.ts';
import type { Unit, UnitId } from '../unit.ts';
import type { Vacation } from '../vacation.ts';
import type { WorkingCalendar } from '../working-calendar.ts';
import type { DoubtCode } from './doubt-codes.ts';

/** What a rule tells of a value besides the value itself: numbers, days and names that a sentence is made of. */
type FactsOf = {
  'over-100': { value: number };
  'count-over-base': { count: number; base: number };
  'impossible-percent': { value: number; all: number };
  'same-figures': Period;
  'period-not-week': Period;
  'period-overlaps': Period;
  'definition-dates-differ': { version: number };
  'definition-changed': { before: number };
  /** `active`: «Активна» of an organisation that sent no application; `people`: its people write; `year`: more in a week than in 12 months. */
  'funnel-broken': { kind: 'active' | 'people' | 'year'; year?: number };
  'inactive-works': { schools: readonly string[] };
  /** `usual`: the median of `of` earlier ones. */
  'base-jump': { base: number; usual: number; of: number };
  /** `usual`: the median of `of` earlier values; `people`: it is a number of people, not a percent. */
  jump: { up: boolean; usual: number; of: number; people: boolean };
  /** `stays`: as usual, while those of the others fell. */
  'holiday-rise': { usual: number; of: number; people: boolean; stays?: true };
  'holiday-drop': { schools: number };
  'common-drop': { schools: number };
  'schools-missing': { schools: readonly string[]; of: number };
  'schools-vanished': { schools: readonly string[]; of: number };
  'schools-new': { schools: readonly string[] };
};

/** What a rule found: of one value, of several that share the reason (a column, a period), of none (the whole table). */
export type DoubtFinding = {
  [Code in keyof FactsOf]: {
    code: Code;
    facts: FactsOf[Code];
    /** The values it objects to, in the order of the table. */
    figures: readonly PlannedFigure[];
    /** Where the reader of the sentence has to look. */
    at?: CellAddress;
  };
}[keyof FactsOf];

/** An earlier or later figure in force, of the same origin. */
export type KnownFigure = Figure & { unitId: UnitId; metric: MetricRef; period: Period };

/** Everything a rule may look at; plain data. */
export type DoubtData = {
  /** What the table gives, in its order. */
  figures: readonly PlannedFigure[];
  metrics: ReadonlyMap<string, Metric>;
  organisations: ReadonlyMap<UnitId, Unit>;
  districtId: UnitId;
  /** By unit, of each metric the newest period first; the table's own periods are among them. */
  known: ReadonlyMap<UnitId, readonly KnownFigure[]>;
  vacations: readonly Vacation[];
  calendar: WorkingCalendar;
  today: CalendarDay;
  /** Organisations of the kinds the table lists that it leaves out, and those it would add. */
  missingSchools: readonly { id: UnitId; name: string }[];
  expectedSchools: number;
  newSchools: readonly string[];
};

/** `check` is absent where only the reader of a file can see it: it reports the code itself. */
export type DoubtRule = { code: DoubtCode; check?: (data: DoubtData) => DoubtFinding[] };

/** The unit of the database that a figure is of. */
export function unitIdOf({ unit }: PlannedFigure): UnitId | undefined {
  return 'id' in unit ? unit.id : undefined;
}

/** The answers of `of` by their key, each found once: a table asks the same of its few periods thousands of times. */
export function remembered<Argument, Value>(
  keyOf: (argument: Argument) => string,
  of: (argument: Argument) => Value,
): (argument: Argument) => Value {
  const known = new Map<string, Value>();
  return (argument) => {
    const key = keyOf(argument);
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = of(argument);
    known.set(key, value);
    return value;
  };
}

const seen = new WeakMap<DoubtData, Source[]>();

/** The metrics and periods of the table: what is true of a whole column is asked once. */
export function sourcesIn(data: DoubtData): readonly Source[] {
  const before = seen.get(data);
  if (before !== undefined) return before;
  const sources = sourcesOf(data.figures);
  seen.set(data, sources);
  return sources;
}
