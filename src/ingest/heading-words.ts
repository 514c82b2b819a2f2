import { daysBetween } from '../domain/calendar-day.ts';
import { withoutDates } from './column-key.ts';
import { DAYS_AND_MONTHS } from './column-lexicon.ts';
import {
  ACCOUNT_ALONE,
  ANY_PEOPLE,
  METRIC_WORDS,
  MY_SCHOOL_METRICS,
  NO_PEOPLE,
  OTHER_MEANING,
  PUPILS,
  SFERUM,
  TEACHERS,
  USING,
  VERSION_SIGNS,
  WEEKLY_METRICS,
  YEAR,
  YEARLY_METRICS,
} from './metric-lexicon.ts';
import { datesIn } from './period-text.ts';

/** The heading that names a metric, folded; `groups`: the ones over it; `context`: titles, sheet and file name. */
export type MetricWords = { code: string; words: string; groups: readonly string[]; context: string };

/**
 * Whether a heading that names a metric says something besides that may make another thing of it: «прочитали сообщения»,
 * «не менее 5 звонков», «звонят, план», «написали за месяц». Such a column is asked about and never taken silently.
 */
export function saysMore({ code, words, groups, context }: MetricWords): boolean {
  const known = METRIC_WORDS.get(code);
  if (known === undefined) return OTHER_MEANING.test(words);
  if (OTHER_MEANING.test(words) || groups.some((group) => OTHER_MEANING.test(group))) return true;
  const all = [...groups, words].join(' / ');
  if (NO_PEOPLE.test(all)) return true;
  // «Сферум и «Мою школу»»: of both, of either?
  if (MY_SCHOOL_METRICS.has(code) && SFERUM.test(words)) return true;
  if (WEEKLY_METRICS.has(code) && isOfOthers(all, context)) return true;
  if (WEEKLY_METRICS.has(code) ? isOfOtherTime(words) : ACCOUNT_ALONE.test(words) && !USING.test(all)) {
    return true;
  }
  if (YEARLY_METRICS.has(code) && !YEAR.test(all) && !YEAR.test(context) && isOfWeek(context)) return true;
  const thresholds = VERSION_SIGNS.get(code) ?? [];
  const plain = thresholds.reduce((rest, { pattern }) => rest.replace(pattern, ' '), words);
  return /[а-яa-z\d]/.test(withoutDates(plain).replace(known, ' '));
}

function isOfOthers(words: string, context: string): boolean {
  if (TEACHERS.test(words)) return false;
  return ANY_PEOPLE.test(words) || PUPILS.test(words) || (PUPILS.test(context) && !TEACHERS.test(context));
}

function isOfWeek(context: string): boolean {
  return datesIn(context).ranges.some(({ from, to }) => daysBetween(from, to) < 14);
}

function isOfOtherTime(words: string): boolean {
  if (words === DAYS_AND_MONTHS.reduce((rest, pattern) => rest.replace(pattern, ' '), words)) return false;
  const { ranges, yearless } = datesIn(words);
  return ranges.length + yearless.length === 0;
}
