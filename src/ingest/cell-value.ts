import type { Cell } from './grid.ts';
import { foldLetters } from './header-text.ts';
import { COUNT_OF_BASE, COUNT_SUFFIX, COUNT_WITH_PERCENT, MISSING_TEXT } from './lexicon.ts';

/**
 * What a cell says as a figure. `percent`: the cell itself carries a «%» (text or number format), so `number` is
 * 0–100 there. `decimals`: how many are printed, which bounds the rounding of a share.
 */
export type CellValue =
  | { kind: 'missing' }
  | { kind: 'number'; number: number; percent: boolean; decimals: number }
  | { kind: 'counts'; numerator: number; denominator?: number; percent?: number }
  | { kind: 'text'; text: string };

const MISSING: CellValue = { kind: 'missing' };
const PLAIN = /^[+-]?\d+(?:\.\d+)?$/;
const GROUPED = /^[+-]?\d{1,3}(?: \d{3})+(?:\.\d+)?$/;

export function valueOf(cell: Cell): CellValue {
  if (cell === undefined || cell === '') return MISSING;
  if (typeof cell === 'number') return remembered(PLAIN_VALUES, cell, plainValue);
  if (typeof cell === 'string')
    return cell.length > MOST_REMEMBERED_LETTERS
      ? valueOfText(cell)
      : remembered(TEXT_VALUES, cell, valueOfText);
  if (cell.kind === 'percent') return remembered(PERCENT_VALUES, cell.number, percentValue);
  return cell.kind === 'error' ? MISSING : { kind: 'text', text: cell.day };
}

// Every cell is asked for its value a dozen times, and a column of shares has a few thousand different ones: looking
// them up takes a tenth of parsing them again. Values are never changed.
const PLAIN_VALUES = new Map<number, CellValue>();
const PERCENT_VALUES = new Map<number, CellValue>();
const TEXT_VALUES = new Map<string, CellValue>();
const MOST_REMEMBERED = 30_000;
/** «48,68 %» and «38 из 45», but no number of a taxpayer, each of which comes once. */
const MOST_REMEMBERED_LETTERS = 9;

function remembered<Key>(values: Map<Key, CellValue>, key: Key, read: (key: Key) => CellValue): CellValue {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = read(key);
  if (values.size < MOST_REMEMBERED && value.kind !== 'text') values.set(key, value);
  return value;
}

function plainValue(number: number): CellValue {
  return numberValue(number, false);
}

function percentValue(number: number): CellValue {
  return numberValue(number, true);
}

/** «Не зарегистрирована в ИКОП «Сферум»…»: nothing that is meant as a value is longer. */
const LONGEST_VALUE = 500;
const FIGURE_ALONE = /^[+-]?\d{1,15}(?:[.,](\d{1,12}))?( ?%)?$/;

function valueOfText(raw: string): CellValue {
  // Nearly every cell is this, and folding letters for each would be half of the time of a big table.
  const alone = FIGURE_ALONE.exec(raw);
  if (alone !== null) {
    const number = Number.parseFloat(raw.replace(',', '.'));
    return { kind: 'number', number, percent: alone[2] !== undefined, decimals: alone[1]?.length ?? 0 };
  }
  if (raw.length > LONGEST_VALUE) return { kind: 'text', text: raw };
  const text = foldLetters(raw).replace(/\*+$/, '').trim();
  if (MISSING_TEXT.test(text)) return MISSING;
  if (!/\d/.test(text)) return { kind: 'text', text };
  const bare = text.replace(/^[−–]/, '-').replace(COUNT_SUFFIX, '');
  const percent = bare.endsWith('%');
  const digits = (percent ? bare.slice(0, -1).trimEnd() : bare).replace(',', '.');
  if (PLAIN.test(digits) || GROUPED.test(digits)) {
    const compact = digits.replaceAll(' ', '');
    const point = compact.indexOf('.');
    const decimals = point < 0 ? 0 : compact.length - point - 1;
    return { kind: 'number', number: Number(compact), percent, decimals };
  }
  const ofBase = COUNT_OF_BASE.exec(text);
  if (ofBase !== null) return countsValue(ofBase[1], ofBase[2], ofBase[3]);
  const withPercent = COUNT_WITH_PERCENT.exec(text);
  if (withPercent !== null) return countsValue(withPercent[1], undefined, withPercent[2]);
  return { kind: 'text', text };
}

/** 0,5 as 50 %; a cell that carries «%» is one already. */
export function asPercent(value: CellValue): CellValue {
  if (value.kind !== 'number' || value.percent) return value;
  const number = Number((value.number * 100).toFixed(10));
  return { kind: 'number', number, percent: true, decimals: Math.max(0, value.decimals - 2) };
}

function numberValue(number: number, percent: boolean): CellValue {
  const printed = String(number);
  const point = printed.indexOf('.');
  const decimals = printed.includes('e') ? 6 : point < 0 ? 0 : Math.min(6, printed.length - point - 1);
  return { kind: 'number', number, percent, decimals };
}

function countsValue(
  numerator: string | undefined,
  denominator: string | undefined,
  percent: string | undefined,
): CellValue {
  return {
    kind: 'counts',
    numerator: Number(numerator),
    ...(denominator !== undefined && { denominator: Number(denominator) }),
    ...(percent !== undefined && { percent: Number(percent.replace(',', '.')) }),
  };
}

/** Whether a cell can stand under a heading: a figure, or a dash in place of one. */
export function isFigure(cell: Cell): boolean {
  if (cell === undefined || cell === '') return false;
  return valueOf(cell).kind !== 'text';
}

/** Every k with k of n printing as `percent` with that many decimals. Looks at three candidates, never at all. */
export function countsBehind(percent: number, n: number, decimals: number): number[] {
  const near = Math.round((percent * n) / 100);
  const half = 0.5 * 10 ** -decimals + 1e-9;
  const reach = Math.ceil((half * n) / 100);
  if (reach > 2) return [near - 1, near, near + 1].filter((k) => k >= 0 && k <= n);
  const found: number[] = [];
  for (let k = near - reach; k <= near + reach; k += 1) {
    if (k >= 0 && k <= n && Math.abs((100 * k) / n - percent) <= half) found.push(k);
  }
  return found;
}
