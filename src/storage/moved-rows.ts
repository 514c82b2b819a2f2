import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

type Value = string | number | null;

/** A row that a merge touched: its key as it is now, and the columns as they were before. */
export type MovedRow = {
  table: string;
  key: Readonly<Record<string, Value>>;
  act: 'changed' | 'added' | 'removed';
  before: Readonly<Record<string, Value>>;
};

/** Moved by themselves, or facts about the unit that stay its own. */
const OWN_WAY: ReadonlySet<string> = new Set(['measurement', 'unit_name', 'unit_name_refusal']);

/**
 * Every row of every table that belongs to a unit by `unit_id`, whatever tables the schema has. A row that the other unit
 * has a counterpart of stays.
 */
export function moveRowsOf(db: Db, from: UnitId, into: UnitId): MovedRow[] {
  return tablesOfUnits(db)
    .filter((table) => !OWN_WAY.has(table))
    .flatMap((table) => {
      const keys = keysOf(db, table);
      const select = `SELECT ${keys.join(', ')} FROM ${table} WHERE unit_id = ?`;
      const before = all<Record<string, Value>>(db, select, [from]);
      if (before.length === 0) return [];
      run(db, `UPDATE OR IGNORE ${table} SET unit_id = ? WHERE unit_id = ?`, [into, from]);
      const stayed = new Set(
        all<Record<string, Value>>(db, select, [from]).map((row) => JSON.stringify(row)),
      );
      return before
        .filter((row) => !stayed.has(JSON.stringify(row)))
        .map((row): MovedRow => ({
          table,
          key: 'unit_id' in row ? { ...row, unit_id: into } : row,
          act: 'changed',
          before: { unit_id: from },
        }));
    });
}

export function changed(table: string, key: MovedRow['key'], before: MovedRow['before']): MovedRow {
  return { table, key, act: 'changed', before };
}

/** Tables whose rows belong to a unit by their column `unit_id`. */
export function tablesOfUnits(db: Db): string[] {
  return all<{ name: string }>(
    db,
    `SELECT m.name FROM sqlite_schema AS m JOIN pragma_foreign_key_list(m.name) AS f
     WHERE m.type = 'table' AND f."table" = 'unit' AND f."from" = 'unit_id' ORDER BY m.name`,
  ).map(({ name }) => name);
}

function keysOf(db: Db, table: string): string[] {
  return all<{ name: string }>(db, 'SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk', [
    table,
  ]).map(({ name }) => name);
}
