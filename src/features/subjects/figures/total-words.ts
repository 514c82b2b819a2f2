import type { Metric } from '../../../domain/metric.ts';
import { leastTold } from '../../../domain/results.ts';
import type { GroupResults, WeeklyResult } from '../../../domain/results.ts';
import type { Comparison, Total } from '../../../domain/totals.ts';
import { groupTexts as texts } from './group-texts.ts';

type Group = Pick<GroupResults, 'group' | 'units'>;

/**
 * «212 учителей из 498 (42,6 %), было 195»; `audience` false leaves the noun out, as on the line after one with it;
 * `isPublic`: everybody of the district reads it, so nobody's own figure may follow from it.
 */
export function weeklyWords(
  group: Group,
  { metric, total, comparison, isChecked }: WeeklyResult,
  { audience, isPublic }: { audience: boolean; isPublic: boolean },
): string {
  if (total === undefined) return isChecked ? texts.checked : texts.noFigures;
  const few = fewOf(group, total);
  if (few !== undefined) return texts.ofFewOnly(group.group, few);
  const value = totalWords(total, metric, audience);
  const compared =
    comparison === undefined ? value : comparedWords(group, value, comparison, { metric, isPublic });
  return remarked(group, compared, total);
}

/** The same of a state or a long window, on its own date: nothing is compared. */
export function datedWords(group: Group, metric: Metric, total: Total): string {
  const few = fewOf(group, total);
  if (few !== undefined) return texts.ofFewOnly(group.group, few);
  if (total.kind === 'fulfilled') return texts.fulfilled(group.group, total.count, total.units);
  return remarked(group, totalWords(total, metric, true), total);
}

/** A total of one organisation is its own figure, one of two is the other's: no list of the district shows them: how many they are. */
export function fewOf({ group }: Pick<Group, 'group'>, total: Total): number | undefined {
  return total.kind === 'stated' || total.units >= leastTold(group) ? undefined : total.units;
}

function comparedWords(
  group: Group,
  value: string,
  comparison: Comparison,
  { metric, isPublic }: { metric: Metric; isPublic: boolean },
): string {
  switch (comparison.kind) {
    case 'redefined':
      return texts.redefined(value);
    case 'same':
      return texts.was(value, briefWords(comparison.before, metric));
    case 'common':
      if (fewOf(group, comparison.now) !== undefined) return value;
      if (isPublic && comparison.givesAway) return texts.otherUnits(value, group.group);
      return texts.wasOfCommon(
        value,
        group.group,
        comparison.units,
        briefWords(comparison.now, metric),
        briefWords(comparison.before, metric),
      );
  }
}

function totalWords(total: Total, metric: Metric, audience: boolean): string {
  return total.kind === 'counts'
    ? texts.counts({ ...total, audience: audience ? metric.audience : undefined })
    : briefWords(total, metric);
}

/** «215 из 498»; the earlier one of a pair without what both have: «212 → 215 из 498». */
export function shortTotal(total: Total, metric: Metric, later?: Total): string {
  if (total.kind !== 'counts') return briefWords(total, metric);
  const sameBase = later?.kind === 'counts' && later.denominator === total.denominator;
  return sameBase ? texts.number(total.numerator) : texts.countsAlone(total.numerator, total.denominator);
}

/** The number alone: «195», «28,1 %». */
function briefWords(total: Total, metric: Metric): string {
  switch (total.kind) {
    case 'counts':
      return texts.number(total.numerator);
    case 'mean':
      return texts.percent(total.value);
    case 'sum':
      return texts.number(total.value);
    case 'fulfilled':
      return texts.number(total.count);
    case 'stated':
      return texts.stated(total.value, metric.kind === 'share');
  }
}

function remarked({ group, units }: Group, words: string, total: Total): string {
  if (total.kind === 'mean') return texts.mean(words, group, { averaged: total.units, units });
  if (total.kind === 'counts' && total.percentOnly > 0) {
    return texts.percentOnly(words, group, total.percentOnly);
  }
  return words;
}
