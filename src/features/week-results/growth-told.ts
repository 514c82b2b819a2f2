import { leastTold } from '../../domain/results.ts';
import type { ResultGroup } from '../../domain/results.ts';
import { MOST_NAMED } from './texts.ts';

/**
 * How many of those that grew are named with their growth. The change of all together stands beside them, so it is never
 * all but one or two: the change of those would follow. `of`: how many are compared. Where schools may be named whatever
 * their figures, and where everybody grew, nobody is spared by it.
 */
export function grownNamed(
  group: ResultGroup,
  { grew, of }: { grew: number; of: number },
  isNamed: boolean,
): number {
  const most = Math.min(grew, MOST_NAMED);
  return isNamed || grew === of ? most : Math.max(0, Math.min(most, of - leastTold(group)));
}
