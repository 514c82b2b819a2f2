import type Database from 'better-sqlite3';
import type { Db } from './open.ts';

type Statement = Database.Statement;

const cache = new WeakMap<Db, Map<string, Statement>>();

type Bindable = string | number | bigint | Buffer | Uint8Array | null;
export type Params = readonly Bindable[] | Readonly<Record<string, Bindable>>;

/** The prepared statement of `sql`, prepared once per connection. */
function prepared(db: Db, sql: string): Statement {
  let statements = cache.get(db);
  if (statements === undefined) cache.set(db, (statements = new Map<string, Statement>()));
  let statement = statements.get(sql);
  if (statement === undefined) statements.set(sql, (statement = db.prepare(sql)));
  return statement;
}

/** Runs a writing statement. `Row` types below are trusted: the schema is STRICT and covered by tests. */
export function run(db: Db, sql: string, params: Params = []): { changes: number; id: number } {
  const { changes, lastInsertRowid } = prepared(db, sql).run(params);
  return { changes, id: Number(lastInsertRowid) };
}

/** The first row, or undefined. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a typed cast, on purpose: see `run`
export function get<Row>(db: Db, sql: string, params: Params = []): Row | undefined {
  return prepared(db, sql).get(params) as Row | undefined;
}

/** All rows. */
export function all<Row>(db: Db, sql: string, params: Params = []): Row[] {
  return prepared(db, sql).all(params) as Row[];
}
