import type { CalendarDay } from '../domain/calendar-day.ts';
import type { DistrictSettings } from '../domain/district-settings.ts';
import type { Metric } from '../domain/metric.ts';
import type { Unit, UnitId } from '../domain/unit.ts';
import { localDayOf } from '../domain/zone.ts';
import { listDistrictMetrics, listMetricsUnder } from '../storage/district-metric.ts';
import type { DistrictMetric } from '../storage/district-metric.ts';
import { loadDistrictSettings } from '../storage/district-setting.ts';
import type { DistrictContext, World } from './context.ts';
import { zoneOf } from './district-hours.ts';

/** The settings in force of a district: what it set over the program's defaults. */
export function settingsOf(world: Pick<World, 'db' | 'defaults'>, districtId: UnitId): DistrictSettings {
  return { ...world.defaults, ...loadDistrictSettings(world.db, districtId) };
}

/** A handler's view of a district: its settings in force, and the metrics with the targets that hold in it today. */
export function districtContextOf(world: World, district: Unit): DistrictContext {
  const settings = settingsOf(world, district.id);
  const { reference } = world;
  const { metricsOfData = reference.metrics } = reference;
  const own = listDistrictMetrics(world.db, district.id);
  const inUse = [...metricsOfData, ...metricsInUse(own)];
  const metrics = withTargets(inUse, settings.targets, localDayOf(world.now, zoneOf(settings)));
  const retired = own.filter(({ retiredAt }) => retiredAt !== undefined).map(({ metric }) => metric);
  // A region shows figures of its districts.
  const retiredMetrics =
    district.level === 'region' ? [...retired, ...listMetricsUnder(world.db, district.id)] : retired;
  return {
    ...world,
    reference: { ...reference, metrics, metricsOfData, retiredMetrics },
    district,
    settings,
  };
}

/** What whoever reads a district's table looks for: the metrics of data/ and its own. */
export function metricsOfDistrict(
  db: World['db'],
  metricsOfData: readonly Metric[],
  districtId: UnitId,
): Metric[] {
  return [...metricsOfData, ...metricsInUse(listDistrictMetrics(db, districtId))];
}

function metricsInUse(own: readonly DistrictMetric[]): Metric[] {
  return own.filter(({ retiredAt }) => retiredAt === undefined).map(({ metric }) => metric);
}

function withTargets(
  metrics: readonly Metric[],
  targets: DistrictSettings['targets'],
  today: CalendarDay,
): Metric[] {
  return metrics.map((metric) => {
    const { target: ofData, ...rest } = metric;
    const given = ofData?.since !== undefined && ofData.since > today ? undefined : ofData;
    const decided = Object.hasOwn(targets, metric.code) ? targets[metric.code] : undefined;
    if (decided === undefined && given === ofData) return metric;
    const target = decided === undefined ? given : (decided ?? undefined);
    return {
      ...rest,
      ...(target && { target }),
      ...(decided !== undefined && given && { dataTarget: given }),
    };
  });
}
