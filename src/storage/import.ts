import type { Measurement } from '../domain/measurement.ts';
import type { Origin } from '../domain/metric.ts';
import { metricKey } from '../domain/metric.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import { reopenDisputeOf } from './dispute.ts';
import { insertDoubts } from './figure-doubt.ts';
import { loadMetricVersionIds } from './metric-version.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

export type NewImport = {
  districtId: UnitId;
  origin: Origin;
  title: string;
  sha256?: string;
  personId?: PersonId;
  /** What the preview said; kept as JSON. */
  summary: unknown;
};

export type NewMeasurement = Measurement & {
  unitId: UnitId;
  cell?: string;
  /** Every reason that its `doubt` has, with what was found; absent: the one code is all there is. */
  doubts?: readonly { code: string; facts?: unknown }[];
};

export type StoredImport = {
  id: number;
  districtId: UnitId;
  origin: Origin;
  title: string;
  sha256: string | undefined;
  personId: PersonId | undefined;
  summary: unknown;
  createdAt: Date;
  undoneAt: Date | undefined;
  undoneBy: PersonId | undefined;
  /** How many figures it wrote and how many of them are in force; «not listed» is no figure. */
  values: number;
  inForce: number;
};

type Row = {
  id: number;
  district_id: number;
  origin: Origin;
  title: string;
  sha256: string | null;
  person_id: number | null;
  summary: string;
  created_at: number;
  undone_at: number | null;
  undone_by: number | null;
  figures: number;
  in_force: number;
};

const SELECT = `SELECT i.id, i.district_id, i.origin, i.title, i.sha256, i.person_id, i.summary, i.created_at, i.undone_at, i.undone_by,
  (SELECT count(*) FROM measurement WHERE import_id = i.id AND state <> 'not-listed') AS figures,
  (SELECT count(*) FROM measurement WHERE import_id = i.id AND state <> 'not-listed' AND in_force = 1) AS in_force
  FROM import AS i`;

const INSERT_MEASUREMENT = `INSERT INTO measurement (unit_id, metric_version_id, period_to, period_from, origin, import_id,
    state, value, numerator, denominator, doubt, cell, in_force) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
  ON CONFLICT (unit_id, metric_version_id, period_to, period_from, origin) WHERE in_force = 1 DO NOTHING`;

/**
 * Writes an import and its figures; each supersedes the figure in force of the same unit, definition, period and
 * origin. To be called inside a transaction. Of several `measurements` of one key the last one is in force.
 */
