import type { UnitId } from '../domain/unit.ts';
import { changed } from './moved-rows.ts';
import type { MovedRow } from './moved-rows.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** Lists of schools inside of broadcasts: whom one is about, whom a planned one is for. */
export function moveMentions(db: Db, from: UnitId, into: UnitId, districtId: UnitId): MovedRow[] {
  const recipients = all<{ id: number; unit_ids: string }>(
    db,
    `SELECT r.id, r.unit_ids FROM batch_recipient AS r JOIN batch AS b ON b.id = r.batch_id
     WHERE b.district_id = ? AND EXISTS (SELECT 1 FROM json_each(r.unit_ids) WHERE value = ?)`,
    [districtId, from],
  );
  const rows = recipients.map(({ id, unit_ids }): MovedRow => {
    const ids = replaced(JSON.parse(unit_ids) as number[], from, into);
    run(db, 'UPDATE batch_recipient SET unit_ids = ? WHERE id = ?', [JSON.stringify(ids), id]);
    return changed('batch_recipient', { id }, { unit_ids });
  });
  // Lists of ids alone are kept of a broadcast: its words are somebody's.
  for (const list of AUDIENCE_LISTS) {
    const planned = all<{ id: number; ids: string }>(
      db,
      `SELECT id, json_extract(spec, '$.audience.${list}') AS ids FROM batch WHERE district_id = ? AND spec IS NOT NULL
         AND state IN ('awaits', 'planned')
         AND EXISTS (SELECT 1 FROM json_each(spec, '$.audience.${list}') WHERE value = ?)`,
      [districtId, from],
    );
    for (const { id, ids } of planned) {
      setAudience(db, id, list, JSON.stringify(replaced(JSON.parse(ids) as number[], from, into)));
      rows.push(changed('batch', { id }, { [list]: ids }));
    }
  }
  return rows;
}

/** Of `batch.spec`: the schools that a broadcast is for, those that it is not for. */
export const AUDIENCE_LISTS = ['only', 'except'] as const;

export function setAudience(db: Db, id: number, list: (typeof AUDIENCE_LISTS)[number], ids: string): void {
  run(
    db,
    `UPDATE batch SET spec = json_set(spec, '$.audience.${list}', json(?)) WHERE id = ? AND spec IS NOT NULL`,
    [ids, id],
  );
}

function replaced(ids: readonly number[], from: number, into: number): number[] {
  return [...new Set(ids.map((id) => (id === from ? into : id)))];
}
