import type { PersonId } from '../../../domain/person.ts';
import { countBothers, insertBother } from '../../../storage/bother.ts';
import type { BotherKind } from '../../../storage/bother.ts';
import type { DistrictContext } from '../../context.ts';

/** So many reminders and broadcasts in seven days are enough for one person; what is critical is not counted. */
export const WEEKLY_BUDGET = 3;
const WEEK_MS = 7 * 86_400_000;

/** Those of the people who have had as much as a week allows already; `by`: up to which instant it is counted. */
export function tiredOf(
  { db, now }: Pick<DistrictContext, 'db' | 'now'>,
  personIds: readonly PersonId[],
  by: Date = now,
): ReadonlySet<PersonId> {
  const counted = countBothers(db, personIds, { since: new Date(by.getTime() - WEEK_MS), by });
  return new Set(personIds.filter((id) => (counted.get(id) ?? 0) >= WEEKLY_BUDGET));
}

/** Counts a message to a person; `at`: when it goes. */
export function noteBother(
  { db, now }: Pick<DistrictContext, 'db' | 'now'>,
  personId: PersonId,
  { kind, isCritical = false, at = now }: { kind: BotherKind; isCritical?: boolean; at?: Date },
): void {
  insertBother(db, personId, { kind, isCritical, at });
}
