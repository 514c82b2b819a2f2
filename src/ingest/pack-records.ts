import { setImmediate } from 'node:timers/promises';
import type { TableRecord } from '../domain/table.ts';
import { columnName } from './grid.ts';

/**
 * Records as a few arrays of numbers, for the way out of the worker: half a million objects would be copied one by one
 * on the main thread, and nobody would be answered for seconds.
 */
export type PackedRecords = {
  length: number;
  /** What many records share, each once. */
  metrics: TableRecord['metric'][];
  periods: TableRecord['period'][];
  units: (TableRecord['unit'] | null)[];
  sheets: string[];
  states: TableRecord['state'][];
  doubts: (TableRecord['doubt'] | null)[];
  /** Per record, `INDICES` numbers: places in the lists above, then row and column of the cell. */
  indices: Uint32Array<ArrayBuffer>;
  /** Per record value, numerator, denominator; NaN for none. */
  numbers: Float64Array<ArrayBuffer>;
};

const INDICES = 8;
const NUMBERS = 3;
const AT_ONCE = 5000;

export function packRecords(records: readonly TableRecord[]): PackedRecords {
  const metrics = listOf<TableRecord['metric']>(({ code, version }) => `${code}@${version}`);
  const periods = listOf<TableRecord['period']>((period) => JSON.stringify(period));
  const units = listOf<TableRecord['unit'] | null>((unit) =>
    unit === null || unit === undefined ? '' : `${unit.level}|${unit.organisationKind ?? ''}|${unit.name}`,
  );
  const sheets = listOf<string>((sheet) => sheet);
  const states = listOf<TableRecord['state']>((state) => state);
  const doubts = listOf<TableRecord['doubt'] | null>((doubt) => doubt ?? '');
  const indices = new Uint32Array(records.length * INDICES);
  const numbers = new Float64Array(records.length * NUMBERS);
  for (const [
    i,
    { metric, period, unit, at, state, doubt, value, numerator, denominator },
  ] of records.entries()) {
    const index = i * INDICES;
    indices[index] = metrics.add(metric);
    indices[index + 1] = periods.add(period);
    indices[index + 2] = units.add(unit ?? null);
    indices[index + 3] = sheets.add(at.sheet);
    indices[index + 4] = states.add(state);
    indices[index + 5] = doubts.add(doubt ?? null);
    const digits = at.cell.search(/\d/);
    indices[index + 6] = Number(at.cell.slice(digits));
    indices[index + 7] = columnOf(at.cell.slice(0, digits));
    numbers[i * NUMBERS] = value ?? Number.NaN;
    numbers[i * NUMBERS + 1] = numerator ?? Number.NaN;
    numbers[i * NUMBERS + 2] = denominator ?? Number.NaN;
  }
  return {
    length: records.length,
    metrics: metrics.all,
    periods: periods.all,
    units: units.all,
    sheets: sheets.all,
    states: states.all,
    doubts: doubts.all,
    indices,
    numbers,
  };
}

/** The records again; others have their turn between a few thousand of them. */
export async function unpackRecords(packed: PackedRecords): Promise<TableRecord[]> {
  const records: TableRecord[] = [];
  for (let i = 0; i < packed.length; i += 1) {
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const record = recordAt(packed, i);
    if (record !== undefined) records.push(record);
  }
  return records;
}

function recordAt(packed: PackedRecords, i: number): TableRecord | undefined {
  const at = i * INDICES;
  const index = (offset: number) => packed.indices[at + offset] ?? 0;
  const metric = packed.metrics[index(0)];
  const period = packed.periods[index(1)];
  const state = packed.states[index(4)];
  if (metric === undefined || period === undefined || state === undefined) return undefined;
  const cell = `${columnName(index(7))}${index(6)}`;
  const record: TableRecord = { metric, period, at: { sheet: packed.sheets[index(3)] ?? '', cell }, state };
  const unit = packed.units[index(2)] ?? undefined;
  const doubt = packed.doubts[index(5)] ?? undefined;
  const value = packed.numbers[i * NUMBERS] ?? Number.NaN;
  const numerator = packed.numbers[i * NUMBERS + 1] ?? Number.NaN;
  const denominator = packed.numbers[i * NUMBERS + 2] ?? Number.NaN;
  if (unit !== undefined) record.unit = unit;
  if (!Number.isNaN(value)) record.value = value;
  if (!Number.isNaN(numerator)) record.numerator = numerator;
  if (!Number.isNaN(denominator)) record.denominator = denominator;
  if (doubt !== undefined) record.doubt = doubt;
  return record;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** A list of different values; `add` gives the place of one, put there if it is new. */
function listOf<Value>(keyOf: (value: Value) => string): { all: Value[]; add(value: Value): number } {
  const all: Value[] = [];
  const places = new Map<string, number>();
  let last: { value: Value; place: number } | undefined;
  return {
    all,
    add(value) {
      // Records come column by column: most share everything but the unit with the one before.
      if (last !== undefined && last.value === value) return last.place;
      const key = keyOf(value);
      const place = places.get(key) ?? all.push(value) - 1;
      places.set(key, place);
      last = { value, place };
      return place;
    },
  };
}
