import { possibleCounts, printedDecimals } from './measurement.ts';
import type { Figure } from './measurement.ts';
import type { Unit } from './unit.ts';

/** The same code as of a share beside its base in the table: see ingest. */
const IMPOSSIBLE = 'impossible-percent';

/**
 * The figure with its doubt, where it is a share of a school's pupils without counts that no number of them makes;
 * undefined – there is nothing to object to. A doubt it already has stays the one it has.
 */
export function doubtedShare(
  figure: Figure,
  { roll }: Pick<Unit, 'roll'>,
): { figure: Figure & { value: number }; roll: number } | undefined {
  const { value, numerator, denominator, doubt } = figure;
  if (value === undefined || numerator !== undefined || denominator !== undefined) return undefined;
  if (roll === undefined || roll === 0 || doubt !== undefined) return undefined;
  const isPossible = possibleCounts(value, roll, printedDecimals(value)).length > 0;
  return isPossible ? undefined : { figure: { ...figure, value, doubt: IMPOSSIBLE }, roll };
}
