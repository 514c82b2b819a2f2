import { OTHERS_NEEDED } from './disclosure.ts';
import type { UnitId } from './unit.ts';

/** An organisation and how large it is, in people. */
export type Sized = { unitId: UnitId; size: number };

/** A group is a member and the others it is compared with. */
const SMALLEST = OTHERS_NEEDED + 1;
/** Small, middling, large: more groups say nothing that a director could use. */
const MOST_GROUPS = 3;

/**
 * Organisations parted by size into as many groups as can have SMALLEST members, at most MOST_GROUPS, each as large as
 * the others where the number allows. Every organisation is in exactly one group, so that a group is never the
 * difference of two others. Equal sizes are told apart by number, to be the same every time.
 */
export function sizeGroups(organisations: readonly Sized[]): UnitId[][] {
  const sorted = organisations.toSorted((a, b) => a.size - b.size || a.unitId - b.unitId);
  const groups = Math.min(MOST_GROUPS, Math.floor(sorted.length / SMALLEST));
  return Array.from({ length: groups }, (_, index) =>
    sorted
      .slice(Math.round((index * sorted.length) / groups), Math.round(((index + 1) * sorted.length) / groups))
      .map(({ unitId }) => unitId),
  );
}
