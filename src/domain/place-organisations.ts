import { remembered } from './doubts/finding.ts';
import { groupBy } from './group-by.ts';
import type { OrganisationKind } from './metric.ts';
import { nameFinder } from './name-candidates.ts';
import type { NameCandidate } from './name-candidates.ts';
import { certaintyOf } from './name-certainty.ts';
import { knownName } from './known-name.ts';
import type { KeyedUnit, NewUnitPlan, PlannedUnit, Spelling } from './plan-unit.ts';
import type { PlanRemark, UnitCandidate } from './plan-remark.ts';
import { parseSchoolName } from './school-name-parts.ts';
import { keyOfParts, kindOfParts } from './school-name.ts';
import type { UnitId } from './unit.ts';

export type PlacedOrganisations = {
  newUnits: NewUnitPlan[];
  units: Map<string, PlannedUnit>;
  remarks: PlanRemark[];
  mentioned: Set<UnitId>;
  organisationKinds: Set<OrganisationKind>;
};

type Found = { name: string; spelling: Spelling; unit: KeyedUnit };
/** `key`: under which a unit of that name is stored. */
type Named = { name: string; key: string; kind: OrganisationKind | undefined; spelling: Spelling };
type Unknown = Named & { candidates: readonly UnitCandidate[] };

/** From here on a school may be meant, and a person is asked; below it the name is a new one. */
const MAY_BE_MEANT = 0.5;
/** A school that has a row of its own in the sheet is asked about only where nothing but a number or a word is absent. */
const ALMOST_SAME = 0.75;

/**
 * Finds the organisation of each spelling by `nameFinder`: what it takes beyond doubt is taken, what it only proposes is
 * asked about and left out, one that is like none is new. `foreignKeys`: of names that are of no school of the district.
 */
export function placeOrganisations(
  spellings: ReadonlyMap<string, Spelling>,
  organisations: readonly KeyedUnit[],
  foreignKeys: readonly string[] = [],
): PlacedOrganisations {
  const byId = new Map<number, KeyedUnit>(organisations.map((unit) => [unit.id, unit]));
  const placed: PlacedOrganisations = {
    newUnits: [],
    units: new Map(),
    remarks: [],
    mentioned: new Set(),
    organisationKinds: new Set(),
  };
  // A school is mostly called what it is called in the database, so its name is taken apart once.
  const partsOf = remembered((name: string) => name, knownName);
  const find =
    spellings.size > 0 && organisations.length > 0 ? nameFinder(organisations, partsOf) : undefined;
  const keyedOf = (name: string): Pick<Named, 'key' | 'kind'> => {
    // Where there is nothing to compare it with, a name is taken apart for its key alone.
    if (find === undefined) {
      const parts = parseSchoolName(name);
      return { key: keyOfParts(parts), kind: kindOfParts(parts) };
    }
    const known = partsOf(name);
    return { key: known.wholeKey, kind: kindOfParts(known) };
  };
  const found: Found[] = [];
  const rest: (Named & { candidates: readonly NameCandidate[] })[] = [];
  for (const [name, spelling] of spellings) {
    const { automatic, candidates } = find?.(name) ?? { candidates: [] };
    const unit = automatic === undefined ? undefined : byId.get(automatic);
    if (unit === undefined) rest.push({ name, ...keyedOf(name), spelling, candidates });
    else found.push({ name, spelling, unit });
  }
  for (const { name, unit } of found) placed.units.set(name, { id: unit.id });
  for (const { unit } of found) {
    placed.mentioned.add(unit.id);
    if (unit.organisationKind !== undefined) placed.organisationKinds.add(unit.organisationKind);
  }
  const listed = listedOn(found);
  const foreign = new Set(foreignKeys);
  const isForeign = ({ key }: Named) => foreign.has(key);
  const left = rest.filter(isForeign).map(({ name }) => name);
  if (left.length > 0) placed.remarks.push({ code: 'foreign-schools', names: left });
  const open = left.length === 0 ? rest : rest.filter((one) => !isForeign(one));
  const unknown = open.map((one): Unknown => ({
    ...one,
    candidates: one.candidates.flatMap((other) =>
      candidateOf(other, byId.get(other.id), one.spelling, listed),
    ),
  }));
  placeNew(
    unknown.filter(({ candidates }) => candidates.length === 0),
    placed,
  );
  ask(
    unknown.filter(({ candidates }) => candidates.length > 0),
    placed,
  );
  const closed = [...new Set(found.map(({ unit }) => unit))].filter((unit) => unit.closed);
  if (closed.length > 0) {
    placed.remarks.push({ code: 'closed-units', units: closed.map(({ id, name }) => ({ id, name })) });
  }
  return placed;
}

