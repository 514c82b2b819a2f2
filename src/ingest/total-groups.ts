import type { OrganisationKind } from '../domain/metric.ts';
import { nameKey } from './header-text.ts';
import type { RowScan, TotalRow, UnitRow } from './scan-rows.ts';
import { municipalityKey } from './take-district.ts';

/** A row that a total may count. `again`: its unit stands in a row above already. */
export type Line = { row: number; unit?: UnitRow; again: boolean };

/** Rows that belong together: a stretch of the lines, or those of a municipality or a kind. */
export type LineGroup = { from: number; to: number } | { lines: readonly Line[] };

export type Lines = {
  lines: readonly Line[];
  /** What a total may add up, the likeliest first. */
  groupsOf(total: TotalRow): readonly LineGroup[];
};

/** Looking further back would find a sum for any number. */
const MOST_GROUPS = 40;

export function linesOf(scan: RowScan): Lines {
  const names = new Set<string>();
  const lines: Line[] = scan.units.map((unit) => {
    const key = `${nameKey(unit.name)}|${unit.municipality}|${unit.kind ?? ''}`;
    const again = names.has(key);
    names.add(key);
    return { row: unit.row, unit, again };
  });
  for (const row of scan.nameless) lines.push({ row, again: false });
  if (scan.nameless.length > 0) lines.sort((a, b) => a.row - b.row);
  const keys = new Map<string, string>();
  const byMunicipality = new Map<string, Line[]>();
  const byKind = new Map<OrganisationKind, Line[]>();
  for (const line of lines) {
    const { municipality = '', kind } = line.unit ?? {};
    if (kind !== undefined) push(byKind, kind, line);
    if (municipality === '') continue;
    const key = keys.get(municipality) ?? municipalityKey(municipality);
    keys.set(municipality, key);
    push(byMunicipality, key, line);
  }
  const all = { from: 0, to: lines.length };
  // The same group for every total of it: who adds it up does so once.
  const amongKnown = new Map<readonly Line[], Map<OrganisationKind, readonly Line[]>>();
  const ofKindAmong = (group: readonly Line[], kind: OrganisationKind): readonly Line[] => {
    const kinds = amongKnown.get(group) ?? new Map<OrganisationKind, readonly Line[]>();
    amongKnown.set(group, kinds);
    const among = kinds.get(kind) ?? group.filter(({ unit }) => unit?.kind === kind);
    kinds.set(kind, among);
    return among;
  };
  return {
    lines,
    groupsOf({ row, label, municipality, kind, ofMunicipality: isSure }) {
      const here = indexOf(lines, row);
      const own = [label, municipality].map((name) => byMunicipality.get(municipalityKey(name)));
      const ofMunicipality = own[0] ?? own[1] ?? [];
      const ofBoth = kind === undefined ? [] : ofKindAmong(ofMunicipality, kind);
      const ofKind = (kind !== undefined && byKind.get(kind)) || [];
      const before = scan.marks.filter((mark) => mark < row).slice(-MOST_GROUPS);
      const after = scan.marks.find((mark) => mark > row);
      const runs = before.toReversed().map((mark) => ({ from: indexOf(lines, mark), to: here }));
      const down = { from: here, to: after === undefined ? lines.length : indexOf(lines, after) };
      const alone = scan.totals.length === 1;
      const first = runs[0];
      const isHeading = first !== undefined ? sizeOf(first) === 0 : here === 0;
      const near = alone ? [all, ...runs, down] : isHeading ? [down, all, ...runs] : [...runs, all, down];
      if (isSure === true && ofMunicipality.length > 0) {
        return [{ lines: ofBoth }, { lines: ofMunicipality }].filter((group) => sizeOf(group) > 0);
      }
      const narrow = [ofBoth, ofKind, alone ? [] : ofMunicipality].map((group) => ({ lines: group }));
      const rest = [{ from: 0, to: here }, { lines: ofMunicipality }];
      return [...narrow, ...near, ...rest].filter((group) => sizeOf(group) > 0);
    },
  };
}

function sizeOf(group: LineGroup): number {
  return 'lines' in group ? group.lines.length : group.to - group.from;
}

/** The totals that belong to rows which are taken: of a table cut down to one district only that district's. */
export function totalsOf(scan: RowScan, taken: readonly UnitRow[]): readonly TotalRow[] {
  if (taken.length === scan.units.length) return scan.totals;
  const own = municipalityKey(taken[0]?.municipality ?? '');
  const first = taken[0]?.row ?? 0;
  const last = taken.at(-1)?.row ?? 0;
  const next = scan.units.find(({ row }) => row > last)?.row ?? Number.POSITIVE_INFINITY;
  return scan.totals.filter(
    ({ row, label, municipality }) =>
      municipalityKey(label) === own ||
      (municipalityKey(municipality) === own && first - 1 <= row && row < next),
  );
}

function push<K>(groups: Map<K, Line[]>, key: K, line: Line): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [line]);
  else group.push(line);
}

/** How many lines stand above a row. */
function indexOf(lines: readonly Line[], row: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.row ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
