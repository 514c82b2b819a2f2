import type { MetricMeasure } from '../../domain/table.ts';

/** Typed instead of pressing a button of a question about a column. */
export const SKIP_WORDS = /^\s*(?:пропусти(?:ть|м)?|не нужен|не надо|лишний)(?!\p{L})/iu;
/** After the name of a metric, «Звонят, %», or alone, «проценты». */
export const MEASURE_WORDS: Readonly<Record<MetricMeasure, RegExp>> = {
  percent: /^\s*(?:в\s+)?(?:%|процент|дол[яи](?! от)|0,5\s*%|0,5\s*=\s*0,5)/iu,
  fraction: /0,5\s*(?:=|[-–—]|это)\s*50|^\s*50(?!\d)|^\s*дол[яи] от/iu,
  count: /^\s*(?:числ|чел|люд|кол|учител|педагог)/iu,
  status: /^$/u,
};
