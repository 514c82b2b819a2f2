import type { Metric } from './metric.ts';
import type { Period } from './period.ts';
import type { Awaits } from './table-source.ts';
import type { Source } from './figure-sources.ts';
import type { Table } from './table.ts';

/**
 * What a file of a source is: a `table` with figures of what is awaited; `unclear` – a table whose period or columns a
 * person has to tell; `other` – a table of something else; `not-a-table` – nothing that can be read as one; `too-large`;
 * `not-read` – of a sort that is not read; `fresh` – still being written, or seen for the first time; `later` – left for
 * the next look; `not-ours` – a table of other schools; `failed` – reading it ended before its end (a loaded machine), it
 * is tried again.
 */
export type FileVerdict =
  | 'table'
  | 'unclear'
  | 'other'
  | 'not-a-table'
  | 'too-large'
  | 'not-read'
  | 'fresh'
  | 'later'
  | 'not-ours'
  | 'failed';

/** Refusals that a person can settle by a word: the file is a table of the monitoring all the same. */
const SETTLEABLE: ReadonlySet<string> = new Set(['no-period', 'several-periods', 'period-differs']);

/**
 * The metrics by which the table of weeks, or of months, is known. A state on a date (a status, a registration) stands in
 * both and tells neither.
 */
export function awaitedCodes(
  metrics: readonly Pick<Metric, 'code' | 'window'>[],
  awaits: Awaits,
): ReadonlySet<string> {
  return new Set(
    metrics
      .filter(({ window }) => window !== 'state' && (window === 'week') === (awaits === 'week'))
      .map(({ code }) => code),
  );
}

/** What a table is for a source that awaits weeks or months, and the periods of the figures that are awaited. */
export function judgeTable(
  table: Pick<Table, 'problems'> & { sources: readonly Source[]; questions?: readonly unknown[] },
  awaits: Awaits,
  metrics: readonly Pick<Metric, 'code' | 'window'>[],
): { verdict: FileVerdict; periods: Period[] } {
  const refusals = table.problems.filter(({ severity }) => severity === 'refuse');
  if (refusals.some(({ code }) => code === 'reading-failed')) return { verdict: 'failed', periods: [] };
  if (refusals.length > 0) {
    const isSettleable = refusals.every(({ code }) => SETTLEABLE.has(code));
    return { verdict: isSettleable ? 'unclear' : 'not-a-table', periods: [] };
  }
  const codes = awaitedCodes(metrics, awaits);
  const awaited = table.sources.filter(({ metric }) => codes.has(metric.code));
  const periods = new Map(awaited.map(({ period }) => [`${period.from} ${period.to}`, period]));
  if (periods.size > 0) return { verdict: 'table', periods: [...periods.values()] };
  const asks = (table.questions?.length ?? 0) > 0;
  return { verdict: asks && table.sources.length === 0 ? 'unclear' : 'other', periods: [] };
}

/** Whether a table with figures of these periods is the one that is awaited. */
export function isAwaited(periods: readonly Period[], awaited: Period, awaits: Awaits): boolean {
  return awaits === 'week'
    ? periods.some(({ from, to }) => from === awaited.from && to === awaited.to)
    : periods.some(({ to }) => awaited.from <= to && to <= awaited.to);
}
