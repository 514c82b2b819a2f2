import type { UnitId } from '../domain/unit.ts';
import type { MovedRow } from './moved-rows.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** What tells one thing that is measured from another, whosever it is. */
type Key = { metric_version_id: number; period_to: string; period_from: string; origin: string };
type Row = Key & { id: number; unit_id: number; in_force: number };

/**
 * Gives figures of one unit to another. Of each thing that is measured the figure of the newest import is in force then,
 * on both sides; one of a table that did not list the unit gives way to any.
 */
export function moveMeasurements(db: Db, ids: readonly number[], from: UnitId, into: UnitId): MovedRow[] {
  const list = JSON.stringify(ids);
  const moving = all<Row>(
    db,
    `${SELECT} WHERE m.unit_id = ? AND m.id IN (SELECT value FROM json_each(?)) ORDER BY m.id`,
    [from, list],
  );
  const keys = keysOf(moving);
  const others = keys.flatMap((key) => [
    ...inForceOf(db, from, key, list),
    ...inForceOf(db, into, key, list),
  ]);
  const touched = [...moving, ...others];
  for (const { id } of touched) run(db, 'UPDATE measurement SET in_force = 0 WHERE id = ?', [id]);
  for (const { id } of moving) run(db, 'UPDATE measurement SET unit_id = ? WHERE id = ?', [into, id]);
  settle(
    db,
    [from, into],
    keys,
    new Set(touched.flatMap(({ id, in_force }) => (in_force === 1 ? [id] : []))),
  );
  return touched.map(({ id, unit_id, in_force }) => ({
    table: 'measurement',
    key: { id },
    act: 'changed',
    before: { unit_id, in_force },
  }));
}

/** Gives them back. What came since counts: a figure that was in force is so again unless a newer import says otherwise. */
export function restoreMeasurements(db: Db, rows: readonly MovedRow[]): void {
  const before = new Map(
    rows.map(({ key, before: was }) => [
      Number(key['id']),
      { unit: Number(was['unit_id']), force: was['in_force'] },
    ]),
  );
  const ids = JSON.stringify([...before.keys()]);
  const now = all<Row>(db, `${SELECT} WHERE m.id IN (SELECT value FROM json_each(?))`, [ids]);
  const keys = keysOf(now);
  const units = [
    ...new Set([...now.map(({ unit_id }) => unit_id), ...[...before.values()].map(({ unit }) => unit)]),
  ];
  for (const unit of units) {
    for (const key of keys) {
      for (const { id } of inForceOf(db, unit, key, '[]')) {
        run(db, 'UPDATE measurement SET in_force = 0 WHERE id = ?', [id]);
      }
    }
  }
  for (const { id } of now) {
    run(db, 'UPDATE measurement SET unit_id = ? WHERE id = ?', [before.get(id)?.unit ?? 0, id]);
  }
  settle(db, units, keys, new Set([...before].flatMap(([id, { force }]) => (force === 1 ? [id] : []))));
}

const KEY = 'm.metric_version_id, m.period_to, m.period_from, m.origin';
const SELECT = `SELECT m.id, m.unit_id, m.in_force, ${KEY} FROM measurement AS m`;
const OF_KEY = `m.unit_id = :unit AND m.metric_version_id = :metric_version_id AND m.period_to = :period_to
  AND m.period_from = :period_from AND m.origin = :origin`;

function keysOf(rows: readonly Row[]): Key[] {
  const keys = rows.map(({ metric_version_id, period_to, period_from, origin }): Key => ({
    metric_version_id,
    period_to,
    period_from,
    origin,
  }));
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}

function inForceOf(db: Db, unit: number, key: Key, except: string): Row[] {
  return all<Row>(
    db,
    `${SELECT} WHERE ${OF_KEY} AND m.in_force = 1 AND m.id NOT IN (SELECT value FROM json_each(:except))`,
    { ...key, unit, except },
  );
}

/** `was`: figures that were in force, which decides between two of one import. */
function settle(db: Db, units: readonly number[], keys: readonly Key[], was: ReadonlySet<number>): void {
  for (const unit of units) {
    for (const key of keys) {
      const [best] = all<{ id: number }>(
        db,
        `SELECT m.id FROM measurement AS m JOIN import AS i ON i.id = m.import_id AND i.undone_at IS NULL
         WHERE ${OF_KEY}
         ORDER BY m.state = 'not-listed', m.import_id DESC, m.id IN (SELECT value FROM json_each(:was)) DESC,
           m.doubt IS NULL DESC, m.id DESC LIMIT 1`,
        { ...key, unit, was: JSON.stringify([...was]) },
      );
      if (best !== undefined) run(db, 'UPDATE measurement SET in_force = 1 WHERE id = ?', [best.id]);
    }
  }
}
