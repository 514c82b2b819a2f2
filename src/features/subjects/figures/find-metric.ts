import type { Metric } from '../../../domain/metric.ts';
import { isSchool } from '../../../domain/unit.ts';
import type { Unit } from '../../../domain/unit.ts';
import { nearest, normaliseText } from '../../../text/words.ts';

/** The metrics that are counted for such a unit. */
export function metricsFor(metrics: readonly Metric[], unit: Unit): Metric[] {
  return metrics.filter(
    ({ levels, organisationKinds }) =>
      levels.includes(unit.level) && (!isSchool(unit) || organisationKinds.includes(unit.organisationKind)),
  );
}

/** The metric a person means: by its titles and labels, whole, as a beginning, or with a misprint or two. */
export function findMetricByWords(text: string, metrics: readonly Metric[]): Metric | undefined {
  const typed = normaliseText(text);
  if (typed === '') return undefined;
  const named = metrics.flatMap((metric) =>
    [metric.title, metric.shortTitle, ...metric.versions.map(({ label }) => label)].map((name) => ({
      metric,
      name,
    })),
  );
  const exact = named.filter(({ name }) => normaliseText(name) === typed);
  const starting = named.filter(({ name }) => normaliseText(name).startsWith(typed));
  const close = nearest(text, [...new Set(named.map(({ name }) => name))], 2);
  for (const found of [exact, starting, named.filter(({ name }) => name === close)]) {
    const [first, ...others] = new Set(found.map(({ metric }) => metric));
    if (first !== undefined && others.length === 0) return first;
  }
  return undefined;
}
