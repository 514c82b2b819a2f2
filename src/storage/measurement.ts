import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Measurement, MeasurementState } from '../domain/measurement.ts';
import type { Origin } from '../domain/metric.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all } from './statement.ts';

/** A figure as it is stored, with the act of entering it came from. */
export type StoredMeasurement = Measurement & {
  unitId: UnitId;
  importId: number;
  cell: string | undefined;
};

type Row = {
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

const COLUMNS = `m.unit_id, m.import_id, v.code, v.version, m.period_from, m.period_to, m.origin, m.state, m.value,
  m.numerator, m.denominator, m.doubt, m.cell`;
const FROM = 'FROM measurement AS m JOIN metric_version AS v ON v.id = m.metric_version_id';

/** All figures in force of one unit, newest period first. */
export function listMeasurementsOfUnit(db: Db, unitId: UnitId): StoredMeasurement[] {
  return all<Row>(
    db,
    `SELECT ${COLUMNS} ${FROM} WHERE m.unit_id = ? AND m.in_force = 1
     ORDER BY m.period_to DESC, m.period_from DESC, m.id DESC`,
    [unitId],
  ).map(toMeasurement);
}

/**
 * The two newest figures in force of each (unit, metric, definition, origin) for many units at once, newest first: what
 * «Показатели» and «Сводка» need – the figure and what it is compared with.
 */
export function listLatestMeasurements(db: Db, unitIds: readonly UnitId[], depth = 2): StoredMeasurement[] {
  return all<Row>(
    db,
    `SELECT * FROM (
       SELECT ${COLUMNS}, row_number() OVER (
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
  return all<Row>(
    db,
    `SELECT ${COLUMNS} ${FROM}
     WHERE m.in_force = 1 AND m.unit_id IN (SELECT value FROM json_each(?)) AND m.period_to BETWEEN ? AND ?
     ORDER BY m.unit_id, v.code, v.version, m.period_to`,
    [JSON.stringify(unitIds), from, to],
  ).map(toMeasurement);
}

/** What an import wrote, whether still in force or not. */
export function listMeasurementsOfImport(db: Db, importId: number): StoredMeasurement[] {
  return all<Row>(db, `SELECT ${COLUMNS} ${FROM} WHERE m.import_id = ? ORDER BY m.id`, [importId]).map(
    toMeasurement,
  );
}

function toMeasurement(row: Row): StoredMeasurement {
  return {
    unitId: row.unit_id as UnitId,
    importId: row.import_id,
    metric: { code: row.code, version: row.version },
    period: { from: row.period_from as CalendarDay, to: row.period_to as CalendarDay },
    origin: row.origin,
    state: row.state,
    ...(row.value !== null && { value: row.value }),
    ...(row.numerator !== null && { numerator: row.numerator }),
    ...(row.denominator !== null && { denominator: row.denominator }),
    ...(row.doubt !== null && { doubt: row.doubt }),
    cell: row.cell ?? undefined,
  };
}
