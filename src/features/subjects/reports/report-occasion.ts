import { parseCalendarDay, yearOf } from '../../../domain/calendar-day.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import { currentOccasion, reportOccasion } from '../../../domain/duty.ts';
import { monthOccasion, parseReportOccasion } from '../../../domain/report-form.ts';
import type { ReportForm } from '../../../domain/report-form.ts';
import type { School } from '../../../domain/unit.ts';
import { findDutyOf, listDuties } from '../../../storage/duty.ts';
import type { StoredDuty } from '../../../storage/duty.ts';
import { listReportsOfDistrict } from '../../../storage/school-report.ts';
import { dayInWords } from '../../../text/dates.ts';
import type { DistrictContext } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { reportValueTexts as texts } from './report-value-texts.ts';

type Place = Pick<DistrictContext, 'db' | 'now' | 'reference' | 'district' | 'settings'>;

/** Which report is meant: of a form, on an occasion of a duty or of a month. */
export type ReportOccasion = {
  occasion: string;
  duty: StoredDuty | undefined;
  dueOn: CalendarDay | undefined;
  /** «к сроку 02.11», «октябрь 2024» */
  words: string;
};

/** Duties that ask for a report, each with the occasion that is asked for now. */
export function reportDuties(context: Place): { duty: StoredDuty; form: string; occasion: string }[] {
  const today = todayOf(context);
  return listDuties(context.db, context.district.id).flatMap((duty) =>
    duty.evidence.kind === 'report'
      ? [
          {
            duty,
            form: duty.evidence.form,
            occasion: reportOccasion(duty, currentOccasion(duty, today, context.reference.calendar)),
          },
        ]
      : [],
  );
}

/** Whether a duty is for the school. */
export function isFor({ unitIds }: Pick<StoredDuty, 'unitIds'>, { id }: Pick<School, 'id'>): boolean {
  return unitIds === undefined || unitIds.includes(id);
}

/** Whether a school is asked by a report that no duty sets: a kindergarten has no classes. */
export function isForAll({ per }: Pick<ReportForm, 'per'>, { organisationKind }: School): boolean {
  return per === 'school' || organisationKind === 'school';
}

/**
 * The occasion that a button names; undefined for one that cannot be: no such duty of the district, another form. A duty
 * that was taken away leaves its reports readable, without its day.
 */
export function findReportOccasion(
  context: Place,
  form: Pick<ReportForm, 'code'>,
  occasion: string,
): ReportOccasion | undefined {
  const thisYear = yearOf(todayOf(context));
  const parsed = parseReportOccasion(occasion);
  if (parsed === undefined) return undefined;
  if ('month' in parsed) {
    return { occasion, duty: undefined, dueOn: undefined, words: texts.month(parsed.month) };
  }
  const duty = findDutyOf(context.db, context.district.id, parsed.dutyId);
  if (duty?.evidence.kind !== 'report' || duty.evidence.form !== form.code) {
    const isKept = listReportsOfDistrict(context.db, context.district.id).some(
      (report) => report.form === form.code && report.occasion === occasion,
    );
    return isKept ? { occasion, duty: undefined, dueOn: undefined, words: texts.dutyGone } : undefined;
  }
  const current = currentOccasion(duty, todayOf(context), context.reference.calendar);
  const dueOn = current.key === parsed.key ? current.dueOn : undefined;
  if (dueOn !== undefined) {
    return { occasion, duty, dueOn, words: texts.toDay(dayInWords(dueOn, { thisYear })) };
  }
  return { occasion, duty, dueOn, words: wordsOfKey(parsed.key, thisYear) };
}

/** Of an occasion that is no longer the one asked for: its quarter, or the weekday it was due on. */
function wordsOfKey(key: string, thisYear: number): string {
  const [, year, quarter] = /^(\d{4})-Q(\d)$/.exec(key) ?? [];
  if (year !== undefined && quarter !== undefined) return texts.quarter(quarter, year);
  const on = parseCalendarDay(key);
  return on === undefined ? texts.soon : texts.toDay(dayInWords(on, { thisYear }));
}

export function thisMonth(context: Place): string {
  return monthOccasion(todayOf(context));
}
