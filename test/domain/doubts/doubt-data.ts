import { loadReference } from '../../../src/config/reference-data.ts';
import { day } from '../../../src/domain/calendar-day.ts';
import type { DoubtCode } from '../../../src/domain/doubts/doubt-codes.ts';
import { groupBy } from '../../../src/domain/group-by.ts';
import type { DoubtData, DoubtFinding, KnownFigure } from '../../../src/domain/doubts/finding.ts';
import { DOUBT_RULES } from '../../../src/domain/doubts/rules.ts';
import type { Figure } from '../../../src/domain/measurement.ts';
import { dateOnly, weekOf } from '../../../src/domain/period.ts';
import type { Period } from '../../../src/domain/period.ts';
import type { PlannedFigure } from '../../../src/domain/planned-figure.ts';
import type { Unit, UnitId } from '../../../src/domain/unit.ts';

const reference = loadReference();
export const A = 1 as UnitId;
export const B = 2 as UnitId;
export const C = 3 as UnitId;
export const WEEK = weekOf(day('2024-10-25'));
export const FRIDAY = dateOnly(day('2024-10-25'));
export const week = (friday: string): Period => weekOf(day(friday));

let row = 1;
export const given = (
  id: UnitId | undefined,
  code: string,
  figure: Figure,
  period: Period = WEEK,
  version = code === 'messages' ? 2 : 1,
): PlannedFigure => ({
  ...figure,
  unit: id === undefined ? { newUnit: 0 } : { id },
  metric: { code, version },
  period,
  at: { sheet: 'Школы', cell: `D${++row}` },
});

export const known = (
  unitId: UnitId,
  code: string,
  friday: string | Period,
  figure: Figure,
  version?: number,
): KnownFigure => ({
  ...figure,
  unitId,
  metric: { code, version: version ?? (code === 'messages' ? 2 : 1) },
  period: typeof friday === 'string' ? week(friday) : friday,
});

export const school = (id: UnitId, roll?: number): Unit => ({
  id,
  level: 'organisation',
  parentId: 9 as UnitId,
  name: `МКОУ «Школа №${id}»`,
  aliases: [],
  organisationKind: 'school',
  roll,
  staff: undefined,
  closed: false,
});

export function dataOf(
  figures: readonly PlannedFigure[],
  stored: readonly KnownFigure[] = [],
  more: Partial<DoubtData> = {},
): DoubtData {
  return {
    figures,
    metrics: new Map(reference.metrics.map((metric) => [metric.code, metric])),
    organisations: new Map([school(A, 119), school(B), school(C)].map((unit) => [unit.id, unit])),
    districtId: 9 as UnitId,
    known: groupBy(
      stored.toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1)),
      ({ unitId }) => unitId,
    ),
    vacations: [],
    calendar: reference.calendar,
    today: day('2024-10-28'),
    missingSchools: [],
    expectedSchools: 3,
    newSchools: [],
    ...more,
  };
}

/** What one rule finds. */
export function found(code: DoubtCode, ...args: Parameters<typeof dataOf>): DoubtFinding[] {
  const rule = DOUBT_RULES.find((one) => one.code === code);
  return rule?.check?.(dataOf(...args)) ?? [];
}
