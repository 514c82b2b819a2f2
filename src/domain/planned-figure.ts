import type { Figure } from './measurement.ts';
import { metricKey } from './metric.ts';
import type { MetricRef } from './metric.ts';
import type { Period } from './period.ts';
import type { PlannedUnit } from './plan-unit.ts';
import type { CellAddress } from './table.ts';
import type { UnitId } from './unit.ts';

/** Why a figure is doubtful, with what was found: plain data that is stored beside it. */
export type FigureDoubt = { code: string; facts: Readonly<Record<string, unknown>> };

/** A figure to be written; at most one of each (unit, metric, definition, period) but for the two of one document. */
export type PlannedFigure = Figure & {
  unit: PlannedUnit;
  metric: MetricRef;
  period: Period;
  /** Absent for a unit the table does not list. */
  at?: CellAddress;
  /** What the table calls the organisation. */
  spelled?: string;
  /** Every reason; `doubt` is the gravest of them. */
  doubts?: readonly FigureDoubt[];
};

export function figureKey(unitId: UnitId, metric: MetricRef, period: Period): string {
  return `${unitId} ${metricKey(metric)} ${period.from} ${period.to}`;
}

/** Tells figures of a plan apart, those of units that are not in the database yet included. */
export function plannedKey({
  unit,
  metric,
  period,
}: Pick<PlannedFigure, 'unit' | 'metric' | 'period'>): string {
  const of = 'id' in unit ? unit.id : `#${unit.newUnit}`;
  return `${of} ${metricKey(metric)} ${period.from} ${period.to}`;
}

/** The same for figures of one metric and period, as a number. */
export function plannedUnitKey(unit: PlannedUnit): number {
  return 'id' in unit ? unit.id : -1 - unit.newUnit;
}

/** Whether two figures say the same; a doubt about one of them does not make them differ. */
export function isSameFigure(a: Figure, b: Figure | undefined): boolean {
  return (
    b !== undefined &&
    a.state === b.state &&
    Math.abs((a.value ?? 0) - (b.value ?? 0)) < 1e-9 &&
    a.numerator === b.numerator &&
    a.denominator === b.denominator
  );
}

/** What a figure says, without whose and of when it is. */
export function valuesOf({
  state,
  value,
  numerator,
  denominator,
  doubt,
}: Omit<Figure, 'doubt'> & { doubt?: string | undefined }): Figure {
  const figure: Figure = { state };
  if (value !== undefined) figure.value = value;
  if (numerator !== undefined) figure.numerator = numerator;
  if (denominator !== undefined) figure.denominator = denominator;
  if (doubt !== undefined) figure.doubt = doubt;
  return figure;
}
