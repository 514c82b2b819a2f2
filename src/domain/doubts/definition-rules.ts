import type { Source } from '../figure-sources.ts';
import { metricKey } from '../metric.ts';
import { groupBy } from '../group-by.ts';
import { sourcesIn } from './finding.ts';
import type { DoubtData, DoubtFinding } from './finding.ts';

/** A definition whose dates do not hold the period: the heading's words are an old rule's. */
export function definitionDatesDiffer(data: DoubtData): DoubtFinding[] {
  const { figures, metrics } = data;
  const isOutdated = ({ metric, period }: Source): boolean => {
    const version = metrics.get(metric.code)?.versions.find((one) => one.version === metric.version);
    if (version === undefined) return false;
    const { since, until } = version;
    return (since !== undefined && period.to < since) || (until !== undefined && until < period.to);
  };
  if (!sourcesIn(data).some(isOutdated)) return [];
  const outdated = figures.filter(isOutdated);
  return [...groupBy(outdated, ({ metric }) => metricKey(metric)).values()].flatMap((group) =>
    group.slice(0, 1).map(({ metric: { version } }) => ({
      code: 'definition-dates-differ',
      facts: { version },
      figures: group,
    })),
  );
}

/** The district's last table counted by another rule: no difference is taken between the two. */
export function definitionChanged({ figures, known }: DoubtData): DoubtFinding[] {
  if (known.size === 0) return [];
  const groups = groupBy(figures, ({ metric }) => metricKey(metric));
  const tables = tablesOf(known);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { metric, period } = first;
    const earlier = [...(tables.get(metric.code) ?? [])].filter(([to]) => to < period.from);
    const before = earlier.toSorted(([a], [b]) => (a < b ? 1 : -1))[0]?.[1];
    return before === undefined || before === metric.version
      ? []
      : [{ code: 'definition-changed' as const, facts: { before }, figures: group }];
  });
}

/** Of each metric: by which definition the table that ends on a day counted. */
function tablesOf(known: DoubtData['known']): Map<string, Map<string, number>> {
  const tables = new Map<string, Map<string, number>>();
  for (const stored of known.values()) {
    for (const { metric, period } of stored) {
      let ends = tables.get(metric.code);
      if (ends === undefined) tables.set(metric.code, (ends = new Map<string, number>()));
      ends.set(period.to, metric.version);
    }
  }
  return tables;
}
