import type { OrganisationKind } from './metric.ts';
import type { CellAddress, UnitLevel, UnitName } from './table.ts';
import type { Unit, UnitId } from './unit.ts';

/** A unit of a plan: one of the database, or the n-th of its `newUnits`. */
export type PlannedUnit = { id: UnitId } | { newUnit: number };

export type NewUnitPlan = {
  level: Exclude<UnitLevel, 'region'>;
  name: string;
  nameKey: string;
  organisationKind?: OrganisationKind;
  /** Whose child it is: the district's, or of the region the district lies in. */
  under: 'district' | 'region';
};

/** A unit with the key its name is stored under. */
export type KeyedUnit = Unit & {
  nameKey: string;
  /** Keys of spellings of which a person said that they do not mean it; absent – nobody did. */
  refused?: readonly string[];
};

/** A spelling of the table: where it stands first, and on which sheets. */
export type Spelling = { unit: UnitName; at: CellAddress; sheets: Set<string> };
