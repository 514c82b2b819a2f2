import type { PersonId } from '../domain/person.ts';
import { withoutWords } from '../domain/report-form.ts';
import type { ReportRows, ReportState } from '../domain/report-form.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import type { ReportKey } from './report-draft.ts';
import { all, get, run } from './statement.ts';

/** A version of a report as a school handed it in. */
export type StoredReport = ReportKey & {
  id: number;
  dutyId: number | undefined;
  rows: ReportRows;
  /** `replaced`: by a newer version. */
  state: ReportState;
  givenAt: Date;
  decidedBy: PersonId | undefined;
  decidedAt: Date | undefined;
  /** Why it was returned. */
  remark: string | undefined;
  mailedAt: Date | undefined;
};

type Row = {
  id: number;
  unit_id: number;
  form: string;
  occasion: string;
  duty_id: number | null;
  rows: string;
  state: ReportState;
  given_at: number;
  decided_by: number | null;
  decided_at: number | null;
  remark: string | null;
  mailed_at: number | null;
};

const SELECT = `SELECT id, unit_id, form, occasion, duty_id, rows, state, given_at, decided_by, decided_at, remark,
  mailed_at FROM school_report`;

/** The newest version puts the one before it among the replaced; what was decided of that one stays written. */
export function insertSchoolReport(
  db: Db,
  report: ReportKey & { dutyId?: number | undefined; rows: ReportRows; by: PersonId },
  now: Date,
): number {
  const { unitId, form, occasion } = report;
  run(
    db,
    `UPDATE school_report SET state = 'replaced'
     WHERE unit_id = ? AND form = ? AND occasion = ? AND state <> 'replaced'`,
    [unitId, form, occasion],
  );
  return run(
    db,
    `INSERT INTO school_report (unit_id, form, occasion, duty_id, rows, state, given_by, given_at)
     VALUES (?, ?, ?, ?, ?, 'given', ?, ?)`,
    [unitId, form, occasion, report.dutyId ?? null, JSON.stringify(report.rows), report.by, now.getTime()],
  ).id;
}

/** The newest version of a report. */
export function findSchoolReport(
  db: Db,
  unitId: UnitId,
  form: string,
  occasion: string,
): StoredReport | undefined {
  const row = get<Row>(
    db,
    `${SELECT} WHERE unit_id = ? AND form = ? AND occasion = ? AND state <> 'replaced'`,
    [unitId, form, occasion],
  );
  return row && toReport(row);
}

/** A report of a school of the district, by its number; the newest version alone. */
export function findReportOfDistrict(db: Db, districtId: UnitId, id: number): StoredReport | undefined {
  const row = get<Row>(
    db,
    `${SELECT} WHERE id = ? AND state <> 'replaced' AND unit_id IN (SELECT id FROM unit WHERE parent_id = ?)`,
    [id, districtId],
  );
  return row && toReport(row);
}

/** The newest versions of all reports of the schools of a district. */
export function listReportsOfDistrict(db: Db, districtId: UnitId): StoredReport[] {
  return all<Row>(
    db,
    `${SELECT} WHERE state <> 'replaced' AND unit_id IN (SELECT id FROM unit WHERE parent_id = ?)
     ORDER BY unit_id, id`,
    [districtId],
  ).map(toReport);
}

/** The newest versions of all reports of a school, the newest first. */
export function listReportsOfSchool(db: Db, unitId: UnitId): StoredReport[] {
  return all<Row>(db, `${SELECT} WHERE state <> 'replaced' AND unit_id = ? ORDER BY id DESC`, [unitId]).map(
    toReport,
  );
}

/** How many versions of a report were handed in. */
export function countReportVersions(db: Db, { unitId, form, occasion }: ReportKey): number {
  return (
    get<{ n: number }>(
      db,
      'SELECT count(*) AS n FROM school_report WHERE unit_id = ? AND form = ? AND occasion = ?',
      [unitId, form, occasion],
    )?.n ?? 0
  );
}

/**
 * What a school reported last, of another occasion too: «как в прошлый раз». `accepted`: only what the coordinator has
 * accepted. `except`: an occasion that is not looked at.
 */
export function findEarlierReport(
  db: Db,
  unitId: UnitId,
  form: string,
  { accepted = false, except }: { accepted?: boolean; except?: string } = {},
): ReportRows | undefined {
  const row = get<{ rows: string }>(
    db,
    `SELECT rows FROM school_report WHERE unit_id = :unitId AND form = :form AND occasion IS NOT :except
       AND (:accepted = 0 OR state = 'accepted' OR (state = 'replaced' AND decided_at IS NOT NULL AND remark IS NULL))
     ORDER BY id DESC LIMIT 1`,
    { unitId, form, except: except ?? null, accepted: accepted ? 1 : 0 },
  );
  return row && (JSON.parse(row.rows) as ReportRows);
}

/** Accepts or returns a version that was given; false where that was decided already, or a newer one replaced it. */
export function decideSchoolReport(
  db: Db,
  id: number,
  decision: { state: 'accepted' | 'returned'; remark?: string; by: PersonId },
  now: Date,
): boolean {
  return (
    run(
      db,
      `UPDATE school_report SET state = :state, remark = :remark, decided_by = :by, decided_at = :now
       WHERE id = :id AND (state = 'given' OR (state = 'accepted' AND :state = 'returned'))`,
      { id, state: decision.state, remark: decision.remark ?? null, by: decision.by, now: now.getTime() },
    ).changes === 1
  );
}

/** «Письмо отправлено»; false where it was said before. */
export function markReportMailed(db: Db, id: number, now: Date): boolean {
  return (
    run(db, 'UPDATE school_report SET mailed_at = ? WHERE id = ? AND mailed_at IS NULL', [now.getTime(), id])
      .changes === 1
  );
}

function toReport(row: Row): StoredReport {
  return {
    id: row.id,
    unitId: row.unit_id as UnitId,
    form: row.form,
    occasion: row.occasion,
    dutyId: row.duty_id ?? undefined,
    rows: JSON.parse(row.rows) as ReportRows,
    state: row.state,
    givenAt: new Date(row.given_at),
    decidedBy: (row.decided_by ?? undefined) as PersonId | undefined,
    decidedAt: row.decided_at === null ? undefined : new Date(row.decided_at),
    remark: row.remark ?? undefined,
    mailedAt: row.mailed_at === null ? undefined : new Date(row.mailed_at),
  };
}

/** Takes the words of somebody who erased themself out of reports: what they wrote in a field, and their remarks. */
export function eraseReportWords(db: Db, personId: PersonId): void {
  run(db, "UPDATE school_report SET remark = '' WHERE decided_by = ? AND remark IS NOT NULL", [personId]);
  const reports = all<{ id: number; rows: string }>(
    db,
    'SELECT id, rows FROM school_report WHERE given_by = ?',
    [personId],
  );
  for (const { id, rows } of reports) {
    run(db, 'UPDATE school_report SET rows = ? WHERE id = ?', [withoutWordsOf(rows), id]);
  }
  const drafts = all<{ unit_id: number; form: string; occasion: string; rows: string }>(
    db,
    'SELECT unit_id, form, occasion, rows FROM report_draft WHERE changed_by = ?',
    [personId],
  );
  for (const { unit_id, form, occasion, rows } of drafts) {
    run(db, 'UPDATE report_draft SET rows = ? WHERE unit_id = ? AND form = ? AND occasion = ?', [
      withoutWordsOf(rows),
      unit_id,
      form,
      occasion,
    ]);
  }
}

function withoutWordsOf(rows: string): string {
  return JSON.stringify(withoutWords(JSON.parse(rows) as ReportRows));
}
