import type { DistrictSettings } from '../domain/district-settings.ts';
import type { UnitId } from '../domain/unit.ts';
import { loadDistrictSettings } from '../storage/district-setting.ts';
import type { World } from './context.ts';

/** The settings in force of a district: what it set over the program's defaults. */
export function settingsOf(world: Pick<World, 'db' | 'defaults'>, districtId: UnitId): DistrictSettings {
  return { ...world.defaults, ...loadDistrictSettings(world.db, districtId) };
}
