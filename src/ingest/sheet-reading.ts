import type { Figure } from '../domain/measurement.ts';
import type { Metric, MetricRef, OrganisationKind } from '../domain/metric.ts';
import { periodKindOf } from '../domain/period.ts';
import type { Period } from '../domain/period.ts';
import type { CellAddress, TableProblem, TableRecord, UnitLevel, UnitName } from '../domain/table.ts';
import { choosePeriod, weekEndingOn } from './choose-period.ts';
import type { PeriodTexts, TablePeriod } from './choose-period.ts';
import type { Heading } from './classify-heading.ts';
import type { TotalsCheck } from './check-totals.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { Grid, Place } from './grid.ts';
import { problem, problemAt } from './problem.ts';
import { settleSource } from './settle-source.ts';
import type { MetricSource } from './settle-source.ts';
import {
  definitionDatesDiffer,
  noWeek,
  periodNotWeek,
  turnedRound,
  turnedRoundKept,
  unclearDefinition,
  weekFromDate,
  wrongLevel,
} from './texts.ts';

/** A sheet of all the rows it may have with every metric of schools; a million are more than a reading has memory for. */
export const MAX_FIGURES = 500_000;
/** Of several tables, which are compared with each other. */
export const MAX_FIGURES_OF_SEVERAL = 150_000;

/** What reading one sheet needs to know besides the sheet. */
export type Reading = {
  fileName: string;
  metrics: ReadonlyMap<string, Metric>;
  given?: Period;
  /** Of a table with several municipalities only this one's rows are taken. */
  district?: string;
  /** Titles of all tables of the file: one that says nothing of time belongs to the others' period. */
  elsewhere?: readonly string[];
  /** What is known and asked of the columns. */
  mapping?: ColumnMapping;
  /** How many of `MAX_FIGURES` the tables before this one have left. */
  room?: number;
};

export type SheetResult = {
  records: readonly TableRecord[];
  problems: readonly TableProblem[];
  /** Totals that the rows do not explain; asked about where the other tables of the file do not either. */
  totals?: TotalsCheck;
  /** Of a table with a row per user: what may be kept in place of the file. */
  redacted?: string;
};

export function refusal(...problems: readonly TableProblem[]): SheetResult {
  return { records: [], problems };
}

/** Settles the period of a sheet once and each of its metrics; collects the remarks on the way. */
export type SheetPeriod = {
  problems: TableProblem[];
  /**
   * The metric of a heading with its period and definition; undefined, where it is left out with a remark.
   * `keepsTurned`: a heading with a negation is kept with a remark, its figure is to be marked as doubtful.
   */
  settle(
    heading: Extract<Heading, { role: 'metric' }>,
    words: string,
    at: Place,
    keepsTurned?: boolean,
  ): MetricSource | undefined;
};

export function startSheet(
  grid: Grid,
  level: UnitLevel,
  texts: Omit<PeriodTexts, 'file' | 'sheet' | 'elsewhere'>,
  reading: Reading,
): SheetPeriod | { refused: TableProblem } {
  const sheet = grid.hasSheetName ? grid.sheet : '';
  const choice = choosePeriod(
    { ...texts, sheet, file: reading.fileName, elsewhere: reading.elsewhere ?? [] },
    reading.given,
  );
  if (choice.found === undefined) return { refused: choice.problem };
  const table = choice.found;
  const guessed = table.range === undefined ? weekEndingOn(table.on) : undefined;
  const used: TablePeriod = { ...table, ...(guessed && { range: guessed }) };
  const problems = [...choice.notes];
  const once = new Set<string>();
  const noteOnce = (code: 'week-from-date' | 'period-not-week', words: string) => {
    if (once.has(words)) return;
    once.add(words);
    problems.push(problem('note', code, words));
  };
  return {
    problems,
    settle(heading, words, at, keepsTurned = false) {
      const settled = settleSource(heading, words, at, level, reading.metrics, used, keepsTurned);
      if (settled === undefined) return undefined;
      if ('refusal' in settled) {
        problems.push(problemOf(grid, at, settled.refusal.code, words, table));
        return undefined;
      }
      const { source, oldDefinition } = settled;
      if (heading.negated) problems.push(problemAt(grid, at, 'note', 'turned-round', turnedRoundKept(words)));
      if (oldDefinition !== undefined) {
        const sentence = definitionDatesDiffer(oldDefinition, source.period);
        problems.push(problemAt(grid, at, 'note', 'definition-dates-differ', sentence));
      }
      if (source.metric.window === 'week') {
        if (source.period === guessed) noteOnce('week-from-date', weekFromDate(source.period));
        else if (periodKindOf(source.period) !== 'week')
          noteOnce('period-not-week', periodNotWeek(source.period));
      }
      return source;
    },
  };
}

function problemOf(
  grid: Grid,
  at: Place,
  code: 'unclear-definition' | 'turned-round' | 'wrong-level' | 'no-week',
  words: string,
  table: TablePeriod,
): TableProblem {
  if (code === 'turned-round') return problemAt(grid, at, 'ask', code, turnedRound(words));
  if (code === 'wrong-level') return problemAt(grid, at, 'note', code, wrongLevel(words));
  if (code === 'unclear-definition') return problemAt(grid, at, 'ask', code, unclearDefinition(words));
  return problem('refuse', 'no-period', noWeek(table.on.split('-').reverse().join('.')));
}

/** A unit as a record carries it; undefined for the district as a whole. */
export function unitOf(
  level: UnitLevel,
  name: string,
  kind: OrganisationKind | undefined,
): UnitName | undefined {
  return name === '' ? undefined : { level, name, ...(kind && { organisationKind: kind }) };
}

/** One figure of one unit. Built field by field: a big table makes half a million of them. */
export function recordOf(
  figure: Figure,
  unit: UnitName | undefined,
  metric: MetricRef,
  period: Period,
  at: CellAddress,
): TableRecord {
  const record: TableRecord = { metric, period, at, state: figure.state };
  if (unit !== undefined) record.unit = unit;
  if (figure.value !== undefined) record.value = figure.value;
  if (figure.numerator !== undefined) record.numerator = figure.numerator;
  if (figure.denominator !== undefined) record.denominator = figure.denominator;
  if (figure.doubt !== undefined) record.doubt = figure.doubt;
  return record;
}
