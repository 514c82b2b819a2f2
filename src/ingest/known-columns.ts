import type { TableProblem } from '../domain/table.ts';
import { valueOf } from './cell-value.ts';
import type { BaseColumn, MetricColumn, OwnBaseColumn } from './combine-columns.ts';
import { plainBase } from './classify-heading.ts';
import type { Layout, LayoutColumn } from './find-layout.ts';
import { cellAt } from './grid.ts';
import type { Grid } from './grid.ts';
import { problemAt } from './problem.ts';
import type { SheetPeriod } from './sheet-reading.ts';
import { moreUnknownColumns, unknownColumn } from './texts.ts';
import type { UnitColumns } from './unit-columns.ts';

export type KnownColumns = {
  metrics: readonly MetricColumn[];
  bases: readonly BaseColumn[];
  ownBases: readonly OwnBaseColumn[];
};

/** The columns that carry figures, each with its metric, definition and period settled. */
export function findKnownColumns(
  layout: Layout,
  units: UnitColumns | undefined,
  sheet: SheetPeriod,
): KnownColumns {
  const metrics: MetricColumn[] = [];
  const bases: BaseColumn[] = [];
  const ownBases: OwnBaseColumn[] = [];
  for (const { column, heading, parts, at } of layout.columns) {
    if (column === units?.name) continue;
    const words = wordsOf(parts);
    if (heading.role === 'metric') {
      const source = sheet.settle(heading, words, at);
      if (source !== undefined) metrics.push({ column, source });
    } else if (heading.role === 'base') {
      bases.push({ column, audience: heading.audience, words, at });
    } else if (heading.role === 'own-base') {
      ownBases.push({ column, code: heading.code });
    }
  }
  // «Педагоги / всего» under a title that names a metric of its own: of the metrics that are there.
  const isOfTable = ({ code }: OwnBaseColumn) => metrics.some(({ source }) => source.metric.code === code);
  for (const { column } of ownBases.filter((one) => !isOfTable(one))) {
    const { parts, at } = layout.columns.find((one) => one.column === column) ?? {};
    const audience = parts && plainBase(parts);
    if (audience !== undefined && at !== undefined)
      bases.push({ column, audience, words: wordsOf(parts ?? []), at });
  }
  return { metrics, bases, ownBases: ownBases.filter(isOfTable) };
}

const MAX_REMARKS = 20;

/** A remark for each column that is not understood; row numbers without a heading are. */
export function remarkUnknown(
  grid: Grid,
  layout: Layout,
  units: UnitColumns | undefined,
  known: KnownColumns,
): TableProblem[] {
  const taken = new Set([units?.name, units?.municipality, ...known.metrics.map(({ column }) => column)]);
  const unknown = layout.columns.filter(
    ({ column, parts, heading }) =>
      (heading.role === 'unknown' || heading.role === 'amount') &&
      !taken.has(column) &&
      !(parts.length === 0 && isRowNumbers(grid, layout, column)),
  );
  const remark = ({ at, parts }: LayoutColumn) =>
    problemAt(grid, at, 'note', 'unknown-column', unknownColumn(wordsOf(parts)));
  const shown = unknown.slice(0, MAX_REMARKS).map(remark);
  const next = unknown[MAX_REMARKS];
  if (next === undefined) return shown;
  const rest = moreUnknownColumns(unknown.length - MAX_REMARKS);
  return [...shown, problemAt(grid, next.at, 'note', 'unknown-column', rest)];
}

function wordsOf(parts: readonly string[]): string {
  return parts.join(' / ');
}

function isRowNumbers(grid: Grid, layout: Layout, column: number): boolean {
  let expected = 1;
  for (let row = layout.firstDataRow; row < grid.rows.length; row += 1) {
    const value = valueOf(cellAt(grid, row, column));
    if (value.kind === 'missing' || value.kind === 'text') continue;
    if (value.kind !== 'number' || value.number !== expected) return false;
    expected += 1;
  }
  return expected > 1;
}
