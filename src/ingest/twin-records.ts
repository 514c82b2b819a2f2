import { TWO_VALUES } from '../domain/measurement.ts';
import type { TableRecord, UnitName } from '../domain/table.ts';
import { nameKey } from './header-text.ts';

/**
 * A record that stands a second time. `same`: with the same figure; `filled`: one of the two has none;
 * `differ`: two values of one indicator.
 */
export type Repeated = { first: TableRecord; again: TableRecord; how: 'same' | 'filled' | 'differ' };

/**
 * One record of each unit, metric and period: equal ones are one, a figure outweighs a gap, and two values of one
 * indicator both stay, marked as doubtful – nobody here can tell which is right.
 */
export function settleTwins(records: readonly TableRecord[]): {
  records: readonly TableRecord[];
  repeated: readonly Repeated[];
} {
  const keyOf = recordKeys();
  const firsts = new Map<number, TableRecord>();
  const twins = new Map<number, TableRecord[]>();
  for (const record of records) {
    const key = keyOf(record);
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, record);
      continue;
    }
    const group = twins.get(key);
    if (group === undefined) twins.set(key, [first, record]);
    else group.push(record);
  }
  if (twins.size === 0) return { records, repeated: [] };
  const repeated: Repeated[] = [];
  const kept = new Map<TableRecord, TableRecord | undefined>();
  for (const group of twins.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const filled = group.filter(({ state }) => state !== 'missing');
    const values = differentOf(filled.length > 0 ? filled : group);
    for (const one of group) kept.set(one, undefined);
    for (const one of values) kept.set(one, values.length === 1 ? one : { ...one, doubt: TWO_VALUES });
    for (const again of group.slice(1)) {
      const gap = again.state === 'missing' || first.state === 'missing';
      const how = sameFigure(first, again) ? 'same' : gap ? 'filled' : 'differ';
      repeated.push({ first, again, how });
    }
  }
  const settled = records.flatMap((record) => {
    const one = kept.has(record) ? kept.get(record) : record;
    return one === undefined ? [] : [one];
  });
  return { records: settled, repeated };
}

/** The first of each figure; by a key, since a file may say one school fifty thousand times. */
function differentOf(records: readonly TableRecord[]): TableRecord[] {
  const known = new Map<string, Set<number | undefined>>();
  return records.filter(({ state, value, numerator }) => {
    const key = `${state} ${value ?? ''}`;
    const counts = known.get(key) ?? new Set();
    // A share without its count is the same as any with one: see `sameFigure`.
    const isSame =
      counts.has(numerator) || counts.has(undefined) || (numerator === undefined && counts.size > 0);
    if (!isSame) known.set(key, counts.add(numerator));
    return !isSame;
  });
}

/** How a whole row stands to the one before it: by the worst of its figures. */
export function worstOf(repeated: readonly Pick<Repeated, 'how'>[]): Repeated['how'] {
  if (repeated.some(({ how }) => how === 'differ')) return 'differ';
  return repeated.some(({ how }) => how === 'filled') ? 'filled' : 'same';
}

function sameFigure(a: TableRecord, b: TableRecord): boolean {
  return (
    a.state === b.state &&
    a.value === b.value &&
    (a.numerator === b.numerator || a.numerator === undefined || b.numerator === undefined)
  );
}

const MOST_SOURCES = 1_000_000;

/** A number for each unit, metric and period: half a million texts would be as much memory as the records. */
function recordKeys(): (record: TableRecord) => number {
  const written = new Map<string, number>();
  const units = new Map<string, number>();
  const sources = new Map<string, number>();
  const unitId = ({ level, name, organisationKind }: UnitName) => {
    const own = `${level}|${organisationKind ?? ''}|`;
    const known = written.get(own + name);
    if (known !== undefined) return known;
    const id = idIn(units, own + nameKey(name));
    written.set(own + name, id);
    return id;
  };
  return ({ unit, metric, period }) => {
    const source = `${metric.code}@${metric.version}|${period.from}|${period.to}`;
    return (unit === undefined ? 0 : 1 + unitId(unit)) * MOST_SOURCES + idIn(sources, source);
  };
}

function idIn(ids: Map<string, number>, key: string): number {
  const id = ids.get(key) ?? ids.size;
  ids.set(key, id);
  return id;
}
