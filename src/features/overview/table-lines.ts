import { yearOf } from '../../domain/calendar-day.ts';
import type { Metric } from '../../domain/metric.ts';
import { samePeriod } from '../../domain/period.ts';
import { lastRefreshedWeek } from '../../domain/week-schedule.ts';
import { listLatestMeasurements } from '../../storage/measurement.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { periodInWords } from '../../text/dates.ts';
import type { Context } from '../context.ts';
import { todayOf, weekScheduleOf } from '../district-hours.ts';
import { officeTexts } from '../office-texts.ts';
import { hasFigure } from '../subjects/figures/figure-facts.ts';
import { figureOrTwins } from '../subjects/figures/figure-twins.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { figureTexts, onPeriod } from '../texts.ts';
import { totalOf } from './overview-facts.ts';
import type { MetricTable, OverviewRow } from './overview-facts.ts';
import { texts } from './texts.ts';

export function titleOf(context: Context, { version, period }: MetricTable): string {
  return texts.metric(version.label, officeTexts.period(period, yearOf(todayOf(context))));
}

/** Old figures are never shown as new: the week whose table is due and is not here is named. */
export function lateLines(context: Context, { metric, period }: MetricTable): string[] {
  const expected = lastRefreshedWeek(context.now, weekScheduleOf(context.settings));
  if (metric.window !== 'week' || period.to >= expected.to) return [];
  return [texts.late(periodInWords(expected, { thisYear: yearOf(todayOf(context)) }))];
}

export function totalLines(context: Context, table: MetricTable): string[] {
  const { db, district } = context;
  const whole = listLatestMeasurements(db, [district.id], 1).find(
    (one) =>
      one.metric.code === table.metric.code &&
      one.metric.version === table.version.version &&
      samePeriod(one.period, table.period) &&
      hasFigure(one),
  );
  const total = totalOf(table);
  const hasDoubtful = table.rows.some(({ figure }) => figure.doubt !== undefined);
  return [
    ...(whole === undefined ? [] : [texts.ofDistrict(markedInWords(context, table.metric, whole))]),
    ...(total?.kind === 'counts'
      ? [texts.total(figureInWords(table.metric, total.figure), hasDoubtful)]
      : []),
    ...(total?.kind === 'statuses'
      ? [texts.statuses(figureTexts.status(table.metric.code, true), total.fulfilled, total.of)]
      : []),
    ...(total?.kind === 'sum' ? [texts.sum(total.value)] : []),
    ...(total?.kind === 'mean' ? [texts.mean(total.value)] : []),
  ];
}

/** «81 % или 51 %, проверяется» */
function markedInWords({ db }: Context, metric: Metric, figure: StoredMeasurement): string {
  const value = figureOrTwins(db, metric, figure);
  return figure.doubt === undefined ? value : figureTexts.doubtful(value);
}

/** Of a status only those are told who have not reached it: the others all say the same. */
export function shownRows({ metric, rows }: MetricTable): readonly OverviewRow[] {
  return metric.kind === 'status' ? rows.filter(({ figure }) => figure.value !== 1) : rows;
}

export function rowLines({ db }: Context, table: MetricTable, from: number, size: number): string[] {
  return shownRows(table)
    .slice(from, from + size)
    .map(({ unit, figure }, index) =>
      texts.row(
        from + index + 1,
        unit.short,
        figureOrTwins(db, table.metric, figure),
        figure.origin,
        figure.doubt !== undefined,
      ),
    );
}

/** By period; a value under another definition is in the file alone. */
export function typedLaterLines(context: Context, { metric, version, typedLater }: MetricTable): string[] {
  const told = typedLater.filter(({ figure }) => figure.metric.version === version.version);
  const periods = told
    .map(({ figure }) => figure.period)
    .filter((period, index, all) => all.findIndex((one) => samePeriod(one, period)) === index);
  return periods.map((period) =>
    texts.typedLater(
      onPeriod(period, yearOf(todayOf(context))),
      told
        .filter(({ figure }) => samePeriod(figure.period, period))
        .map(({ unit, figure }) => ({ school: unit.short, value: briefFigure(metric, figure) })),
    ),
  );
}

/** «5 из 31» */
function briefFigure(metric: Metric, figure: StoredMeasurement): string {
  const { numerator, denominator } = figure;
  return numerator === undefined || denominator === undefined
    ? figureInWords(metric, figure)
    : figureTexts.counts({ numerator, denominator });
}
