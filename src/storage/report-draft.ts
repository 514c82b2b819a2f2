import type { PersonId } from '../domain/person.ts';
import type { ReportRows } from '../domain/report-form.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** A report that is being filled in; the school of it, its form and its occasion name it. */
export type ReportKey = { unitId: UnitId; form: string; occasion: string };
export type ReportDraft = ReportKey & { rows: ReportRows; changedAt: Date };

type Row = { unit_id: number; form: string; occasion: string; rows: string; changed_at: number };

const SELECT = 'SELECT unit_id, form, occasion, rows, changed_at FROM report_draft';

export function findReportDraft(
  db: Db,
  unitId: UnitId,
  form: string,
  occasion: string,
): ReportDraft | undefined {
  const row = get<Row>(db, `${SELECT} WHERE unit_id = ? AND form = ? AND occasion = ?`, [
    unitId,
    form,
    occasion,
  ]);
  return row && toDraft(row);
}

/** Those of a school, the one worked on last first. */
export function listDraftsOfSchool(db: Db, unitId: UnitId): ReportDraft[] {
  return all<Row>(db, `${SELECT} WHERE unit_id = ? ORDER BY changed_at DESC`, [unitId]).map(toDraft);
}

/** Those of the schools of a district. */
export function listDraftsOfDistrict(db: Db, districtId: UnitId): ReportDraft[] {
  return all<Row>(
    db,
    `${SELECT} WHERE unit_id IN (SELECT id FROM unit WHERE parent_id = ?) ORDER BY unit_id, form, occasion`,
    [districtId],
  ).map(toDraft);
}

export function saveReportDraft(
  db: Db,
  { unitId, form, occasion }: ReportKey,
  rows: ReportRows,
  { by, now }: { by: PersonId; now: Date },
): void {
  run(
    db,
    `INSERT INTO report_draft (unit_id, form, occasion, rows, changed_by, changed_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (unit_id, form, occasion) DO UPDATE
     SET rows = excluded.rows, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [unitId, form, occasion, JSON.stringify(rows), by, now.getTime()],
  );
}

export function deleteReportDraft(db: Db, { unitId, form, occasion }: ReportKey): void {
  run(db, 'DELETE FROM report_draft WHERE unit_id = ? AND form = ? AND occasion = ?', [
    unitId,
    form,
    occasion,
  ]);
}

function toDraft(row: Row): ReportDraft {
  return {
    unitId: row.unit_id as UnitId,
    form: row.form,
    occasion: row.occasion,
    rows: JSON.parse(row.rows) as ReportRows,
    changedAt: new Date(row.changed_at),
  };
}
