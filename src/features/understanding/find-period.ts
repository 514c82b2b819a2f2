import { addDays, calendarDayOf, daysBetween, yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { monthOf, weekOf } from '../../domain/period.ts';
import type { Period } from '../../domain/period.ts';
import { prefixDistance } from '../../text/prefix-distance.ts';
import { parseTypedPeriod } from '../typed-date.ts';
import {
  AGO,
  ALONE_LAST,
  BEFORE_LAST,
  BY_PERIODS,
  COUNTS,
  CURRENT,
  HALF_YEAR_WORD,
  ITEM_MARK,
  LAST,
  MONTHS,
  MONTH_ENDING,
  MONTH_NAMES,
  MONTH_WORD,
  ORDINALS,
  QUARTER_WORD,
  RANGE_WORDS,
  THAT_LAST,
  TIME_ROOTS,
  UP_TO_NOW,
  WEEK,
  YEAR_WORD,
} from './lexicon.ts';

/** `isMisprinted`: no word that we know. */
type SpokenWord = { text: string; isMisprinted: boolean };

export type SpokenPeriod = {
  /** One week, the last of those that were meant: its Friday. */
  week?: CalendarDay;
  /** How many periods a row of figures shall have. */
  many?: 4 | 12 | 52;
  /** «по неделям», «за год»: a row was asked for, not one period. */
  isRow?: true;
  /** A period that no figure is told of: a day that is none, one to come, a year or a quarter that is over. */
  beyond?: Beyond;
};

export type Beyond = 'no-such-day' | 'to-come' | 'too-long';

const SHORTEST_TIME = 4;
const LONGEST_ENDING = 4;

const NUMERIC = String.raw`\d{1,2}[.,/]\d{1,2}(?:[.,/]\d{2,4})?`;
const NAMED = String.raw`\d{1,2}\s+(?:${MONTH_NAMES})(?:\s+\d{4})?`;
const DAY = `(?:${NUMERIC}|${NAMED}|\\d{4}-\\d{2}-\\d{2})`;
const DATES = new RegExp(
  String.raw`(?<![\d.а-я])(?:(?:${DAY}|\d{1,2})\s*(?:\s${RANGE_WORDS}\s|[-–—−]|\.\.)\s*)?${DAY}(?![\d%])`,
);
const ITEM = new RegExp(String.raw`(?<![а-я])${ITEM_MARK}\s*\d+(?:\.\d+)+`, 'g');

/** The dates a text names, and the text without them: «показатели 5–11.10». */
export function takeDates(
  text: string,
  today: CalendarDay,
): { rest: string; dates: Period | 'no-such-day' | undefined } {
  const plain = text.toLowerCase().replaceAll('ё', 'е').replace(ITEM, ' ');
  const found = DATES.exec(plain);
  if (found === null) return { rest: plain, dates: undefined };
  const dates = parseTypedPeriod(found[0], today);
  const rest = `${plain.slice(0, found.index)} ${plain.slice(found.index + found[0].length)}`;
  return { rest, dates: dates ?? 'no-such-day' };
}

/** The period that the words name, as the week whose figures are meant. `used` are the places of its words. */
export function findPeriod(
  spoken: readonly SpokenWord[],
  dates: Period | 'no-such-day' | undefined,
  today: CalendarDay,
): { period: SpokenPeriod; used: ReadonlySet<number> } {
  const used = new Set<number>();
  const words = spoken.map(rightWord);
  if (dates !== undefined) {
    if (dates === 'no-such-day') return { period: { beyond: dates }, used };
    const week = weekIn(dates, today);
    return { period: week === undefined ? { beyond: 'to-come' } : { week }, used };
  }
  const at = (index: number) => words[index] ?? '';
  const take = (...places: number[]) => {
    for (const place of places) used.add(place);
  };
  const period: SpokenPeriod = {};
  const row = (many: 4 | 12 | 52) => {
    period.many = many;
    period.isRow = true;
  };
  const back = (weeks: number) => {
    period.week ??= weekOf(addDays(today, -7 * weeks)).to;
  };
  for (const [index, word] of words.entries()) {
    const before = [at(index - 1), at(index - 2)];
    const count = before.map(countOf).find((one) => one !== undefined);
    const isLast = before.some((one) => LAST.test(one));
    if (WEEK.test(word)) {
      const countAt = index - 1 - before.findIndex((one) => countOf(one) !== undefined);
      const nth = ORDINALS.find(([pattern]) => pattern.test(at(index - 1)))?.[1];
      const month = [1, 2].map((next) => monthIndex(at(index + next))).find((one) => one !== undefined);
      if (nth !== undefined && month !== undefined) {
        const whole = monthNear(month, undefined, today);
        const week = whole && nthWeek(whole, Number(nth), today);
        if (week !== undefined) period.week = week;
        take(index - 1);
      } else if (at(index + 1) === AGO) {
        back(count ?? 1);
        take(index, index + 1, ...(count === undefined ? [] : [countAt]));
      } else if (count !== undefined && count > 1) {
        row(count <= 6 ? 4 : count <= 20 ? 12 : 52);
        take(index, countAt);
      } else if (before.some((one) => BEFORE_LAST.test(one))) back(2);
      else if (isLast || THAT_LAST.test(at(index - 1))) back(1);
      else if (before.some((one) => CURRENT.test(one))) back(0);
      else if (BY_PERIODS.test(word)) period.isRow = true;
      take(index);
      for (const [back, one] of before.entries()) {
        if (LAST.test(one) || BEFORE_LAST.test(one) || CURRENT.test(one) || THAT_LAST.test(one))
          take(index - 1 - back);
      }
    } else if (MONTH_WORD.test(word) && monthIndex(at(index - 1)) !== undefined) {
      // «октябрь месяц»
      take(index);
    } else if (MONTH_WORD.test(word)) {
      if (count !== undefined && count > 1) {
        row(count <= 3 ? 12 : 52);
        take(index - 1 - before.findIndex((one) => countOf(one) !== undefined));
      } else if (BY_PERIODS.test(word)) period.isRow = true;
      else if (isLast || before.some((one) => CURRENT.test(one))) {
        const isUpToNow = before.some((one) => UP_TO_NOW.test(one));
        if (isUpToNow) row(4);
        else {
          period.many = 4;
          monthWeek(period, isLast ? -1 : 0, today);
        }
      } else row(4);
      take(index);
    } else if (QUARTER_WORD.test(word)) {
      if (pastYear(at(index + 1), today)) period.beyond = 'too-long';
      row(12);
      take(index);
    } else if (HALF_YEAR_WORD.test(word) || YEAR_WORD.test(word)) {
      const isOver = before.some((one) => LAST.test(one) && !UP_TO_NOW.test(one));
      if (isOver || before.some((one) => pastYear(one, today))) period.beyond = 'too-long';
      row(52);
      take(index);
    } else if (pastYear(word, today)) {
      // «за 2022»; with its month it has been read already.
      if (monthIndex(at(index - 1)) === undefined) period.beyond = 'too-long';
      take(index);
    } else if (BEFORE_LAST.test(word) && !hasNoun(at(index + 1))) {
      back(2);
      take(index);
    } else if (ALONE_LAST.test(word) && LAST.test(word) && at(index + 1) === '') {
      // «на прошлой» with nothing after it is of a week.
      back(1);
      take(index);
    } else {
      const month = monthIndex(word);
      if (month === undefined) continue;
      const year = /^(?:19|20)\d{2}$/.test(at(index + 1)) ? Number(at(index + 1)) : undefined;
      const dates = monthNear(month, year, today);
      const week = dates && weekIn(dates, today);
      if (week === undefined) period.beyond = 'to-come';
      else period.week ??= week;
      take(index, ...(year === undefined ? [] : [index + 1]));
    }
  }
  return { period, used };
}

/** A year of four digits that is over. */
function pastYear(word: string, today: CalendarDay): boolean {
  return /^20\d{2}$/.test(word) && Number(word) < yearOf(today);
}

/** The Friday of the n-th week that ended in a month. */
function nthWeek({ from, to }: Period, nth: number, today: CalendarDay): CalendarDay | undefined {
  const friday = addDays(weekOf(from).to, 7 * (nth - 1));
  return friday <= to && friday <= weekOf(today).to ? friday : undefined;
}

/** The Friday of the last week of `dates` that has begun: of a month the last one that ended in it. */
function weekIn(dates: Period, today: CalendarDay): CalendarDay | undefined {
  const current = weekOf(today).to;
  if (daysBetween(dates.from, dates.to) <= 7) {
    const week = weekOf(dates.to).to;
    return week <= current ? week : undefined;
  }
  const end = dates.to <= today ? dates.to : today;
  const last = weekOf(end).to === end ? end : addDays(weekOf(end).to, -7);
  return last >= dates.from ? last : undefined;
}

function monthWeek(period: SpokenPeriod, offset: -1 | 0, today: CalendarDay): void {
  const first = calendarDayOf(yearOf(today), Number(today.slice(5, 7)), 1);
  if (first === undefined) return;
  const inside = offset === 0 ? first : addDays(first, -1);
  const month = monthOf(yearOf(inside), Number(inside.slice(5, 7)));
  const week = month && weekIn(month, today);
  if (week !== undefined) period.week ??= week;
}

function monthNear(month: number, year: number | undefined, today: CalendarDay): Period | undefined {
  if (year !== undefined) return monthOf(year, month);
  const isPast = month <= Number(today.slice(5, 7));
  return monthOf(yearOf(today) - (isPast ? 0 : 1), month);
}

function monthIndex(word: string): number | undefined {
  const index = MONTHS.findIndex(
    (root) => word.startsWith(root) && MONTH_ENDING.test(word.slice(root.length)),
  );
  return index < 0 ? undefined : index + 1;
}

/** The word of time that a misprint stands for; other words as they are. */
function rightWord({ text, isMisprinted }: SpokenWord): string {
  if (!isMisprinted || text.length < SHORTEST_TIME) return text;
  const near = TIME_ROOTS.find(
    ([root]) =>
      text.charCodeAt(0) === root.charCodeAt(0) &&
      text.length <= root.length + LONGEST_ENDING &&
      prefixDistance(root, text, 1) <= 1,
  );
  return near?.[1] ?? text;
}

function countOf(word: string): number | undefined {
  return COUNTS.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : undefined);
}

function hasNoun(word: string): boolean {
  return WEEK.test(word) || MONTH_WORD.test(word);
}
