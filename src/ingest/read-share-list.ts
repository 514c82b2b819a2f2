import type { TableRecord } from '../domain/table.ts';
import { valueOf } from './cell-value.ts';
import { checkNeighbours } from './check-rows.ts';
import { kindIn, metricInText } from './classify-heading.ts';
import { tooManyRows } from './file-texts.ts';
import { addressOf, cellAt, MAX_ROWS, textOf } from './grid.ts';
import type { Grid, Place } from './grid.ts';
import { nameKey, normaliseHeader } from './header-text.ts';
import { ORGANISATION_NAME, SHARE_ITEM } from './lexicon.ts';
import { problem, problemAt } from './problem.ts';
import { readShare } from './read-figure.ts';
import { cleanName } from './scan-rows.ts';
import { recordOf, refusal, startSheet, unitOf } from './sheet-reading.ts';
import type { Reading, SheetResult } from './sheet-reading.ts';
import { KNOWN_HEADINGS } from './metric-lexicon.ts';
import { inCell, noKnownColumns, schoolTwiceDifferent, schoolTwiceSame } from './texts.ts';
import { cellName } from './grid.ts';
import { settleTwins } from './twin-records.ts';

/** «МКОУ «Дегвинская СОШ» - 48,68%»: the name and the share in one text. */
export type ShareItem = { name: string; percent: string; at: Place };

/** The items of a list written in one column, one or several to a cell. */
export function findShareItems(grid: Grid): ShareItem[] {
  const items: ShareItem[] = [];
  for (const [row, cells] of grid.rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (typeof cell !== 'string' || !cell.includes('%') || cell.length > 20_000) continue;
      for (const part of cell.split(/(?<=%)\s*[,;.]\s*/)) {
        const match = part.length > 400 ? null : SHARE_ITEM.exec(part);
        const name = cleanName((match?.[1] ?? '').replace(/^.*:\s*(?=\S)/, ''));
        if (match === null || name.length > 200 || !ORGANISATION_NAME.test(normaliseHeader(name))) continue;
        items.push({ name, percent: `${match[2] ?? ''}%`, at: { row, column } });
        if (items.length > MAX_ROWS) return items;
      }
    }
  }
  return items;
}

/** A list of schools with their shares: of what, the title or the heading says. */
export function readShareList(grid: Grid, items: readonly ShareItem[], reading: Reading): SheetResult {
  if (items.length > MAX_ROWS) return refusal(problem('refuse', 'too-many-rows', tooManyRows(MAX_ROWS)));
  const listed = new Set(items.map(({ at }) => at.row));
  const inRows = grid.rows
    .flatMap((cells, row) =>
      cells.map((cell) => (listed.has(row) ? introduction(textOf(cell)) : textOf(cell))),
    )
    .filter((text) => text !== '');
  const titles = [...(grid.above ?? []), ...inRows];
  const sheetName = grid.hasSheetName ? grid.sheet : '';
  const words = [...titles, sheetName, reading.fileName].find((text) => metricInText(text) !== undefined);
  const heading = words === undefined ? undefined : metricInText(words);
  if (words === undefined || heading === undefined) {
    return refusal(problem('refuse', 'no-known-columns', noKnownColumns(KNOWN_HEADINGS)));
  }
  const started = startSheet(grid, 'organisation', { titles, headings: [] }, reading);
  if ('refused' in started) return refusal(started.refused);
  const problems = started.problems;
  const at = items[0]?.at ?? { row: 0, column: 0 };
  const source = started.settle({ ...heading, measure: 'percent' }, words, at);
  if (source === undefined) return { records: [], problems };
  const seen = new Map<string, ShareItem>();
  const again = new Set<number>();
  const records: TableRecord[] = [];
  const places: Place[] = [];
  for (const item of items) {
    const key = nameKey(item.name);
    const before = seen.get(key);
    if (before !== undefined) {
      const same = before.percent === item.percent;
      const place = inCell(cellName(before.at));
      const sentence = (same ? schoolTwiceSame : schoolTwiceDifferent)(item.name, place);
      problems.push(problemAt(grid, item.at, same ? 'note' : 'ask', 'duplicate-school', sentence));
      again.add(records.length);
    } else seen.set(key, item);
    const read = readShare({ percent: valueOf(item.percent) }, true, source.words);
    if (read.remark !== undefined) {
      problems.push(problemAt(grid, item.at, read.remark.severity, read.remark.code, read.remark.words()));
    }
    const unit = unitOf('organisation', item.name, kindIn(item.name));
    if (read.figure === undefined || unit === undefined) continue;
    records.push(recordOf(read.figure, unit, source.ref, source.period, addressOf(grid, item.at)));
    places.push(item.at);
  }
  problems.push(...checkNeighbours(grid, records, places, again));
  return { records: settleTwins(records).records, problems };
}

// «В процентном отношении … выглядит следующим образом: МКОУ …» – what stands before the first item.
function introduction(text: string): string {
  const colon = text.indexOf(':');
  return colon < 0 ? '' : text.slice(0, colon);
}

/** Whether a sheet is such a list and not a table that happens to hold one. */
export function isShareList(grid: Grid, items: readonly ShareItem[]): boolean {
  if (items.length === 0) return false;
  const rows = grid.rows.filter(
    (_, row) => textOf(cellAt(grid, row, items[0]?.at.column ?? 0)) !== '',
  ).length;
  const listed = new Set(items.map(({ at }) => at.row)).size;
  return items.length >= 2 && (listed >= rows / 2 || items.length > 2 * rows);
}
