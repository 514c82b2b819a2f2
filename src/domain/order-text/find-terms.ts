import { addDays, calendarDayOf, weekdayOf, yearOf } from '../calendar-day.ts';
import type { CalendarDay, Weekday } from '../calendar-day.ts';
import { addWorkingDays, isWorkingDay } from '../working-calendar.ts';
import type { WorkingCalendar } from '../working-calendar.ts';
import {
  AFTER_EVENT,
  BY,
  BY_HOUR,
  BY_WEEKDAY,
  DAYS_TERM,
  DAY_WORDS,
  END_OF,
  FIGURES_OF,
  HELD,
  INCLUSIVE,
  MONTHLY,
  MONTHS,
  NUMBER_WORDS,
  QUARTERLY,
  QUOTING,
  SINCE,
  SOON,
  TERM,
  TOMORROW,
  WEEKDAYS,
  WEEKLY,
  WITHIN_DAYS,
  WITHIN_MONTH,
  WITHIN_WEEK,
  WITHIN_WEEKS,
} from './lexicon.ts';
import { plainOf } from './plain.ts';

/** Why a term has to be looked at by a person. */
export type TermDoubt = 'year-guessed' | 'relative-date' | 'monthly' | 'term-unclear';

/** A term that words set, with the place of the words: `from`…`to`. */
export type Term = { from: number; to: number; doubt?: TermDoubt } & (
  | { kind: 'day'; day: CalendarDay }
  | { kind: 'soon' | 'standing' | 'unclear' }
  | { kind: 'weekly'; weekday?: Weekday }
);

/** What terms are counted from: the day of the order, and the production calendar. */
export type TermBase = { day: CalendarDay; calendar: WorkingCalendar };

const YEAR_MARK = String.raw`(?:\s*г(?:ода|од|\.)?(?!\p{L}))?`;
const NUMERIC = String.raw`(?<![\d.,])(\d{1,2})\s?[./]\s?(\d{1,2})(?:\s?[./]\s?(\d{4}|\d{2})(?!\d)${YEAR_MARK}|\s*(т\.?\s?г\.?|текущего\s+года)|(?![\d./]*\d))`;
const WORDED = String.raw`(?<![\p{L}\d])[«"]?(\d{1,2}|${DAY_WORDS.map(({ pattern }) => pattern).join('|')})[»"]?(?:-?го)?\s+(${MONTHS.join('|')})\p{L}*(?:\s+(\d{4})(?!\d)${YEAR_MARK}|\s*(текущего\s+учебного\s+года|текущего\s+года|т\.?\s?г\.?))?`;
const DAY = new RegExp(`${NUMERIC}|${WORDED}`, 'gu');

type FoundDay = { from: number; to: number; day: CalendarDay; isGuessed: boolean };

/** Every day that a text names, deadline or not. */
export function findDays(text: string, base: CalendarDay): FoundDay[] {
  return [...plainOf(text).matchAll(DAY)].flatMap((found) => {
    const [whole, d1, m1, y1, now1, d2, m2, y2, now2] = found;
    const dayOfMonth = Number(d1 ?? (/^\d/.test(d2 ?? '') ? d2 : dayOfWord(d2 ?? '')));
    const month = m1 === undefined ? monthOf(m2 ?? '') : Number(m1);
    const year = y1 ?? y2;
    const day = dated(dayOfMonth, month, year, now1 ?? now2, base);
    const end = found.index + whole.trimEnd().length;
    return day === undefined
      ? []
      : [
          {
            from: found.index,
            to: end,
            day,
            isGuessed: year === undefined && now1 === undefined && now2 === undefined,
          },
        ];
  });
}

/**
 * The terms that a text sets, in their order. A day counts by the words before it alone («до», «не позднее», «срок»,
 * «с … по»): the date of a law, of an order or of a stretch of figures is none.
 */
