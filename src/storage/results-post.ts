import type { CalendarDay } from '../domain/calendar-day.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/**
 * `shown`: the coordinators have seen what will go; `held`: not to go until somebody says so; `released`: to go now;
 * `published`: gone.
 */
export type ResultsPostState = 'shown' | 'held' | 'released' | 'published';

/** The results of one week on their way into the district's chat. */
export type ResultsPost = {
  weekTo: CalendarDay;
  state: ResultsPostState;
  /** When they go, or went, out by themselves. */
  dueAt: Date;
  /** Who brought it into this state; undefined: the program. */
  changedBy: PersonId | undefined;
  changedAt: Date;
  batchId: number | undefined;
  /** JSON of the slice; unchecked. */
  facts: unknown;
};

type Row = {
  week_to: string;
  state: ResultsPostState;
  due_at: number;
  changed_by: number | null;
  changed_at: number;
  batch_id: number | null;
  facts: string | null;
};

const SELECT =
  'SELECT week_to, state, due_at, changed_by, changed_at, batch_id, facts FROM results_post WHERE district_id = ?';

export function findResultsPost(db: Db, districtId: UnitId, weekTo: CalendarDay): ResultsPost | undefined {
  const row = get<Row>(db, `${SELECT} AND week_to = ?`, [districtId, weekTo]);
  return row && toPost(row);
}

/** Of a district, the newest week first. */
export function listResultsPosts(db: Db, districtId: UnitId, limit: number): ResultsPost[] {
  return all<Row>(db, `${SELECT} ORDER BY week_to DESC LIMIT ?`, [districtId, limit]).map(toPost);
}

export function saveResultsPost(db: Db, districtId: UnitId, post: ResultsPost): void {
  run(
    db,
    `INSERT INTO results_post (district_id, week_to, state, due_at, changed_by, changed_at, batch_id, facts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (district_id, week_to) DO UPDATE SET state = excluded.state, due_at = excluded.due_at,
       changed_by = excluded.changed_by, changed_at = excluded.changed_at, batch_id = excluded.batch_id,
       facts = excluded.facts`,
    [
      districtId,
      post.weekTo,
      post.state,
      post.dueAt.getTime(),
      post.changedBy ?? null,
      post.changedAt.getTime(),
      post.batchId ?? null,
      post.facts === undefined ? null : JSON.stringify(post.facts),
    ],
  );
}

/** The results stand corrected: their batch has the new words, and a child says when. */
export function noteResultsCorrected(
  db: Db,
  { districtId, batchId, title }: { districtId: UnitId; batchId: number; title: string },
  text: string,
  now: Date,
): void {
  run(db, 'UPDATE batch SET text = ? WHERE id = ? AND district_id = ?', [text, batchId, districtId]);
  run(
    db,
    `INSERT INTO batch (district_id, title, created_at, kind, text, state, corrects)
     VALUES (?, ?, ?, 'results', ?, 'sent', ?)`,
    [districtId, title, now.getTime(), text, batchId],
  );
}

function toPost(row: Row): ResultsPost {
  return {
    weekTo: row.week_to as CalendarDay,
    state: row.state,
    dueAt: new Date(row.due_at),
    changedBy: (row.changed_by ?? undefined) as PersonId | undefined,
    changedAt: new Date(row.changed_at),
    batchId: row.batch_id ?? undefined,
    facts: row.facts === null ? undefined : (JSON.parse(row.facts) as unknown),
  };
}
