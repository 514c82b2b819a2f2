import { addDays, weekdayOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { parseTypedDay } from '../typed-date.ts';
import { DAY_PREFIX, LOOSE_END, LOOSE_START, WEEKDAYS } from './lexicon.ts';

/** What is to be done, and by when if the text says so. */
export type TypedMeasure = { title: string; dueOn: CalendarDay | undefined };

/** «до 30 октября 2024 года» is the longest way to name a day. */
const MOST_WORDS = 5;

/** «провести планёрку звонком до пятницы», «в среду провести звонок» → what and when. */
export function parseMeasure(text: string, today: CalendarDay): TypedMeasure {
  const words = text.trim().split(/\s+/);
  for (let taken = Math.min(MOST_WORDS, words.length); taken > 0; taken -= 1) {
    const dueOn = parseDay(words.slice(-taken).join(' '), today);
    if (dueOn !== undefined) return measureOf(words.slice(0, -taken).join(' '), dueOn);
  }
  for (let taken = Math.min(MOST_WORDS, words.length); taken > 0; taken -= 1) {
    const dueOn = parseDay(words.slice(0, taken).join(' '), today);
    if (dueOn !== undefined) return measureOf(words.slice(taken).join(' '), dueOn);
  }
  return { title: withoutStop(words.join(' ')), dueOn: undefined };
}

/** A day as people name it, «в пятницу» and «пт» too: the next such day after today. */
export function parseDay(text: string, today: CalendarDay): CalendarDay | undefined {
  const tidy = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[.,:;!]+$/, '')
    .trim();
  const bare = tidy.replace(DAY_PREFIX, '');
  const weekday = WEEKDAYS.find(({ pattern }) => pattern.test(bare))?.weekday;
  if (weekday !== undefined) return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
  return parseTypedDay(bare, today) ?? parseTypedDay(tidy, today);
}

function measureOf(title: string, dueOn: CalendarDay): TypedMeasure {
  return { title: withoutStop(title.replace(LOOSE_END, '').replace(LOOSE_START, '')), dueOn };
}

/** A title stands inside a sentence of ours. */
function withoutStop(title: string): string {
  return title.replace(/[.;,!]+$/, '');
}
