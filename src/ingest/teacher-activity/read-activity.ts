import { figureOfCounts, TWO_VALUES } from '../../domain/measurement.ts';
import type { Figure } from '../../domain/measurement.ts';
import { metricKey } from '../../domain/metric.ts';
import { samePeriod } from '../../domain/period.ts';
import type { TableProblem, TableRecord } from '../../domain/table.ts';
import { valueOf } from '../cell-value.ts';
import { kindIn } from '../classify-heading.ts';
import { addressOf, isBlank, mergedCellAt, textOf } from '../grid.ts';
import type { Grid } from '../grid.ts';
import { nameKey } from '../header-text.ts';
import { isPersonName } from '../personal-data.ts';
import { datesIn } from '../period-text.ts';
import { problem, problemAt } from '../problem.ts';
import type { MetricSource } from '../settle-source.ts';
import { recordOf, refusal, startSheet, unitOf } from '../sheet-reading.ts';
import type { Reading, SheetPeriod, SheetResult } from '../sheet-reading.ts';
import { takeDistrict } from '../take-district.ts';
import type { ActivityTable, CountColumn } from './find-activity.ts';
import { gatherTeachers } from './gather-teachers.ts';
import type { Gathered, School } from './gather-teachers.ts';
import { redact } from './redact.ts';
import { ORGANISATION_BEGINS, ORGANISATION_ENDS } from './lexicon.ts';
import {
  blanksAreZero,
  countUnclear,
  noOrganisation,
  noTeachers,
  organisationMissing,
  othersLeftOut,
  personForOrganisation,
  rolesMissing,
  sameLineTwice,
  severalDays,
  severalOrganisations,
  teachersCounted,
  twoCounts,
  unknownThreshold,
} from './texts.ts';

/** How many messages or calls of a week make a teacher count, by the definition of the metric. */
const THRESHOLDS: ReadonlyMap<string, number> = new Map([
  ['messages@1', 4],
  ['messages@2', 10],
  ['calls@1', 1],
]);

/**
 * An export with a row per user as figures of schools: of the users with the role «Учитель» those who wrote and called
 * enough. Nothing that tells who they are gets into records or problems.
 */
export function readActivity(grid: Grid, table: ActivityTable, reading: Reading): SheetResult {
  const titles = titlesOf(grid, table.header);
  const organisation = table.organisation === undefined ? organisationIn(titles) : undefined;
  if (organisation !== undefined && 'problem' in organisation) return refusal(organisation.problem);
  const result = countTeachers(grid, table, titles, organisation?.name, reading);
  return { ...result, redacted: redact(grid, table, organisation?.name) };
}

