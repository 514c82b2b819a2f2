import type { CalendarDay } from './calendar-day.ts';
import { TWO_VALUES } from './measurement.ts';
import type { Figure } from './measurement.ts';
import { metricKey } from './metric.ts';
import type { MetricRef, Origin, OrganisationKind } from './metric.ts';
import type { Period } from './period.ts';
import { doubtedShare } from './plan-doubt.ts';
import { periodRemarks } from './plan-period.ts';
import type { PlanRemark } from './plan-remark.ts';
import { placeUnits } from './place-units.ts';
import type { Placed, UnitFacts } from './place-units.ts';
import type { NewUnitPlan, PlannedUnit } from './plan-unit.ts';
import { isRefused } from './table.ts';
import type { CellAddress, Table, TableProblem, TableRecord } from './table.ts';
import type { Unit, UnitId } from './unit.ts';

/** A figure to be written; at most one of each (unit, metric, definition, period). */
type PlannedFigure = Figure & {
  unit: PlannedUnit;
  metric: MetricRef;
  period: Period;
  /** Absent for a unit the table does not list. */
  at?: CellAddress;
};

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
    /** Figures of the table that are not written because their unit is unclear or not ours. */
    leftOut: number;
  };
  /** The table's own and the plan's, complete sentences. */
  problems: readonly TableProblem[];
  /** The plan's, as data: what a conversation may settle («Решить»). */
  remarks: readonly PlanRemark[];
  /** Working organisations of the kinds the table is about that it does not list. */
  missingSchools: readonly { id: UnitId; name: string }[];
  periods: readonly Period[];
  metrics: readonly MetricRef[];
};

export type PlanFacts = UnitFacts & {
  origin: Origin;
  /** Figures in force by `figureKey`, of every unit the table may speak of. */
  inForce: ReadonlyMap<string, Figure>;
  /** Codes of the metrics that are a share of a school's pupils. */
  pupilShares: ReadonlySet<string>;
  /** The district's own. */
  today: CalendarDay;
};

export function figureKey(unitId: UnitId, metric: MetricRef, period: Period): string {
  return `${unitId} ${metricKey(metric)} ${period.from} ${period.to}`;
}

/** Decides what becomes of each record of a table. Pure; `word` puts a remark into a sentence. */
export function planOf(
  table: Table,
  facts: PlanFacts,
  word: (remark: PlanRemark) => TableProblem,
): ImportPlan {
  const placed = placeUnits(table, facts);
  const chosen = chooseFigures(table.records, placed);
  const checked = checkShares(chosen.figures, facts);
  const remarks = [
    ...periodRemarks(periodsOf(table.records), facts.today),
    ...placed.remarks,
    ...chosen.remarks,
    ...checked.remarks,
  ];
  const problems = [...table.problems, ...remarks.map(word)];
  const refused = isRefused({ ...table, problems });
  const listed = refused ? [] : checked.figures;
  const known = [...new Set(listed.flatMap(({ unit }) => ('id' in unit ? [unit.id] : [])))];
  const missingSchools = refused ? [] : missingOf(table, placed, facts.organisations);
  const absent = refused ? [] : notListed(listed, missingSchools, facts.inForce);
  const changed = listed.flatMap((figure) => changeOf(figure, facts.inForce));
  const unchanged = listed.filter((figure) => isSame(figure, inForceOf(figure, facts.inForce))).length;
  return {
    districtId: facts.district.id,
    origin: facts.origin,
    fileName: table.fileName,
    sheets: table.sheets,
    refused,
    becomesRegion: !refused && placed.becomesRegion,
    newUnits: refused ? [] : placed.newUnits,
    knownUnits: known,
    figures: [...listed, ...absent],
    values: {
      new: listed.length - changed.length - unchanged,
      changed,
      unchanged,
      leftOut: chosen.leftOut,
    },
    problems,
    remarks,
    missingSchools,
    periods: periodsOf(listed),
    metrics: distinct(
      listed.map(({ metric }) => metric),
      metricKey,
    ),
  };
}

type Chosen = { figure: PlannedFigure; conflict: boolean };

/**
 * One figure of each key: two that are the same are one, of two that differ none is written. The two values of one
 * document, marked as such, are both written.
 */
function chooseFigures(
  records: readonly TableRecord[],
  placed: Placed,
): { figures: PlannedFigure[]; leftOut: number; remarks: PlanRemark[] } {
  const chosen = new Map<string, Chosen>();
  const remarks = new Map<string, PlanRemark>();
  const twins: PlannedFigure[] = [];
  let leftOut = 0;
  for (const record of records) {
    const unit = placed.unitOf(record.unit);
    if (unit === undefined) {
      leftOut += 1;
      continue;
    }
    const { metric, period, at } = record;
    const values = valuesOf(record);
    const key = `${'id' in unit ? unit.id : `#${unit.newUnit}`} ${metricKey(metric)} ${period.from} ${period.to}`;
    if (record.doubt === TWO_VALUES) {
      twins.push({ ...values, unit, metric, period, at });
      continue;
    }
    const before = chosen.get(key);
    if (before === undefined) {
      chosen.set(key, { figure: { ...values, unit, metric, period, at }, conflict: false });
    } else if (!isSame(before.figure, values)) {
      leftOut += before.conflict ? 1 : 2;
      before.conflict = true;
      const label = record.unit?.name ?? '';
      remarks.set(label, {
        code: 'same-unit-twice',
        name: label,
        at,
        ...(before.figure.at && { other: before.figure.at }),
      });
    }
  }
  const figures = [...chosen.values()].filter(({ conflict }) => !conflict).map(({ figure }) => figure);
  return { figures: [...figures, ...twins], leftOut, remarks: [...remarks.values()] };
}

