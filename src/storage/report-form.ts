import type { PersonId } from '../domain/person.ts';
import type { ReportForm } from '../domain/report-form.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** A form that a district made. */
export type StoredReportForm = {
  id: number;
  form: ReportForm;
  /** It is no longer offered; reports of it stay. */
  removedAt: Date | undefined;
};

type Row = { id: number; code: string; form: string; removed_at: number | null };

const SELECT = 'SELECT id, code, form, removed_at FROM report_form';

/** The code is the district's own: «district-12». */
export function insertReportForm(
  db: Db,
  { districtId, form, by }: { districtId: UnitId; form: Omit<ReportForm, 'code'>; by: PersonId },
  now: Date,
): string {
  const next = get<{ n: number }>(db, 'SELECT coalesce(max(id), 0) + 1 AS n FROM report_form')?.n ?? 1;
  const code = `district-${next}`;
  run(
    db,
    'INSERT INTO report_form (id, district_id, code, form, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    [next, districtId, code, JSON.stringify({ ...form, code }), by, now.getTime()],
  );
  return code;
}

/** Those of a district, retired ones too. */
export function listStoredReportForms(db: Db, districtId: UnitId): StoredReportForm[] {
  return all<Row>(db, `${SELECT} WHERE district_id = ? ORDER BY id`, [districtId]).map(toForm);
}

export function retireReportForm(
  db: Db,
  districtId: UnitId,
  code: string,
  { by, now }: { by: PersonId; now: Date },
): boolean {
  return (
    run(
      db,
      `UPDATE report_form SET removed_at = ?, removed_by = ?
       WHERE district_id = ? AND code = ? AND removed_at IS NULL`,
      [now.getTime(), by, districtId, code],
    ).changes === 1
  );
}

function toForm(row: Row): StoredReportForm {
  return {
    id: row.id,
    form: JSON.parse(row.form) as ReportForm,
    removedAt: row.removed_at === null ? undefined : new Date(row.removed_at),
  };
}
