import { samePeriod } from '../../domain/period.ts';
import { isCounted, noteSum } from '../subjects/figures/compared-sums.ts';
import type { DistrictContext } from '../context.ts';
import type { LoadedResults } from './load-results.ts';

/**
 * The totals that the results tell everybody are written down as sums that were told: «Сравнить» must not let a school
 * that came late follow from the two of them.
 */
export function noteTotals(
  context: DistrictContext,
  { results, figures, units }: Pick<LoadedResults, 'results' | 'figures' | 'units'>,
): void {
  const { period } = results;
  for (const { group, weekly } of results.groups) {
    const ids = new Set(units.filter((unit) => unit.group === group).map(({ id }) => id));
    for (const { ref, total } of weekly) {
      if (total?.kind !== 'counts') continue;
      const summed = figures.filter(
        ({ unitId, metric, origin, period: of }) =>
          ids.has(unitId) &&
          origin === 'federal' &&
          metric.code === ref.code &&
          metric.version === ref.version &&
          samePeriod(of, period),
      );
      noteSum(context, { districtId: context.district.id, metric: ref, period }, summed.filter(isCounted));
    }
  }
}