/** Marks the shares of pupils that no number of the school's makes. */
function checkShares(
  figures: readonly PlannedFigure[],
  { organisations, pupilShares }: Pick<PlanFacts, 'organisations' | 'pupilShares'>,
): { figures: PlannedFigure[]; remarks: PlanRemark[] } {
  const schools = new Map(organisations.map((unit) => [unit.id, unit]));
  const remarks: PlanRemark[] = [];
  const checked = figures.map((planned) => {
    const { unit, metric, at } = planned;
    const school = 'id' in unit && pupilShares.has(metric.code) ? schools.get(unit.id) : undefined;
    const doubted = school && doubtedShare(planned, school);
    if (school === undefined || doubted === undefined) return planned;
    const { figure, roll } = doubted;
    if (at !== undefined) {
      const { id, name } = school;
      remarks.push({ code: 'impossible-percent', unit: { id, name }, value: figure.value, roll, at });
    }
    return { ...planned, ...figure };
  });
  return { figures: checked, remarks };
}

/** Organisations the table ought to list and does not. Empty where a row lost its name or all its figures on the way. */
function missingOf(
  table: Table,
  placed: Placed,
  organisations: readonly Unit[],
): { id: UnitId; name: string }[] {
  const kinds = new Set<OrganisationKind>(placed.organisationKinds);
  if (kinds.size === 0 || hasLostRows(table)) return [];
  return organisations
    .filter(
      ({ closed, organisationKind }) =>
        !closed && organisationKind !== undefined && kinds.has(organisationKind),
    )
    .filter(({ id }) => !placed.mentioned.has(id))
    .map(({ id, name }) => ({ id, name }));
}

/**
 * Whether a row of some sheet left no record behind: one whose only figure was blocked, or that stands twice. Its
 * organisation is listed all the same, but nobody can tell here which one it is.
 */
function hasLostRows(table: Table): boolean {
  const rows = new Map<string, Set<number>>();
  for (const { at } of table.records) {
    const ofSheet = rows.get(at.sheet);
    if (ofSheet === undefined) rows.set(at.sheet, new Set([rowOf(at)]));
    else ofSheet.add(rowOf(at));
  }
  const first = new Map([...rows].map(([sheet, numbers]) => [sheet, Math.min(...numbers)]));
  return table.problems.some(({ severity, code, at }) => {
    if (at === undefined || (severity === 'note' && code !== 'row-without-name')) return false;
    return rowOf(at) >= (first.get(at.sheet) ?? 0) && rows.get(at.sheet)?.has(rowOf(at)) !== true;
  });
}

function rowOf({ cell }: CellAddress): number {
  return Number(/\d+$/.exec(cell)?.[0] ?? 0);
}

/** «Not listed» is stored where the table ought to have a figure and nothing is known; it never replaces a figure. */
function notListed(
  figures: readonly PlannedFigure[],
  missing: readonly { id: UnitId }[],
  inForce: PlanFacts['inForce'],
): PlannedFigure[] {
  const sources = distinct(
    figures,
    ({ metric, period }) => `${metricKey(metric)} ${period.from} ${period.to}`,
  );
  return missing.flatMap(({ id }) =>
    sources
      .filter(({ metric, period }) => !inForce.has(figureKey(id, metric, period)))
      .map(({ metric, period }) => ({ unit: { id }, metric, period, state: 'not-listed' as const })),
  );
}

function changeOf(figure: PlannedFigure, inForce: PlanFacts['inForce']): ChangedValue[] {
  const before = inForceOf(figure, inForce);
  if (before === undefined || before.state === 'not-listed' || isSame(figure, before)) return [];
  const { unit, metric, period } = figure;
  return 'id' in unit ? [{ unitId: unit.id, metric, period, from: before, to: valuesOf(figure) }] : [];
}

function valuesOf({ state, value, numerator, denominator, doubt }: Figure): Figure {
  return {
    state,
    ...(value !== undefined && { value }),
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
    ...(doubt !== undefined && { doubt }),
  };
}

function inForceOf(
  { unit, metric, period }: PlannedFigure,
  inForce: PlanFacts['inForce'],
): Figure | undefined {
  return 'id' in unit ? inForce.get(figureKey(unit.id, metric, period)) : undefined;
}

/** Whether two figures say the same; a doubt about one of them does not make them differ. */
function isSame(a: Figure, b: Figure | undefined): boolean {
  return (
    b !== undefined &&
    a.state === b.state &&
    Math.abs((a.value ?? 0) - (b.value ?? 0)) < 1e-9 &&
    a.numerator === b.numerator &&
    a.denominator === b.denominator
  );
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
