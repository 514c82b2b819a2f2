import { percentOf } from '../../domain/measurement.ts';
import type { Figure } from '../../domain/measurement.ts';
import type { Metric } from '../../domain/metric.ts';
import { letterTexts as texts } from './letter-texts.ts';

/** More decimals than any table prints: what lies beyond is the machine's own noise. */
const MOST_DIGITS = 12;

/**
 * A figure as the table gave it, to the last digit: «43,36 %», «9 из 31 (29,03 %)», «Не активна». Only a percent that
 * is counted from people here is rounded, to hundredths.
 */
export function exactFigure(
  metric: Pick<Metric, 'kind' | 'code'>,
  { value = 0, numerator, denominator }: Figure,
): string {
  if (metric.kind === 'status') return texts.status(metric.code, value === 1);
  if (numerator === undefined || denominator === undefined || denominator === 0) {
    const plain = Number(value.toPrecision(MOST_DIGITS));
    return texts.percent(plain, String(plain).split('.')[1]?.length ?? 0);
  }
  return texts.counts(
    numerator,
    denominator,
    numerator === 0 ? undefined : percentOf(numerator, denominator),
  );
}

/** Its percent alone, where a range is told: «0 %», «29,03 %». */
export function exactShare(metric: Pick<Metric, 'kind' | 'code'>, figure: Figure): string {
  const { numerator, denominator } = figure;
  if (metric.kind === 'status' || numerator === undefined || denominator === undefined || denominator === 0) {
    return exactFigure(metric, figure);
  }
  return texts.percent(percentOf(numerator, denominator), numerator % denominator === 0 ? 0 : 2);
}
