import type { OrganisationKind } from './metric.ts';
import type { UnitLevel } from './table.ts';

/** The number of a unit in our database. */
export type UnitId = number & { readonly __brand: 'UnitId' };

/** A node of the tree регион → муниципалитет → организация. */
export type Unit = {
  id: UnitId;
  level: UnitLevel;
  parentId: UnitId | undefined;
  /** As it stands in the table: «МКОУ «Дегвинская СОШ»». */
  name: string;
  /** Other spellings that mean it. */
  aliases: readonly string[];
  organisationKind: OrganisationKind | undefined;
  /** Pupils and employees, as the coordinator gave them. */
  roll: number | undefined;
  staff: number | undefined;
  closed: boolean;
};

/** An organisation that works: «школа» on every screen. */
export type School = Unit & { level: 'organisation'; organisationKind: OrganisationKind };

export function isSchool(unit: Unit): unit is School {
  return unit.level === 'organisation';
}