export function findTerms(text: string, base: TermBase): Term[] {
  const plain = plainOf(text);
  const terms: Term[] = [];
  for (const { from, to, day, isGuessed } of findDays(text, base.day)) {
    const hour = BY_HOUR.exec(plain.slice(to))?.[0].length;
    const start = startOf(plain, from) ?? (hour === undefined ? undefined : startWithHour(plain, from));
    if (start !== undefined) {
      const end = to + (hour ?? INCLUSIVE.exec(plain.slice(to))?.[0].length ?? 0);
      terms.push({
        kind: 'day',
        day,
        from: start,
        to: end,
        ...(isGuessed && { doubt: 'year-guessed' as const }),
      });
    }
  }
  const each = (pattern: RegExp, make: (found: RegExpExecArray) => DistributeOmit<Term> | undefined) => {
    for (const found of plain.matchAll(pattern)) {
      const term = make(found);
      // «еженедельный анализ» keeps its adjective in the title.
      const length = ADJECTIVE.test(found[0]) ? 0 : found[0].length;
      if (term !== undefined) terms.push({ ...term, from: found.index, to: found.index + length });
    }
  };
  const relative = (day: CalendarDay) => ({ kind: 'day', day, doubt: 'relative-date' }) as const;
  each(WITHIN_DAYS, ([, number, sort]) => {
    const n = countOf(number ?? '');
    if (n === undefined) return { kind: 'unclear', doubt: 'term-unclear' };
    const isCalendar = sort?.startsWith('календарн') === true;
    return relative(isCalendar ? addDays(base.day, n) : addWorkingDays(base.calendar, base.day, n));
  });
  each(DAYS_TERM, ([, figure, word]) => {
    const n = figure === undefined ? countOf(word ?? '') : Number(figure);
    return n === undefined ? undefined : relative(addDays(base.day, n));
  });
  each(WITHIN_WEEK, () => relative(addDays(base.day, 7)));
  each(WITHIN_WEEKS, ([, stem, glued]) =>
    relative(addDays(base.day, 7 * (countOf(stem ?? glued ?? '') ?? 1))),
  );
  each(WITHIN_MONTH, () => relative(monthAfter(base.day)));
  each(END_OF, ([whole, what]) => {
    const isNext = whole.includes('следующ');
    const day = endOf(what ?? '', isNext, base);
    return day === undefined ? { kind: 'unclear', doubt: 'term-unclear' } : relative(day);
  });
  each(AFTER_EVENT, () => ({ kind: 'unclear', doubt: 'term-unclear' }));
  each(SOON, () => ({ kind: 'soon' }));
  each(MONTHLY, () => ({ kind: 'standing', doubt: 'monthly' }));
  each(QUARTERLY, () => ({ kind: 'standing' }));
  each(WEEKLY, ([, named]) => ({ kind: 'weekly', ...weekdayNamed(named) }));
  const isWeekly = terms.some(({ kind }) => kind === 'weekly');
  each(BY_WEEKDAY, ([whole, named]) => {
    const { weekday } = weekdayNamed(named);
    // «по пятницу» ends a stretch; «по пятницам» is every week.
    if (weekday === undefined || /^по\s/u.test(whole) !== /ам$/u.test(whole)) return undefined;
    return isWeekly || /ам$/u.test(whole)
      ? { kind: 'weekly', weekday }
      : relative(nextWeekday(base.day, weekday));
  });
  return withoutOverlaps(terms);
}

const ADJECTIVE = /^еже\p{L}+(?:[ыо]й|[ая]я|ую|[ыо]е|ого|ому|ы[хм])$/u;

type DistributeOmit<T> = T extends unknown ? Omit<T, 'from' | 'to'> : never;

