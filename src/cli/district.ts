import { isRegionName } from '../domain/place-units.ts';
import { municipalityNameKey } from '../domain/school-name.ts';
import type { Unit } from '../domain/unit.ts';
import type { DistrictContext, World } from '../features/context.ts';
import { districtContextOf } from '../features/settings.ts';
import { AppError } from '../shared/app-error.ts';
import { findDistrictByKey, getUnit, insertUnit, listDistricts } from '../storage/unit.ts';
import { commandTexts as texts } from './command-texts.ts';
import type { Session } from './session.ts';

/** The district a command works for, before it is made: its name, and its row where there is one. */
export type DistrictChoice = { name: string; unit: Unit | undefined };

/**
 * `--district`, else DISTRICT_NAME, else the only district of the database. Throws AppError 78 where nothing says which
 * one is meant.
 */
export function chooseDistrict(
  { db }: Pick<World, 'db'>,
  { config }: Session,
  given: string | undefined,
): DistrictChoice {
  const name = given?.trim() ?? config.districtName;
  if (name !== undefined) {
    if (name.length < 3) throw new AppError(texts.badDistrict);
    return { name, unit: findDistrictByKey(db, municipalityNameKey(name)) };
  }
  // The municipalities of a region are districts too, but the office is the region's.
  const offices = listDistricts(db).filter(({ parentId }) => parentId === undefined);
  const [only, ...others] = offices;
  if (only === undefined || others.length > 0) {
    throw new AppError(texts.noDistrict(offices.map((office) => office.name)), { exitCode: 78 });
  }
  return { name: only.name, unit: only };
}

/** The district as handlers see it, created on first use. To be called inside a transaction. */
export function ensureDistrict(world: World, { name, unit }: DistrictChoice): DistrictContext {
  return contextOf(world, unit ?? createDistrict(world, name));
}

/** The district that must be there already; throws AppError where it is not. */
export function getDistrict(world: World, { name, unit }: DistrictChoice): DistrictContext {
  if (unit !== undefined) return contextOf(world, unit);
  throw new AppError(
    texts.unknownDistrict(
      name,
      listDistricts(world.db).map((district) => district.name),
    ),
  );
}

function createDistrict({ db, now }: World, name: string): Unit {
  const nameKey = municipalityNameKey(name);
  // Somebody else may have made it since it was looked for.
  const found = findDistrictByKey(db, nameKey);
  if (found !== undefined) return found;
  const level = isRegionName(name) ? 'region' : 'municipality';
  return getUnit(db, insertUnit(db, { level, parentId: undefined, name, nameKey }, now));
}

function contextOf(world: World, district: Unit): DistrictContext {
  return districtContextOf(world, district);
}
