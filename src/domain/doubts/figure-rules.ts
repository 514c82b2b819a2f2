import { isPossibleShare, printedDecimals } from '../measurement.ts';
import type { DoubtData, DoubtFinding } from './finding.ts';
import { unitIdOf } from './finding.ts';

/** A share over 100 %: nobody can have measured it. */
export function over100({ figures, metrics }: DoubtData): DoubtFinding[] {
  return figures
    .filter(({ value = 0, metric }) => value > 100 && metrics.get(metric.code)?.kind === 'share')
    .map((figure) => {
      const { value = 0, at } = figure;
      return { code: 'over-100', facts: { value }, figures: [figure], ...(at && { at }) };
    });
}

/** More people than there are. */
export function countOverBase({ figures }: DoubtData): DoubtFinding[] {
  return figures
    .filter(
      ({ numerator, denominator }) =>
        numerator !== undefined && denominator !== undefined && numerator > denominator,
    )
    .map((figure) => {
      const { numerator: count = 0, denominator: base = 0, at } = figure;
      return { code: 'count-over-base', facts: { count, base }, figures: [figure], ...(at && { at }) };
    });
}

/** A share of a school's pupils, without counts, that no whole number of them makes; only where the roll is known. */
export function impossiblePercent({ figures, metrics, organisations }: DoubtData): DoubtFinding[] {
  if (organisations.size === 0) return [];
  const bare = figures.filter(
    ({ value, numerator, denominator }) =>
      value !== undefined && value <= 100 && numerator === undefined && denominator === undefined,
  );
  return bare.flatMap((figure) => {
    const { value = 0, metric, at } = figure;
    const of = metrics.get(metric.code);
    if (of?.audience !== 'pupils' || of.kind !== 'share') return [];
    const id = unitIdOf(figure);
    const roll = id === undefined ? undefined : organisations.get(id)?.roll;
    if (roll === undefined || roll === 0) return [];
    return isPossibleShare(value, roll, printedDecimals(value))
      ? []
      : [{ code: 'impossible-percent', facts: { value, all: roll }, figures: [figure], ...(at && { at }) }];
  });
}
