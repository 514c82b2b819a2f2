import { addDays } from '../../domain/calendar-day.ts';
import type { Metric } from '../../domain/metric.ts';
import { weekOf } from '../../domain/period.ts';
import type { Period } from '../../domain/period.ts';
import { listDuties } from '../../storage/duty.ts';
import type { StoredDuty } from '../../storage/duty.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import type { LetterDraft } from './draft.ts';
import { letterParts } from './letter-facts.ts';
import type { LetterPart } from './letter-facts.ts';

const MONTH_DAYS = 31;

/** Everything that a letter of this draft could tell. */
export function partsOf(context: Context, { period, threshold, thresholds = {} }: LetterDraft): LetterPart[] {
  const thresholdOf = ({ code }: Pick<Metric, 'code'>) => thresholds[code] ?? threshold;
  return period === undefined ? [] : letterParts(context, { period, thresholdOf });
}

/** Of the metrics that were chosen. */
export function metricsOf(context: Context, draft: LetterDraft): LetterPart[] {
  return partsOf(context, draft).filter(({ metric }) => draft.metrics.includes(metric.code));
}

/** Every duty that the letter may name: those of a day that is past for most schools are left to the reminders. */
export function openDuties(context: Context): StoredDuty[] {
  const today = todayOf(context);
  return listDuties(context.db, context.district.id, today).filter(
    ({ title, dueOn }) => title !== '' && (dueOn === undefined || dueOn >= today),
  );
}

export function dutiesOf(context: Context, { duties }: LetterDraft): StoredDuty[] {
  return openDuties(context).filter(({ id, kind }) =>
    duties === undefined ? kind === 'dated' || kind === 'soon' : duties.includes(id),
  );
}

/** The last week that is over, or the days up to today. */
export function usualPeriod(context: Context, which: 'week' | 'month'): Period {
  const today = todayOf(context);
  if (which === 'month') return { from: addDays(today, -MONTH_DAYS), to: today };
  const week = weekOf(today);
  return week.to === today ? week : weekOf(addDays(week.from, -1));
}
