import { yearOf } from '../../domain/calendar-day.ts';
import { noteWeekOf } from '../../domain/duty.ts';
import type { Evidence } from '../../domain/duty.ts';
import { missingToTarget } from '../../domain/measurement.ts';
import { findMetric } from '../../domain/reference.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { figureFor, neededFor } from '../subjects/duties/duty-evidence.ts';
import type { OwnDuty } from '../subjects/duties/own-duties.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { onPeriod } from '../texts.ts';
import { texts } from './texts.ts';

/** What a duty asks for besides «Готово»; undefined where that is all. */
export function askedLine(context: Context, { duty, occasion }: OwnDuty): string | undefined {
  const { evidence } = duty;
  switch (evidence.kind) {
    case 'confirm':
      return undefined;
    case 'file':
      return texts.asked.file(evidence.what);
    case 'link':
      return texts.asked.link(evidence.what);
    case 'count':
      return texts.asked.count(evidence.of);
    case 'metric':
      return metricLine(context, evidence);
    case 'report':
      return texts.asked.report;
    case 'week-note':
      return texts.asked.weekNote(noteWeekOf(occasion, context.settings), yearOf(todayOf(context)));
  }
}

/** «Покажет сам показатель: сотрудники — 38 из 45 на 24.10, не хватает 7» */
export function metricLine(context: Context, evidence: Extract<Evidence, { kind: 'metric' }>): string {
  const metric = findMetric(context.reference, evidence.metric);
  if (metric === undefined) return texts.asked.metricUnknown;
  const figure = figureFor(context, schoolOf(context).id, evidence);
  if (figure === undefined) return texts.asked.metricNone(metric.shortTitle);
  const when = onPeriod(figure.period, yearOf(todayOf(context)));
  const value = figureInWords(metric, figure);
  const needed = neededFor(context, evidence);
  const missing =
    needed === undefined || figure.numerator === undefined || figure.denominator === undefined
      ? undefined
      : missingToTarget(figure.numerator, figure.denominator, needed);
  return texts.asked.metric(metric.shortTitle, value, { when, missing });
}