/** Where the words of a deadline begin before its day; undefined: this day is no deadline. */
function startOf(plain: string, at: number): number | undefined {
  const before = plain.slice(Math.max(0, at - FAR), at);
  const from = at - before.length;
  const since = SINCE.exec(before);
  if (since !== null) return FIGURES_OF.test(before.slice(0, since.index)) ? undefined : from + since.index;
  for (const words of [BY, TERM]) {
    const found = words.exec(before);
    if (found !== null) return QUOTING.test(before.slice(0, found.index)) ? undefined : from + found.index;
  }
  return HELD.test(before) ? at : undefined;
}

function startWithHour(plain: string, at: number): number {
  return TOMORROW.exec(plain.slice(0, at))?.index ?? at;
}

/** No words of a deadline stand as far from its day. */
const FAR = 160;

function dated(
  day: number,
  month: number,
  year: string | undefined,
  now: string | undefined,
  base: CalendarDay,
): CalendarDay | undefined {
  if (year !== undefined)
    return calendarDayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  if (now?.includes('учебн') === true) {
    const startsIn = Number(base.slice(5, 7)) >= SEPTEMBER ? yearOf(base) : yearOf(base) - 1;
    return calendarDayOf(month >= SEPTEMBER ? startsIn : startsIn + 1, month, day);
  }
  const own = calendarDayOf(yearOf(base), month, day);
  // A day that has just gone is over; only one that is long past comes again next year.
  if (now !== undefined || (own !== undefined && own >= addDays(base, -JUST_GONE_DAYS))) return own;
  return calendarDayOf(yearOf(base) + 1, month, day);
}

const SEPTEMBER = 9;
const JUST_GONE_DAYS = 60;

function dayOfWord(words: string): number | undefined {
  return DAY_WORDS.find(({ pattern }) => new RegExp(`^${pattern}$`, 'u').test(words))?.day;
}

function monthOf(stem: string): number {
  return MONTHS.findIndex((pattern) => new RegExp(`^${pattern}$`, 'u').test(stem)) + 1;
}

function countOf(words: string): number | undefined {
  if (/^\d+$/.test(words)) return Number(words);
  for (const [stem, n] of NUMBER_WORDS) if (words.startsWith(stem)) return n;
  return undefined;
}

function weekdayNamed(named: string | undefined): { weekday?: Weekday } {
  const index = WEEKDAYS.findIndex((stem) => named?.startsWith(stem) === true);
  return index < 0 ? {} : { weekday: (index + 1) as Weekday };
}

function nextWeekday(from: CalendarDay, weekday: Weekday): CalendarDay {
  const days = (weekday - weekdayOf(from) + 7) % 7;
  return addDays(from, days);
}

function monthAfter(of: CalendarDay): CalendarDay {
  const month = Number(of.slice(5, 7)) + 1;
  const [year, next] = month > 12 ? [yearOf(of) + 1, 1] : [yearOf(of), month];
  for (let on = Number(of.slice(8)); on > 27; on -= 1) {
    const found = calendarDayOf(year, next, on);
    if (found !== undefined) return found;
  }
  return calendarDayOf(year, next, Number(of.slice(8))) ?? of;
}

function endOf(what: string, isNext: boolean, { day, calendar }: TermBase): CalendarDay | undefined {
  if (what.includes('недели')) {
    const sunday = addDays(day, 7 - weekdayOf(day) + (isNext ? 7 : 0));
    for (let on = sunday; on >= day; on = addDays(on, -1)) if (isWorkingDay(calendar, on)) return on;
    return sunday;
  }
  if (what.endsWith('дня')) return day;
  if (what === 'месяца') {
    const first = calendarDayOf(yearOf(day), Number(day.slice(5, 7)), 1);
    return first && addDays(monthAfter(isNext ? monthAfter(first) : first), -1);
  }
  if (what.includes('учебного')) {
    return calendarDayOf(Number(day.slice(5, 7)) >= SEPTEMBER ? yearOf(day) + 1 : yearOf(day), 5, 31);
  }
  return what.endsWith('года') ? calendarDayOf(yearOf(day), 12, 31) : undefined;
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
