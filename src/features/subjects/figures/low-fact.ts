import { hasRecovered, isLow } from '../../../domain/diagnosis.ts';
import type { FigureFact } from './figure-facts.ts';

/** Low where the district would call it so: below a target, below half where there is none; no doubtful figure is. */
export function isLowFact({ metric, latest }: FigureFact): boolean {
  return latest.doubt === undefined && isLow(metric, latest) && !hasRecovered(metric, latest);
}
