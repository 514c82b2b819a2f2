import type { OrganisationKind } from './metric.ts';
import type { KeyedUnit, NewUnitPlan, PlannedUnit, Spelling } from './plan-unit.ts';
import type { PlanRemark } from './plan-remark.ts';
import { organisationKindOf, schoolNameKey, unitMatcher } from './school-name.ts';
import type { UnitId } from './unit.ts';

export type PlacedOrganisations = {
  newUnits: NewUnitPlan[];
  units: Map<string, PlannedUnit>;
  remarks: PlanRemark[];
  mentioned: Set<UnitId>;
  organisationKinds: Set<OrganisationKind>;
};

type Found = { name: string; spelling: Spelling; unit: KeyedUnit };

/**
 * Finds the organisation of each spelling: by its key at once, else by `matchUnit`'s rules; one that fits nothing is
 * new. A part of a name counts only where the same sheet has no other row of that organisation.
 */
export function placeOrganisations(
  spellings: ReadonlyMap<string, Spelling>,
  organisations: readonly KeyedUnit[],
): PlacedOrganisations {
  const byKey = indexOf(organisations);
  const byId = new Map<number, KeyedUnit>(organisations.map((unit) => [unit.id, unit]));
  let match: ReturnType<typeof unitMatcher> | undefined;
  const placed: PlacedOrganisations = {
    newUnits: [],
    units: new Map(),
    remarks: [],
    mentioned: new Set(),
    organisationKinds: new Set(),
  };
  const exact: Found[] = [];
  const parts: Found[] = [];
  const unknown: { name: string; spelling: Spelling; key: string; near: readonly number[] }[] = [];
  for (const [name, spelling] of spellings) {
    const key = schoolNameKey(name);
    const same = byKey.get(key);
    if (same !== undefined) {
      exact.push({ name, spelling, unit: same });
      continue;
    }
    if (organisations.length === 0) {
      unknown.push({ name, spelling, key, near: [] });
      continue;
    }
    match ??= unitMatcher(organisations);
    const found = match(name);
    const unit = found.kind === 'one' ? byId.get(found.id) : undefined;
    if (found.kind === 'several') {
      const candidates = found.ids.flatMap((id) => byId.get(id) ?? []);
      placed.remarks.push({
        code: 'ambiguous-unit',
        name,
        candidates: candidates.map(named),
        at: spelling.at,
      });
      for (const { id } of candidates) placed.mentioned.add(id);
    } else if (found.kind === 'one' && unit !== undefined) {
      (found.by === 'part' ? parts : exact).push({ name, spelling, unit });
    } else {
      unknown.push({ name, spelling, key, near: found.kind === 'none' ? found.near : [] });
    }
  }
  placeParts(parts, exact, placed);
  for (const { name, unit } of exact) placed.units.set(name, { id: unit.id });
  for (const { unit } of [...exact, ...parts]) {
    placed.mentioned.add(unit.id);
    if (unit.organisationKind !== undefined) placed.organisationKinds.add(unit.organisationKind);
  }
  placeNew(unknown, placed, byId);
  const closed = [...new Set([...exact, ...parts].map(({ unit }) => unit))].filter((unit) => unit.closed);
  if (closed.length > 0) placed.remarks.push({ code: 'closed-units', units: closed.map(named) });
  return placed;
}

function indexOf(organisations: readonly KeyedUnit[]): Map<string, KeyedUnit> {
  const byAlias = organisations.flatMap((unit) =>
    unit.aliases.map((alias) => [schoolNameKey(alias), unit] as const),
  );
  return new Map([...byAlias, ...organisations.map((unit) => [unit.nameKey, unit] as const)]);
}

/** A part of a name is doubtful where its sheet has another spelling of the same organisation. */
function placeParts(parts: readonly Found[], exact: readonly Found[], placed: PlacedOrganisations): void {
  const spelled = groupBy([...exact, ...parts], ({ unit }) => unit.id);
  const readAs: { name: string; unit: { id: UnitId; name: string } }[] = [];
  for (const part of parts) {
    const others = spelled.get(part.unit.id)?.filter((other) => other !== part) ?? [];
    if (others.some((other) => [...other.spelling.sheets].some((sheet) => part.spelling.sheets.has(sheet)))) {
      placed.remarks.push({
        code: 'unit-taken',
        name: part.name,
        unit: named(part.unit),
        at: part.spelling.at,
      });
    } else {
      placed.units.set(part.name, { id: part.unit.id });
      readAs.push({ name: part.name, unit: named(part.unit) });
    }
  }
  if (readAs.length > 0) placed.remarks.push({ code: 'read-as', names: readAs });
}

function placeNew(
  unknown: readonly { name: string; spelling: Spelling; key: string; near: readonly number[] }[],
  placed: PlacedOrganisations,
  byId: ReadonlyMap<number, KeyedUnit>,
): void {
  // «Дегвинская СОШ» on one sheet is «МКОУ «Дегвинская СОШ»» of another.
  const withForm = groupBy(
    [...new Set(unknown.map(({ key }) => key))].filter((key) => !key.startsWith('|')),
    withoutForm,
  );
  const created = new Map<string, number>();
  for (const { name, spelling, key: own, near } of unknown.toSorted(
    (a, b) => formRank(a.key) - formRank(b.key),
  )) {
    const [formed, ...more] = own.startsWith('|') ? (withForm.get(withoutForm(own)) ?? []) : [];
    const key = formed !== undefined && more.length === 0 ? formed : own;
    const before = created.get(key);
    const newUnit = before ?? placed.newUnits.length;
    placed.units.set(name, { newUnit });
    if (before !== undefined) continue;
    created.set(key, newUnit);
    const organisationKind = spelling.unit.organisationKind ?? organisationKindOf(name) ?? 'school';
    placed.newUnits.push({ level: 'organisation', name, nameKey: key, organisationKind, under: 'district' });
    placed.organisationKinds.add(organisationKind);
    const similar = near.map((id) => byId.get(id)).find((unit) => unit !== undefined);
    if (similar !== undefined && !similar.closed && !placed.mentioned.has(similar.id)) {
      placed.remarks.push({ code: 'similar-unit', name, unit: named(similar), at: spelling.at });
    }
  }
}

function withoutForm(key: string): string {
  return key.slice(key.indexOf('|'));
}

function formRank(key: string): number {
  return key.startsWith('|') ? 1 : 0;
}

function named({ id, name }: KeyedUnit): { id: UnitId; name: string } {
  return { id, name };
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