/** On which sheets each unit has a row under a name that is its own beyond doubt. */
function listedOn(found: readonly Found[]): Map<UnitId, Set<string>> {
  const sheets = new Map<UnitId, Set<string>>();
  for (const { unit, spelling } of found) {
    sheets.set(unit.id, new Set([...(sheets.get(unit.id) ?? []), ...spelling.sheets]));
  }
  return sheets;
}

function candidateOf(
  { score, reasons }: NameCandidate,
  unit: KeyedUnit | undefined,
  spelling: Spelling,
  listed: ReadonlyMap<UnitId, ReadonlySet<string>>,
): UnitCandidate[] {
  if (unit === undefined || score < MAY_BE_MEANT) return [];
  const { id, name } = unit;
  const sheets = listed.get(id);
  if (sheets === undefined || ![...spelling.sheets].some((sheet) => sheets.has(sheet))) {
    return [{ id, name, score, reasons }];
  }
  // A school has one row in a sheet: this row is most likely another's.
  if (score < ALMOST_SAME) return [];
  return [{ id, name, score: score / 2, reasons: [...reasons, { code: 'listed-already' }] }];
}

/** The surest questions first: who answers them gets into the way of it. */
function ask(unknown: readonly Unknown[], placed: PlacedOrganisations): void {
  const ranked = unknown.map((one) => ({
    ...one,
    candidates: one.candidates.toSorted((a, b) => b.score - a.score),
  }));
  for (const one of ranked.toSorted((a, b) => certaintyOf(b.candidates) - certaintyOf(a.candidates))) {
    const { candidates } = one;
    placed.remarks.push({ code: 'ambiguous-unit', name: one.name, candidates, at: one.spelling.at });
    for (const { id, score } of candidates) if (score >= MAY_BE_MEANT) placed.mentioned.add(id);
  }
}

function placeNew(unknown: readonly Unknown[], placed: PlacedOrganisations): void {
  // «Дегвинская СОШ» on one sheet is «МКОУ «Дегвинская СОШ»» of another.
  const withForm = groupBy(
    [...new Set(unknown.map(({ key }) => key))].filter((key) => !key.startsWith('|')),
    withoutForm,
  );
  const created = new Map<string, number>();
  for (const { name, kind, spelling, key: own } of unknown.toSorted(
    (a, b) => formRank(a.key) - formRank(b.key),
  )) {
    const [formed, ...more] = own.startsWith('|') ? (withForm.get(withoutForm(own)) ?? []) : [];
    const key = formed !== undefined && more.length === 0 ? formed : own;
    const before = created.get(key);
    const newUnit = before ?? placed.newUnits.length;
    placed.units.set(name, { newUnit });
    if (before !== undefined) continue;
    created.set(key, newUnit);
    const organisationKind = spelling.unit.organisationKind ?? kind ?? 'school';
    placed.newUnits.push({ level: 'organisation', name, nameKey: key, organisationKind, under: 'district' });
    placed.organisationKinds.add(organisationKind);
  }
}

function withoutForm(key: string): string {
  return key.slice(key.indexOf('|'));
}

function formRank(key: string): number {
  return key.startsWith('|') ? 1 : 0;
}
