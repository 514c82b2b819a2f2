import { MUNICIPALITY_WORDS, REGION_NAME } from './lexicon.ts';
import type { OrganisationKind } from './metric.ts';
import { placeOrganisations } from './place-organisations.ts';
import type { PlanRemark } from './plan-remark.ts';
import { nameWords } from './school-name-parts.ts';
import { municipalityNameKey } from './school-name.ts';
import type { Table, UnitLevel, UnitName } from './table.ts';
import type { KeyedUnit, NewUnitPlan, PlannedUnit, Spelling } from './plan-unit.ts';
import type { Unit, UnitId } from './unit.ts';

export type UnitFacts = {
  district: KeyedUnit;
  /** The region the district lies in; undefined – the database has none. */
  region: KeyedUnit | undefined;
  /** Of the district, closed ones included. */
  organisations: readonly KeyedUnit[];
  /** Those of a region; of a district the ones beside it, itself included. */
  municipalities: readonly KeyedUnit[];
  /** Units beside the district and above it that have an office of their own: nobody else writes down their figures. */
  othersOffices?: ReadonlySet<UnitId>;
};

export type Placed = {
  becomesRegion: boolean;
  newUnits: readonly NewUnitPlan[];
  remarks: readonly PlanRemark[];
  /** Organisations of the database that the table speaks of, or may speak of. */
  mentioned: ReadonlySet<UnitId>;
  /** Which kinds of organisations the table lists. */
  organisationKinds: ReadonlySet<OrganisationKind>;
  /** Whose figure a record is; undefined – it is left out. */
  unitOf(name: UnitName | undefined): PlannedUnit | undefined;
};

/** Finds the unit of every name of a table. Each spelling is looked up once, whatever the number of its figures. */
export function placeUnits(table: Table, facts: UnitFacts): Placed {
  const spellings = spellingsOf(table);
  const organisations = placeOrganisations(
    spellings.organisation,
    facts.organisations,
    facts.district.refused,
  );
  const areas = placeAreas(table, spellings, facts);
  const newUnits = [...organisations.newUnits, ...areas.newUnits];
  const shift = organisations.newUnits.length;
  return {
    ...organisations,
    becomesRegion: areas.becomesRegion,
    newUnits,
    remarks: [...areas.remarks, ...organisations.remarks],
    unitOf(name) {
      if (name === undefined) return { id: facts.district.id };
      if (name.level === 'organisation') return organisations.units.get(name.name);
      const area = areas.units.get(name.name);
      return area !== undefined && 'newUnit' in area ? { newUnit: area.newUnit + shift } : area;
    },
  };
}

function spellingsOf(table: Table): Record<UnitLevel, Map<string, Spelling>> {
  const spellings = { organisation: new Map(), municipality: new Map(), region: new Map() } as Record<
    UnitLevel,
    Map<string, Spelling>
  >;
  for (const { unit, at } of table.records) {
    if (unit === undefined) continue;
    const known = spellings[unit.level].get(unit.name);
    if (known === undefined) spellings[unit.level].set(unit.name, { unit, at, sheets: new Set([at.sheet]) });
    else known.sheets.add(at.sheet);
  }
  return spellings;
}

type PlacedAreas = {
  becomesRegion: boolean;
  newUnits: NewUnitPlan[];
  units: Map<string, PlannedUnit>;
  remarks: PlanRemark[];
};

/** Municipalities and regions of the table: the district itself, its own, or those beside it. */
function placeAreas(
  table: Table,
  { municipality, region, organisation }: Record<UnitLevel, ReadonlyMap<string, Spelling>>,
  facts: UnitFacts,
): PlacedAreas {
  const { district } = facts;
  const placed: PlacedAreas = { becomesRegion: false, newUnits: [], units: new Map(), remarks: [] };
  const isDistrict = (name: string) => keysOf(district).includes(municipalityNameKey(name));
  const isNamed = [...municipality.keys()].some(isDistrict);
  if (district.level === 'municipality' && !isNamed) {
    placed.becomesRegion =
      facts.organisations.length === 0 && organisation.size === 0 && mayBeRegionOf(district, municipality);
  }
  const isRegion = district.level === 'region' || placed.becomesRegion;
  const under = isRegion ? 'district' : isNamed && facts.region !== undefined ? 'region' : undefined;
  const known = new Map(facts.municipalities.flatMap((unit) => keysOf(unit).map((key) => [key, unit.id])));
  const created = new Map<string, number>();
  const left: string[] = [];
  const isOthers = (id: UnitId | undefined) => id !== undefined && facts.othersOffices?.has(id) === true;
  for (const name of municipality.keys()) {
    const key = municipalityNameKey(name);
    const id = known.get(key);
    if (isDistrict(name)) placed.units.set(name, { id: district.id });
    else if (under === undefined || isOthers(id)) left.push(name);
    else if (id !== undefined) placed.units.set(name, { id });
    else {
      const newUnit = created.get(key) ?? placed.newUnits.length;
      if (newUnit === placed.newUnits.length)
        placed.newUnits.push({ level: 'municipality', name, nameKey: key, under });
      created.set(key, newUnit);
      placed.units.set(name, { newUnit });
    }
  }
  for (const name of region.keys()) {
    const key = municipalityNameKey(name);
    if (isDistrict(name) || (isRegion && region.size === 1)) placed.units.set(name, { id: district.id });
    else if (facts.region !== undefined && !isOthers(facts.region.id) && keysOf(facts.region).includes(key))
      placed.units.set(name, { id: facts.region.id });
    else left.push(name);
  }
  if (left.length > 0) {
    const isForeign = table.records.every(({ unit }) => unit !== undefined && left.includes(unit.name));
    placed.remarks.push({ code: isForeign ? 'foreign-table' : 'other-municipalities', names: left });
  }
  return placed;
}

/** An office that calls itself «район» is no region; one row is no list of municipalities. */
function mayBeRegionOf(district: Unit, municipalities: ReadonlyMap<string, Spelling>): boolean {
  return (
    municipalities.size > 1 &&
    (isRegionName(district.name) || !nameWords(district.name).some(isMunicipalityWord))
  );
}

/** «Сахалинская область», «Республика Дагестан»; of names that say nothing false. */
export function isRegionName(name: string): boolean {
  return REGION_NAME.test(name.toLowerCase());
}

function isMunicipalityWord(word: string): boolean {
  return MUNICIPALITY_WORDS.test(word);
}

function keysOf({ nameKey, aliases }: KeyedUnit): string[] {
  return [nameKey, ...aliases.map(municipalityNameKey)];
}
