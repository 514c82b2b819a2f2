import type { CalendarDay } from '../../../domain/calendar-day.ts';
import type { Metric } from '../../../domain/metric.ts';
import { findMetric } from '../../../domain/reference.ts';
import type { School } from '../../../domain/unit.ts';
import { listMeasurementsOfMetric } from '../../../storage/measurement.ts';
import type { StoredMeasurement } from '../../../storage/measurement.ts';
import type { DistrictContext } from '../../context.ts';
import { figureFactsOf, figuresUpTo, isAbout } from './figure-facts.ts';
import type { FigureFact } from './figure-facts.ts';
import { districtFacts } from '../schools/school-facts.ts';

/** What is known of one metric of a school. */
export type MetricFigures = {
  metric: Metric;
  /** One of each origin, federal first; empty – nothing is known. */
  facts: readonly FigureFact[];
  /** All in force up to the period that is meant, newest first. */
  measurements: readonly StoredMeasurement[];
  /** The school has no figure at all: these are the district's own. */
  ofDistrict: boolean;
};

/** Undefined for a metric that does not count such an organisation, or that nobody knows. */
export function metricFigures(
  context: DistrictContext,
  school: School,
  code: string,
  on: CalendarDay | undefined,
): MetricFigures | undefined {
  const metric = findMetric(context.reference, code);
  if (metric === undefined || !counts(metric, school)) return undefined;
  const all = listMeasurementsOfMetric(context.db, school.id, code);
  if (all.length === 0) {
    const facts = districtFacts(context, school, [code]).filter(({ latest }) => isMeant(latest, on));
    return { metric, facts, measurements: facts.map(({ latest }) => latest), ofDistrict: facts.length > 0 };
  }
  const measurements = on === undefined ? all : figuresUpTo(all, on);
  const { facts } = figureFactsOf([metric], school.organisationKind, measurements);
  return {
    metric,
    facts: facts.filter(({ latest }) => isMeant(latest, on)),
    measurements,
    ofDistrict: false,
  };
}

function isMeant({ period }: StoredMeasurement, on: CalendarDay | undefined): boolean {
  return on === undefined || isAbout(period, on);
}

function counts({ levels, organisationKinds }: Metric, { organisationKind }: School): boolean {
  return levels.includes('organisation') && organisationKinds.includes(organisationKind);
}
