import { gravestDoubt } from '../domain/doubts/doubt-codes.ts';
import type { Figure } from '../domain/measurement.ts';
import type { MetricRef, Origin } from '../domain/metric.ts';
import type { Period } from '../domain/period.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import { MEASUREMENT_COLUMNS, figureFromRow, periodFromRow, toMeasurement } from './measurement.ts';
import type { MeasurementRow, StoredMeasurement } from './measurement.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** Why a figure is doubtful. `facts`: what the rule found, as it was stored. */
export type StoredDoubt = { code: string; facts: unknown };

export type DoubtfulFigure = StoredMeasurement & {
  measurementId: number;
  /** Open ones. */
  doubts: readonly StoredDoubt[];
};

type Row = MeasurementRow & { id: number; rule: string; facts: string };

const COLUMNS = `m.id, ${MEASUREMENT_COLUMNS}, d.code AS rule, d.facts`;

/** Writes down why a figure that was just stored is doubtful. */
export function insertDoubts(
  db: Db,
  measurementId: number,
  doubts: readonly { code: string; facts?: unknown }[],
  now: Date,
): void {
  for (const { code, facts } of doubts) {
    run(db, 'INSERT INTO figure_doubt (measurement_id, code, facts, opened_at) VALUES (?, ?, ?, ?)', [
      measurementId,
      code,
      JSON.stringify(facts ?? {}),
      now.getTime(),
    ]);
  }
}

/**
 * A figure in force of what a district wrote, with an open doubt. Open doubts are few, a district's figures are hundreds
 * of thousands: CROSS keeps that order.
 */
const OPEN = `FROM figure_doubt AS d
  CROSS JOIN measurement AS m ON m.id = d.measurement_id AND m.in_force = 1
  CROSS JOIN import AS i ON i.id = m.import_id AND i.district_id = :districtId
  JOIN metric_version AS v ON v.id = m.metric_version_id
  WHERE d.resolved_at IS NULL`;

/** What somebody of a district has to look at, newest period first. */
export function listDoubtfulFigures(db: Db, districtId: UnitId): DoubtfulFigure[] {
  return grouped(
    all<Row>(
      db,
      `SELECT ${COLUMNS} ${OPEN} ORDER BY m.period_to DESC, m.period_from DESC, v.code, m.id, d.id`,
      { districtId },
    ),
  );
}

/** Why this very figure is doubtful; empty where it is not, or is in force no longer. */
export function listDoubtsOf(
  db: Db,
  { unitId, metric, period, origin }: Pick<StoredMeasurement, 'unitId' | 'metric' | 'period' | 'origin'>,
): StoredDoubt[] {
  return all<{ code: string; facts: string }>(
    db,
    `SELECT d.code, d.facts FROM metric_version AS v CROSS JOIN measurement AS m
     JOIN figure_doubt AS d ON d.measurement_id = m.id AND d.resolved_at IS NULL
     WHERE v.code = :code AND v.version = :version AND m.unit_id = :unitId AND m.metric_version_id = v.id
       AND m.period_to = :to AND m.period_from = :from AND m.origin = :origin AND m.in_force = 1
     ORDER BY d.id`,
    { ...metric, ...period, unitId, origin },
  ).map(({ code, facts }) => ({ code, facts: JSON.parse(facts) as unknown }));
}

export function countDoubtful(db: Db, districtId: UnitId): number {
  return get<{ n: number }>(db, `SELECT count(DISTINCT m.id) AS n ${OPEN}`, { districtId })?.n ?? 0;
}

/** Who said that a figure of the district is right, and when. */
export function findSettled(
  db: Db,
  districtId: UnitId,
  measurementId: number,
): { by: PersonId | undefined; at: Date } | undefined {
  const row = get<{ resolved_by: number | null; resolved_at: number }>(
    db,
    `SELECT d.resolved_by, d.resolved_at FROM figure_doubt AS d JOIN measurement AS m ON m.id = d.measurement_id
     JOIN import AS i ON i.id = m.import_id AND i.district_id = ?
     WHERE m.id = ? AND d.resolved_at IS NOT NULL ORDER BY d.resolved_at DESC LIMIT 1`,
    [districtId, measurementId],
  );
  return row && { by: (row.resolved_by ?? undefined) as PersonId | undefined, at: new Date(row.resolved_at) };
}

const SETTLE = 'UPDATE figure_doubt SET resolved_at = :now, resolved_by = :by, resolved_how = :how';

