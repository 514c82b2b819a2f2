import { yearOf } from '../../domain/calendar-day.ts';
import { getMetric } from '../../domain/reference.ts';
import { listLatestMeasurements } from '../../storage/measurement.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { hasFigure } from '../subjects/figures/figure-facts.ts';
import { figureOrTwins } from '../subjects/figures/figure-twins.ts';
import { officeTexts } from '../office-texts.ts';
import { texts } from './texts.ts';

/** The newest figures of the district itself, each definition and origin on a line of its own. */
export function districtLines(context: Context): string[] {
  const { db, district, reference } = context;
  const thisYear = yearOf(todayOf(context));
  const order = reference.metrics.map(({ code }) => code);
  return listLatestMeasurements(db, [district.id], 1)
    .filter(hasFigure)
    .filter((one, _, all) => !all.some((other) => isNewerDefinition(other, one)))
    .toSorted((a, b) => order.indexOf(a.metric.code) - order.indexOf(b.metric.code))
    .map((one) => {
      const { metric, version } = getMetric(reference, one.metric);
      return texts.districtLine(
        texts.metric(version.label, officeTexts.period(one.period, thisYear)),
        figureOrTwins(db, metric, one),
        one.origin,
        one.doubt !== undefined,
      );
    });
}

/** Of two definitions of one metric the one with the newer period is told. */
function isNewerDefinition(other: StoredMeasurement, one: StoredMeasurement): boolean {
  return (
    other.metric.code === one.metric.code &&
    other.metric.version !== one.metric.version &&
    other.period.to > one.period.to
  );
}