function countTeachers(
  grid: Grid,
  table: ActivityTable,
  titles: readonly string[],
  organisation: string | undefined,
  reading: Reading,
): SheetResult {
  const problems: TableProblem[] = [];
  const records: TableRecord[] = [];
  const tally = { teachers: 0, schools: new Set<string>() };
  const blankIsZero = table.counts.map((one) => hasNoZero(grid, table, one));
  for (const { period, rows } of partsOf(grid, table)) {
    const started = startSheet(grid, 'organisation', periodTexts(table, titles, period), reading);
    if ('refused' in started) return refusal(dayRefused(period) ?? started.refused);
    const gathered = gatherTeachers(grid, table, rows, { organisation, blankIsZero });
    if (gathered.personAt !== undefined) {
      const place = { row: gathered.personAt, column: table.organisation ?? 0 };
      return refusal(problemAt(grid, place, 'refuse', 'personal-data', personForOrganisation()));
    }
    const own = ownSchools(gathered, reading);
    if ('refused' in own) return refusal(own.refused);
    const sources = settleCounts(grid, table, started);
    const refused = started.problems.find(({ severity }) => severity === 'refuse');
    if (refused !== undefined) return refusal(dayRefused(period) ?? refused);
    problems.push(...started.problems, ...own.problems, ...remarksOf(gathered));
    for (const { source, index, threshold } of sources) {
      for (const school of own.schools) {
        const at = { row: school.row, column: table.counts[index]?.column ?? 0 };
        const unit = unitOf('organisation', school.name, kindIn(school.name));
        const figures = figuresOf(school, index, threshold);
        for (const figure of figures) {
          records.push(recordOf(figure, unit, source.ref, source.period, addressOf(grid, at)));
        }
      }
    }
    for (const { column, index, threshold } of sources) {
      if (gathered.blanks[index] === true && blankIsZero[index] === true) {
        const at = { row: table.header, column };
        problems.push(problemAt(grid, at, 'note', 'teachers-counted', blanksAreZero()));
      }
      const unclear = own.schools.flatMap(({ teachers }) =>
        teachers.filter((one) => isUnclear(one[index], threshold)),
      );
      const place = { row: table.header, column };
      if (unclear.length > 0) {
        problems.push(problemAt(grid, place, 'ask', 'teachers-unclear', countUnclear(unclear.length)));
      }
    }
    for (const { name, municipality, teachers } of own.schools) {
      tally.teachers += teachers.length;
      tally.schools.add(`${nameKey(name)}|${municipality}`);
    }
  }
  if (tally.teachers === 0) return refusal(problem('refuse', 'no-rows', noTeachers()));
  const said = problem('note', 'teachers-counted', teachersCounted(tally.teachers, tally.schools.size));
  return { records, problems: [said, ...distinctProblems(problems)] };
}

type Part = { period: string; rows: readonly number[] };

/** The rows by what their own column says of time; one part where there is no such column. */
function partsOf(grid: Grid, { header, period }: ActivityTable): Part[] {
  const parts = new Map<string, number[]>();
  for (let row = header + 1; row < grid.rows.length; row += 1) {
    if ((grid.rows[row] ?? []).every(isBlank)) continue;
    const text = period === undefined ? '' : textOf(mergedCellAt(grid, row, period));
    const rows = parts.get(text);
    if (rows === undefined) parts.set(text, [row]);
    else rows.push(row);
  }
  return [...parts].map(([text, rows]) => ({ period: text, rows })).slice(0, MOST_PARTS);
}

const MOST_PARTS = 60;

// The column of periods speaks for its rows; an empty cell of it leaves them to the title.
function periodTexts(
  { counts }: ActivityTable,
  titles: readonly string[],
  period: string,
): { titles: readonly string[]; headings: readonly string[] } {
  if (period !== '') return { titles: [period], headings: [] };
  return { titles, headings: counts.map(({ words }) => words) };
}

/** Rows of single days, where the week is asked for. */
function dayRefused(text: string): TableProblem | undefined {
  const { dates, ranges } = datesIn(text);
  return dates.length === 1 && ranges.length === 0
    ? problem('refuse', 'no-period', severalDays())
    : undefined;
}

/** A column without a single 0 leaves the cells of those empty who did nothing. */
function hasNoZero(grid: Grid, { header }: ActivityTable, { column }: CountColumn): boolean {
  return grid.rows.slice(header + 1).every((cells) => {
    const value = valueOf(cells[column]);
    return value.kind !== 'number' || value.number !== 0;
  });
}

type Counted = CountColumn & { index: number; source: MetricSource; threshold: number };