/** Settles every open doubt of a figure: it is right as it stands. False where there was none. */
export function settleDoubts(
  db: Db,
  measurementId: number,
  { by, now }: { by: PersonId | undefined; now: Date },
): boolean {
  const { changes } = run(db, `${SETTLE} WHERE measurement_id = :id AND resolved_at IS NULL`, {
    how: 'right',
    now: now.getTime(),
    by: by ?? null,
    id: measurementId,
  });
  if (changes > 0) run(db, 'UPDATE measurement SET doubt = NULL WHERE id = ?', [measurementId]);
  return changes > 0;
}

/** Settles the doubts of one rule; the figure stays marked by the gravest of the others. */
export function settleDoubtsOfRule(
  db: Db,
  measurementId: number,
  code: string,
  { by, now }: { by: PersonId | undefined; now: Date },
): boolean {
  const { changes } = run(
    db,
    `${SETTLE} WHERE measurement_id = :id AND code = :code AND resolved_at IS NULL`,
    { how: 'right', now: now.getTime(), by: by ?? null, id: measurementId, code },
  );
  if (changes === 0) return false;
  const left = all<{ code: string }>(
    db,
    'SELECT code FROM figure_doubt WHERE measurement_id = ? AND resolved_at IS NULL',
    [measurementId],
  );
  run(db, 'UPDATE measurement SET doubt = ? WHERE id = ?', [
    gravestDoubt(left.map((one) => one.code)) ?? null,
    measurementId,
  ]);
  return true;
}

/** Of two values of one document: this one is right and comes into force, the other leaves it. */
export function chooseTwin(
  db: Db,
  { chosen, other }: { chosen: number; other: number },
  { by, now }: { by: PersonId | undefined; now: Date },
): void {
  run(db, `${SETTLE} WHERE measurement_id = :id AND resolved_at IS NULL`, {
    how: 'other',
    now: now.getTime(),
    by: by ?? null,
    id: other,
  });
  run(db, 'UPDATE measurement SET in_force = 0 WHERE id = ?', [other]);
  run(db, 'UPDATE measurement SET in_force = 1 WHERE id = ?', [chosen]);
  settleDoubts(db, chosen, { by, now });
}

/** The figures that the very same import wrote for the very same thing, in the order of the document. */
export function listTwins(db: Db, measurementId: number): (Figure & { id: number; inForce: boolean })[] {
  return all<
    Pick<Row, 'id' | 'state' | 'value' | 'numerator' | 'denominator' | 'doubt'> & { in_force: number }
  >(
    db,
    `SELECT twin.id, twin.state, twin.value, twin.numerator, twin.denominator, twin.doubt, twin.in_force
     FROM measurement AS own JOIN measurement AS twin ON twin.unit_id = own.unit_id
       AND twin.metric_version_id = own.metric_version_id AND twin.period_to = own.period_to
       AND twin.period_from = own.period_from AND twin.origin = own.origin AND twin.import_id = own.import_id
     WHERE own.id = ? ORDER BY twin.id`,
    [measurementId],
  ).map((row) => ({ ...figureFromRow(row), id: row.id, inForce: row.in_force === 1 }));
}

/** A doubt that somebody said is none, with the value it was about. */
export type SettledDoubt = Figure & { unitId: UnitId; metric: MetricRef; period: Period; code: string };

/** Of the units and an origin, periods that end within the days; of figures of imports that are not undone. */
export function listSettledDoubts(
  db: Db,
  unitIds: readonly UnitId[],
  { origin, from, to }: { origin: Origin; from: string; to: string },
): SettledDoubt[] {
  return all<Row>(
    db,
    `SELECT ${COLUMNS} FROM figure_doubt AS d
     CROSS JOIN measurement AS m ON m.id = d.measurement_id
     CROSS JOIN import AS i ON i.id = m.import_id AND i.undone_at IS NULL
     JOIN metric_version AS v ON v.id = m.metric_version_id
     WHERE d.resolved_at IS NOT NULL AND d.resolved_how = 'right' AND m.origin = ? AND m.period_to BETWEEN ? AND ?
       AND m.unit_id IN (SELECT value FROM json_each(?))`,
    [origin, from, to, JSON.stringify(unitIds)],
  ).map((row) => ({
    ...figureFromRow(row),
    unitId: row.unit_id as UnitId,
    metric: { code: row.code, version: row.version },
    period: periodFromRow(row),
    code: row.rule,
  }));
}

function grouped(rows: readonly Row[]): DoubtfulFigure[] {
  const figures = new Map<number, DoubtfulFigure & { doubts: StoredDoubt[] }>();
  for (const row of rows) {
    const doubt = { code: row.rule, facts: JSON.parse(row.facts) as unknown };
    const known = figures.get(row.id);
    if (known !== undefined) known.doubts.push(doubt);
    else {
      figures.set(row.id, { ...toMeasurement(row), measurementId: row.id, doubts: [doubt] });
    }
  }
  return [...figures.values()];
}
