import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Figure, Measurement, MeasurementState } from '../domain/measurement.ts';
import type { MetricRef, Origin } from '../domain/metric.ts';
import type { Period } from '../domain/period.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get } from './statement.ts';

/** A figure as it is stored, with the act of entering it came from. */
export type StoredMeasurement = Measurement & {
  unitId: UnitId;
  importId: number;
  cell: string | undefined;
};

/** The columns of `MEASUREMENT_COLUMNS`. */
export type MeasurementRow = {
  unit_id: number;
  import_id: number;
  code: string;
  version: number;
  period_from: string;
  period_to: string;
  origin: Origin;
  state: MeasurementState;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  doubt: string | null;
  cell: string | null;
};

/** Of `measurement AS m` and `metric_version AS v`. */
export const MEASUREMENT_COLUMNS = `m.unit_id, m.import_id, v.code, v.version, m.period_from, m.period_to, m.origin, m.state, m.value,
  m.numerator, m.denominator, m.doubt, m.cell`;
const FROM = 'FROM measurement AS m JOIN metric_version AS v ON v.id = m.metric_version_id';

/** All figures in force of one unit, newest period first. */
export function listMeasurementsOfUnit(db: Db, unitId: UnitId): StoredMeasurement[] {
  return all<MeasurementRow>(
    db,
    `SELECT ${MEASUREMENT_COLUMNS} ${FROM} WHERE m.unit_id = ? AND m.in_force = 1
     ORDER BY m.period_to DESC, m.period_from DESC, m.id DESC`,
    [unitId],
  ).map(toMeasurement);
}

/**
 * The newest figures in force of one metric of a unit, whatever their definition and origin, newest period first: what a
 * card is made of. A seek in the index of figures in force for each definition.
 */
export function listMeasurementsOfMetric(
  db: Db,
  unitId: UnitId,
  code: string,
  limit = 60,
): StoredMeasurement[] {
  return all<MeasurementRow>(
    db,
    `SELECT ${MEASUREMENT_COLUMNS} FROM metric_version AS v CROSS JOIN measurement AS m
     WHERE v.code = ? AND m.unit_id = ? AND m.metric_version_id = v.id AND m.in_force = 1
     ORDER BY m.period_to DESC, m.period_from DESC, m.id DESC LIMIT ?`,
    [code, unitId, limit],
  ).map(toMeasurement);
}

/**
 * The newest figure of a metric that nobody doubts, of each unit that has one, whatever its definition and origin: a seek
 * for each unit and definition.
 */
export function listNewestPlainFigures(
  db: Db,
  unitIds: readonly UnitId[],
  code: string,
): Map<UnitId, StoredMeasurement> {
  const newest = new Map<UnitId, StoredMeasurement>();
  for (const row of all<MeasurementRow>(
    db,
    `SELECT ${MEASUREMENT_COLUMNS} FROM json_each(:units) AS u CROSS JOIN metric_version AS v CROSS JOIN measurement AS m
     WHERE v.code = :code AND m.id = (
       SELECT id FROM measurement
       WHERE unit_id = u.value AND metric_version_id = v.id AND in_force = 1 AND doubt IS NULL
         AND state IN ('value', 'zero')
       ORDER BY period_to DESC, period_from DESC, id DESC LIMIT 1)
     ORDER BY m.period_to DESC, m.period_from DESC, m.id DESC`,
    { units: JSON.stringify(unitIds), code },
  )) {
    const figure = toMeasurement(row);
    if (!newest.has(figure.unitId)) newest.set(figure.unitId, figure);
  }
  return newest;
}

/** One figure through its whole life: what any import said of this unit, definition, period and origin. */
export type HistoricMeasurement = StoredMeasurement & { inForce: boolean };

/** Newest import first, undone ones too. */
export function listHistoryOf(
  db: Db,
  { unitId, metric, period, origin }: Pick<StoredMeasurement, 'unitId' | 'metric' | 'period' | 'origin'>,
): HistoricMeasurement[] {
  return all<MeasurementRow & { in_force: number }>(
    db,
    `SELECT ${MEASUREMENT_COLUMNS}, m.in_force FROM metric_version AS v CROSS JOIN measurement AS m
     WHERE v.code = :code AND v.version = :version AND m.unit_id = :unitId AND m.metric_version_id = v.id
       AND m.period_to = :to AND m.period_from = :from AND m.origin = :origin
     ORDER BY m.import_id DESC, m.id DESC`,
    { ...metric, ...period, unitId, origin },
  ).map((row) => ({ ...toMeasurement(row), inForce: row.in_force === 1 }));
}

