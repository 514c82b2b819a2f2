import type { Metric, Target } from '../../domain/metric.ts';
import type { Context } from '../context.ts';

/** The metrics a target may be set for: shares of people in an organisation. */
export function targetable({ reference }: Context): Metric[] {
  return reference.metrics.filter(({ kind, levels }) => kind === 'share' && levels.includes('organisation'));
}

/** What the district set itself; undefined – nothing, whatever the data of the program say. */
export function ownTarget({ settings }: Context, code: string): Target | undefined {
  return Object.hasOwn(settings.targets, code) ? (settings.targets[code] ?? undefined) : undefined;
}
