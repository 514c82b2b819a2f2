import { addDays, yearOf } from '../../../domain/calendar-day.ts';
import { findCause } from '../../../domain/cause.ts';
import { BASELINE_DAYS, RECENT_DAYS, measureEffects } from '../../../domain/measure-effect.ts';
import type { DoneMeasure } from '../../../domain/measure-effect.ts';
import { periodKindOf } from '../../../domain/period.ts';
import type { Period } from '../../../domain/period.ts';
import { newestFirst } from '../../../domain/unit-figure.ts';
import { localDayOf } from '../../../domain/zone.ts';
import { listDoneMeasuresOfUnits } from '../../../storage/measure.ts';
import { listLatestMeasurements, listMeasurementsBetween } from '../../../storage/measurement.ts';
import type { DistrictContext } from '../../context.ts';
import { todayOf, zoneOf } from '../../district-hours.ts';
import { namedSchools } from '../schools/district-schools.ts';
import { measureEffectTexts as texts } from './measure-effect-texts.ts';

const DAY_MS = 86_400_000;
/** A screen's worth; most schools first. */
const MOST_LINES = 4;

/**
 * «Из 5 школ, исправивших роль «ученик», выросли 4» – of the week's table, by cause; empty where fewer than five schools
 * have done the same thing. It is for the coordinator: counts alone, no school is named.
 */
export function measureEffectLines(context: DistrictContext, period: Period): string[] {
  const { db, reference } = context;
  const zone = zoneOf(context.settings);
  const units = namedSchools(context).map(({ id }) => id);
  const from = addDays(period.from, -RECENT_DAYS - BASELINE_DAYS);
  const since = new Date(Date.parse(`${addDays(period.from, -RECENT_DAYS)}T00:00:00Z`) - DAY_MS);
  const measures = listDoneMeasuresOfUnits(db, units, since).flatMap((one): DoneMeasure[] => {
    const cause = one.cause === undefined ? undefined : findCause(one.cause);
    if (cause === undefined || one.metricCode === undefined || one.endedAt === undefined) return [];
    const { unitId, metricCode, endedAt } = one;
    return [{ unitId, cause: cause.code, metricCode, doneOn: localDayOf(endedAt, zone) }];
  });
  if (measures.length === 0) return [];
  const effects = measureEffects({
    measures,
    figures: listMeasurementsBetween(db, units, { from, to: period.to }),
    metrics: reference.metrics,
    period,
  });
  if (effects.length === 0) return [];
  const thisYear = yearOf(todayOf(context));
  return [
    texts.head(period, thisYear),
    ...effects.slice(0, MOST_LINES).map((effect) => {
      const metric = reference.metrics.find(({ code }) => code === effect.metric.code);
      return texts.effect({ ...effect, metric: metric?.shortTitle ?? effect.metric.code });
    }),
    texts.noClaim,
  ];
}

/** The newest week of which the district has a federal table; undefined where there is none. */
export function newestWeek(context: DistrictContext): Period | undefined {
  const { db, reference } = context;
  const weekly = new Set(reference.metrics.filter(({ window }) => window === 'week').map(({ code }) => code));
  const figures = listLatestMeasurements(
    db,
    namedSchools(context).map(({ id }) => id),
    1,
  );
  return newestFirst(
    figures.filter(
      ({ origin, state, metric, period }) =>
        origin === 'federal' &&
        state !== 'not-listed' &&
        weekly.has(metric.code) &&
        periodKindOf(period) === 'week',
    ),
  )[0]?.period;
}
