import { leastTold } from '../../domain/results.ts';
import type { ResultGroup } from '../../domain/results.ts';

/**
 * Whether the count of zeros of a metric may stand in the channel. Of few organisations a zero, or that there is none,
 * would be one's own figure: withheld as their total is. Where the zeros are not named, neither is a count told that is
 * all of those who did not grow: whoever is missing among the grown, which are named, has it. `named`: how many are.
 */
export function isZeroTold(
  group: ResultGroup,
  { count, of, named }: { count: number; of: number; named: number },
  isNamed: boolean,
): boolean {
  return of >= leastTold(group) && (isNamed || count === 0 || named === 0 || count < of - named);
}
