import { addDays, yearOf } from '../../../domain/calendar-day.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { bySource, sourcesOf } from '../../../domain/figure-sources.ts';
import { FUNNEL } from '../../../domain/doubts/funnel-rules.ts';
import type { KnownFigure } from '../../../domain/doubts/finding.ts';
import { planOf } from '../../../domain/import-plan.ts';
import type { ImportPlan } from '../../../domain/import-plan.ts';
import type { Figure } from '../../../domain/measurement.ts';
import type { Origin } from '../../../domain/metric.ts';
import type { PersonId } from '../../../domain/person.ts';
import type { UnitFacts } from '../../../domain/place-units.ts';
import type { PlannedUnit } from '../../../domain/plan-unit.ts';
import { figureKey } from '../../../domain/planned-figure.ts';
import { findMetric } from '../../../domain/reference.ts';
import { schoolNameKey, shortSchoolName } from '../../../domain/school-name.ts';
import type { Table } from '../../../domain/table.ts';
import type { Unit, UnitId } from '../../../domain/unit.ts';
import { listSettledDoubts } from '../../../storage/figure-doubt.ts';
import { findImportByHash, insertImport } from '../../../storage/import.ts';
import type { StoredImport } from '../../../storage/import.ts';
import { listFiguresInForce, listMeasurementsOfImport } from '../../../storage/measurement.ts';
import { listFiguresOfMetrics } from '../../../storage/past-figure.ts';
import {
  getKeyedUnit,
  insertUnit,
  listKeyedChildren,
  listOffices,
  setUnitLevel,
} from '../../../storage/unit.ts';
import { insertImportSpellings, listForeignNames } from '../../../storage/unit-spelling.ts';
import type { ImportSpelling } from '../../../storage/unit-spelling.ts';
import { listVacations } from '../../../storage/vacation.ts';
import type { World } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { wordFinding } from './doubt-sentences.ts';
import { wordRemark } from './import-plan-texts.ts';
import { settingsOf } from '../../settings.ts';

/**
 * What a table would change in a district; reads the database, writes nothing. `origin`: a table of the monitoring, or
 * a value the coordinator or a school gave – figures are compared with those of the same origin alone.
 */
export function planImport(
  world: Pick<World, 'db' | 'now' | 'defaults' | 'reference'>,
  district: Pick<Unit, 'id'>,
  table: Table,
  origin: Origin = 'federal',
): ImportPlan {
  const { db, now, reference } = world;
  const facts = unitFactsOf(db, district.id);
  const unitIds = [facts.district, facts.region, ...facts.organisations, ...facts.municipalities].flatMap(
    (unit) => unit?.id ?? [],
  );
  const inForce = bySource(
    (source): ReadonlyMap<UnitId, Figure> =>
      new Map(
        listFiguresInForce(db, unitIds, { ...source, origin }).map(({ unitId, ...figure }) => [
          unitId,
          figure,
        ]),
      ),
  );
  const today = todayOf({ now, settings: settingsOf(world, district.id) });
  const known = knownFigures(world, unitIds, table, origin);
  const areas = new Map([...facts.municipalities, facts.district].map(({ id, name }) => [id, name]));
  const schools = new Map(facts.organisations.map(({ id, name }) => [id, name]));
  const nameOf = (id: UnitId) => {
    const school = schools.get(id);
    return school === undefined ? areas.get(id) : shortSchoolName(school);
  };
  return planOf(
    table,
    {
      ...facts,
      origin,
      inForce,
      metrics: reference.metrics,
      ...known,
      vacations: listVacations(db, district.id),
      calendar: reference.calendar,
      today,
    },
    (remark) =>
      'facts' in remark
        ? wordFinding(remark, { table, reference, nameOf, thisYear: yearOf(today) })
        : wordRemark(remark, table),
  );
}

/**
 * A week is compared with those of four and a half months before it: in September they reach the weeks before summer. A
 * share of a year is compared with those of a year; of a state it is asked by which definition the last table counted.
 */
const LOOK_BACK = { week: 140, state: 60, other: 400 };
/** A period that begins later may still have days in common. */
const LOOK_AHEAD = 31;

/** What is known of the table's metrics around its periods, and which doubts somebody called none. */
function knownFigures(
  { db, reference }: Pick<World, 'db' | 'reference'>,
  unitIds: readonly UnitId[],
  { records }: Table,
  origin: Origin,
) {
  const sources = sourcesOf(records);
  const ends = sources.map(({ period }) => period.to);
  const [first, last] = [minOf(ends), ends.reduce((a, b) => (a < b ? b : a), ends[0] ?? ('' as CalendarDay))];
  if (first === undefined) return { known: new Map<UnitId, KnownFigure[]>(), settled: [] };
  const to = addDays(last, LOOK_AHEAD);
  const codes = [...new Set([...sources.map(({ metric }) => metric.code), ...FUNNEL])];
  const lookBackOf = (code: string) => {
    const window = findMetric(reference, code)?.window;
    return window === 'week' || window === 'state' ? LOOK_BACK[window] : LOOK_BACK.other;
  };
  const known = new Map<UnitId, KnownFigure[]>();
  for (const [lookBack, some] of groupBy(codes, lookBackOf)) {
    const from = addDays(first, -lookBack);
    for (const [unitId, own] of listFiguresOfMetrics(db, unitIds, { codes: some, origin, from, to })) {
      known.set(unitId, [...(known.get(unitId) ?? []), ...own]);
    }
  }
  return {
    known,
    settled: listSettledDoubts(db, unitIds, { origin, from: first, to: last }),
  };
}

