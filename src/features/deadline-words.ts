import { addDays, daysBetween, yearOf } from '../domain/calendar-day.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { isWorkingDay } from '../domain/working-calendar.ts';
import type { WorkingCalendar } from '../domain/working-calendar.ts';
import type { StoredDeadline } from '../storage/deadline.ts';
import { dayInWords } from '../text/dates.ts';
import { NUMBER_MARKS } from './lexicon.ts';
import { deadlineTexts } from './texts.ts';

const MOST_DAYS_COUNTED = 60;

type Reader = { today: CalendarDay; calendar: WorkingCalendar };

/**
 * «30.10 (среда), через 3 рабочих дня: зарегистрировать всех сотрудников (постановление № 380, п. 1.2)», with the year
 * when it is not the reader's. `today` is the district's.
 */
export function deadlineLine(
  { dueOn, title, basis }: Pick<StoredDeadline, 'dueOn' | 'title' | 'basis'>,
  reader: Reader,
): string {
  const date = dayInWords(dueOn, { weekday: true, thisYear: yearOf(reader.today) });
  return deadlineTexts.line(date, timeLeft(dueOn, reader), unbroken(title), basis && unbroken(basis));
}

/** «30.10 — зарегистрировать всех сотрудников», for a deadline that is settled: nothing is left to be counted. */
export function deadlineName(
  { dueOn, title }: Pick<StoredDeadline, 'dueOn' | 'title'>,
  today: CalendarDay,
): string {
  return deadlineTexts.name(dayInWords(dueOn, { thisYear: yearOf(today) }), unbroken(title));
}

/**
 * «сегодня», «завтра», «через 3 рабочих дня». Working days are counted as the reminders count them: today is one of
 * them, a date on a day off is not; where none is left the days of the calendar are named. Undefined for a date so far
 * off that nobody counts days to it.
 */
function timeLeft(dueOn: CalendarDay, { today, calendar }: Reader): string | undefined {
  const days = daysBetween(today, dueOn);
  if (days > MOST_DAYS_COUNTED) return undefined;
  if (days < 0) return deadlineTexts.passed;
  if (days === 0) return deadlineTexts.today;
  if (days === 1) return deadlineTexts.tomorrow;
  const working = Array.from({ length: days }, (_, index) => addDays(today, index)).filter((on) =>
    isWorkingDay(calendar, on),
  ).length;
  return working === 0 ? deadlineTexts.inDays(days) : deadlineTexts.inWorkingDays(working);
}

/** People type «№ 380, п. 1.2» with spaces that would break at the end of a line. */
function unbroken(text: string): string {
  return text.replace(NUMBER_MARKS, '$1\u00a0');
}
