import { figureOfCounts, figureOfValue, percentOf, isPossibleShare } from '../domain/measurement.ts';
import type { Figure } from '../domain/measurement.ts';
import type { ProblemSeverity } from '../domain/table.ts';
import { countsBehind } from './cell-value.ts';
import type { CellValue } from './cell-value.ts';
import { REGISTERED_SIGNS, STATUS_SIGNS } from './lexicon.ts';
import type { IngestProblemCode } from './problem.ts';
import {
  badNumber,
  badStatus,
  countOverBase,
  countPercentDiffer,
  impossiblePercent,
  missingBase,
  negativeNumber,
  notWhole,
  over100,
} from './figure-texts.ts';
import { shareScale } from './texts.ts';

/** `words` as a call: of a million wrong cells a thousand are told. */
type Remark = { severity: ProblemSeverity; code: IngestProblemCode; words: () => string };
/** `figure` undefined: the value is left out, `remark` says why. */
export type FigureReading = { figure?: Figure; remark?: Remark };

/** The cells of one share: any of them may be absent from the table. */
export type ShareCells = { percent?: CellValue; count?: CellValue; base?: CellValue };

/** A share out of its cells: from the counts where there are any, checked against the percent beside them. */
export function readShare(cells: ShareCells, marked: boolean, heading: string): FigureReading {
  const parts = partsOf(cells, heading);
  if ('remark' in parts) return parts;
  const { percent, count, base } = parts;
  const wrong = firstWrong(percent?.number, count, base);
  if (wrong !== undefined) return { remark: wrong };
  if (count !== undefined && base !== undefined) return readCounts(count, base, percent);
  if (percent === undefined) {
    if (count === undefined) return { figure: { state: 'missing' } };
    return { remark: block('no-base', () => missingBase()) };
  }
  if (marked && !percent.percent && percent.number > 0 && percent.number < 1) {
    return { remark: { severity: 'ask', code: 'share-scale', words: () => shareScale(heading) } };
  }
  return base === undefined ? { figure: figureOfValue(percent.number) } : readPercentOf(percent, base);
}

/** A number of organisations. */
export function readCount(value: CellValue, heading: string): FigureReading {
  if (value.kind === 'missing') return { figure: { state: 'missing' } };
  if (value.kind === 'text' || (value.kind === 'number' && value.percent)) {
    return { remark: block('bad-number', () => badNumber(heading)) };
  }
  const count = value.kind === 'counts' ? value.numerator : value.number;
  const wrong = firstWrong(undefined, count, value.kind === 'counts' ? value.denominator : undefined);
  return wrong === undefined ? { figure: figureOfValue(count) } : { remark: wrong };
}

export type StatusReading = FigureReading & { registered?: boolean };

/** «Активна» 1, «Не активна» 0; «Не зарегистрирована» is no status but a value of another metric. */
export function readStatus(value: CellValue): StatusReading {
  if (value.kind === 'missing') return { figure: { state: 'missing' } };
  const text = value.kind === 'text' ? value.text : '';
  const status = STATUS_SIGNS.find(({ pattern }) => pattern.test(text))?.status;
  if (status === undefined) return { remark: block('bad-status', () => badStatus()) };
  if (status === 'not-registered') return { figure: { state: 'missing' }, registered: false };
  return { figure: figureOfValue(status === 'active' ? 1 : 0), registered: true };
}

export function readRegistered(value: CellValue): FigureReading {
  if (value.kind === 'missing') return { figure: { state: 'missing' } };
  const text = value.kind === 'text' ? value.text : '';
  const found = REGISTERED_SIGNS.find(({ pattern }) => pattern.test(text));
  if (found === undefined) return { remark: block('bad-status', () => badStatus()) };
  return { figure: figureOfValue(found.registered ? 1 : 0) };
}

type Percent = { number: number; decimals: number; percent: boolean };
type Parts = { percent?: Percent; count?: number; base?: number };

function partsOf(cells: ShareCells, heading: string): Parts | { remark: Remark } {
  const parts: Parts = {};
  const bad = { remark: block('bad-number', () => badNumber(heading)) };
  for (const [name, value] of Object.entries(cells) as ['percent' | 'count' | 'base', CellValue][]) {
    if (value.kind === 'missing') continue;
    if (value.kind === 'text') return bad;
    if (value.kind === 'counts') {
      parts.count = value.numerator;
      if (value.denominator !== undefined) parts.base = value.denominator;
      if (value.percent !== undefined)
        parts.percent ??= { number: value.percent, decimals: 0, percent: true };
    } else if (name === 'percent') parts.percent = value;
    else if (value.percent) return bad;
    else parts[name] ??= value.number;
  }
  return parts;
}

function firstWrong(percent: number | undefined, count?: number, base?: number): Remark | undefined {
  const numbers = [percent, count, base].filter((value) => value !== undefined);
  const negative = numbers.find((value) => value < 0);
  if (negative !== undefined) return block('negative', () => negativeNumber(negative));
  const broken = [count, base].find((value) => value !== undefined && !Number.isSafeInteger(value));
  if (broken !== undefined) return block('not-whole', () => notWhole(broken));
  if (percent !== undefined && percent > 100) return block('over-100', () => over100(percent));
  if (count !== undefined && base !== undefined && count > base) {
    return block('count-over-base', () => countOverBase(count, base));
  }
  return undefined;
}

function readCounts(count: number, base: number, percent: Percent | undefined): FigureReading {
  const figure = figureOfCounts(count, base);
  if (percent === undefined || base === 0) return { figure };
  // A unit of the last printed digit: tables round and cut off alike.
  const agrees = Math.abs(percentOf(count, base) - percent.number) <= 10 ** -percent.decimals + 1e-9;
  if (agrees) return { figure };
  const words = () => countPercentDiffer(count, base, percent.number);
  return {
    figure: { ...figure, doubt: 'count-percent-differ' },
    remark: { severity: 'note', code: 'count-percent-differ', words },
  };
}

// A percent beside the number it is taken of: the count follows where only one fits.
function readPercentOf(percent: Percent, base: number): FigureReading {
  if (base === 0) return { figure: figureOfCounts(0, 0) };
  const counts = countsBehind(percent.number, base, percent.decimals);
  const [only, ...others] = counts;
  if (only === undefined) {
    // Tables round and cut off alike; which it was is not told, so that no count is taken from it.
    if (isPossibleShare(percent.number, base, percent.decimals))
      return { figure: figureOfValue(percent.number) };
    return {
      figure: { ...figureOfValue(percent.number), doubt: 'impossible-percent' },
      remark: {
        severity: 'note',
        code: 'impossible-percent',
        words: () => impossiblePercent(percent.number, base),
      },
    };
  }
  return { figure: others.length === 0 ? figureOfCounts(only, base) : figureOfValue(percent.number) };
}

function block(code: IngestProblemCode, words: () => string): Remark {
  return { severity: 'block', code, words };
}
