import { OTHERS_NEEDED } from '../../domain/disclosure.ts';
import { metricKey } from '../../domain/metric.ts';
import type { Metric } from '../../domain/metric.ts';
import type { ResultsParts } from '../../domain/results-parts.ts';
import type { UnitId } from '../../domain/unit.ts';
import type { DistrictContext } from '../context.ts';
import { grownNamed } from './growth-told.ts';
import type { ResultsChange, TotalFact } from './results-facts.ts';
import { groupTexts } from '../subjects/figures/group-texts.ts';
import { MOST_NAMED, texts } from './texts.ts';
import { fewOf, shortTotal } from '../subjects/figures/total-words.ts';
import { isZeroTold } from './zero-told.ts';

/**
 * What the results say otherwise than before, a line each. In the channel a sum is not set beside an earlier one of
 * almost the same organisations: the few that came or went would follow from the two; a count of zeros is withheld as in
 * the results themselves.
 */
export function changeLines(
  { reference }: DistrictContext,
  changes: readonly ResultsChange[],
  {
    names,
    place,
    parts,
    nameLow = false,
  }: {
    names: ReadonlyMap<UnitId, string>;
    place: 'channel' | 'private';
    parts?: ResultsParts;
    /** Whether units with 0 are named. */
    nameLow?: boolean;
  },
): string[] {
  const metricOf = (key: string): Metric | undefined =>
    reference.metrics.find(({ code, versions }) =>
      versions.some(({ version }) => metricKey({ code, version }) === key),
    );
  return changes.flatMap((change): string[] => {
    if (change.kind === 'newly-active') {
      if (parts?.newlyActive === false) return [];
      // The new list alone: whoever is no longer in it is not named for that.
      const named = change.units.map((id) => names.get(id) ?? '');
      return [named.length === 0 ? texts.nobodyActive(change.group) : texts.newlyActive(change.group, named)];
    }
    if (change.kind === 'checked') return [texts.checkedChanged(change.group, change.now)];
    const metric = metricOf(change.metric);
    if (metric === undefined) return [];
    switch (change.kind) {
      case 'total':
        return [totalLine(metric, change, place)];
      case 'zero': {
        if (parts?.zeros === false) return [];
        const { now: count, of } = change;
        const named = parts?.growth === false ? 0 : Math.min(change.grown, MOST_NAMED);
        if (place === 'channel' && !isZeroTold(change.group, { count, of, named }, nameLow)) return [];
        return [texts.zeroChanged(change.group, metric, change)];
      }
      case 'growth': {
        if (parts?.growth === false) return [];
        const { group, schools, of } = change;
        if (schools.length === 0) return [texts.growthGone(metric)];
        const grown = schools.map(({ unitId, by }) => ({ name: names.get(unitId) ?? '', by }));
        const named = grownNamed(group, { grew: grown.length, of }, nameLow || place === 'private');
        return [groupTexts.growth(group, metric, grown, { of, named, isFirst: true })];
      }
    }
  });
}

function totalLine(
  metric: Metric,
  { group, day, before, now }: Extract<ResultsChange, { kind: 'total' }>,
  place: 'channel' | 'private',
): string {
  const title = texts.changedTitle(metric, day);
  const [was, is] = [before?.total, now?.total];
  if (is === undefined) return texts.totalGone(title);
  const few = fewOf({ group }, is);
  if (few !== undefined) return groupTexts.line(title, groupTexts.ofFewOnly(group, few));
  const moved = movedBetween(before, now);
  if (was === undefined || was.kind !== is.kind) return texts.totalNew(title, shortTotal(is, metric));
  if (place === 'channel' && moved > 0 && moved <= OTHERS_NEEDED) {
    return texts.totalWithheld(title, group, moved);
  }
  return texts.totalChanged(title, shortTotal(was, metric, is), shortTotal(is, metric));
}

/** How many organisations came or went. */
function movedBetween(before: TotalFact | undefined, now: TotalFact | undefined): number {
  const [old, fresh] = [new Set(before?.units ?? []), new Set(now?.units ?? [])];
  return [...old].filter((id) => !fresh.has(id)).length + [...fresh].filter((id) => !old.has(id)).length;
}
