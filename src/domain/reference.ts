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
  /** Metrics that figures may name and the district does not count: out of use, or of a region's districts. */
  retiredMetrics?: readonly Metric[];
  calendar: WorkingCalendar;
  answers: AnswerBook;
  orders: readonly Order[];
  links: readonly KnownLink[];
  reportForms: readonly ReportForm[];
  dutyTemplates: readonly DutyTemplate[];
};

type KnownMetrics = Pick<Reference, 'metrics' | 'retiredMetrics'>;

export function findMetric(reference: KnownMetrics, code: string): Metric | undefined {
  const isIt = (metric: Metric) => metric.code === code;
  return reference.metrics.find(isIt) ?? reference.retiredMetrics?.find(isIt);
}

/** The metric and the definition that `ref` names; throws where neither data/ nor the district has them. */
export function getMetric(
  reference: KnownMetrics,
  ref: MetricRef,
): { metric: Metric; version: MetricVersion } {
  const metric = findMetric(reference, ref.code);
  const version = metric?.versions.find((v) => v.version === ref.version);
  if (metric === undefined || version === undefined) {
    throw new Error(`there is no metric ${ref.code} version ${ref.version}`);
  }
  return { metric, version };
}
