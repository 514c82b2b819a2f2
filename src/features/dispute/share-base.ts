import { figureOfCounts, possibleCounts, printedDecimals } from '../../domain/measurement.ts';
import type { Figure } from '../../domain/measurement.ts';
import type { Metric } from '../../domain/metric.ts';
import { IMPOSSIBLE } from '../subjects/figures/parse-figure.ts';
import type { TypedFigure } from '../subjects/figures/parse-figure.ts';
import type { Audience } from '../texts.ts';

/** Of how many people a share is. */
export type ShareBase = { people: number; of: Audience };

const MOST_OFFERED = 4;

/** Known from the figure that stands, or from the roll of the school where it is a share of its pupils. */
export function baseOf(
  { kind, audience }: Pick<Metric, 'kind' | 'audience'>,
  { denominator }: Pick<Figure, 'denominator'>,
  roll: number | undefined,
): ShareBase | undefined {
  const people = denominator ?? (audience === 'pupils' ? roll : undefined);
  return kind === 'share' && people !== undefined && people > 0 ? { people, of: audience } : undefined;
}

/** Of how many people a bare percent may be told: nobody is 0 %, everybody is 100 %. */
export function countsOf(value: number, { people }: ShareBase): number[] {
  if (value === 0) return [0];
  return value === 100 ? [people] : possibleCounts(value, people, printedDecimals(value));
}

/** The counts to choose from: those that the percent may stand for, or else the two beside it. */
export function countsNear(value: number, base: ShareBase): number[] {
  const possible = countsOf(value, base);
  const exact = (value * base.people) / 100;
  const near = possible.length > 0 ? possible : [Math.floor(exact), Math.ceil(exact)];
  return near
    .toSorted((a, b) => Math.abs(a - exact) - Math.abs(b - exact))
    .slice(0, MOST_OFFERED)
    .toSorted((a, b) => a - b);
}

/** The figure as it would be written; a percent that no whole number of the people makes is doubtful. */
export function withDoubt(figure: Figure, base: ShareBase | undefined): TypedFigure {
  const { state, value = 0, numerator, denominator } = figure;
  const isImpossible = base !== undefined && denominator === undefined && countsOf(value, base).length === 0;
  return {
    state: state === 'zero' ? 'zero' : 'value',
    value,
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
    ...(isImpossible && { doubt: IMPOSSIBLE }),
  };
}

/** A percent of people whose number is known, told by the people where there is but one number of them. */
export function inCounts(figure: TypedFigure, base: ShareBase | undefined): TypedFigure {
  if (base === undefined || figure.denominator !== undefined) return figure;
  const [only, ...others] = countsOf(figure.value, base);
  return only === undefined || others.length > 0 ? figure : ofPeople(only, base);
}

export function ofPeople(count: number, { people }: ShareBase): TypedFigure {
  return withDoubt(figureOfCounts(count, people), undefined);
}
