import { LONGEST_TEXT, optionOf } from '../../domain/report-form.ts';
import type { ReportField, ReportValue } from '../../domain/report-form.ts';
import { NO_WORDS, SAID_NOT_DONE, YES_WORDS } from '../../domain/report-lexicon.ts';
import { isBlank, textOf } from '../grid.ts';
import type { Cell } from '../grid.ts';
import { COUNT_CELL, OF_CELL } from './lexicon.ts';
import type { ReportColumn } from './report-columns.ts';
import { reportFileTexts as texts } from './texts.ts';

/** Undefined: the row says nothing of the field. */
export type FieldReading = { value: ReportValue } | { trouble: string; column: number } | undefined;

/** What one row of a table says of one field. */
export function readField(
  cells: readonly Cell[],
  field: ReportField,
  columns: ReadonlyMap<number, ReportColumn>,
): FieldReading {
  const at = (part: ReportColumn['part']) =>
    [...columns].find(([, column]) => column.field.code === field.code && column.part === part)?.[0];
  if (field.kind === 'of') return readPair(cells, at('part'), at('whole'));
  const column = at('value');
  if (column === undefined || isBlank(cells[column])) return undefined;
  const cell = cells[column];
  if (typeof cell === 'object') return { trouble: troubleOf(cell, field), column };
  const text = textOf(cell).trim().toLowerCase().replaceAll('ё', 'е').replace(/\.$/, '');
  switch (field.kind) {
    case 'count': {
      const count = countOf(cell);
      return count === undefined ? { trouble: texts.notACount, column } : { value: count };
    }
    case 'yes-no':
      if (SAID_NOT_DONE.test(text)) return { value: false };
      if (YES_WORDS.has(text) || text === '1') return { value: true };
      if (NO_WORDS.has(text) || text === '0') return { value: false };
      return { trouble: texts.notYesNo, column };
    case 'choice': {
      const option = optionOf(field, text);
      return option === undefined
        ? { trouble: texts.notAnOption((field.options ?? []).map(({ title }) => title)), column }
        : { value: option.code };
    }
    case 'text': {
      const words = textOf(cell).trim();
      return words.length > LONGEST_TEXT
        ? { trouble: texts.tooLong(LONGEST_TEXT), column }
        : { value: { text: words } };
    }
  }
}

/** n and m in their two columns, or «24 из 26» in either. */
function readPair(
  cells: readonly Cell[],
  partAt: number | undefined,
  wholeAt: number | undefined,
): FieldReading {
  const column = partAt ?? wholeAt;
  if (column === undefined) return undefined;
  const places = [partAt, wholeAt].filter((place) => place !== undefined && !isBlank(cells[place]));
  if (places.length === 0) return undefined;
  for (const place of places) {
    const cell = place === undefined ? undefined : cells[place];
    if (place !== undefined && typeof cell === 'object')
      return { trouble: troubleOf(cell, undefined), column: place };
  }
  const both = places.flatMap((place) => OF_CELL.exec(textOf(cells[place ?? 0]).trim()) ?? []);
  if (both.length > 0) return pairOf(Number(both[1]), Number(both[2]), column);
  for (const place of places) {
    if (place !== undefined && countOf(cells[place]) === undefined)
      return { trouble: texts.notACount, column: place };
  }
  const [n, m] = [partAt, wholeAt].map((place) => (place === undefined ? undefined : countOf(cells[place])));
  if (n === undefined) return { trouble: texts.partMissing, column };
  if (m !== undefined) return pairOf(n, m, column);
  return { trouble: wholeAt === undefined ? texts.ofWhat(n) : texts.wholeMissing, column: wholeAt ?? column };
}

function pairOf(n: number, m: number, column: number): FieldReading {
  return n > m ? { trouble: texts.over(n, m), column } : { value: [n, m] };
}

function countOf(cell: Cell): number | undefined {
  const match = COUNT_CELL.exec(textOf(cell).trim());
  return match === null ? undefined : Number(match[1]);
}

/** `field` undefined: of n and m. */
function troubleOf(cell: Exclude<Cell, string | number | undefined>, field: ReportField | undefined): string {
  if (cell.kind === 'day') return texts.becameDay;
  if (field?.kind === 'yes-no') return texts.notYesNo;
  return field?.kind === 'choice'
    ? texts.notAnOption((field.options ?? []).map(({ title }) => title))
    : texts.notACount;
}
