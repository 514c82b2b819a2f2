import { TWO_VALUES } from '../../../domain/measurement.ts';
import { figureOrTwins } from '../figures/figure-twins.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import type { Period } from '../../../domain/period.ts';
import { localDayOf } from '../../../domain/zone.ts';
import type { School } from '../../../domain/unit.ts';
import { findImportHeader } from '../../../storage/import.ts';
import {
  hasEqualIn,
  listFiguresOf,
  listMeasurementsOfMetric,
  listMeasurementsOfUnit,
} from '../../../storage/measurement.ts';
import type { StoredMeasurement } from '../../../storage/measurement.ts';
import { listSchools } from '../../../storage/unit.ts';
import { cellsBeside } from '../figures/table-cell.ts';
import type { DistrictContext } from '../../context.ts';
import { todayOf, zoneOf } from '../../district-hours.ts';
import { factsOn, figureFactsOf, figuresUpTo, hasFigure, standingOf } from '../figures/figure-facts.ts';
import type { FigureFact, FigureFacts, Standing } from '../figures/figure-facts.ts';
import type { FigureReader } from '../figures/figure-lines.ts';
import { knownCounts } from '../figures/known-counts.ts';

/** What is known of a school: now, or as it was on a day that ends a period. */
export function factsOfSchool(
  { db, reference }: DistrictContext,
  school: School,
  on?: CalendarDay,
): FigureFacts & { periods: readonly Period[] } {
  const all = listMeasurementsOfUnit(db, school.id);
  const told = on === undefined ? all : figuresUpTo(all, on);
  const facts = figureFactsOf(reference.metrics, school.organisationKind, told);
  return {
    ...(on === undefined ? facts : factsOn(facts, on)),
    periods: all.filter(hasFigure).map(({ period }) => period),
  };
}

/** What the lines need besides the school's own figures: when tables were loaded, how the others stand. */
export function readerOf(context: DistrictContext, school: School): FigureReader {
  return {
    today: todayOf(context),
    importedOn(importId) {
      const createdAt = findImportHeader(context.db, importId)?.createdAt;
      return createdAt && localDayOf(createdAt, zoneOf(context.settings));
    },
    standingOf: (fact) => placeOf(context, school, fact),
    hasEqualNeighbour: (fact) => hasEqualNeighbour(context, fact),
    twinsOf: ({ metric, latest }) =>
      latest.doubt === TWO_VALUES ? figureOrTwins(context.db, metric, latest) : undefined,
    countsOf: ({ metric, latest }) => knownCounts(school, metric.audience, latest),
  };
}

/** The school's place in the district; only where the coordinator has turned it on. */
export function placeOf(
  { db, settings }: DistrictContext,
  school: School,
  fact: FigureFact,
): Standing | undefined {
  if (!settings.showPlace || school.parentId === undefined) return undefined;
  const unitIds = listSchools(db, school.parentId)
    .filter(({ organisationKind }) => organisationKind === school.organisationKind)
    .map(({ id }) => id);
  return standingOf(fact, listFiguresOf(db, unitIds, { ...fact.latest, origin: fact.origin }));
}

/**
 * Whether the row above or below in the figure's own table has the very same share, which may be a slip of the pen.
 * Round shares and shares with their counts are equal often and rightly.
 */
export function hasEqualNeighbour({ db }: Pick<DistrictContext, 'db'>, { latest }: FigureFact): boolean {
  const { value, denominator, cell } = latest;
  if (value === undefined || denominator !== undefined || cell === undefined) return false;
  return !Number.isInteger(value) && hasEqualIn(db, latest, cellsBeside(cell));
}

/**
 * What the district's own letter or table says of metrics that the school has no figure of. Percents alone, and none
 * where some school has a figure of the same: nothing of a neighbour may follow from the two.
 */
export function districtFacts(
  { db, reference }: DistrictContext,
  { parentId, organisationKind }: School,
  codes: readonly string[],
): FigureFact[] {
  const shares = reference.metrics.filter(({ code, kind }) => kind === 'share' && codes.includes(code));
  if (parentId === undefined || shares.length === 0) return [];
  const measurements = shares.flatMap(({ code }) => listMeasurementsOfMetric(db, parentId, code));
  const { facts } = figureFactsOf(shares, organisationKind, measurements.filter(isPercentAlone));
  const schools = facts.length === 0 ? [] : listSchools(db, parentId).map(({ id }) => id);
  return facts.filter(({ latest }) => !listFiguresOf(db, schools, latest).some(hasFigure));
}

function isPercentAlone(figure: StoredMeasurement): boolean {
  return hasFigure(figure) && figure.numerator === undefined && figure.denominator === undefined;
}
