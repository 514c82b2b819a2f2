import type { OrganisationKind } from '../../domain/metric.ts';
import type { UnitLevel } from '../../domain/table.ts';
import type { UnitId } from '../../domain/unit.ts';
import type { Context } from '../context.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { isRegion, municipalitiesOf } from '../subjects/schools/region-facts.ts';

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

/** What the office's tables list: an office that serves a region reads tables of municipalities. */
export function overviewUnits(context: Context): OverviewUnit[] {
  if (!isRegion(context)) return namedSchools(context);
  return municipalitiesOf(context).map((unit) => ({ ...unit, short: unit.name }));
}
