import type { OrganisationKind } from '../../domain/metric.ts';
import type { UnitLevel } from '../../domain/table.ts';
import type { UnitId } from '../../domain/unit.ts';
import { listChildren } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';

/** A line of the overview: a school of a district, a municipality of a region. */
export type OverviewUnit = {
  id: UnitId;
  name: string;
  short: string;
  level: UnitLevel;
  organisationKind: OrganisationKind | undefined;
  roll: number | undefined;
  staff: number | undefined;
};

const BY_NAME = new Intl.Collator('ru');

/** What the office's tables list: an office that serves a region reads tables of municipalities. */
export function overviewUnits(context: Context): OverviewUnit[] {
  const { db, district } = context;
  if (district.level !== 'region') return namedSchools(context);
  const municipalities = listChildren(db, district.id).filter(({ level }) => level === 'municipality');
  if (municipalities.length === 0) return namedSchools(context);
  return municipalities
    .map((unit) => ({ ...unit, short: unit.name }))
    .toSorted((a, b) => BY_NAME.compare(a.name, b.name));
}
