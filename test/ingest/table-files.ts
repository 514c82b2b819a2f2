import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import type { CellValue, WriteSheet } from 'hucre/xlsx';
import type { Metric } from '../../src/domain/metric.ts';
import type { Table, TableProblem, TableRecord } from '../../src/domain/table.ts';
import { readTable } from '../../src/ingest/read-table.ts';
import type { ReadTableOptions } from '../../src/ingest/read-table.ts';
import { projectPath } from '../../src/shared/project-root.ts';

export const metrics = JSON.parse(readFileSync(projectPath('data', 'metrics.json'), 'utf8')) as Metric[];

export type Options = Omit<ReadTableOptions, 'metrics'>;

export function readBytes(name: string, bytes: Uint8Array, options: Options = {}): Promise<Table> {
  return readTable({ name, bytes }, { metrics, ...options });
}

export function readText(text: string, options: Options = {}, name = 'таблица.csv'): Promise<Table> {
  return readBytes(name, new TextEncoder().encode(text), options);
}

export function readSample(name: string, options: Options = {}): Promise<Table> {
  return readBytes(name, readFileSync(projectPath('data', 'sample', name)), options);
}

export async function workbook(...sheets: WriteSheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets });
}

/** A cell with a number format, for `WriteSheet.cells`. */
export function formatted(value: CellValue, numFmt: string) {
  return { value, type: 'number' as const, style: { numFmt } };
}

/** «Школа messages@2 2024-10-19..2024-10-25 9/31» – one line per record, in the order of the table. */
export function lines(table: Table): string[] {
  return table.records.map(line);
}

function line({ unit, metric, period, state, value, numerator, denominator, doubt }: TableRecord): string {
  const when = period.from === period.to ? period.to : `${period.from}..${period.to}`;
  const counts = numerator === undefined ? '' : ` ${numerator}/${denominator ?? '?'}`;
  const figure = state === 'missing' ? 'missing' : String(Number((value ?? Number.NaN).toFixed(4)));
  const who = unit === undefined ? 'район' : unit.name;
  return `${who} | ${metric.code}@${metric.version} | ${when} | ${figure}${counts}${doubt === undefined ? '' : ` (${doubt})`}`;
}

/** «ask two-columns-differ B7» – one line per problem. */
export function remarks(table: { problems: readonly TableProblem[] }): string[] {
  return table.problems.map(({ severity, code, at }) => [severity, code, at?.cell].filter(Boolean).join(' '));
}

/** One column of values under a heading, for tables of numbers and dates. */
export function column(heading: string, ...cells: string[]): string {
  return [`Наименование ОО;${heading}`, ...cells.map((cell, i) => `МБОУ «СОШ № ${i + 1}»;${cell}`)].join(
    '\n',
  );
}
