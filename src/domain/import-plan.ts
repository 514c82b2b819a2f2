import type { CalendarDay } from './calendar-day.ts';
import { chooseFigures } from './choose-figures.ts';
import type { DoubtData, DoubtFinding, KnownFigure } from './doubts/finding.ts';
import { askedProblems } from './doubts/asked-problems.ts';
import { judgeFigures } from './doubts/judge-figures.ts';
import type { Settled } from './doubts/judge-figures.ts';
import { sourcesOf } from './figure-sources.ts';
import type { Source } from './figure-sources.ts';
import type { Figure } from './measurement.ts';
import { metricKey } from './metric.ts';
import type { Metric, MetricRef, Origin, OrganisationKind } from './metric.ts';
import type { Period } from './period.ts';
import { periodRemarks } from './plan-period.ts';
import type { PlanRemark } from './plan-remark.ts';
import { isSameFigure, valuesOf } from './planned-figure.ts';
import type { PlannedFigure } from './planned-figure.ts';
import { placeUnits } from './place-units.ts';
import type { Placed, UnitFacts } from './place-units.ts';
import type { NewUnitPlan } from './plan-unit.ts';
import { isRefused } from './table.ts';
import type { CellAddress, Table, TableProblem } from './table.ts';
import type { Unit, UnitId } from './unit.ts';
import type { Vacation } from './vacation.ts';
import type { WorkingCalendar } from './working-calendar.ts';

type ChangedValue = { unitId: UnitId; metric: MetricRef; period: Period; from: Figure; to: Figure };

/**
 * What a table would do to the database; plain data. It holds for the moment it was made: plan and apply in one
 * transaction.
 */
export type ImportPlan = {
  districtId: UnitId;
  origin: Origin;
  fileName: string;
  sheets: readonly string[];
  /** Nothing of the table may be stored; then there are no figures and no new units. */
  refused: boolean;
  /** The table lists municipalities, so the office it is imported for is a region's. */
  becomesRegion: boolean;
  newUnits: readonly NewUnitPlan[];
  /** Units of the database that the table has figures of. */
  knownUnits: readonly UnitId[];
  /** Everything that is written, figures that are the same as now included. */
  figures: readonly PlannedFigure[];
  values: {
    new: number;
    changed: readonly ChangedValue[];
    unchanged: number;
    /** Figures of the table that are not written: their unit is unclear or not ours, or nobody can have measured them. */
    leftOut: number;
    /** Figures that are written with the mark «проверяется». */
    doubtful: number;
  };
  /** The table's own and the plan's, complete sentences. */
  problems: readonly TableProblem[];
  /** The plan's, as data: what a conversation may settle («Решить»). */
  remarks: readonly PlanRemark[];
  /** What the rules of doubt found, as data. */
  findings: readonly DoubtFinding[];
  /** Working organisations of the kinds the table is about that it does not list. */
  missingSchools: readonly { id: UnitId; name: string }[];
  periods: readonly Period[];
  metrics: readonly MetricRef[];
};

export type PlanFacts = UnitFacts & {
  origin: Origin;
  /** Figures in force of every unit the table may speak of. */
  inForce: (metric: MetricRef, period: Period) => ReadonlyMap<UnitId, Figure>;
  metrics: readonly Metric[];
  /** What is known of the table's metrics around its periods, by unit, newest first; of the same origin. */
  known: ReadonlyMap<UnitId, readonly KnownFigure[]>;
  settled: readonly Settled[];
  vacations: readonly Vacation[];
  calendar: WorkingCalendar;
  /** The district's own. */
  today: CalendarDay;
};

/** Decides what becomes of each record of a table. Pure; `word` puts a remark into a sentence. */
export function planOf(
  table: Table,
  facts: PlanFacts,
  word: (remark: PlanRemark | DoubtFinding) => TableProblem,
): ImportPlan {
  const placed = placeUnits(table, facts);
  const chosen = chooseFigures(table.records, placed);
  const missing = missingOf(table, placed, facts.organisations);
  const judged = judgeFigures(
    doubtDataOf(chosen.figures, placed, missing, facts),
    table.problems,
    facts.settled,
  );
  const remarks = [
    ...periodRemarks(periodsOf(sourcesOf(table.records)), facts.today),
    ...placed.remarks,
    ...chosen.remarks,
  ];
  const problems = [
    ...askedProblems(
      table.problems.filter((problem) => !judged.isSettled(problem)),
      judged.figures,
    ),
    ...[...remarks, ...judged.findings].map(word),
  ];
  const refused = isRefused({ ...table, problems });
  const listed = refused ? [] : judged.figures;
  const known = new Set<UnitId>();
  for (const { unit } of listed) if ('id' in unit) known.add(unit.id);
  const sources = sourcesOf(listed);
  const missingSchools = refused ? [] : missing.schools;
  const absent = refused ? [] : notListed(sources, missingSchools, facts.inForce);
  const { changed, unchanged } = compared(listed, facts.inForce);
  return {
    districtId: facts.district.id,
    origin: facts.origin,
    fileName: table.fileName,
    sheets: table.sheets,
    refused,
    becomesRegion: !refused && placed.becomesRegion,
    newUnits: refused ? [] : placed.newUnits,
    knownUnits: [...known],
    figures: [...listed, ...absent],
    values: {
      new: listed.length - changed.length - unchanged,
      changed,
      unchanged,
      leftOut: chosen.leftOut + judged.blocked,
      doubtful: listed.filter(({ doubt }) => doubt !== undefined).length,
    },
    problems,
    remarks,
    findings: refused ? [] : judged.findings,
    missingSchools,
    periods: periodsOf(sources),
    metrics: distinct(
      sources.map(({ metric }) => metric),
      metricKey,
    ),
  };
}

