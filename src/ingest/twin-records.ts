import { TWO_VALUES } from '../domain/measurement.ts';
import type { TableRecord } from '../domain/table.ts';
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
  const groups = new Map<string, TableRecord[]>();
  const twins = new Set<TableRecord[]>();
  for (const record of records) {
    const key = recordKey(record);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else {
      group.push(record);
      twins.add(group);
    }
  }
  if (twins.size === 0) return { records, repeated: [] };
  const repeated: Repeated[] = [];
  const kept = new Map<TableRecord, TableRecord | undefined>();
  for (const group of twins) {
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
  const known = new Map<string, TableRecord[]>();
  return records.filter((record) => {
    const key = `${record.state} ${record.value ?? ''}`;
    const same = known.get(key) ?? [];
    if (same.some((other) => sameFigure(record, other))) return false;
    known.set(key, [...same, record]);
    return true;
  });
}

/** How a whole row stands to the one before it: by the worst of its figures. */
export function worstOf(repeated: readonly Repeated[]): Repeated['how'] {
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

function recordKey({ unit, metric, period }: TableRecord): string {
  const name = unit === undefined ? '' : `${unit.level}|${nameKey(unit.name)}|${unit.organisationKind ?? ''}`;
  return `${name}|${metric.code}@${metric.version}|${period.from}|${period.to}`;
}
