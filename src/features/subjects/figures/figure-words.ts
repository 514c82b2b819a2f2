import type { Figure } from '../../../domain/measurement.ts';
import { percentOf } from '../../../domain/measurement.ts';
import type { Metric } from '../../../domain/metric.ts';
import { figureTexts } from '../../texts.ts';
import { officeTexts } from '../../office-texts.ts';

/**
 * One figure without its date: «5 из 31 (16,1 %)», «43,36 %», «Активна», «данных нет». `people`: of a week
 * with whom it counts, «5 учителей из 31 (16,1 %)»; the other metrics name them themselves.
 */
export function figureInWords(metric: Metric, figure: Figure, { people = false } = {}): string {
  const { state, value = 0, numerator, denominator } = figure;
  if (state === 'missing') return figureTexts.missing;
  if (state === 'not-listed') return officeTexts.notListed;
  switch (metric.kind) {
    case 'status':
      return figureTexts.status(metric.code, value === 1);
    case 'count':
      return figureTexts.number(value);
    case 'share': {
      const audience = people && metric.window === 'week' ? metric.audience : undefined;
      if (numerator === undefined || denominator === undefined) return figureTexts.percentOf(value, audience);
      const share = numerator > 0 && denominator > 0 ? percentOf(numerator, denominator) : undefined;
      return figureTexts.counts({
        numerator,
        denominator,
        share,
        decimals: metric.window === 'week' ? 1 : 2,
        ...(audience && { audience }),
      });
    }
  }
}
