import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { get } from './statement.ts';

/** What a unit has, counted: what moves when it turns out to be another. */
export type Belongings = {
  figures: number;
  people: number;
  answers: number;
  reports: number;
  others: number;
};

export function countBelongings(db: Db, unitId: UnitId): Belongings {
  return get<Belongings>(
    db,
    `SELECT
       (SELECT count(*) FROM measurement WHERE unit_id = :id AND in_force = 1 AND state <> 'not-listed') AS figures,
       (SELECT count(DISTINCT person_id) FROM binding WHERE unit_id = :id AND ended_at IS NULL) AS people,
       (SELECT count(*) FROM duty_answer WHERE unit_id = :id AND state IN ('given', 'accepted')) AS answers,
       (SELECT count(*) FROM school_report WHERE unit_id = :id AND state <> 'replaced') AS reports,
       (SELECT count(*) FROM measure WHERE unit_id = :id AND state <> 'removed')
         + (SELECT count(*) FROM week_note WHERE unit_id = :id)
         + (SELECT count(*) FROM dispute WHERE unit_id = :id)
         + (SELECT count(*) FROM question WHERE unit_id = :id) AS others`,
    { id: unitId },
  ) as Belongings;
}

/** Figures of one thing that both units have in force. */
export function countCommonFigures(db: Db, one: UnitId, other: UnitId): number {
  return (
    get<{ n: number }>(
      db,
      `SELECT count(*) AS n FROM measurement AS a JOIN measurement AS b ON b.unit_id = ? AND b.in_force = 1
         AND b.metric_version_id = a.metric_version_id AND b.period_to = a.period_to AND b.period_from = a.period_from
         AND b.origin = a.origin AND b.state <> 'not-listed'
       WHERE a.unit_id = ? AND a.in_force = 1 AND a.state <> 'not-listed'`,
      [other, one],
    )?.n ?? 0
  );
}
