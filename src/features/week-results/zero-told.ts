import { leastTold } from '../../domain/results.ts';
import type { ResultGroup } from '../../domain/results.ts';
import { MOST_NAMED } from './texts.ts';

/**
 * Whether the count of zeros of a metric may stand in the channel. Of few organisations a zero, or that there is none,
 * would be one's own figure: withheld as their total is. Where the zeros are not named, neither is a count told that is
 * all of those who did not grow: whoever is missing among the grown, which are named, has it. `grown`: those told.
 */
export function isZeroTold(
  group: ResultGroup,
  { count, of, grown }: { count: number; of: number; grown: number },
  isNamed: boolean,
): boolean {
  const named = Math.min(grown, MOST_NAMED);
  return of >= leastTold(group) && (isNamed || count === 0 || named === 0 || count < of - named);
}
