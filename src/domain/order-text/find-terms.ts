import { addDays, calendarDayOf, yearOf } from '../calendar-day.ts';
import type { CalendarDay, Weekday } from '../calendar-day.ts';
import { addWorkingDays } from '../working-calendar.ts';
import { SEPTEMBER, findDays, monthOf } from './find-days.ts';
import { infinitivesOf } from './infinitives.ts';
import {
  AFTER_DAY,
  ALWAYS,
  BY,
  BY_HOUR,
  BY_WEEKDAY,
  DAYS_TERM,
  END_OF,
  FIGURES_OF,
  HELD,
  IN_MONTH,
  IN_QUARTER,
  MONTHLY,
  NOT_HELD,
  NUMBER_WORDS,
  OF_RECEIPT,
  ON_TODAY,
  QUARTERLY,
  QUARTERS,
  QUOTING,
  RANGE,
  SCHOOL_YEAR_BEGINS,
  SINCE,
  SOON,
  TERM,
  TODAY,
  TOMORROW,
  WEEKDAYS,
  WEEKLY,
  WITHIN_DAY,
  WITHIN_DAYS,
  WITHIN_MONTH,
  WITHIN_WEEK,
  WITHIN_WEEKS,
} from './term-lexicon.ts';
import { plainOf } from './plain.ts';
import { endOf, endOfQuarter, firstOfMonth, monthAfter, nextWeekday } from './term-days.ts';
import type { TermBase } from './term-days.ts';

/** Why a term has to be looked at by a person. */
export type TermDoubt = 'year-guessed' | 'relative-date' | 'monthly' | 'term-unclear';

/** A term that words set, with the place of the words: `from`…`to`. */
export type Term = { from: number; to: number; doubt?: TermDoubt } & (
  | { kind: 'day'; day: CalendarDay }
  | { kind: 'soon' | 'standing' | 'unclear' }
  | { kind: 'weekly'; weekday?: Weekday }
);

type DistributeOmit<T> = T extends unknown ? Omit<T, 'from' | 'to'> : never;
type Meaning = DistributeOmit<Term>;

const UNCLEAR: Meaning = { kind: 'unclear', doubt: 'term-unclear' };

/**
 * The terms that a text sets, in their order. A day counts by the words before it alone («до», «не позднее», «срок»,
 * «с … по»): the date of a law, of an order or of a stretch of figures is none.
 */
export function findTerms(text: string, base: TermBase): Term[] {
  const plain = plainOf(text);
  const dated = datedTerms(plain, base.day);
  const recurring = recurringTerms(plain);
  const isWeekly = recurring.some(({ kind }) => kind === 'weekly');
  const relative = relativeTerms(plain, base, isWeekly);
  const terms = [...dated, ...relative, ...recurring, ...each(plain, SOON, () => ({ kind: 'soon' }))];
  const months = each(plain, IN_MONTH, inMonth(base.day));
  return withoutOverlaps([...terms, ...months.filter((month) => isOfItsOwn(month, terms, plain))]);
}

/** «в ноябре провести до 15.11»: a month alone counts where no term says it better of the same thing. */
function isOfItsOwn(month: Term, terms: readonly Term[], plain: string): boolean {
  return terms
    .filter(({ kind }) => kind !== 'soon')
    .every((term) => {
      const between = plain.slice(Math.min(term.to, month.to), Math.max(term.from, month.from));
      return infinitivesOf(between).length > 0;
    });
}

function datedTerms(plain: string, base: CalendarDay): Term[] {
  return findDays(plain, base).flatMap(({ from, to, day, isGuessed }) => {
    const hour = BY_HOUR.exec(plain.slice(to, to + FAR))?.[0].length;
    const start = startOf(plain, from) ?? (hour === undefined ? undefined : startWithHour(plain, from));
    if (start === undefined) return [];
    const after = hour ?? AFTER_DAY.exec(plain.slice(to, to + FAR))?.[0].length ?? 0;
    const term = { kind: 'day', day, from: start, to: to + after } as const;
    return [isGuessed ? { ...term, doubt: 'year-guessed' } : term];
  });
}

/** Where the words of a deadline begin before its day; undefined: this day is no deadline. */
function startOf(plain: string, at: number): number | undefined {
  const before = plain.slice(Math.max(0, at - FAR), at);
  const from = at - before.length;
  for (const words of [SINCE, RANGE]) {
    const since = words.exec(before);
    if (since !== null) return FIGURES_OF.test(before.slice(0, since.index)) ? undefined : from + since.index;
  }
  for (const words of [BY, TERM]) {
    const found = words.exec(before);
    if (found !== null) return QUOTING.test(before.slice(0, found.index)) ? undefined : from + found.index;
  }
  return HELD.test(before) && !NOT_HELD.test(before) ? at : undefined;
}

function startWithHour(plain: string, at: number): number {
  return TOMORROW.exec(plain.slice(Math.max(0, at - FAR), at))?.index ?? at;
}

/** No words of a deadline stand as far from its day. */
const FAR = 160;

