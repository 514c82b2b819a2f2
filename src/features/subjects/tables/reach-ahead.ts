import { inTransaction } from '../../../storage/transaction.ts';
import type { DistrictContext } from '../../context.ts';
import { usesOf } from './figure-uses.ts';
import type { FigureUses } from './figure-uses.ts';
import { reachTexts as texts } from './reach-texts.ts';

const UNDONE = new Error('only looked at');

/**
 * Where the figures that an act would change are used, in a sentence, before anybody says yes: the act is done inside a
 * savepoint that is rolled back. Undefined where nothing used them.
 */
export function reachAhead(context: DistrictContext, act: () => unknown): string | undefined {
  const before = usesOf(context);
  let after = before;
  try {
    inTransaction(context.db, () => {
      act();
      after = usesOf(context);
      throw UNDONE;
    });
  } catch (error) {
    if (error !== UNDONE) throw error;
  }
  const uses = texts.uses(countsOf(before, after));
  return uses.length === 0 ? undefined : texts.ahead(uses);
}

function countsOf(before: FigureUses, after: FigureUses) {
  const printOf = new Map(before.results.map(({ post, print }) => [post.weekTo, print]));
  const standingOf = new Map(before.disputes.map(({ dispute, standing }) => [dispute.id, standing]));
  return {
    weeks: after.results.filter(({ post, print }) => printOf.get(post.weekTo) !== print).length,
    letters: [...after.letters].filter(([id, unitIds]) => {
      const known = before.letters.get(id) ?? [];
      return unitIds.some((unitId) => !known.includes(unitId));
    }).length,
    broadcasts: [...after.broadcasts].filter(([id, unitIds]) => {
      const known = before.broadcasts.get(id) ?? [];
      return unitIds.some((unitId) => !known.includes(unitId));
    }).length,
    questions: after.disputes.filter(
      ({ dispute, standing }) => standing !== 'in-force' && standingOf.get(dispute.id) !== standing,
    ).length,
    duties: after.duties.filter(({ duty, owed }) => {
      const was = before.duties.find((one) => one.duty.id === duty.id);
      return was !== undefined && [...was.done].some((unitId) => owed.has(unitId));
    }).length,
  };
}