/** Rows of one table are written one after another, so that a neighbour is found among so many rows around. */
const NEAR_ROWS = 64;

/**
 * Whether another unit has the very same share, without counts, in one of the cells: those beside the figure's own in
 * its table. Which unit it is nobody is told.
 */
export function hasEqualIn(db: Db, of: StoredMeasurement, cells: readonly string[]): boolean {
  return (
    get(
      db,
      `SELECT 1 AS found FROM metric_version AS v CROSS JOIN measurement AS own CROSS JOIN measurement AS near
       WHERE v.code = :code AND v.version = :version AND own.unit_id = :unitId AND own.metric_version_id = v.id
         AND own.period_to = :to AND own.period_from = :from AND own.origin = :origin AND own.in_force = 1
         AND near.import_id = own.import_id AND near.id BETWEEN own.id - :near AND own.id + :near
         AND near.unit_id <> own.unit_id AND near.metric_version_id = own.metric_version_id
         AND near.cell IN (SELECT value FROM json_each(:cells))
         AND near.value = own.value AND near.denominator IS NULL LIMIT 1`,
      {
        ...of.metric,
        ...of.period,
        unitId: of.unitId,
        origin: of.origin,
        near: NEAR_ROWS,
        cells: JSON.stringify(cells),
      },
    ) !== undefined
  );
}

/**
 * The two newest figures in force of each (unit, metric, definition, origin) for many units at once, newest first: what
 * «Показатели» and «Сводка» need – the figure and what it is compared with.
 */
export function listLatestMeasurements(db: Db, unitIds: readonly UnitId[], depth = 2): StoredMeasurement[] {
  return all<MeasurementRow>(
    db,
    `SELECT * FROM (
       SELECT ${MEASUREMENT_COLUMNS}, row_number() OVER (
         PARTITION BY m.unit_id, m.metric_version_id, m.origin
         ORDER BY m.period_to DESC, m.period_from DESC) AS place
       ${FROM} WHERE m.in_force = 1 AND m.unit_id IN (SELECT value FROM json_each(?)))
     WHERE place <= ? ORDER BY unit_id, code, version, period_to DESC`,
    [JSON.stringify(unitIds), depth],
  ).map(toMeasurement);
}

/** Figures in force of the units whose period ends within the days, both included. */
export function listMeasurementsBetween(
  db: Db,
  unitIds: readonly UnitId[],
  { from, to }: { from: CalendarDay; to: CalendarDay },
): StoredMeasurement[] {
  return all<MeasurementRow>(
    db,
    `SELECT ${MEASUREMENT_COLUMNS} ${FROM}
     WHERE m.in_force = 1 AND m.unit_id IN (SELECT value FROM json_each(?)) AND m.period_to BETWEEN ? AND ?
     ORDER BY m.unit_id, v.code, v.version, m.period_to`,
    [JSON.stringify(unitIds), from, to],
  ).map(toMeasurement);
}

/**
 * Figures in force of many units for a few (definition, period) pairs of one origin: what an import compares its own
 * with. One query a pair, each a seek in the index of figures in force.
 */
export function listFiguresInForce(
  db: Db,
  unitIds: readonly UnitId[],
  { metric, period, origin }: { metric: MetricRef; period: Period; origin: Origin },
): (Figure & { unitId: UnitId })[] {
  return all<Pick<MeasurementRow, 'unit_id' | 'state' | 'value' | 'numerator' | 'denominator' | 'doubt'>>(
    db,
    `SELECT m.unit_id, m.state, m.value, m.numerator, m.denominator, m.doubt
     FROM metric_version AS v CROSS JOIN json_each(:units) AS u CROSS JOIN measurement AS m
     WHERE v.code = :code AND v.version = :version AND m.unit_id = u.value AND m.metric_version_id = v.id
       AND m.period_to = :to AND m.period_from = :from AND m.origin = :origin AND m.in_force = 1`,
    {
      units: JSON.stringify(unitIds),
      code: metric.code,
      version: metric.version,
      from: period.from,
      to: period.to,
      origin,
    },
  ).map((row) => ({ unitId: row.unit_id as UnitId, ...figureFromRow(row) }));
}

