import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { Metric } from '../../domain/metric.ts';
import { findMetricByWords } from '../subjects/figures/find-metric.ts';
import { parseTypedDay } from '../typed-date.ts';
import { DUE_TAIL, ITEM_TAIL, LOOKS_LIKE_ORDER, PERCENT_AFTER, TARGET_WORD } from './lexicon.ts';

/** What one line says of a target; what is absent is asked for. */
export type TypedTarget = {
  code?: string;
  value?: number;
  order?: string;
  item?: string;
  dueOn?: CalendarDay;
};

const MOST_LETTERS = 200;

/** «звонят 50 приказ № 12 от 01.09.2024 п. 3 до 25.12»; undefined where no metric is named. */
export function parseTarget(
  text: string,
  metrics: readonly Metric[],
  today: CalendarDay,
): TypedTarget | undefined {
  const typed = tidied(text).replace(TARGET_WORD, '');
  // A title may hold a number of its own («за 12 месяцев»), so the longest words that name a metric are taken.
  for (const { index, 0: digits } of [...typed.matchAll(/\d+(?:[.,]\d+)?/g)].toReversed()) {
    const metric = findMetricByWords(typed.slice(0, index), metrics);
    if (metric === undefined) continue;
    const value = parsePercent(digits);
    const rest = typed.slice(index + digits.length).replace(PERCENT_AFTER, '');
    return { code: metric.code, ...(value !== undefined && { value }), ...parseSource(rest, today) };
  }
  const metric = findMetricByWords(typed, metrics);
  return metric && { code: metric.code };
}

/** «50», «50 %», «12,5»: more than 0, at most 100. */
export function parsePercent(text: string): number | undefined {
  const match = /^(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|процент\p{L}*)?\.?$/iu.exec(text.trim());
  const value = Number((match?.[1] ?? '').replace(',', '.'));
  return match === null || value <= 0 || value > 100 ? undefined : value;
}

/** An order with its item and day in one text: «приказ № 12 от 01.09.2024, п. 3, до 25.12». */
export function parseSource(text: string, today: CalendarDay): Pick<TypedTarget, 'order' | 'item' | 'dueOn'> {
  let rest = ` ${tidied(text)}`;
  const due = DUE_TAIL.exec(rest);
  const dueOn = due === null ? undefined : parseTypedDay(due[1] ?? '', today);
  if (due !== null && dueOn !== undefined) rest = rest.slice(0, due.index);
  const item = ITEM_TAIL.exec(rest);
  if (item !== null) rest = rest.slice(0, item.index);
  const order = rest.trim().replace(/[.,;]+$/, '');
  const isOrder = LOOKS_LIKE_ORDER.test(order) && order.length <= MOST_LETTERS;
  return {
    ...(isOrder && { order: order.replace(/№\s*(?=\d)/g, '№ ') }),
    ...(item !== null && { item: `п. ${item[1] ?? ''}` }),
    ...(dueOn !== undefined && { dueOn }),
  };
}

function tidied(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ');
}
