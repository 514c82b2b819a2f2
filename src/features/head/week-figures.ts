import { addDays } from '../../domain/calendar-day.ts';
import type { Metric } from '../../domain/metric.ts';
import { samePeriod } from '../../domain/period.ts';
import type { Period } from '../../domain/period.ts';
import { listLatestMeasurements } from '../../storage/measurement.ts';
import { isCounted } from '../subjects/figures/compared-sums.ts';
import type { CountedFigure } from '../subjects/figures/compared-sums.ts';
import type { DistrictContext } from '../context.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';

/** People of all schools in the newest week, and in the week before under the same definition. */
export type WeekFigure = {
  metric: Metric;
  week: Period;
  numerator: number;
  denominator: number;
  before: { numerator: number; now: number; schools: number; isWhole: boolean } | undefined;
  grew: readonly { name: string; by: number }[];
};

/** The weekly shares of which a table is in; doubtful figures stay out, and percents without people cannot be added. */
export function weekFigures(context: DistrictContext): WeekFigure[] {
  const { db, reference } = context;
  const schools = namedSchools(context);
  const figures = listLatestMeasurements(
    db,
    schools.map(({ id }) => id),
  ).filter((one): one is CountedFigure => one.origin === 'federal' && isCounted(one));
  const nameOf = (unitId: number) => schools.find(({ id }) => id === unitId)?.short ?? '';
  return reference.metrics
    .filter(({ window, kind }) => window === 'week' && kind === 'share')
    .flatMap((metric) => weekFigure(metric, figures, nameOf) ?? []);
}

function weekFigure(
  metric: Metric,
  figures: readonly CountedFigure[],
  nameOf: (unitId: number) => string,
): WeekFigure | undefined {
  const own = figures.filter((one) => one.metric.code === metric.code);
  const [newest] = own.toSorted(
    (a, b) => b.period.to.localeCompare(a.period.to) || b.metric.version - a.metric.version,
  );
  if (newest === undefined) return undefined;
  const week = newest.period;
  const sameVersion = own.filter((one) => one.metric.version === newest.metric.version);
  const now = sameVersion.filter(({ period }) => samePeriod(period, week));
  const weekBefore = { from: addDays(week.from, -7), to: addDays(week.to, -7) };
  const before = sameVersion.filter(({ period }) => samePeriod(period, weekBefore));
  const both = now.flatMap((one) => {
    const earlier = before.find(({ unitId }) => unitId === one.unitId);
    return earlier === undefined ? [] : [{ unitId: one.unitId, now: one.numerator, was: earlier.numerator }];
  });
  const grew = both
    .filter((one) => one.now > one.was)
    .map((one) => ({ name: nameOf(one.unitId), by: one.now - one.was }))
    .toSorted((a, b) => b.by - a.by || a.name.localeCompare(b.name, 'ru'));
  return {
    metric,
    week,
    numerator: sum(now.map(({ numerator }) => numerator)),
    denominator: sum(now.map(({ denominator }) => denominator)),
    before:
      both.length === 0
        ? undefined
        : {
            numerator: sum(both.map(({ was }) => was)),
            now: sum(both.map((one) => one.now)),
            schools: both.length,
            isWhole: both.length === now.length && both.length === before.length,
          },
    grew,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
