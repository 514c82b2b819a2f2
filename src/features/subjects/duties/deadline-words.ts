import { addDays, daysBetween, yearOf } from '../../../domain/calendar-day.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import type { Duty } from '../../../domain/duty.ts';
import { isWorkingDay } from '../../../domain/working-calendar.ts';
import type { WorkingCalendar } from '../../../domain/working-calendar.ts';
import { dayInWords } from '../../../text/dates.ts';
import { dutyTexts } from './duty-texts.ts';
import { NUMBER_MARKS } from '../../lexicon.ts';
import { deadlineTexts } from '../../texts.ts';

const MOST_DAYS_COUNTED = 60;

type Reader = { today: CalendarDay; calendar: WorkingCalendar };

type Named = { dueOn: CalendarDay; title: string };

/**
 * «30.10 (среда), через 3 рабочих дня: зарегистрировать всех сотрудников (постановление № 380, п. 1.2)», with the year
 * when it is not the reader's. `today` is the district's.
 */
export function deadlineLine(
  { dueOn, title, basis }: Named & { basis?: string | undefined },
  reader: Reader,
): string {
  return dutyLine({ kind: 'dated', title, basis }, dueOn, reader);
}

/**
 * The same of a duty of any kind, by the day that holds for whom it is told: «30.10 (среда), через 3 рабочих дня, каждую
 * неделю: …», «в кратчайшие сроки: …».
 */
export function dutyLine(
  { kind, title, basis }: Pick<Duty, 'kind' | 'title' | 'basis'>,
  dueOn: CalendarDay | undefined,
  reader: Reader,
): string {
  const said = { title: unbroken(title), basis: basis && unbroken(basis) };
  if (dueOn === undefined) return deadlineTexts.line(dutyTexts.soon, undefined, said.title, said.basis);
  const date = dayInWords(dueOn, { weekday: true, thisYear: yearOf(reader.today) });
  const left = [
    timeLeft(dueOn, reader) ?? [],
    kind === 'weekly' || kind === 'standing' ? dutyTexts[kind] : [],
  ].flat();
  return deadlineTexts.line(date, left.length === 0 ? undefined : left.join(', '), said.title, said.basis);
}

/** One occasion of a duty: «30.10 — прислать анализ», «в кратчайшие сроки — перевести все чаты». */
export function occasionName(
  { title }: Pick<Duty, 'title'>,
  dueOn: CalendarDay | undefined,
  today: CalendarDay,
): string {
  const when = dueOn === undefined ? dutyTexts.soon : dayInWords(dueOn, { thisYear: yearOf(today) });
  return deadlineTexts.name(when, unbroken(title));
}

/** The whole duty: «30.10 — …», «каждую среду — …», «раз в квартал — …». */
export function dutyName(
  duty: Pick<Duty, 'kind' | 'title' | 'dueOn' | 'weekday'>,
  today: CalendarDay,
): string {
  return deadlineTexts.name(whenOf(duty, today), unbroken(duty.title));
}

/** The same inside a sentence: «30.10 «Прислать отчёт»». */
export function dutyQuoted(
  duty: Pick<Duty, 'kind' | 'title' | 'dueOn' | 'weekday'>,
  today: CalendarDay,
): string {
  return dutyTexts.quoted(duty.kind === 'soon' ? undefined : whenOf(duty, today), unbroken(duty.title));
}

/** One occasion inside a sentence. */
export function occasionQuoted(
  { title }: Pick<Duty, 'title'>,
  dueOn: CalendarDay | undefined,
  today: CalendarDay,
): string {
  const when = dueOn === undefined ? undefined : dayInWords(dueOn, { thisYear: yearOf(today) });
  return dutyTexts.quoted(when, unbroken(title));
}

function whenOf(
  { kind, dueOn, weekday }: Pick<Duty, 'kind' | 'dueOn' | 'weekday'>,
  today: CalendarDay,
): string {
  switch (kind) {
    case 'dated':
    case 'soon':
      return dueOn === undefined ? dutyTexts.soon : dayInWords(dueOn, { thisYear: yearOf(today) });
    case 'weekly':
      return dutyTexts.everyWeekday(weekday ?? 3);
    case 'standing':
      return dutyTexts.standing;
  }
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
