import fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { columnName, placeOfCell } from '../../src/domain/cell-name.ts';
import { packTable, unpackTable } from '../../src/domain/packed-table.ts';
import { dateOnly, weekOf } from '../../src/domain/period.ts';
import type { Table, TableRecord } from '../../src/domain/table.ts';

const METRICS = [
  { code: 'messages', version: 1 },
  { code: 'messages', version: 2 },
  { code: 'calls', version: 1 },
];
const PERIODS = [weekOf(day('2024-10-25')), dateOnly(day('2024-10-25'))];
const UNITS = [
  { level: 'organisation', name: 'МКОУ «Дегвинская СОШ»' },
  { level: 'organisation', name: 'МКОУ «Дегвинская СОШ»', organisationKind: 'school' },
  { level: 'municipality', name: 'Дегвинская' },
  { level: 'organisation', name: '__proto__' },
] as const;

const number = fc.double({ noNaN: true });
const record: fc.Arbitrary<TableRecord> = fc.record(
  {
    metric: fc.constantFrom(...METRICS),
    period: fc.constantFrom(...PERIODS),
    at: fc.record({
      sheet: fc.constantFrom('Школы', 'Лист 2', ''),
      cell: fc
        .tuple(fc.nat(16_383), fc.integer({ min: 1, max: 1_048_576 }))
        .map(([column, row]) => `${columnName(column)}${row}`),
    }),
    state: fc.constantFrom('value' as const, 'not-listed' as const),
    unit: fc.constantFrom(...UNITS),
    doubt: fc.constantFrom('jump', 'over-100'),
    value: number,
    numerator: number,
    denominator: number,
  },
  { requiredKeys: ['metric', 'period', 'at', 'state'] },
);

const RECORD: TableRecord = {
  metric: { code: 'calls', version: 1 },
  period: weekOf(day('2024-10-25')),
  at: { sheet: 'Школы', cell: 'A1' },
  state: 'value',
};

const tableOf = (records: TableRecord[]): Table => ({
  fileName: 'т.csv',
  sheets: ['Школы'],
  records,
  problems: [],
  questions: [],
});

it('a table comes out of its packing as it went in, also by way of the database', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 60 }), fc.nat(15), (records, shift) => {
      const table = tableOf(records);
      const packed = packTable(table);
      expect(unpackTable(packed)).toEqual(table);
      // A database gives the bytes at any place of a larger buffer, and the lists as JSON.
      const { data, ...lists } = packed.packed;
      const around = new Uint8Array(data.length + shift);
      around.set(data, shift);
      const back = { ...(JSON.parse(JSON.stringify(lists)) as typeof lists), data: around.subarray(shift) };
      expect(unpackTable({ ...packed, packed: back })).toEqual(table);
    }),
  );
});

it('what many records share is packed once', () => {
  const of = (cell: string): TableRecord => ({
    metric: { code: 'calls', version: 1 },
    period: weekOf(day('2024-10-25')),
    unit: { level: 'organisation', name: 'Дегвинская' },
    at: { sheet: 'Школы', cell },
    state: 'value',
    value: 1,
  });
  const { packed } = packTable(tableOf([of('A1'), of('B1'), of('C1')]));
  expect([packed.sources, packed.units, packed.sheets].map(({ length }) => length)).toEqual([1, 1, 1]);
});

it('bytes that are cut short are no table', () => {
  const packed = packTable(tableOf([RECORD]));
  const cut = { ...packed.packed, data: packed.packed.data.slice(0, -1) };
  expect(() => unpackTable({ ...packed, packed: cut })).toThrow(/packed records/);
});

it('a cell is named as Excel names it', () => {
  expect(['A1', 'Z9', 'AA10', 'XFD1048576'].map(placeOfCell)).toEqual([
    { column: 0, row: 1 },
    { column: 25, row: 9 },
    { column: 26, row: 10 },
    { column: 16_383, row: 1_048_576 },
  ]);
});
