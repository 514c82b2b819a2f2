import { columnName, placeOfCell } from './cell-name.ts';
import { bySource } from './figure-sources.ts';
import type { Source } from './figure-sources.ts';
import type { MeasurementState } from './measurement.ts';
import type { Table, TableRecord, UnitName } from './table.ts';

/**
 * A table on its way from the worker that read it to whoever decides on it. Half a million records as objects would be
 * copied one by one between the threads and be a hundred megabytes of text in the database, and nobody would be answered
 * meanwhile.
 */
export type PackedTable = Omit<Table, 'records'> & { packed: PackedRecords };

type PackedRecords = RecordLists & { data: Uint8Array<ArrayBuffer> };

/** What many records share, each once, in the order of the records; plain data. */
type RecordLists = {
  length: number;
  sources: readonly Source[];
  units: readonly (UnitName | null)[];
  sheets: readonly string[];
  states: readonly MeasurementState[];
  doubts: readonly (string | null)[];
};

/** Per record value, numerator and denominator; NaN for none. */
const NUMBERS = 3;
/** Per record its places in the lists of source, unit, sheet, state and doubt, then row and column of the cell. */
const PLACES = 7;
const BYTES_OF_NUMBERS = NUMBERS * Float64Array.BYTES_PER_ELEMENT;
const BYTES_OF_PLACES = PLACES * Uint32Array.BYTES_PER_ELEMENT;

export function packTable({ records, ...rest }: Table): PackedTable {
  return { ...rest, packed: packRecords(records) };
}

export function unpackTable({ packed, ...rest }: PackedTable): Table {
  return { ...rest, records: unpackRecords(packed) };
}

function packRecords(records: readonly TableRecord[]): PackedRecords {
  const { length } = records;
  const data = new Uint8Array(length * (BYTES_OF_NUMBERS + BYTES_OF_PLACES));
  const { numbers, places } = viewsOf(data, length);
  const sources: Source[] = [];
  const placeOfSource = bySource((source) => sources.push(source) - 1);
  const units = listOf<UnitName | null>((unit) =>
    unit === null ? '' : `${unit.level}|${unit.organisationKind ?? ''}|${unit.name}`,
  );
  const sheets = listOf<string>((sheet) => sheet);
  const states = listOf<MeasurementState>((state) => state);
  const doubts = listOf<string | null>((doubt) => doubt ?? '');
  let number = 0;
  let place = 0;
  for (const { metric, period, unit, at, state, doubt, value, numerator, denominator } of records) {
    numbers[number++] = value ?? Number.NaN;
    numbers[number++] = numerator ?? Number.NaN;
    numbers[number++] = denominator ?? Number.NaN;
    const { row, column } = placeOfCell(at.cell);
    places[place++] = placeOfSource(metric, period);
    places[place++] = units.placeOf(unit ?? null);
    places[place++] = sheets.placeOf(at.sheet);
    places[place++] = states.placeOf(state);
    places[place++] = doubts.placeOf(doubt ?? null);
    places[place++] = row;
    places[place++] = column;
  }
  return {
    length,
    sources,
    units: units.all,
    sheets: sheets.all,
    states: states.all,
    doubts: doubts.all,
    data,
  };
}

function unpackRecords({ data, ...lists }: PackedRecords): TableRecord[] {
  const { numbers, places } = viewsOf(data, lists.length);
  const columns = new Map<number, string>();
  const lettersOf = (column: number) => {
    let letters = columns.get(column);
    if (letters === undefined) columns.set(column, (letters = columnName(column)));
    return letters;
  };
  return Array.from({ length: lists.length }, (_, index) => {
    const place = (offset: number) => places[index * PLACES + offset] ?? 0;
    const cell = `${lettersOf(place(6))}${place(5)}`;
    const number = (offset: number) => numbers[index * NUMBERS + offset] ?? Number.NaN;
    return recordAt(lists, place, number, cell);
  });
}

function recordAt(
  { sources, units, sheets, states, doubts }: RecordLists,
  place: (offset: number) => number,
  number: (offset: number) => number,
  cell: string,
): TableRecord {
  const source = sources[place(0)];
  const state = states[place(3)];
  if (source === undefined || state === undefined)
    throw new Error('a packed record names no source or state');
  const at = { sheet: sheets[place(2)] ?? '', cell };
  const record: TableRecord = { metric: source.metric, period: source.period, at, state };
  const unit = units[place(1)] ?? undefined;
  const doubt = doubts[place(4)] ?? undefined;
  const [value, numerator, denominator] = [number(0), number(1), number(2)];
  if (unit !== undefined) record.unit = unit;
  if (!Number.isNaN(value)) record.value = value;
  if (!Number.isNaN(numerator)) record.numerator = numerator;
  if (!Number.isNaN(denominator)) record.denominator = denominator;
  if (doubt !== undefined) record.doubt = doubt;
  return record;
}

/** The two halves of the data; bytes that do not begin where a float may (a database gives such) are moved. */
function viewsOf(
  data: Uint8Array<ArrayBuffer>,
  length: number,
): { numbers: Float64Array<ArrayBuffer>; places: Uint32Array<ArrayBuffer> } {
  if (data.byteLength !== length * (BYTES_OF_NUMBERS + BYTES_OF_PLACES)) {
    throw new Error(`${data.byteLength} bytes are not ${length} packed records`);
  }
  const { buffer, byteOffset } = data.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0 ? data : data.slice();
  return {
    numbers: new Float64Array(buffer, byteOffset, length * NUMBERS),
    places: new Uint32Array(buffer, byteOffset + length * BYTES_OF_NUMBERS, length * PLACES),
  };
}

/** A list of different values; `placeOf` puts a new one at its end. */
function listOf<Value>(keyOf: (value: Value) => string): { all: Value[]; placeOf(value: Value): number } {
  const all: Value[] = [];
  const places = new Map<string, number>();
  // The records of a row or a column share the very value: no key is put together for each of them.
  const known = new Map<Value, number>();
  return {
    all,
    placeOf(value) {
      const before = known.get(value);
      if (before !== undefined) return before;
      const key = keyOf(value);
      const place = places.get(key) ?? all.push(value) - 1;
      places.set(key, place);
      known.set(value, place);
      return place;
    },
  };
}
