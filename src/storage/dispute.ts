import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Figure } from '../domain/measurement.ts';
import { metricKey } from '../domain/metric.ts';
import type { MetricRef, Origin } from '../domain/metric.ts';
import type { Period } from '../domain/period.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import { loadMetricVersionIds } from './metric-version.ts';
import type { Db } from './open.ts';
import { cancelOutbox } from './outbox.ts';
import { eraseOutboxAttachments, eraseOutboxQuoting } from './outbox-history.ts';
import { all, get, run } from './statement.ts';

/** `closed`: the disputed figure was replaced or taken back before anybody decided. */
export type DisputeState = 'open' | 'accepted' | 'rejected' | 'withdrawn' | 'closed';

/** What the school has instead; at least one of the three. */
export type DisputeClaim = {
  figure: Figure | undefined;
  words: string | undefined;
  /** The messenger's references; erased with the decision. */
  attachments: readonly string[];
};

/** Which figure: of one unit, definition, period, as one import brought it. */
export type DisputedFigure = { unitId: UnitId; metric: MetricRef; period: Period; importId: number };

export type StoredDispute = DisputedFigure &
  DisputeClaim & {
    id: number;
    /** Of the disputed figure. */
    origin: Origin;
    state: DisputeState;
    personId: PersonId | undefined;
    /** When the school said it, or said it anew. */
    createdAt: Date;
    decidedAt: Date | undefined;
    decidedBy: PersonId | undefined;
    /** The coordinator's reason or answer. */
    decision: string | undefined;
    /** The import that an accepted dispute made. */
    correctionId: number | undefined;
  };

type Row = {
  id: number;
  unit_id: number;
  code: string;
  version: number;
  period_from: string;
  period_to: string;
  import_id: number;
  origin: Origin;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  words: string | null;
  attachments: string | null;
  state: DisputeState;
  person_id: number | null;
  created_at: number;
  decided_at: number | null;
  decided_by: number | null;
  decision: string | null;
  correction_id: number | null;
};

const SELECT = `SELECT d.id, d.unit_id, v.code, v.version, d.period_from, d.period_to, d.import_id, i.origin, d.value,
  d.numerator, d.denominator, d.words, d.attachments, d.state, d.person_id, d.created_at, d.decided_at, d.decided_by,
  d.decision,
  d.correction_id
  FROM dispute AS d JOIN metric_version AS v ON v.id = d.metric_version_id JOIN import AS i ON i.id = d.import_id`;

const REOPEN = `UPDATE dispute SET state = 'open', decided_by = NULL, decided_at = NULL, decision = NULL,
  correction_id = NULL`;
const ASKED_NO_MORE = `NOT EXISTS (SELECT 1 FROM dispute AS other WHERE other.state = 'open'
  AND other.unit_id = dispute.unit_id AND other.metric_version_id = dispute.metric_version_id
  AND other.period_to = dispute.period_to AND other.period_from = dispute.period_from)`;

/** Opens a dispute; one figure has one open at a time, and SQLITE_CONSTRAINT is thrown where there is one. */
export function insertDispute(
  db: Db,
  { unitId, metric, period, importId }: DisputedFigure,
  claim: DisputeClaim,
  by: PersonId,
  now: Date,
): number {
  const versionId = loadMetricVersionIds(db).get(metricKey(metric));
  if (versionId === undefined) throw new Error(`metric ${metricKey(metric)} is not registered`);
  return run(
    db,
    `INSERT INTO dispute (unit_id, metric_version_id, period_from, period_to, import_id, value, numerator, denominator,
       words, attachments, state, person_id, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?)`,
    [unitId, versionId, period.from, period.to, importId, ...claimColumns(claim), by, now.getTime()],
  ).id;
}