/** The metric of every column of numbers; two of the same week contradict each other and neither is counted. */
function settleCounts(grid: Grid, { header, counts }: ActivityTable, started: SheetPeriod): Counted[] {
  const settled = counts.flatMap((one, index): Counted[] => {
    const heading = {
      role: 'metric' as const,
      code: one.code,
      measure: 'count' as const,
      versions: [],
      strangeThreshold: false,
      negated: false,
    };
    const at = { row: header, column: one.column };
    const source = started.settle(heading, one.words, at);
    if (source === undefined) return [];
    const threshold = THRESHOLDS.get(metricKey(source.ref));
    if (threshold !== undefined) return [{ ...one, index, source, threshold }];
    started.problems.push(problemAt(grid, at, 'ask', 'unclear-definition', unknownThreshold()));
    return [];
  });
  const isTwice = (one: Counted) =>
    settled.some(
      (other) =>
        other !== one && other.code === one.code && samePeriod(other.source.period, one.source.period),
    );
  for (const one of settled.filter(isTwice)) {
    const at = { row: header, column: one.column };
    started.problems.push(problemAt(grid, at, 'ask', 'two-columns-differ', twoCounts()));
  }
  return settled.filter((one) => !isTwice(one));
}

function figuresOf({ teachers }: School, index: number, threshold: number): Figure[] {
  const reached = (bound: 'least' | 'most') =>
    teachers.filter((teacher) => (teacher[index]?.[bound] ?? 0) >= threshold).length;
  const [least, most] = [reached('least'), reached('most')];
  if (least === most) return [figureOfCounts(least, teachers.length)];
  return [least, most].map((count) => ({ ...figureOfCounts(count, teachers.length), doubt: TWO_VALUES }));
}

function isUnclear(count: { least: number; most: number } | undefined, threshold: number): boolean {
  return count !== undefined && count.least < threshold && count.most >= threshold;
}

function ownSchools(
  { schools }: Gathered,
  { district }: Reading,
): { schools: readonly School[]; problems: readonly TableProblem[] } | { refused: TableProblem } {
  const units = schools.map(({ name, municipality, row }) => ({ name, municipality, row }));
  const own = takeDistrict(units, 'organisation', district);
  if ('refused' in own) return own;
  const taken = new Set(own.units.map((unit) => units.indexOf(unit)));
  return { schools: schools.filter((_, i) => taken.has(i)), problems: own.problems };
}

function remarksOf({ others, withoutRole, withoutOrganisation, repeated }: Gathered): TableProblem[] {
  return [
    ...(others > 0 ? [problem('note', 'teachers-left-out', othersLeftOut(others))] : []),
    ...(withoutRole > 0 ? [problem('ask', 'teachers-left-out', rolesMissing(withoutRole))] : []),
    ...(withoutOrganisation > 0
      ? [problem('ask', 'teachers-left-out', organisationMissing(withoutOrganisation))]
      : []),
    ...(repeated > 0 ? [problem('note', 'duplicate-row', sameLineTwice(repeated))] : []),
  ];
}

function titlesOf(grid: Grid, before: number): string[] {
  const rows = grid.rows.slice(0, before).map((cells) => cells.map(textOf).filter((text) => text !== ''));
  return [...(grid.above ?? []), ...rows.map((texts) => texts.join(' ')).filter((text) => text !== '')];
}

/** The organisation that the titles name: «Организация: МБОУ …», «Активность учителей МБОУ «СОШ № 1» за …». */
function organisationIn(titles: readonly string[]): { name: string } | { problem: TableProblem } {
  const names = new Map<string, string>();
  for (const title of titles) {
    const from = ORGANISATION_BEGINS.exec(title)?.index;
    if (from === undefined || title.length > 500) continue;
    const rest = title.slice(from);
    const name = rest
      .slice(0, ORGANISATION_ENDS.exec(rest)?.index ?? rest.length)
      .replace(/[\s,;.:–—-]+$/u, '');
    if (name !== '' && !isPersonName(name)) names.set(nameKey(name), name);
  }
  const [first, ...others] = names.values();
  if (first === undefined) return { problem: problem('refuse', 'no-organisation', noOrganisation()) };
  if (others.length > 0) return { problem: problem('refuse', 'no-organisation', severalOrganisations()) };
  return { name: first };
}

function distinctProblems(problems: readonly TableProblem[]): TableProblem[] {
  return [...new Map(problems.map((one) => [`${one.code} ${one.sentence}`, one])).values()];
}