function recurringTerms(plain: string): Term[] {
  return [
    ...each(plain, MONTHLY, () => ({ kind: 'standing', doubt: 'monthly' })),
    ...each(plain, ALWAYS, () => ({ kind: 'standing' })),
    ...each(plain, QUARTERLY, () => ({ kind: 'standing' })),
    ...each(plain, WEEKLY, ([, named]) => ({ kind: 'weekly', ...weekdayNamed(named) })),
  ];
}

function relativeTerms(plain: string, base: TermBase, isWeekly: boolean): Term[] {
  const { day, calendar } = base;
  return [
    ...each(plain, WITHIN_DAYS, ([, number, sort, event]) => {
      const n = countOf(number ?? '');
      if (n === undefined || (event !== undefined && !OF_RECEIPT.test(event))) return UNCLEAR;
      return relative(
        sort?.startsWith('рабоч') === true ? addWorkingDays(calendar, day, n) : addDays(day, n),
      );
    }),
    ...each(plain, DAYS_TERM, ([, figure, word]) => {
      const n = figure === undefined ? countOf(word ?? '') : Number(figure);
      return n === undefined ? undefined : relative(addDays(day, n));
    }),
    ...each(plain, WITHIN_DAY, () => relative(addDays(day, 1))),
    ...each(plain, WITHIN_WEEK, () => relative(addDays(day, 7))),
    ...each(plain, WITHIN_WEEKS, ([, stem, glued]) =>
      relative(addDays(day, 7 * (countOf(stem ?? glued ?? '') ?? 1))),
    ),
    ...each(plain, WITHIN_MONTH, () => relative(monthAfter(day))),
    ...each(plain, TODAY, ([, named]) => relative(addDays(day, ON_TODAY.indexOf(named ?? '')))),
    ...each(plain, IN_QUARTER, ([, named, year]) => {
      const quarter =
        QUARTERS.findIndex((pattern) => new RegExp(`^(?:${pattern})$`, 'u').test(named ?? '')) + 1;
      return relative(endOfQuarter(quarter, year === undefined ? undefined : Number(year), day));
    }),
    ...each(plain, END_OF, ([whole, year, what]) => {
      const of = { isNext: whole.includes('следующ'), year: year === undefined ? undefined : yearIn(year) };
      const end = endOf(what ?? '', of, base);
      return end === undefined ? UNCLEAR : relative(end);
    }),
    ...each(plain, SCHOOL_YEAR_BEGINS, ([whole]) => {
      const first = calendarDayOf(yearOf(day) + (Number(day.slice(5, 7)) >= SEPTEMBER ? 1 : 0), SEPTEMBER, 1);
      return first && relative(whole.startsWith('до') ? addDays(first, -1) : first);
    }),
    ...each(plain, BY_WEEKDAY, ([whole, named]) => {
      const { weekday } = weekdayNamed(named);
      // «по пятницу» ends a stretch; «по пятницам» is every week.
      if (weekday === undefined || /^по\s/u.test(whole) !== /ам$/u.test(whole)) return undefined;
      return isWeekly || /ам$/u.test(whole)
        ? { kind: 'weekly', weekday }
        : relative(nextWeekday(day, weekday));
    }),
  ];
}

/** «2024», of «2024/2025» the later one. */
function yearIn(words: string): number {
  return Number(`20${words.slice(-2)}`);
}

/** «в ноябре»: its last day; «до декабря»: the last one before it. */
function inMonth(base: CalendarDay): (found: RegExpExecArray) => Meaning | undefined {
  return ([whole, name, year]) => {
    const first = firstOfMonth(monthOf(name ?? ''), year === undefined ? undefined : Number(year), base);
    if (first === undefined) return undefined;
    const isBefore = /^(?:до|ко?)\s+(?!конц)/u.test(whole);
    return relative(addDays(isBefore ? first : monthAfter(first), -1));
  };
}

function relative(day: CalendarDay): Meaning {
  return { kind: 'day', day, doubt: 'relative-date' };
}

function each(plain: string, pattern: RegExp, make: (found: RegExpExecArray) => Meaning | undefined): Term[] {
  return [...plain.matchAll(pattern)].flatMap((found) => {
    const meaning = make(found);
    if (meaning === undefined) return [];
    // «еженедельный анализ» keeps its adjective in the title.
    const length = ADJECTIVE.test(found[0]) ? 0 : found[0].length;
    return [{ ...meaning, from: found.index, to: found.index + length }];
  });
}

const ADJECTIVE = /^еже\p{L}+(?:[ыо]й|[ая]я|ую|[ыо]е|ого|ому|ы[хм])$/u;

function countOf(words: string): number | undefined {
  if (/^\d+$/.test(words)) return Number(words);
  for (const [stem, n] of NUMBER_WORDS) if (words.startsWith(stem)) return n;
  return undefined;
}

function weekdayNamed(named: string | undefined): { weekday?: Weekday } {
  const index = WEEKDAYS.findIndex((stem) => named?.startsWith(stem) === true);
  return index < 0 ? {} : { weekday: (index + 1) as Weekday };
}

/** The longer words win: «до 5 числа» is a day of every month. */
function withoutOverlaps(terms: readonly Term[]): Term[] {
  const kept: Term[] = [];
  for (const term of terms.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1);
    if (last === undefined || term.from >= last.to) kept.push(term);
  }
  return kept;
}
