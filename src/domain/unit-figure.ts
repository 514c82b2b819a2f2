import { addDays } from './calendar-day.ts';
import type { Measurement } from './measurement.ts';
import type { Period } from './period.ts';
import type { UnitId } from './unit.ts';

/** A figure with the unit it is of. */
export type UnitFigure = Measurement & { unitId: UnitId };

/** 0 is a figure; an empty cell and an absent row are none. */
export function hasFigure({ state }: Pick<Measurement, 'state'>): boolean {
  return state === 'value' || state === 'zero';
}

/** Whether the period ends within the week. */
export function endsWithin({ to }: Period, week: Period): boolean {
  return week.from <= to && to <= week.to;
}

/** The Saturday–Friday week before a week. */
export function weekBefore({ from }: Period): Period {
  return { from: addDays(from, -7), to: addDays(from, -1) };
}

/** So many of the figures are doubtful that a sum of them would be doubtful itself: more than two in three. */
export function isMostlyDoubtful(figures: readonly Pick<Measurement, 'doubt'>[]): boolean {
  return figures.filter(({ doubt }) => doubt !== undefined).length * 3 > figures.length * 2;
}

/** By the ends of their periods. */
export function newestFirst<T extends { period: Period }>(figures: readonly T[]): T[] {
  return figures.toSorted((a, b) => (a.period.to === b.period.to ? 0 : a.period.to < b.period.to ? 1 : -1));
}
