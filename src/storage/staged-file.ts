import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

export type StagedState =
  'awaited' | 'staged' | 'written' | 'cancelled' | 'refused' | 'expired' | 'superseded';

/**
 * A file a coordinator sent, or one that was fetched from a source: then it has no person. `contents`: what reading it
 * gave, once it is read; of a table its `records` stand beside it, packed.
 */
export type StagedFile = {
  id: number;
  districtId: UnitId;
  personId: PersonId | undefined;
  name: string;
  sha256: string | undefined;
  contents: unknown;
  records: Uint8Array<ArrayBuffer> | undefined;
  period: string | undefined;
  state: StagedState;
  expiresAt: Date;
};

type Row = {
  id: number;
  district_id: number;
  person_id: number | null;
  name: string;
  sha256: string | null;
  contents: string | null;
  records: Uint8Array<ArrayBuffer> | null;
  period: string | null;
  state: StagedState;
  expires_at: number;
};

const SELECT =
  'SELECT id, district_id, person_id, name, sha256, contents, records, period, state, expires_at FROM staged_file';

/** A place for a file that is about to be downloaded. */
export function insertStagedFile(
  db: Db,
  file: {
    districtId: UnitId;
    personId: PersonId | undefined;
    name: string;
    expiresAt: Date;
    contents?: unknown;
    /** What it was fetched for. */
    waitId?: number;
  },
  now: Date,
): number {
  return run(
    db,
    `INSERT INTO staged_file (district_id, person_id, name, contents, state, created_at, expires_at, wait_id)
     VALUES (?, ?, ?, ?, 'awaited', ?, ?, ?)`,
    [
      file.districtId,
      file.personId ?? null,
      file.name,
      file.contents === undefined ? null : JSON.stringify(file.contents),
      now.getTime(),
      file.expiresAt.getTime(),
      file.waitId ?? null,
    ],
  ).id;
}

/** The bytes arrived; undefined – they may not be kept. `sha256`: of the file as it came. */
export function saveStagedBytes(db: Db, id: number, bytes: Uint8Array | undefined, sha256: string): void {
  run(db, 'UPDATE staged_file SET bytes = ?, sha256 = ? WHERE id = ?', [bytes ?? null, sha256, id]);
}

/** The file was read; `contents` is kept until it is written or cancelled. */
export function saveStagedContents(
  db: Db,
  id: number,
  contents: unknown,
  period: string | undefined,
  records?: Uint8Array,
): void {
  run(
    db,
    `UPDATE staged_file SET contents = ?, records = ?, period = ?, state = 'staged'
     WHERE id = ? AND state IN ('awaited', 'staged')`,
    [JSON.stringify(contents), records ?? null, period ?? null, id],
  );
}

/** What a person answered meanwhile of the contents that are staged. */
export function saveStagedAnswers(db: Db, id: number, answers: unknown): void {
  run(
    db,
    `UPDATE staged_file SET contents = json_set(contents, '$.answers', json(?))
     WHERE id = ? AND state IN ('awaited', 'staged')`,
    [JSON.stringify(answers), id],
  );
}

export function loadStagedBytes(db: Db, id: number): Uint8Array | undefined {
  return (
    get<{ bytes: Uint8Array | null }>(db, 'SELECT bytes FROM staged_file WHERE id = ?', [id])?.bytes ??
    undefined
  );
}

export function findStagedFile(db: Db, id: number): StagedFile | undefined {
  const row = get<Row>(db, `${SELECT} WHERE id = ?`, [id]);
  return row && toStagedFile(row);
}

/** A table or a list of schools that was read and is not decided on. */
export type WaitingFile = { id: number; name: string; personId: PersonId | undefined; createdAt: Date };

/** Those of a district, newest first; orders are their sender's own. */
export function listWaitingFiles(db: Db, districtId: UnitId, now: Date): WaitingFile[] {
  return all<{ id: number; name: string; person_id: number | null; created_at: number }>(
    db,
    `SELECT id, name, person_id, created_at FROM staged_file
     WHERE district_id = ? AND state = 'staged' AND expires_at > ?
       AND json_extract(contents, '$.kind') IN ('table', 'schools')
     ORDER BY id DESC`,
    [districtId, now.getTime()],
  ).map((row) => ({
    id: row.id,
    name: row.name,
    personId: (row.person_id ?? undefined) as PersonId | undefined,
    createdAt: new Date(row.created_at),
  }));
}

/** Files that were fetched for a wait and are not decided on, oldest first. */
export function listStagedOfWait(db: Db, waitId: number): number[] {
  return all<{ id: number }>(
    db,
    "SELECT id FROM staged_file WHERE wait_id = ? AND state = 'staged' ORDER BY id",
    [waitId],
  ).map(({ id }) => id);
}

/** Ends a file and empties its bytes; false where it had ended already. */
export function endStagedFile(
  db: Db,
  id: number,
  state: Exclude<StagedState, 'awaited' | 'staged'>,
): boolean {
  return (
    run(
      db,
      `UPDATE staged_file SET state = ?, bytes = NULL, contents = NULL, records = NULL
       WHERE id = ? AND state IN ('awaited', 'staged')`,
      [state, id],
    ).changes === 1
  );
}

/** Ends the orders of a person that are read or were not decided on, but `except`. */
export function cancelStagedOrders(db: Db, personId: PersonId, except = 0): void {
  run(
    db,
    `UPDATE staged_file SET state = 'cancelled', bytes = NULL, contents = NULL, records = NULL
     WHERE person_id = ? AND state IN ('awaited', 'staged') AND json_extract(contents, '$.kind') IN ('order', 'order-text')
       AND id <> ?`,
    [personId, except],
  );
}

/** Ends the files nobody decided on in time; returns how many. */
export function expireStagedFiles(db: Db, now: Date): number {
  return run(
    db,
    `UPDATE staged_file SET state = 'expired', bytes = NULL, contents = NULL, records = NULL
     WHERE state IN ('awaited', 'staged') AND expires_at <= ?`,
    [now.getTime()],
  ).changes;
}

function toStagedFile(row: Row): StagedFile {
  return {
    id: row.id,
    districtId: row.district_id as UnitId,
    personId: (row.person_id ?? undefined) as PersonId | undefined,
    name: row.name,
    sha256: row.sha256 ?? undefined,
    contents: row.contents === null ? undefined : (JSON.parse(row.contents) as unknown),
    records: row.records ?? undefined,
    period: row.period ?? undefined,
    state: row.state,
    expiresAt: new Date(row.expires_at),
  };
}
