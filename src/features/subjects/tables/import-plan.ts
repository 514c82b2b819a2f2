import { figureKey, planOf } from '../../../domain/import-plan.ts';
import type { ImportPlan } from '../../../domain/import-plan.ts';
import type { Figure } from '../../../domain/measurement.ts';
import { metricKey } from '../../../domain/metric.ts';
import type { MetricRef, Origin } from '../../../domain/metric.ts';
import type { Period } from '../../../domain/period.ts';
import type { PersonId } from '../../../domain/person.ts';
import type { UnitFacts } from '../../../domain/place-units.ts';
import type { PlannedUnit } from '../../../domain/plan-unit.ts';
import type { Table } from '../../../domain/table.ts';
import type { Unit, UnitId } from '../../../domain/unit.ts';
import { findImportByHash, insertImport } from '../../../storage/import.ts';
import type { StoredImport } from '../../../storage/import.ts';
import { listFiguresInForce, listMeasurementsOfImport } from '../../../storage/measurement.ts';
import {
  getKeyedUnit,
  insertUnit,
  listKeyedChildren,
  listOffices,
  setUnitLevel,
} from '../../../storage/unit.ts';
import type { World } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
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
  const inForce = new Map<string, Figure>();
  for (const source of sourcesOf(table)) {
    for (const { unitId, ...figure } of listFiguresInForce(db, unitIds, { ...source, origin })) {
      inForce.set(figureKey(unitId, source.metric, source.period), figure);
    }
  }
  const today = todayOf({ now, settings: settingsOf(world, district.id) });
  const pupilShares = new Set(
    reference.metrics
      .filter(({ audience, kind }) => audience === 'pupils' && kind === 'share')
      .map(({ code }) => code),
  );
  return planOf(table, { ...facts, origin, inForce, pupilShares, today }, (remark) =>
    wordRemark(remark, table),
  );
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
  return insertImport(db, { districtId, origin, ...header, summary: summaryOf(plan) }, measurements, now);
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
  const district = getKeyedUnit(db, districtId);
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

function sourcesOf({ records }: Table): { metric: MetricRef; period: Period }[] {
  const sources = records.map(
    ({ metric, period }) => [`${metricKey(metric)} ${period.from} ${period.to}`, { metric, period }] as const,
  );
  return [...new Map(sources).values()];
}
