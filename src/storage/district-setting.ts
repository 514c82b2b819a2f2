import type { DistrictSettings, SettingKey } from '../domain/district-settings.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** What the district set itself, without the defaults. */
export function loadDistrictSettings(db: Db, districtId: UnitId): Partial<DistrictSettings> {
  const rows = all<{ key: string; value: string }>(
    db,
    'SELECT key, value FROM district_setting WHERE district_id = ?',
    [districtId],
  );
  return Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
}

export function saveDistrictSetting<K extends SettingKey>(
  db: Db,
  districtId: UnitId,
  key: K,
  value: DistrictSettings[K],
  { by, now }: { by: PersonId | undefined; now: Date },
): void {
  run(
    db,
    `INSERT INTO district_setting (district_id, key, value, changed_by, changed_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (district_id, key) DO UPDATE
     SET value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [districtId, key, JSON.stringify(value), by ?? null, now.getTime()],
  );
}

/** Who set a setting and when. */
export function findSettingChange(
  db: Db,
  districtId: UnitId,
  key: SettingKey,
): { by: PersonId | undefined; at: Date } | undefined {
  const row = get<{ changed_by: number | null; changed_at: number }>(
    db,
    'SELECT changed_by, changed_at FROM district_setting WHERE district_id = ? AND key = ?',
    [districtId, key],
  );
  return row && { by: (row.changed_by ?? undefined) as PersonId | undefined, at: new Date(row.changed_at) };
}