/** Says something else in an open dispute, about the figure as it stands now; what was sent before goes. */
export function replaceClaim(
  db: Db,
  dispute: StoredDispute,
  { importId, claim, by }: { importId: number; claim: DisputeClaim; by: PersonId },
  now: Date,
): boolean {
  if (dispute.state !== 'open') return false;
  eraseAttachments(db, dispute);
  return (
    run(
      db,
      `UPDATE dispute SET import_id = ?, value = ?, numerator = ?, denominator = ?, words = ?, attachments = ?,
         person_id = ?, created_at = ? WHERE id = ? AND unit_id = ? AND state = 'open'`,
      [importId, ...claimColumns(claim), by, now.getTime(), dispute.id, dispute.unitId],
    ).changes === 1
  );
}

export function findDispute(db: Db, id: number): StoredDispute | undefined {
  const row = get<Row>(db, `${SELECT} WHERE d.id = ?`, [id]);
  return row && toDispute(row);
}

/** The open dispute of a figure, whichever import brought it. */
export function findOpenDispute(
  db: Db,
  { unitId, metric, period }: Omit<DisputedFigure, 'importId'>,
): StoredDispute | undefined {
  const row = get<Row>(
    db,
    `${SELECT} WHERE d.state = 'open' AND d.unit_id = :unitId AND v.code = :code AND v.version = :version
       AND d.period_to = :to AND d.period_from = :from`,
    { unitId, ...metric, ...period },
  );
  return row && toDispute(row);
}

/** The newest dispute of a metric on the period that ends on a day, however it ended. */
export function findLatestDispute(
  db: Db,
  { unitId, code, to }: { unitId: UnitId; code: string; to: string },
): StoredDispute | undefined {
  const row = get<Row>(
    db,
    `${SELECT} WHERE d.unit_id = ? AND v.code = ? AND d.period_to = ? ORDER BY d.created_at DESC, d.id DESC LIMIT 1`,
    [unitId, code, to],
  );
  return row && toDispute(row);
}

/** The open disputes of these units, oldest first. */
export function listOpenDisputes(db: Db, unitIds: readonly UnitId[]): StoredDispute[] {
  return all<Row>(
    db,
    `${SELECT} WHERE d.state = 'open' AND d.unit_id IN (SELECT value FROM json_each(?)) ORDER BY d.created_at, d.id`,
    [JSON.stringify(unitIds)],
  ).map(toDispute);
}

/** The disputes of these units that were closed since then for want of their figure, and still have something to say. */
export function listClosedDisputes(db: Db, unitIds: readonly UnitId[], since: Date): StoredDispute[] {
  return all<Row>(
    db,
    `${SELECT} WHERE d.state = 'closed' AND d.decided_at >= ? AND (d.value IS NOT NULL OR d.words IS NOT NULL)
       AND d.unit_id IN (SELECT value FROM json_each(?)) ORDER BY d.id`,
    [since.getTime(), JSON.stringify(unitIds)],
  ).map(toDispute);
}

/** The figure is back before the school heard that it was gone; false where it asks about that figure anew. */
export function reopenClosedDispute(db: Db, { id }: Pick<StoredDispute, 'id'>): boolean {
  return run(db, `${REOPEN} WHERE id = ? AND state = 'closed' AND ${ASKED_NO_MORE}`, [id]).changes === 1;
}

/** Ends an open dispute and erases its pictures everywhere; false where it had ended already. */
export function endDispute(
  db: Db,
  dispute: StoredDispute,
  end: {
    state: Exclude<DisputeState, 'open'>;
    /** Absent: the program, as a figure went without anybody of the office. */
    by: PersonId | undefined;
    decision?: string;
    correctionId?: number;
  },
  now: Date,
): boolean {
  const { changes } = run(
    db,
    `UPDATE dispute SET state = ?, decided_by = ?, decided_at = ?, decision = ?, correction_id = ?
     WHERE id = ? AND unit_id = ? AND state = 'open'`,
    [
      end.state,
      end.by ?? null,
      now.getTime(),
      end.decision ?? null,
      end.correctionId ?? null,
      dispute.id,
      dispute.unitId,
    ],
  );
  if (changes === 0) return false;
  eraseAttachments(db, dispute);
  return true;
}

/** What the key of every message to the office about a question begins with; taken back while it waits for the morning. */
export function disputeAskedKey(disputeId: number): string {
  return `dispute/${disputeId}/asked/`;
}

