import { yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { Figure, Measurement } from '../../domain/measurement.ts';
import type { Metric, MetricRef } from '../../domain/metric.ts';
import type { Period } from '../../domain/period.ts';
import { getMetric } from '../../domain/reference.ts';
import { localDayOf } from '../../domain/zone.ts';
import type { UnitId } from '../../domain/unit.ts';
import type { StoredDispute } from '../../storage/dispute.ts';
import { findImportHeader } from '../../storage/import.ts';
import { listFiguresOf, listHistoryOf, listMeasurementsOfMetric } from '../../storage/measurement.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { dayInWords } from '../../text/dates.ts';
import { parseCell } from '../subjects/figures/table-cell.ts';
import type { DistrictContext } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { isAbout } from '../subjects/figures/figure-facts.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { officeTexts } from '../office-texts.ts';
import { ORIGINS, figureTexts } from '../texts.ts';
import { texts } from './texts.ts';

/** A figure of the school that others gave, so that it may be wrong without the school's doing. */
export type GivenFigure = StoredMeasurement & { origin: 'federal' | 'coordinator' };

/** The figure in force that a card shows: of the day, the federal one first; without a day the newest. */
export function findGivenFigure(
  { db }: DistrictContext,
  unitId: UnitId,
  { code, on }: { code: string; on: CalendarDay | undefined },
): GivenFigure | undefined {
  const given = listMeasurementsOfMetric(db, unitId, code)
    .filter(isGiven)
    .filter(({ period }) => on === undefined || isAbout(period, on));
  return given.toSorted(
    (a, b) =>
      Number(b.period.to === on) - Number(a.period.to === on) ||
      b.period.to.localeCompare(a.period.to) ||
      Number(b.origin === 'federal') - Number(a.origin === 'federal') ||
      b.metric.version - a.metric.version,
  )[0];
}

export function isGiven(figure: StoredMeasurement): figure is GivenFigure {
  return figure.origin !== 'school';
}

type FigureKey = Pick<StoredMeasurement, 'unitId' | 'metric' | 'period' | 'origin'>;

/** What stands now where this figure stood. */
export function figureInForce({ db }: DistrictContext, key: FigureKey): StoredMeasurement | undefined {
  return listFiguresOf(db, [key.unitId], key)[0];
}

/** The figure as one import brought it, in force or not. */
export function figureOfImport(
  { db }: DistrictContext,
  key: FigureKey & { importId: number },
): StoredMeasurement | undefined {
  return listHistoryOf(db, key).find(({ importId }) => importId === key.importId);
}

export type Standing =
  /** As it was when the school wrote, though perhaps loaded once more. */
  | { kind: 'in-force'; figure: StoredMeasurement }
  | { kind: 'superseded'; before: StoredMeasurement | undefined; figure: StoredMeasurement }
  | { kind: 'gone'; before: StoredMeasurement | undefined };

export function standingOf(context: DistrictContext, dispute: StoredDispute): Standing {
  const before = figureOfImport(context, dispute);
  const figure = figureInForce(context, dispute);
  if (figure === undefined) return { kind: 'gone', before };
  return before !== undefined && isSameFigure(figure, before)
    ? { kind: 'in-force', figure }
    : { kind: 'superseded', before, figure };
}

export function isSameFigure(a: Figure, b: Figure): boolean {
  return (
    a.state === b.state &&
    a.value === b.value &&
    a.numerator === b.numerator &&
    a.denominator === b.denominator
  );
}

export function metricOf({ reference }: DistrictContext, ref: MetricRef): Metric {
  return getMetric(reference, ref).metric;
}

/** «Звонят, неделя 19–25.10 (сб–пт)» */
export function nameOf(context: DistrictContext, of: { metric: MetricRef; period: Period }): string {
  const { version } = getMetric(context.reference, of.metric);
  return texts.figure(version.label, officeTexts.period(of.period, yearOf(todayOf(context))));
}

/** «2 из 31 (6,5 %)» */
export function valueOf(context: DistrictContext, of: Figure & { metric: MetricRef }): string {
  return figureInWords(metricOf(context, of.metric), of);
}

/** «Звонят, неделя 19–25.10 (сб–пт) — 2 из 31 (6,5 %)» */
export function standsInWords(context: DistrictContext, of: Measurement): string {
  const value = `${valueOf(context, of)}${ORIGINS[of.origin]}`;
  return texts.stands(nameOf(context, of), of.doubt === undefined ? value : figureTexts.doubtful(value));
}

/** «мониторинг 25.10.xlsx», лист «Школы», ячейка D17, загружено 26.10 */
export function sourceInWords(context: DistrictContext, { importId, cell }: StoredMeasurement): string {
  const header = findImportHeader(context.db, importId);
  if (header === undefined) throw new Error(`no import ${importId}`);
  const loaded = localDayOf(header.createdAt, zoneOf(context.settings));
  return texts.source(
    header.title,
    cell === undefined ? undefined : parseCell(cell),
    dayInWords(loaded, { thisYear: yearOf(todayOf(context)) }),
  );
}
