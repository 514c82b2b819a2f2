import { addDays, weekdayOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { instantOf, parseLocalTime } from '../../domain/zone.ts';
import type { LocalTime, TimeZone } from '../../domain/zone.ts';
import { parseTypedDay } from '../typed-date.ts';
import { DAY_PREPOSITION, TIME_AT_END, WEEKDAY_NAMES } from './lexicon.ts';

/** A day without an hour means the morning of a working day. */
const MORNING: LocalTime = '09:00';

/** The instant that a text names: «завтра 9:00», «27.11 10:00», «в понедельник», «15:30» (the next such). */
export function parseTime(
  text: string,
  { now, today, zone }: { now: Date; today: CalendarDay; zone: TimeZone },
): Date | undefined {
  const typed = text.trim();
  const match = TIME_AT_END.exec(typed);
  const hasTime = match !== null && parseTypedDay(typed, today) === undefined;
  const time = hasTime ? parseLocalTime(`${match[1] ?? ''}:${match[2] ?? '00'}`) : MORNING;
  if (time === undefined) return undefined;
  const words = (hasTime ? typed.slice(0, match.index) : typed)
    .replace(/[,\s]+$/, '')
    .replace(DAY_PREPOSITION, '');
  if (words === '') {
    const on = instantOf(today, time, zone);
    return on > now ? on : instantOf(addDays(today, 1), time, zone);
  }
  const day = parseTypedDay(words, today) ?? nextWeekday(words, today);
  return day === undefined ? undefined : instantOf(day, time, zone);
}

/** The next day of that name, today not among them. */
function nextWeekday(words: string, today: CalendarDay): CalendarDay | undefined {
  const index = WEEKDAY_NAMES.findIndex((name) => name.test(words.toLowerCase()));
  if (index < 0) return undefined;
  const days = (index + 1 - weekdayOf(today) + 7) % 7;
  return addDays(today, days === 0 ? 7 : days);
}
