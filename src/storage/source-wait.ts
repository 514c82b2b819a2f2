import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Period } from '../domain/period.ts';
import type { SourceTrouble } from '../domain/table-source.ts';
import type { Db } from './open.ts';
import { get, run } from './statement.ts';

export type WaitState = 'looking' | 'handed' | 'written' | 'arrived' | 'over';

export type SourceWait = {
  id: number;
  sourceId: number;
  period: Period;
  beganAt: Date;
  endsAt: Date;
  state: WaitState;
  looks: number;
  nextLookAt: Date | undefined;
  lookedAt: Date | undefined;
  trouble: SourceTrouble | undefined;
  troubleSince: Date | undefined;
  troubleToldAt: Date | undefined;
  missingToldAt: Date | undefined;
};

type Row = {
  id: number;
  source_id: number;
  period_from: string;
  period_to: string;
  began_at: number;
  ends_at: number;
  state: WaitState;
  looks: number;
  next_look_at: number | null;
  looked_at: number | null;
  trouble: string | null;
  trouble_since: number | null;
  trouble_told_at: number | null;
  missing_told_at: number | null;
};

const SELECT = 'SELECT * FROM source_wait';

/** Whether it still looks for its table, or for a better one. */
export function isOpenWait({ state }: Pick<SourceWait, 'state'>): boolean {
  return state === 'looking' || state === 'handed';
}

/** The wait of a source for a table, begun now where there is none. */
export function ensureWait(
  db: Db,
  sourceId: number,
  { period, beganAt, endsAt }: Pick<SourceWait, 'period' | 'beganAt' | 'endsAt'>,
): SourceWait {
  run(
    db,
    `INSERT INTO source_wait (source_id, period_from, period_to, began_at, ends_at, state, next_look_at)
     VALUES (:sourceId, :from, :to, :beganAt, :endsAt, 'looking', :beganAt) ON CONFLICT (source_id, period_to) DO NOTHING`,
    { sourceId, ...period, beganAt: beganAt.getTime(), endsAt: endsAt.getTime() },
  );
  const found = findWaitOf(db, sourceId, period.to);
  if (found === undefined) throw new Error('the wait was not written');
  return found;
}

export function findWait(db: Db, id: number): SourceWait | undefined {
  const row = get<Row>(db, `${SELECT} WHERE id = ?`, [id]);
  return row && toWait(row);
}

export function findWaitOf(db: Db, sourceId: number, periodTo: CalendarDay): SourceWait | undefined {
  const row = get<Row>(db, `${SELECT} WHERE source_id = ? AND period_to = ?`, [sourceId, periodTo]);
  return row && toWait(row);
}

export function findLatestWait(db: Db, sourceId: number): SourceWait | undefined {
  const row = get<Row>(db, `${SELECT} WHERE source_id = ? ORDER BY period_to DESC LIMIT 1`, [sourceId]);
  return row && toWait(row);
}

/** A look begins: it is counted, and the next one is set, so that a look that is lost is made up. */
export function beginLook(db: Db, id: number, nextLookAt: Date | undefined): void {
  run(db, 'UPDATE source_wait SET looks = looks + 1, next_look_at = ? WHERE id = ?', [
    nextLookAt?.getTime() ?? null,
    id,
  ]);
}

export function setNextLook(db: Db, id: number, at: Date | undefined): void {
  run(db, 'UPDATE source_wait SET next_look_at = ? WHERE id = ?', [at?.getTime() ?? null, id]);
}

/** A look ended: what it saw goes into the log, a trouble is kept from its first look to the one that sees again. */
export function saveLook(
  db: Db,
  { id, trouble: before, troubleSince }: SourceWait,
  look: { files: number } | { trouble: SourceTrouble },
  now: Date,
): void {
  const trouble = 'trouble' in look ? look.trouble : undefined;
  const since = trouble === undefined ? undefined : before === undefined ? now : troubleSince;
  run(db, 'UPDATE source_wait SET looked_at = ?, trouble = ?, trouble_since = ? WHERE id = ?', [
    now.getTime(),
    trouble ?? null,
    since?.getTime() ?? null,
    id,
  ]);
  run(db, 'INSERT INTO source_look (wait_id, looked_at, outcome, files) VALUES (?, ?, ?, ?)', [
    id,
    now.getTime(),
    trouble ?? 'seen',
    'files' in look ? look.files : null,
  ]);
}

/** Looks are kept for whoever asks why a table did not come; after a season nobody does. Returns how many went. */
export function deleteOldLooks(db: Db, before: Date): number {
  return run(db, 'DELETE FROM source_look WHERE looked_at < ?', [before.getTime()]).changes;
}

export function endWait(db: Db, id: number, state: Exclude<WaitState, 'looking' | 'handed'>): void {
  run(db, 'UPDATE source_wait SET state = ?, next_look_at = NULL WHERE id = ?', [state, id]);
}

export function markHanded(db: Db, id: number): void {
  run(db, "UPDATE source_wait SET state = 'handed' WHERE id = ?", [id]);
}

export function markTold(db: Db, id: number, of: 'trouble' | 'missing', now: Date): void {
  const column = of === 'trouble' ? 'trouble_told_at' : 'missing_told_at';
  run(db, `UPDATE source_wait SET ${column} = ? WHERE id = ?`, [now.getTime(), id]);
}

function toWait(row: Row): SourceWait {
  const at = (ms: number | null) => (ms === null ? undefined : new Date(ms));
  return {
    id: row.id,
    sourceId: row.source_id,
    period: { from: row.period_from as CalendarDay, to: row.period_to as CalendarDay },
    beganAt: new Date(row.began_at),
    endsAt: new Date(row.ends_at),
    state: row.state,
    looks: row.looks,
    nextLookAt: at(row.next_look_at),
    lookedAt: at(row.looked_at),
    trouble: (row.trouble ?? undefined) as SourceTrouble | undefined,
    troubleSince: at(row.trouble_since),
    troubleToldAt: at(row.trouble_told_at),
    missingToldAt: at(row.missing_told_at),
  };
}
