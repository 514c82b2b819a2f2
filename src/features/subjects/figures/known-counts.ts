import { possibleCounts, printedDecimals } from '../../../domain/measurement.ts';
import type { Figure } from '../../../domain/measurement.ts';
import type { School } from '../../../domain/unit.ts';

export type Counts = readonly [k: number, n: number];

/** The people of a share: by the counts of the table, or by the only ones that its percent can stand for. */
export function knownCounts(school: School, audience: string, figure: Figure): Counts | undefined {
  const { numerator, denominator, value } = figure;
  if (numerator !== undefined && denominator !== undefined) return [numerator, denominator];
  const all = peopleOf(school, audience);
  if (all === undefined || value === undefined) return undefined;
  const [only, ...others] = possibleCounts(value, all, printedDecimals(value));
  return only === undefined || others.length > 0 ? undefined : [only, all];
}

/** How many there are, as the coordinator's list says; nobody has told the number of teachers. */
export function peopleOf({ roll, staff }: School, audience: string): number | undefined {
  const all = audience === 'pupils' ? roll : audience === 'employees' ? staff : undefined;
  return all === 0 ? undefined : all;
}
