import { isExplained } from '../../../domain/diagnosis.ts';
import type { School } from '../../../domain/unit.ts';
import { listLatestMeasurements } from '../../../storage/measurement.ts';
import type { DistrictContext } from '../../context.ts';
import { figureFactsOf, hasFigure } from './figure-facts.ts';
import type { FigureFact } from './figure-facts.ts';

/** By which an organisation is not there yet, the first of them first. */
export const STATUSES = ['registered', 'status'];

/**
 * What the newest tables say of a school by not having its row, where the causes explain it: no figure and no zero, but
 * what a search begins with. The registration first.
 */
export function absentFacts(
  { db, reference }: Pick<DistrictContext, 'db' | 'reference'>,
  { id, organisationKind }: School,
): FigureFact[] {
  const { facts } = figureFactsOf(reference.metrics, organisationKind, listLatestMeasurements(db, [id], 1));
  const told = new Set(facts.filter(({ latest }) => hasFigure(latest)).map(({ metric }) => metric.code));
  const rank = ({ metric }: FigureFact) =>
    STATUSES.includes(metric.code) ? STATUSES.indexOf(metric.code) : STATUSES.length;
  return facts
    .filter(({ metric, latest }) => isAbsent(latest) && isExplained(metric.code) && !told.has(metric.code))
    .toSorted((a, b) => rank(a) - rank(b));
}

export function isAbsent({ state }: Pick<FigureFact['latest'], 'state'>): boolean {
  return state === 'not-listed';
}
