import type { UnitId } from '../domain/unit.ts';
import type { BatchKind } from './batch.ts';
import type { Db } from './open.ts';
import { all, get } from './statement.ts';

/** Something somebody wrote that goes out later. `isApproved`: nobody has to agree to it any more. */
export type PlannedBatch = {
  id: number;
  kind: BatchKind;
  title: string;
  audience: string | undefined;
  recipients: number;
  dueAt: Date;
  isApproved: boolean;
};

/** What waits for its moment after `after`, the soonest first; one without a moment of its own goes by its messages. */
export function listWaitingBatches(db: Db, districtId: UnitId, after: Date): PlannedBatch[] {
  return all<{
    id: number;
    kind: BatchKind;
    title: string;
    audience: string | null;
    recipients: number;
    due_at: number;
    state: string;
  }>(
    db,
    `SELECT * FROM (
       SELECT b.id, b.kind, b.title, b.audience, b.state,
         coalesce(b.due_at, (SELECT min(o.due_at) FROM outbox AS o WHERE o.batch_id = b.id AND o.state = 'waiting'))
           AS due_at,
         max((SELECT count(*) FROM outbox AS o WHERE o.batch_id = b.id AND o.state = 'waiting'),
             (SELECT count(*) FROM batch_recipient AS r WHERE r.batch_id = b.id AND r.person_id IS NOT NULL))
           AS recipients
       FROM batch AS b WHERE b.district_id = :districtId AND b.state IN ('awaits', 'planned', 'sent'))
     WHERE due_at > :after ORDER BY due_at, id`,
    { districtId, after: after.getTime() },
  ).map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    audience: row.audience ?? undefined,
    recipients: row.recipients,
    dueAt: new Date(row.due_at),
    isApproved: row.state !== 'awaits',
  }));
}

export type Fared = { sent: number; failed: number; waiting: number };

/**
 * How what a run said fared, what waits for somebody's one message of the day included; its messages are known by what
 * their keys begin with and by the moment they were written.
 */
export function countRunMessages(
  db: Db,
  { keys, districtId, ranAt }: { keys: readonly string[]; districtId: UnitId; ranAt: Date },
): Fared {
  const row = get<Fared>(
    db,
    `WITH prefix AS (SELECT value || '/' AS since, value || '0' AS until FROM json_each(:prefixes)),
       said AS (
         SELECT o.state FROM prefix JOIN outbox AS o ON o.dedupe_key >= prefix.since AND o.dedupe_key < prefix.until
           WHERE o.created_at = :ranAt
         UNION ALL
         SELECT CASE h.state WHEN 'said' THEN 'sent' WHEN 'dropped' THEN 'expired' ELSE h.state END
           FROM prefix JOIN held_message AS h ON h.dedupe_key >= prefix.since AND h.dedupe_key < prefix.until
           WHERE h.held_at = :ranAt)
     SELECT coalesce(sum(state = 'sent'), 0) AS sent,
       coalesce(sum(state IN ('failed', 'expired', 'uncertain')), 0) AS failed,
       coalesce(sum(state IN ('waiting', 'sending')), 0) AS waiting
     FROM said`,
    { prefixes: JSON.stringify(keys.map((key) => `${key}/${districtId}`)), ranAt: ranAt.getTime() },
  );
  return row ?? { sent: 0, failed: 0, waiting: 0 };
}
