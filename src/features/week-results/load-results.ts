import { addDays } from '../../domain/calendar-day.ts';
import type { Period } from '../../domain/period.ts';
import { isNewlyActiveOf, resultGroupOf, weekResults } from '../../domain/results.ts';
import type { ResultUnit, WeekResults } from '../../domain/results.ts';
import { endsWithin } from '../../domain/unit-figure.ts';
import type { UnitId } from '../../domain/unit.ts';
import { listOpenDisputes } from '../../storage/dispute.ts';
import type { StoredDispute } from '../../storage/dispute.ts';
import { findArrival, listLatestMeasurements, listMeasurementsBetween } from '../../storage/measurement.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import type { DistrictContext } from '../context.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { municipalitiesOf } from '../subjects/schools/region-facts.ts';
import { listPostDetails, listResultsRuns } from './results-run.ts';

/** The facts of a week with what it takes to tell them. */
export type LoadedResults = {
  results: WeekResults;
  units: readonly ResultUnit[];
  /** «Сергокалинская №2» by unit. */
  names: ReadonlyMap<UnitId, string>;
  /** Everything known of the week and the weeks before it. */
  figures: readonly StoredMeasurement[];
  /** Figures of the week that a school disputes: they stay as they are and are marked. */
  disputed: readonly StoredDispute[];
  /** Units with such figures, by the section they stand in. */
  disputedUnits: readonly Pick<ResultUnit, 'id' | 'group'>[];
};

/** A status that was last known longer ago than this says nothing of a change within the week. */
const HISTORY_DAYS = 35;

/** `asTold`: of results that are out already – what they told once stands in them still, and nothing newer joins it. */
export function loadResults(
  context: DistrictContext,
  period: Period,
  asTold?: readonly string[],
): LoadedResults {
  const { db, reference } = context;
  const units = unitsOf(context);
  const ids = units.map(({ id }) => id);
  const figures = listMeasurementsBetween(db, ids, {
    from: addDays(period.from, -HISTORY_DAYS),
    to: period.to,
  });
  // The newest week and the newest monthly tables may be older, or newer, than that.
  const latest = listLatestMeasurements(db, ids).filter(
    ({ period: { to } }) => to < addDays(period.from, -HISTORY_DAYS) || to > period.to,
  );
  const told = toldBefore(context, period, asTold);
  const results = weekResults({
    period,
    metrics: reference.metrics,
    units,
    figures: [...figures, ...latest],
    isShown: told,
  });
  const disputed = listOpenDisputes(db, ids).filter((dispute) => endsWithin(dispute.period, period));
  return {
    results,
    units,
    names: new Map(units.map(({ id, name }) => [id, name])),
    figures,
    disputed,
    disputedUnits: units.filter(({ id }) => disputed.some(({ unitId }) => unitId === id)),
  };
}

/** Whether earlier results have told something by name: those of other weeks, and of this one before its table came. */
function toldBefore(
  context: DistrictContext,
  period: Period,
  asTold: readonly string[] | undefined,
): (key: string) => boolean {
  const told = new Set([
    ...listResultsRuns(context).flatMap(({ detail }) => detail.told),
    ...listPostDetails(context).flatMap((detail) => detail.told),
  ]);
  if (asTold === undefined) return (key) => told.has(key);
  const own = new Set(asTold);
  return (key) => (isNewlyActiveOf(key, period) ? told.has(key) && !own.has(key) : !own.has(key));
}

/** When the table of a week came; undefined where it has not. */
export function findTableArrival(context: DistrictContext, period: Period): Date | undefined {
  const { db, reference } = context;
  return findArrival(
    db,
    unitsOf(context).map(({ id }) => id),
    { codes: reference.metrics.filter(({ window }) => window === 'week').map(({ code }) => code), period },
  );
}

/** The working organisations by name, municipalities of a region, and the district itself. */
function unitsOf(context: DistrictContext): (ResultUnit & { name: string })[] {
  const { district } = context;
  return [
    ...namedSchools(context).map((school) => ({
      id: school.id,
      name: school.short,
      group: resultGroupOf(school),
    })),
    ...municipalitiesOf(context).map(({ id, name }) => ({ id, name, group: 'municipalities' as const })),
    { id: district.id, name: district.name, group: 'district' },
  ];
}