function minOf(days: readonly CalendarDay[]): CalendarDay | undefined {
  return days.reduce<CalendarDay | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
}

export type ImportHeader = {
  /** The file's name, or the source in words. */
  title: string;
  /** Of the file's bytes. */
  sha256?: string;
  /** Who enters it; absent for the command line. */
  personId?: PersonId;
};

/**
 * Does what the plan says and returns the number of the import. To be called in the transaction the plan was made in.
 * Throws on a refused plan.
 */
export function applyImport(
  { db, now }: Pick<World, 'db' | 'now'>,
  plan: ImportPlan,
  header: ImportHeader,
): number {
  if (plan.refused) throw new Error(`the table ${plan.fileName} is refused, nothing of it may be written`);
  const { districtId, origin } = plan;
  if (plan.becomesRegion) setUnitLevel(db, districtId, 'region');
  const regionId = getKeyedUnit(db, districtId).parentId;
  const created = plan.newUnits.map(({ under, ...unit }) =>
    insertUnit(db, { ...unit, parentId: under === 'district' ? districtId : regionId }, now),
  );
  const idOf = (unit: PlannedUnit): UnitId => {
    const id = 'id' in unit ? unit.id : created[unit.newUnit];
    if (id === undefined) throw new Error('a figure of the plan has no unit');
    return id;
  };
  const measurements = plan.figures.map(({ unit, at, ...figure }) => ({
    ...figure,
    origin,
    unitId: idOf(unit),
    ...(at && { cell: `${at.sheet}!${at.cell}` }),
  }));
  const importId = insertImport(
    db,
    { districtId, origin, ...header, summary: summaryOf(plan) },
    measurements,
    now,
  );
  if (origin === 'federal') insertImportSpellings(db, importId, spellingsOf(measurements));
  return importId;
}

/** What each school was called, with the cells of each spelling where there are several of one school. */
function spellingsOf(
  figures: readonly { unitId: UnitId; spelled?: string; cell?: string }[],
): ImportSpelling[] {
  const named = figures.filter(({ spelled }) => spelled !== undefined);
  return [...groupBy(named, ({ unitId }) => unitId)].flatMap(([unitId, own]) => {
    const bySpelling = [...groupBy(own, ({ spelled = '' }) => spelled)];
    return bySpelling.map(([name, same]) => ({
      unitId,
      name,
      ...(bySpelling.length > 1 && { cells: same.flatMap(({ cell }) => cell ?? []) }),
    }));
  });
}

/** Whether writing the plan would change anything that people see. */
export function changesAnything({ values }: Pick<ImportPlan, 'values'>): boolean {
  return values.new + values.changed.length > 0;
}

/**
 * The import that already wrote these very bytes and all that the plan would write, whether later imports superseded it
 * or not: to write it again would take their corrections back. undefined: there is something to write.
 */
export function findSameImport(
  { db }: Pick<World, 'db'>,
  plan: ImportPlan,
  sha256: string,
): StoredImport | undefined {
  const found = findImportByHash(db, plan.districtId, sha256);
  if (found === undefined || plan.newUnits.length > 0) return undefined;
  const written = new Set(
    listMeasurementsOfImport(db, found.id).map(({ unitId, metric, period }) =>
      figureKey(unitId, metric, period),
    ),
  );
  return plan.figures.every(
    ({ unit, metric, period, at }) =>
      at === undefined || ('id' in unit && written.has(figureKey(unit.id, metric, period))),
  )
    ? found
    : undefined;
}

/** What is kept of the plan with the import: counts and problems, as shown before it was written. */
function summaryOf({ newUnits, knownUnits, values, problems, missingSchools, periods, metrics }: ImportPlan) {
  return {
    units: { new: newUnits.length, known: knownUnits.length },
    values: { ...values, changed: values.changed.length },
    periods,
    metrics,
    missingSchools: missingSchools.map(({ name }) => name),
    problems,
  };
}

function unitFactsOf(db: World['db'], districtId: UnitId): UnitFacts {
  const refused = listForeignNames(db, districtId).map(schoolNameKey);
  const district = { ...getKeyedUnit(db, districtId), refused };
  const region = district.parentId === undefined ? undefined : getKeyedUnit(db, district.parentId);
  const children = listKeyedChildren(db, district.id);
  return {
    district,
    region,
    organisations: children.filter(({ level }) => level === 'organisation'),
    municipalities: [...children, ...(region === undefined ? [] : listKeyedChildren(db, region.id))].filter(
      ({ level }) => level === 'municipality',
    ),
    // A region writes down its districts' figures, for its own table names them; no district another's.
    othersOffices: new Set(
      listOffices(db).filter((id) => id !== district.id && !children.some((child) => child.id === id)),
    ),
  };
}
