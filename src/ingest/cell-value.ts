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
  if (typeof cell === 'number') return numberValue(cell, false);
  if (typeof cell === 'string') return valueOfText(cell);
  if (cell.kind === 'percent') return numberValue(cell.number, true);
  return cell.kind === 'error' ? MISSING : { kind: 'text', text: cell.day };
}

const FIGURE_ALONE = /^[+-]?\d{1,15}(?:[.,](\d{1,12}))?( ?%)?$/;

function valueOfText(raw: string): CellValue {
  // Nearly every cell is this, and folding letters for each would be half of the time of a big table.
  const alone = FIGURE_ALONE.exec(raw);
  if (alone !== null) {
    const number = Number.parseFloat(raw.replace(',', '.'));
    return { kind: 'number', number, percent: alone[2] !== undefined, decimals: alone[1]?.length ?? 0 };
  }
  const text = foldLetters(raw).replace(/\*+$/, '').trim();
  if (MISSING_TEXT.test(text)) return MISSING;
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
