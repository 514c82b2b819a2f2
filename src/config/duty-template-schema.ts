import { z } from 'zod';
import { calendarDayOf } from '../domain/calendar-day.ts';
import type { Weekday } from '../domain/calendar-day.ts';
import type { DutyTemplate } from '../domain/duty-template.ts';
import type { Metric } from '../domain/metric.ts';
import type { Order } from '../domain/order.ts';
import type { ReportForm } from '../domain/report-form.ts';
import { texts } from './texts.ts';

const text = z.string().min(1).max(200);
const id = z.string().regex(/^[a-z0-9-]+$/);

const evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirm') }),
  z.strictObject({ kind: z.literal('file'), what: text.exactOptional() }),
  z.strictObject({ kind: z.literal('link'), what: text.exactOptional() }),
  z.strictObject({ kind: z.literal('count'), of: text }),
  z.strictObject({ kind: z.literal('metric'), metric: id, atLeast: z.number().positive().exactOptional() }),
  z.strictObject({ kind: z.literal('report'), form: id }),
  z.strictObject({ kind: z.literal('week-note') }),
]);

const weekday = z
  .int()
  .min(1)
  .max(5)
  .transform((n): Weekday => n as Weekday);

export const dutyTemplatesSchema = z
  .array(
    z
      .strictObject({
        id,
        title: text,
        order: id,
        item: text.exactOptional(),
        kind: z.enum(['dated', 'soon', 'standing', 'weekly']),
        weekday: weekday.exactOptional(),
        leadDays: z.int().positive().exactOptional(),
        yearly: z
          .string()
          .regex(/^\d\d-\d\d$/)
          .refine(
            (on) => calendarDayOf(2024, Number(on.slice(0, 2)), Number(on.slice(3))) !== undefined,
            texts.badDay,
          )
          .exactOptional(),
        evidence,
        question: text.exactOptional(),
        isCritical: z.boolean().exactOptional(),
      })
      .refine(({ kind, weekday: on }) => (kind === 'weekly') === (on !== undefined), texts.weekdayOfWeekly)
      .refine(
        ({ kind, leadDays, yearly }) =>
          [leadDays, yearly].filter((one) => one !== undefined).length === (kind === 'dated' ? 1 : 0),
        texts.dayOfDated,
      ),
  )
  .refine((all) => new Set(all.map((one) => one.id)).size === all.length, texts.duplicateIds);

/** What the templates name must be there. */
export function listTemplateMistakes(
  templates: readonly DutyTemplate[],
  {
    metrics,
    orders,
    reportForms,
  }: { metrics: readonly Metric[]; orders: readonly Order[]; reportForms: readonly ReportForm[] },
): string[] {
  return templates.flatMap(({ id: name, order: orderId, item, evidence: shows }) => {
    const order = orders.find((one) => one.id === orderId);
    return [
      ...(order === undefined ? [texts.noOrder(name, orderId)] : []),
      ...(order !== undefined && item !== undefined && order.items[item] === undefined
        ? [texts.noItem(name, orderId, item)]
        : []),
      ...(shows.kind === 'metric' && metrics.every(({ code }) => code !== shows.metric)
        ? [texts.noMetric(name, shows.metric)]
        : []),
      ...(shows.kind === 'report' && reportForms.every(({ code }) => code !== shows.form)
        ? [texts.noForm(name, shows.form)]
        : []),
    ];
  });
}
