import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { AnswerBook, KnownLink } from '../domain/known-answer.ts';
import type { DutyTemplate } from '../domain/duty-template.ts';
import type { Metric } from '../domain/metric.ts';
import type { Order } from '../domain/order.ts';
import type { Reference } from '../domain/reference.ts';
import type { ReportForm } from '../domain/report-form.ts';
import type { CalendarYear } from '../domain/working-calendar.ts';
import { projectPath } from '../shared/project-root.ts';
import { answersSchema, linksSchema, listBookMistakes, ordersSchema } from './answer-schemas.ts';
import { calendarDay } from './calendar-day-schema.ts';
import { dutyTemplatesSchema, listTemplateMistakes } from './duty-template-schema.ts';
import { reportFormsSchema } from './report-form-schema.ts';

const source = z.strictObject({
  order: z.string().min(1),
  item: z.string().min(1).exactOptional(),
  short: z.string().min(1).exactOptional(),
});

const metric = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  shortTitle: z.string().min(1),
  audience: z.enum(['teachers', 'pupils', 'employees', 'organisations']),
  levels: z.array(z.enum(['organisation', 'municipality', 'region'])).min(1),
  organisationKinds: z.array(z.enum(['school', 'kindergarten', 'college', 'other'])).min(1),
  kind: z.enum(['share', 'count', 'status']),
  window: z.enum(['week', '12-months', '365-days', 'state']),
  rhythm: z.enum(['weekly', 'monthly', 'once']),
  direction: z.enum(['more-is-better', 'less-is-better']),
  // A target without a source does not exist.
  target: z
    .strictObject({
      value: z.number().positive(),
      source,
      since: calendarDay.exactOptional(),
      dueOn: calendarDay.exactOptional(),
    })
    .exactOptional(),
  versions: z
    .array(
      z.strictObject({
        version: z.int().positive(),
        label: z.string().min(1),
        definition: z.string().min(1),
        since: calendarDay.exactOptional(),
        until: calendarDay.exactOptional(),
        source,
      }),
    )
    .min(1)
    .refine(
      (versions) => new Set(versions.map(({ version }) => version)).size === versions.length,
      'версии повторяются',
    ),
});

const metrics = z
  .array(metric)
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'коды показателей повторяются');

const calendar = z.array(
  z.strictObject({
    year: z.int(),
    source: z.string().min(1),
    daysOff: z.array(calendarDay),
    workedDays: z.array(calendarDay),
  }),
);

/** Reads and checks the files of data/; throws with the place of the mistake. */
export function loadReference(): Reference {
  const checkedMetrics: Metric[] = read('metrics.json', metrics);
  const years: CalendarYear[] = read('calendar.json', calendar);
  const orders: Order[] = read('orders.json', ordersSchema);
  const links: KnownLink[] = read('links.json', linksSchema);
  const reportForms: ReportForm[] = read('report-forms.json', reportFormsSchema);
  const dutyTemplates: DutyTemplate[] = read('duties.json', dutyTemplatesSchema);
  const answers: AnswerBook = read('answers.json', answersSchema);
  const mistakes = listBookMistakes(answers, orders, links);
  if (mistakes.length > 0) throw new Error(`data/answers.json:\n${mistakes.join('\n')}`);
  const wrong = listTemplateMistakes(dutyTemplates, { metrics: checkedMetrics, orders, reportForms });
  if (wrong.length > 0) throw new Error(`data/duties.json:\n${wrong.join('\n')}`);
  const calendarYears = new Map(years.map((year) => [year.year, year]));
  return {
    metrics: checkedMetrics,
    calendar: calendarYears,
    answers,
    orders,
    links,
    reportForms,
    dutyTemplates,
  };
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(projectPath('data', file), 'utf8')));
  if (!parsed.success) throw new Error(`data/${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
