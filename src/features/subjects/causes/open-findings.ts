import { hasRecovered } from '../../../domain/diagnosis.ts';
import type { School, UnitId } from '../../../domain/unit.ts';
import { localDayOf } from '../../../domain/zone.ts';
import { closeFinding, listDoneFindings, listFindingsOfUnits } from '../../../storage/finding.ts';
import type { DoneFinding, StoredFinding } from '../../../storage/finding.ts';
import { findImportHeader } from '../../../storage/import.ts';
import { listLatestMeasurements } from '../../../storage/measurement.ts';
import type { StoredMeasurement } from '../../../storage/measurement.ts';
import { absentFacts, isAbsent } from '../figures/absent-facts.ts';
import type { DistrictContext } from '../../context.ts';
import { zoneOf } from '../../district-hours.ts';
import { figureFactsOf, hasFigure } from '../figures/figure-facts.ts';
import type { FigureFact } from '../figures/figure-facts.ts';
import { isLowFact } from '../figures/low-fact.ts';

type Place = Pick<DistrictContext, 'db' | 'now' | 'reference'>;

/** The newest figure of each metric of each school: the federal one where there is one. */
export function newestFacts(
  { db, reference }: Place,
  schools: readonly School[],
): ReadonlyMap<UnitId, readonly FigureFact[]> {
  const ids = schools.map(({ id }) => id);
  const byUnit = new Map<UnitId, StoredMeasurement[]>();
  for (const one of listLatestMeasurements(db, ids, 1)) {
    byUnit.set(one.unitId, [...(byUnit.get(one.unitId) ?? []), one]);
  }
  return new Map(
    schools.map(({ id, organisationKind }) => {
      const { facts } = figureFactsOf(reference.metrics, organisationKind, byUnit.get(id) ?? []);
      const told = facts.filter(({ latest }) => hasFigure(latest));
      const first = told.filter(
        ({ metric }, index) => told.findIndex((one) => one.metric.code === metric.code) === index,
      );
      return [id, first];
    }),
  );
}

/**
 * Findings in force of the schools. One whose figure has recovered since, by a table loaded later, is closed here: the
 * causes are looked at far more often than they change, so no job waits for it.
 */
export function openFindings(
  context: Place,
  schools: readonly School[],
  facts = newestFacts(context, schools),
): StoredFinding[] {
  const { db, now } = context;
  return listFindingsOfUnits(
    db,
    schools.map(({ id }) => id),
  ).filter((finding) => {
    const fact = facts.get(finding.unitId)?.find(({ metric }) => metric.code === finding.metricCode);
    if (fact === undefined || !hasRecovered(fact.metric, fact.latest)) return true;
    if (!isNewer(context, fact, finding)) return true;
    closeFinding(db, finding.id, now);
    return false;
  });
}

/**
 * Findings whose step was done and whose figure is still the low one from before: the next table will tell. A figure of
 * a period that ends after the day on which the step was done is a new one.
 */
export function waitingFindings(
  context: Place & Pick<DistrictContext, 'settings'>,
  schools: readonly School[],
  facts = newestFacts(context, schools),
): DoneFinding[] {
  const zone = zoneOf(context.settings);
  const factOf = (unitId: UnitId, code: string) => {
    const school = schools.find(({ id }) => id === unitId);
    const isOf = ({ metric }: FigureFact) => metric.code === code;
    return facts.get(unitId)?.find(isOf) ?? (school && absentFacts(context, school).find(isOf));
  };
  return listDoneFindings(
    context.db,
    schools.map(({ id }) => id),
  ).filter(({ unitId, metricCode, closedAt }) => {
    const fact = factOf(unitId, metricCode);
    if (fact === undefined || fact.latest.period.to > localDayOf(closedAt, zone)) return false;
    return isAbsent(fact.latest) || isLowFact(fact);
  });
}

/** Whether the figure was loaded after the cause was found. */
export function isNewer(
  { db }: Pick<Place, 'db'>,
  { latest }: FigureFact,
  { foundAt }: StoredFinding,
): boolean {
  const loadedAt = findImportHeader(db, latest.importId)?.createdAt;
  return loadedAt !== undefined && loadedAt > foundAt;
}