/** What the rules of doubt look at. */
function doubtDataOf(
  figures: readonly PlannedFigure[],
  { newUnits }: Placed,
  missing: { schools: DoubtData['missingSchools']; of: number },
  { metrics, organisations, district, known, vacations, calendar, today }: PlanFacts,
): DoubtData {
  return {
    figures,
    metrics: new Map(metrics.map((metric) => [metric.code, metric])),
    organisations: new Map(organisations.map((unit) => [unit.id, unit])),
    districtId: district.id,
    known,
    vacations,
    calendar,
    today,
    missingSchools: missing.schools,
    expectedSchools: missing.of,
    newSchools: newUnits.filter(({ level }) => level === 'organisation').map(({ name }) => name),
  };
}

/**
 * Organisations the table ought to list and does not, and how many it ought to list. Empty where a row lost its name or
 * all its figures on the way.
 */
function missingOf(
  table: Table,
  placed: Placed,
  organisations: readonly Unit[],
): { schools: { id: UnitId; name: string }[]; of: number } {
  const kinds = new Set<OrganisationKind>(placed.organisationKinds);
  if (kinds.size === 0 || hasLostRows(table)) return { schools: [], of: 0 };
  const expected = organisations.filter(
    ({ closed, organisationKind }) =>
      !closed && organisationKind !== undefined && kinds.has(organisationKind),
  );
  const schools = expected
    .filter(({ id }) => !placed.mentioned.has(id))
    .map(({ id, name }) => ({ id, name }));
  return { schools, of: expected.length };
}

/**
 * Whether a row of some sheet left no record behind: one whose only figure was blocked, or that stands twice. Its
 * organisation is listed all the same, but nobody can tell here which one it is.
 */
function hasLostRows(table: Table): boolean {
  const ofRows = table.problems.filter(
    ({ severity, code, at }) => at !== undefined && (severity !== 'note' || code === 'row-without-name'),
  );
  if (ofRows.length === 0) return false;
  const rows = new Map<string, Set<number>>();
  for (const { at } of table.records) {
    const ofSheet = rows.get(at.sheet);
    if (ofSheet === undefined) rows.set(at.sheet, new Set([rowOf(at)]));
    else ofSheet.add(rowOf(at));
  }
  const first = new Map(
    [...rows].map(([sheet, numbers]) => [sheet, [...numbers].reduce((a, b) => Math.min(a, b))]),
  );
  return ofRows.some(
    ({ at }) =>
      at !== undefined &&
      rowOf(at) >= (first.get(at.sheet) ?? 0) &&
      rows.get(at.sheet)?.has(rowOf(at)) !== true,
  );
}

function rowOf({ cell }: CellAddress): number {
  return Number(/\d+$/.exec(cell)?.[0] ?? 0);
}

/** «Not listed» is stored where the table ought to have a figure and nothing is known; it never replaces a figure. */
function notListed(
  sources: readonly Source[],
  missing: readonly { id: UnitId }[],
  inForce: PlanFacts['inForce'],
): PlannedFigure[] {
  return missing.flatMap(({ id }) =>
    sources
      .filter(({ metric, period }) => !inForce(metric, period).has(id))
      .map(({ metric, period }) => ({ unit: { id }, metric, period, state: 'not-listed' as const })),
  );
}

/** What the figures replace, and how many are what is stored. */
function compared(
  figures: readonly PlannedFigure[],
  inForce: PlanFacts['inForce'],
): { changed: ChangedValue[]; unchanged: number } {
  const changed: ChangedValue[] = [];
  let unchanged = 0;
  for (const figure of figures) {
    const { unit, metric, period } = figure;
    const before = 'id' in unit ? inForce(metric, period).get(unit.id) : undefined;
    if (before === undefined) continue;
    if (isSameFigure(figure, before)) unchanged += 1;
    else if ('id' in unit && before.state !== 'not-listed')
      changed.push({ unitId: unit.id, metric, period, from: before, to: valuesOf(figure) });
  }
  return { changed, unchanged };
}

function periodsOf(items: readonly { period: Period }[]): Period[] {
  return distinct(
    items.map(({ period }) => period),
    ({ from, to }) => `${from} ${to}`,
  );
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item] as const).toReversed()).values()].toReversed();
}
