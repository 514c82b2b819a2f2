import type { DistrictSettings } from '../domain/district-settings.ts';
import type { Metric } from '../domain/metric.ts';
import type { Unit, UnitId } from '../domain/unit.ts';
import { loadDistrictSettings } from '../storage/district-setting.ts';
import type { DistrictContext, World } from './context.ts';

/** The settings in force of a district: what it set over the program's defaults. */
export function settingsOf(world: Pick<World, 'db' | 'defaults'>, districtId: UnitId): DistrictSettings {
  return { ...world.defaults, ...loadDistrictSettings(world.db, districtId) };
}

/** A handler's view of a district: its settings in force, and the metrics with the targets it set for itself. */
export function districtContextOf(world: World, district: Unit): DistrictContext {
  const settings = settingsOf(world, district.id);
  const { reference } = world;
  const metrics = withTargets(reference.metrics, settings.targets);
  return { ...world, reference: { ...reference, metrics }, district, settings };
}

function withTargets(metrics: readonly Metric[], targets: DistrictSettings['targets']): readonly Metric[] {
  if (Object.keys(targets).length === 0) return metrics;
  return metrics.map((metric) => {
    const target = Object.hasOwn(targets, metric.code) ? targets[metric.code] : undefined;
    return target === undefined ? metric : { ...metric, target };
  });
}
