import { OTHERS_NEEDED } from '../../../domain/disclosure.ts';
import { percentOf } from '../../../domain/measurement.ts';
import { metricKey } from '../../../domain/metric.ts';
import type { Metric, MetricVersion } from '../../../domain/metric.ts';
import { periodKindOf, samePeriod } from '../../../domain/period.ts';
import type { Period } from '../../../domain/period.ts';
import { comparisonOf, totalOf } from '../../../domain/totals.ts';
import type { Comparison, Total } from '../../../domain/totals.ts';
import type { Unit, UnitId } from '../../../domain/unit.ts';
import { listLatestMeasurements } from '../../../storage/measurement.ts';
import type { StoredMeasurement } from '../../../storage/measurement.ts';
import { listChildren, listSchools } from '../../../storage/unit.ts';
import type { DistrictContext } from '../../context.ts';
import { hasFigure } from '../figures/figure-facts.ts';

type Place = Pick<DistrictContext, 'db' | 'district' | 'reference'>;

/** One metric over several units, of one definition, period and origin, with what it was the period before. */
export type SumOfUnits = {
  metric: Metric;
  version: MetricVersion;
  period: Period;
  figures: readonly StoredMeasurement[];
  total: Total;
  comparison: Comparison | undefined;
  before: Period | undefined;
};

const BY_NAME = new Intl.Collator('ru', { numeric: true });

/** Whether the office serves a region whose municipalities are known. */
export function isRegion(context: Place): boolean {
  return context.district.level === 'region' && municipalitiesOf(context).length > 0;
}

export function municipalitiesOf({ db, district }: Place): Unit[] {
  return listChildren(db, district.id)
    .filter(({ level, closed }) => level === 'municipality' && !closed)
    .toSorted((a, b) => BY_NAME.compare(a.name, b.name));
}

/** A municipality of the reader's own region; of no other one. */
export function findMunicipality(context: Place, id: number): Unit | undefined {
  if (context.district.level !== 'region') return undefined;
  return municipalitiesOf(context).find((unit) => unit.id === id);
}

/**
 * Sums of federal figures without doubt, of the newest period of each metric. People are added up through their counts;
 * a metric of which only percents are known has no sum.
 */
export function sumsOf(
  { db, reference }: Pick<Place, 'db' | 'reference'>,
  unitIds: readonly UnitId[],
): SumOfUnits[] {
  const stored = listLatestMeasurements(db, unitIds, 2).filter(
    (one) => one.origin === 'federal' && hasFigure(one) && one.doubt === undefined,
  );
  return reference.metrics.flatMap((metric) => {
    const ofMetric = stored.filter(({ metric: { code } }) => code === metric.code);
    const newest = newestOf(ofMetric);
    const version = metric.versions.find((one) => one.version === newest?.metric.version);
    if (newest === undefined || version === undefined) return [];
    const figures = sameAs(ofMetric, newest);
    const total = totalOf(metric.kind, figures);
    if (total === undefined || total.kind === 'mean' || (total.kind === 'counts' && total.percentOnly > 0)) {
      return [];
    }
    const earlier = newestOf(
      ofMetric.filter(
        ({ period }) =>
          period.to < newest.period.from && periodKindOf(period) === periodKindOf(newest.period),
      ),
    );
    const isRedefined = earlier !== undefined && metricKey(earlier.metric) !== metricKey(newest.metric);
    const comparison =
      earlier === undefined
        ? undefined
        : comparisonOf(metric.kind, figures, sameAs(ofMetric, earlier), { isWhole: false, isRedefined });
    return [{ metric, version, period: newest.period, figures, total, comparison, before: earlier?.period }];
  });
}

function newestOf(figures: readonly StoredMeasurement[]): StoredMeasurement | undefined {
  return figures.toSorted(
    (a, b) => b.period.to.localeCompare(a.period.to) || b.metric.version - a.metric.version,
  )[0];
}

function sameAs(figures: readonly StoredMeasurement[], like: StoredMeasurement): StoredMeasurement[] {
  return figures.filter(
    (one) => metricKey(one.metric) === metricKey(like.metric) && samePeriod(one.period, like.period),
  );
}

/**
 * What the schools of municipalities come to, where they are kept in this installation. No school is told: a municipality
 * with so few figures that one could be worked out from their sum is in none (`tooFew`), neither in its own nor in one of
 * several, since it would be the difference between that and the sums of the others.
 */
export type SchoolsOfMunicipalities = {
  schools: number;
  sums: readonly SumOfSchools[];
  tooFew: boolean;
};

type SumOfSchools = Omit<SumOfUnits, 'comparison' | 'before'> & { zeros: number };

export function schoolsOf(
  context: Pick<Place, 'db' | 'reference'>,
  municipalities: readonly Unit[],
): SchoolsOfMunicipalities {
  const served = municipalities.map(
    ({ id }) => new Set(listSchools(context.db, id).map((school) => school.id)),
  );
  const ids = served.flatMap((schools) => [...schools]);
  const sums = sumsOf(context, ids).flatMap(({ metric, version, period, figures: all }): SumOfSchools[] => {
    const figures = served
      .map((schools) => all.filter(({ unitId }) => schools.has(unitId)))
      .filter((own) => own.length > OTHERS_NEEDED)
      .flat();
    const total = totalOf(metric.kind, figures);
    if (total === undefined) return [];
    const zeros = figures.filter(({ state }) => state === 'zero').length;
    return [{ metric, version, period, figures, total, zeros }];
  });
  return { schools: ids.length, sums, tooFew: ids.length > 0 && ids.length <= OTHERS_NEEDED };
}

/** Percent of a counted total; undefined of nobody. */
export function shareOfTotal(total: Extract<Total, { kind: 'counts' }>): number | undefined {
  return total.denominator === 0 ? undefined : percentOf(total.numerator, total.denominator);
}