export function insertImport(
  db: Db,
  header: NewImport,
  measurements: readonly NewMeasurement[],
  now: Date,
): number {
  const { id } = run(
    db,
    `INSERT INTO import (district_id, origin, title, sha256, person_id, summary, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      header.districtId,
      header.origin,
      header.title,
      header.sha256 ?? null,
      header.personId ?? null,
      JSON.stringify(header.summary),
      now.getTime(),
    ],
  );
  const versionIds = loadMetricVersionIds(db);
  for (const figure of measurements) {
    const versionId = versionIds.get(metricKey(figure.metric));
    if (versionId === undefined) throw new Error(`metric ${metricKey(figure.metric)} is not registered`);
    const { unitId, period } = figure;
    const row = [
      unitId,
      versionId,
      period.to,
      period.from,
      header.origin,
      id,
      figure.state,
      figure.value ?? null,
      figure.numerator ?? null,
      figure.denominator ?? null,
      figure.doubt ?? null,
      figure.cell ?? null,
    ];
    const measurementId = insertMeasurement(db, row);
    if (figure.doubt !== undefined)
      insertDoubts(db, measurementId, figure.doubts ?? [{ code: figure.doubt }], now);
  }
  return id;
}

/** Most figures are the first of their key: only where the index says no is there one to take out of force. */
function insertMeasurement(db: Db, row: readonly (string | number | null)[]): number {
  const inserted = run(db, INSERT_MEASUREMENT, row);
  if (inserted.changes === 1) return inserted.id;
  run(
    db,
    `UPDATE measurement SET in_force = 0 WHERE unit_id = ? AND metric_version_id = ? AND period_to = ?
       AND period_from = ? AND origin = ? AND in_force = 1`,
    row.slice(0, 5),
  );
  return run(db, INSERT_MEASUREMENT, row).id;
}

/** Whether these very bytes were loaded into the district before, and taken back. */
export function isUndoneFile(db: Db, districtId: UnitId, sha256: string): boolean {
  const row = get<{ id: number }>(
    db,
    'SELECT id FROM import WHERE district_id = ? AND sha256 = ? AND undone_at IS NOT NULL LIMIT 1',
    [districtId, sha256],
  );
  return row !== undefined;
}

/**
 * Takes an import back: its figures leave force and the newest figure of each key among the imports that are not
 * undone returns; of two values of one document the one that nobody doubts, or the last. Where it was a school's
 * correction, the school's question is open again. To be called inside a transaction. False where it is undone already.
 */
export function undoImport(db: Db, id: number, by: PersonId | undefined, now: Date): boolean {
  const { changes } = run(
    db,
    'UPDATE import SET undone_at = ?, undone_by = ? WHERE id = ? AND undone_at IS NULL',
    [now.getTime(), by ?? null, id],
  );
  if (changes === 0) return false;
  reopenDisputeOf(db, id);
  const freed = all<{ id: number }>(
    db,
    'UPDATE measurement SET in_force = 0 WHERE import_id = ? AND in_force = 1 RETURNING id',
    [id],
  );
  for (const figure of freed) {
    run(
      db,
      `UPDATE measurement SET in_force = 1 WHERE id = (
         SELECT other.id FROM measurement AS gone
         JOIN measurement AS other ON other.unit_id = gone.unit_id
           AND other.metric_version_id = gone.metric_version_id AND other.period_to = gone.period_to
           AND other.period_from = gone.period_from AND other.origin = gone.origin
         JOIN import AS i ON i.id = other.import_id AND i.undone_at IS NULL
         WHERE gone.id = ? ORDER BY other.import_id DESC, other.doubt IS NULL DESC, other.id DESC LIMIT 1)`,
      [figure.id],
    );
  }
  return true;
}

export function findImport(db: Db, id: number): StoredImport | undefined {
  const row = get<Row>(db, `${SELECT} WHERE i.id = ?`, [id]);
  return row && toImport(row);
}

/** An import without its number of figures, which a big one takes long to count. */
export type StoredImportHeader = Omit<StoredImport, 'values' | 'inForce'>;

export function findImportHeader(db: Db, id: number): StoredImportHeader | undefined {
  const row = get<Omit<Row, 'figures' | 'in_force'>>(
    db,
    `SELECT id, district_id, origin, title, sha256, person_id, summary, created_at, undone_at, undone_by FROM import WHERE id = ?`,
    [id],
  );
  return row && toHeader(row);
}

/** The import of these very bytes that is in force in a district. */
export function findImportByHash(db: Db, districtId: UnitId, sha256: string): StoredImport | undefined {
  const row = get<Row>(
    db,
    `${SELECT} WHERE i.district_id = ? AND i.sha256 = ? AND i.undone_at IS NULL ORDER BY i.id DESC LIMIT 1`,
    [districtId, sha256],
  );
  return row && toImport(row);
}

/** The newest import of an origin that is not undone. */
export function findLatestImport(db: Db, districtId: UnitId, origin: Origin): StoredImport | undefined {
  const row = get<Row>(
    db,
    `${SELECT} WHERE i.district_id = ? AND i.origin = ? AND i.undone_at IS NULL ORDER BY i.id DESC LIMIT 1`,
    [districtId, origin],
  );
  return row && toImport(row);
}

/** Newest first. */
export function listImports(db: Db, districtId: UnitId, limit = 50): StoredImport[] {
  return all<Row>(db, `${SELECT} WHERE i.district_id = ? ORDER BY i.id DESC LIMIT ?`, [
    districtId,
    limit,
  ]).map(toImport);
}

/** The same of what the office or the program wrote: figures that schools gave themselves are theirs to correct. */
export function listOfficeImports(db: Db, districtId: UnitId, limit: number): StoredImport[] {
  return all<Row>(
    db,
    `${SELECT} WHERE i.district_id = ? AND i.origin <> 'school' ORDER BY i.id DESC LIMIT ?`,
    [districtId, limit],
  ).map(toImport);
}

/** Whether one import of an origin was ever written, be it undone. */
export function isOnlyImport(db: Db, districtId: UnitId, origin: Origin): boolean {
  const first = all<{ id: number }>(
    db,
    'SELECT id FROM import WHERE district_id = ? AND origin = ? LIMIT 2',
    [districtId, origin],
  );
  return first.length === 1;
}

function toImport(row: Row): StoredImport {
  return { ...toHeader(row), values: row.figures, inForce: row.in_force };
}

function toHeader(row: Omit<Row, 'figures' | 'in_force'>): StoredImportHeader {
  return {
    id: row.id,
    districtId: row.district_id as UnitId,
    origin: row.origin,
    title: row.title,
    sha256: row.sha256 ?? undefined,
    personId: (row.person_id ?? undefined) as PersonId | undefined,
    summary: JSON.parse(row.summary) as unknown,
    createdAt: new Date(row.created_at),
    undoneAt: row.undone_at === null ? undefined : new Date(row.undone_at),
    undoneBy: (row.undone_by ?? undefined) as PersonId | undefined,
  };
}

/** When figures of a district last changed: something was written or taken back, or a doubt was settled. */
export function findLastImportChange(db: Db, districtId: UnitId): Date | undefined {
  const row = get<{ at: number | null }>(
    db,
    `SELECT max(at) AS at FROM (
       SELECT max(max(created_at, coalesce(undone_at, 0))) AS at FROM import WHERE district_id = :districtId
       UNION ALL
       SELECT at FROM (
         SELECT d.resolved_at AS at FROM figure_doubt AS d CROSS JOIN measurement AS m ON m.id = d.measurement_id
         CROSS JOIN import AS i ON i.id = m.import_id
         WHERE d.resolved_at IS NOT NULL AND i.district_id = :districtId ORDER BY d.resolved_at DESC LIMIT 1))`,
    { districtId },
  );
  return row === undefined || row.at === null ? undefined : new Date(row.at);
}
