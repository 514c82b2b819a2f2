import type { AnswerBook, KnownLink } from './known-answer.ts';
import type { Metric, MetricRef, MetricVersion } from './metric.ts';
import type { DutyTemplate } from './duty-template.ts';
import type { Order } from './order.ts';
import type { ReportForm } from './report-form.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** What the program knows from data/: validated once at start, the same for every district. */
export type Reference = {
  metrics: readonly Metric[];
  /** As data/ has them, where a district's targets are applied to `metrics`. */
  metricsOfData?: readonly Metric[];
  calendar: WorkingCalendar;
  answers: AnswerBook;
  orders: readonly Order[];
  links: readonly KnownLink[];
  reportForms: readonly ReportForm[];
  dutyTemplates: readonly DutyTemplate[];
};

export function findMetric(reference: Pick<Reference, 'metrics'>, code: string): Metric | undefined {
  return reference.metrics.find((metric) => metric.code === code);
}

/** The metric and the definition that `ref` names; throws where data/ no longer has them. */
export function getMetric(
  reference: Pick<Reference, 'metrics'>,
  ref: MetricRef,
): { metric: Metric; version: MetricVersion } {
  const metric = findMetric(reference, ref.code);
  const version = metric?.versions.find((v) => v.version === ref.version);
  if (metric === undefined || version === undefined) {
    throw new Error(`data/metrics.json has no metric ${ref.code} version ${ref.version}`);
  }
  return { metric, version };
}