/** What the key of every message to the school about a decision begins with; `correctionId`: of this one alone. */
export function disputeEndedKey(disputeId: number, correctionId?: number): string {
  return `dispute/${disputeId}/ended/${correctionId === undefined ? '' : `${correctionId}/`}`;
}

/**
 * The correction is taken back: what the school asked is open again, unless it asks about that figure anew, and what it
 * was not told of the decision yet it is not told any more.
 */
export function reopenDisputeOf(db: Db, correctionId: number): void {
  const row = get<{ id: number }>(db, 'SELECT id FROM dispute WHERE correction_id = ?', [correctionId]);
  if (row === undefined) return;
  cancelOutbox(db, disputeEndedKey(row.id, correctionId));
  run(db, `${REOPEN} WHERE id = ? AND state = 'accepted' AND ${ASKED_NO_MORE}`, [row.id]);
}

/** Erases the pictures of disputes that nobody decided since `before`; the disputes stay. Returns how many. */
export function eraseOldAttachments(db: Db, before: Date): number {
  const old = all<Row>(db, `${SELECT} WHERE d.attachments IS NOT NULL AND d.created_at < ?`, [
    before.getTime(),
  ]);
  for (const row of old) eraseAttachments(db, toDispute(row));
  return old.length;
}

/**
 * Erases what a person said in disputes, and the pictures wherever they were shown. An open dispute that had no number has
 * nothing left to decide.
 */
export function eraseDisputesOf(db: Db, personId: PersonId, now: Date): void {
  for (const row of all<Row>(db, `${SELECT} WHERE d.person_id = ?`, [personId])) {
    const dispute = toDispute(row);
    eraseAttachments(db, dispute);
    if (dispute.words !== undefined) eraseOutboxQuoting(db, `«${dispute.words}»`, dispute.createdAt);
  }
  run(
    db,
    `UPDATE dispute SET words = NULL, state = CASE WHEN state = 'open' AND value IS NULL THEN 'withdrawn' ELSE state END,
       decided_at = CASE WHEN state = 'open' AND value IS NULL THEN ? ELSE decided_at END WHERE person_id = ?`,
    [now.getTime(), personId],
  );
  run(db, 'UPDATE dispute SET decision = NULL WHERE decided_by = ?', [personId]);
}

/** From the dispute and from what was said to the coordinators. */
function eraseAttachments(db: Db, { id, attachments, createdAt }: StoredDispute): void {
  if (attachments.length === 0) return;
  run(db, 'UPDATE dispute SET attachments = NULL WHERE id = ?', [id]);
  eraseOutboxAttachments(db, attachments, createdAt);
}

function claimColumns({ figure, words, attachments }: DisputeClaim) {
  return [
    figure?.value ?? null,
    figure?.numerator ?? null,
    figure?.denominator ?? null,
    words ?? null,
    attachments.length === 0 ? null : JSON.stringify(attachments),
  ] as const;
}

function toDispute(row: Row): StoredDispute {
  return {
    id: row.id,
    unitId: row.unit_id as UnitId,
    metric: { code: row.code, version: row.version },
    period: { from: row.period_from as CalendarDay, to: row.period_to as CalendarDay },
    importId: row.import_id,
    origin: row.origin,
    figure:
      row.value === null
        ? undefined
        : {
            state: row.value === 0 ? 'zero' : 'value',
            value: row.value,
            ...(row.numerator !== null && { numerator: row.numerator }),
            ...(row.denominator !== null && { denominator: row.denominator }),
          },
    words: row.words ?? undefined,
    attachments: row.attachments === null ? [] : (JSON.parse(row.attachments) as string[]),
    state: row.state,
    personId: (row.person_id ?? undefined) as PersonId | undefined,
    createdAt: new Date(row.created_at),
    decidedAt: row.decided_at === null ? undefined : new Date(row.decided_at),
    decidedBy: (row.decided_by ?? undefined) as PersonId | undefined,
    decision: row.decision ?? undefined,
    correctionId: row.correction_id ?? undefined,
  };
}
