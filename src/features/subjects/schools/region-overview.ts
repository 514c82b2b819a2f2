import { yearOf } from '../../../domain/calendar-day.ts';
import type { Total } from '../../../domain/totals.ts';
import type { Unit } from '../../../domain/unit.ts';
import type { DistrictContext } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { municipalitiesOf, schoolsOf, shareOfTotal, sumsOf } from './region-facts.ts';
import type { SumOfUnits } from './region-facts.ts';
import { regionTexts as texts } from './region-texts.ts';
import { lowerFirst } from '../../../text/first-letter.ts';
import { listSchools } from '../../../storage/unit.ts';

const MOST_ROWS = 4;
const MOST_WITHOUT_CODES = 2;

/** «Сводка» of a region: sums of its municipalities with their growth, then those that want attention first. */
export function regionOverviewLines(context: DistrictContext): string[] {
  const municipalities = municipalitiesOf(context);
  const sums = sumsOfAll(context);
  const thisYear = yearOf(todayOf(context));
  const counts = sums.filter(({ metric }) => metric.kind === 'count');
  return [
    texts.head(context.district.name, todayOf(context)),
    ...(sums.length === 0 ? [texts.nothing] : []),
    ...regionSumLines(context),
    ...(counts.length === 0 ? [] : [texts.sumsOurs]),
    ...rows(counts, municipalities),
    ...withoutLine(counts, municipalities),
    ...servedLines(context, municipalities, thisYear),
  ];
}

/** The newest sums of the region's municipalities; none where there is no table of them. */
export function regionSumLines(context: DistrictContext): string[] {
  const thisYear = yearOf(todayOf(context));
  return sumsOfAll(context).map((sum) => sumLine(sum, thisYear));
}

function sumsOfAll(context: DistrictContext): SumOfUnits[] {
  return sumsOf(
    context,
    municipalitiesOf(context).map(({ id }) => id),
  );
}

function sumLine(sum: SumOfUnits, thisYear: number): string {
  const { version, period, total, figures } = sum;
  return texts.sum({
    label: version.label,
    period,
    value: totalInWords(total),
    units: figures.length,
    before: beforeInWords(sum, thisYear),
    thisYear,
  });
}

function beforeInWords({ total, comparison, before }: SumOfUnits, thisYear: number): string {
  if (comparison === undefined || before === undefined) return '';
  switch (comparison.kind) {
    case 'redefined':
      return texts.redefined;
    case 'common':
      return comparison.givesAway
        ? ''
        : texts.common(totalInWords(comparison.now), totalInWords(comparison.before), comparison.units);
    case 'same':
      return texts.before(
        totalInWords(comparison.before),
        differenceOf(total, comparison.before),
        before,
        thisYear,
      );
  }
}

function differenceOf(now: Total, before: Total): number | undefined {
  return now.kind === 'sum' && before.kind === 'sum' ? now.value - before.value : undefined;
}

export function totalInWords(total: Total): string {
  switch (total.kind) {
    case 'counts':
      return texts.counted(total.numerator, total.denominator, shareOfTotal(total));
    case 'fulfilled':
      return texts.fulfilled(total.count, total.units);
    case 'sum':
    case 'mean':
    case 'stated':
      return texts.plain(total.value);
  }
}

/** Municipalities with the most of what there should be none of. */
function rows(counts: readonly SumOfUnits[], municipalities: readonly Unit[]): string[] {
  const valuesOf = ({ id }: Unit) =>
    counts.flatMap(({ metric, figures }) => {
      const figure = figures.find(({ unitId }) => unitId === id);
      return figure === undefined ? [] : [{ metric, value: figure.value ?? 0 }];
    });
  return municipalities
    .map((unit) => ({ unit, values: valuesOf(unit) }))
    .filter(({ values }) => values.some(({ value }) => value > 0))
    .toSorted((a, b) => sumOf(b.values) - sumOf(a.values))
    .slice(0, MOST_ROWS)
    .map(({ unit, values }, index) =>
      texts.row(
        index + 1,
        unit.name,
        values.map(({ metric, value }) => texts.value(lowerFirst(metric.shortTitle), texts.plain(value))),
      ),
    );
}

function sumOf(values: readonly { value: number }[]): number {
  return values.reduce((sum, { value }) => sum + value, 0);
}

/** Not in the newest table: that is no zero. */
function withoutLine(counts: readonly SumOfUnits[], municipalities: readonly Unit[]): string[] {
  const first = counts.slice(0, MOST_WITHOUT_CODES);
  const without = municipalities.filter(({ id }) =>
    first.some(({ figures }) => !figures.some(({ unitId }) => unitId === id)),
  );
  return without.length === 0 ? [] : [texts.without(without.map(({ name }) => name))];
}

function servedLines(context: DistrictContext, municipalities: readonly Unit[], thisYear: number): string[] {
  const served = municipalities.filter(({ id }) => listSchools(context.db, id).length > 0);
  if (served.length === 0) return [];
  const { schools, sums } = schoolsOf(context, served);
  return [
    texts.served(served.length, municipalities.length, schools),
    ...sums
      .filter(({ metric, total }) => metric.window === 'week' && total.kind === 'counts')
      .map(({ version, period, total, figures }) =>
        texts.schoolSum(version.label, period, totalInWords(total), figures.length, thisYear),
      ),
  ];
}
