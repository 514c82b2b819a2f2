import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** What a district decided about a link: its own address, or back to the one of data/links.json (undefined). */
export type DistrictLink = { value: string | undefined; by: PersonId | undefined; at: Date };

/** By the id of the link. */
export function loadDistrictLinks(db: Db, districtId: UnitId): Map<string, DistrictLink> {
  const rows = all<{ link: string; value: string | null; changed_by: number | null; changed_at: number }>(
    db,
    'SELECT link, value, changed_by, changed_at FROM district_link WHERE district_id = ?',
    [districtId],
  );
  return new Map(
    rows.map((row) => [
      row.link,
      {
        value: row.value ?? undefined,
        by: (row.changed_by ?? undefined) as PersonId | undefined,
        at: new Date(row.changed_at),
      },
    ]),
  );
}

export function saveDistrictLink(
  db: Db,
  districtId: UnitId,
  link: string,
  value: string | undefined,
  { by, now }: { by: PersonId; now: Date },
): void {
  run(
    db,
    `INSERT INTO district_link (district_id, link, value, changed_by, changed_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (district_id, link) DO UPDATE
     SET value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [districtId, link, value ?? null, by, now.getTime()],
  );
}