/** One figure of many units: the same definition, period and origin. */
export function listFiguresOf(
  db: Db,
  unitIds: readonly UnitId[],
  { metric, period, origin }: Pick<Measurement, 'metric' | 'period' | 'origin'>,
): StoredMeasurement[] {
  return all<MeasurementRow>(
    db,
    `SELECT ${MEASUREMENT_COLUMNS} ${FROM}
     WHERE m.unit_id IN (SELECT value FROM json_each(:unitIds)) AND v.code = :code AND v.version = :version
       AND m.period_to = :to AND m.period_from = :from AND m.origin = :origin AND m.in_force = 1
     ORDER BY m.unit_id`,
    { unitIds: JSON.stringify(unitIds), ...metric, ...period, origin },
  ).map(toMeasurement);
}

/** The periods an import brought figures for, newest first. */
export function listPeriodsOfImport(db: Db, importId: number): Period[] {
  return all<{ period_from: string; period_to: string }>(
    db,
    `SELECT DISTINCT period_from, period_to FROM measurement WHERE import_id = ? AND state <> 'not-listed'
     ORDER BY period_to DESC, period_from DESC`,
    [importId],
  ).map((row) => ({ from: row.period_from as CalendarDay, to: row.period_to as CalendarDay }));
}

/** What an import wrote, whether still in force or not. */
export function listMeasurementsOfImport(db: Db, importId: number): StoredMeasurement[] {
  return all<MeasurementRow>(
    db,
    `SELECT ${MEASUREMENT_COLUMNS} ${FROM} WHERE m.import_id = ? ORDER BY m.id`,
    [importId],
  ).map(toMeasurement);
}

/** When the first federal figure in force of these metrics and this period was written for any of the units. */
export function findArrival(
  db: Db,
  unitIds: readonly UnitId[],
  { codes, period }: { codes: readonly string[]; period: Period },
): Date | undefined {
  const row = get<{ at: number | null }>(
    db,
    `SELECT min(i.created_at) AS at ${FROM} JOIN import AS i ON i.id = m.import_id
     WHERE m.in_force = 1 AND m.origin = 'federal' AND m.state <> 'not-listed' AND m.period_from = ? AND m.period_to = ?
       AND m.unit_id IN (SELECT value FROM json_each(?)) AND v.code IN (SELECT value FROM json_each(?))`,
    [period.from, period.to, JSON.stringify(unitIds), JSON.stringify(codes)],
  );
  return row === undefined || row.at === null ? undefined : new Date(row.at);
}

/** The same of any period that ends within `period`, among what was written since `since`. */
export function findArrivalWithin(
  db: Db,
  unitIds: readonly UnitId[],
  { codes, period, since }: { codes: readonly string[]; period: Period; since: Date },
): Date | undefined {
  const row = get<{ at: number | null }>(
    db,
    `SELECT min(i.created_at) AS at ${FROM} JOIN import AS i ON i.id = m.import_id
     WHERE m.in_force = 1 AND m.origin = 'federal' AND m.state <> 'not-listed'
       AND m.period_to BETWEEN ? AND ? AND i.created_at >= ?
       AND m.unit_id IN (SELECT value FROM json_each(?)) AND v.code IN (SELECT value FROM json_each(?))`,
    [period.from, period.to, since.getTime(), JSON.stringify(unitIds), JSON.stringify(codes)],
  );
  return row === undefined || row.at === null ? undefined : new Date(row.at);
}

export function toMeasurement(row: MeasurementRow): StoredMeasurement {
  return {
    unitId: row.unit_id as UnitId,
    importId: row.import_id,
    metric: { code: row.code, version: row.version },
    period: periodFromRow(row),
    origin: row.origin,
    ...figureFromRow(row),
    cell: row.cell ?? undefined,
  };
}

export function periodFromRow(row: { period_from: string; period_to: string }): Period {
  return { from: row.period_from as CalendarDay, to: row.period_to as CalendarDay };
}

export function figureFromRow(
  row: Pick<MeasurementRow, 'state' | 'value' | 'numerator' | 'denominator' | 'doubt'>,
): Figure {
  return {
    state: row.state,
    ...(row.value !== null && { value: row.value }),
    ...(row.numerator !== null && { numerator: row.numerator }),
    ...(row.denominator !== null && { denominator: row.denominator }),
    ...(row.doubt !== null && { doubt: row.doubt }),
  };
}
