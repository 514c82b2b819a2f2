import { bySource } from './figure-sources.ts';
import { TWO_VALUES } from './measurement.ts';
import type { PlanRemark } from './plan-remark.ts';
import type { Placed } from './place-units.ts';
import { isSameFigure, plannedUnitKey, valuesOf } from './planned-figure.ts';
import type { PlannedFigure } from './planned-figure.ts';
import type { TableRecord } from './table.ts';
import { hasFigure } from './unit-figure.ts';

/**
 * One figure of each key: two that are the same are one, two that differ are both written, marked as the two values of
 * one document.
 */
export function chooseFigures(
  records: readonly TableRecord[],
  placed: Placed,
): { figures: readonly PlannedFigure[]; leftOut: number; remarks: PlanRemark[] } {
  const firsts: PlannedFigure[] = [];
  const same = new Map<PlannedFigure, PlannedFigure[]>();
  const remarks = new Map<string, PlanRemark>();
  const columnOf = bySource((source) => ({ source, chosen: new Map<number, PlannedFigure>() }));
  let leftOut = 0;
  for (const record of records) {
    const unit = placed.unitOf(record.unit);
    if (unit === undefined) {
      leftOut += 1;
      continue;
    }
    const { source, chosen } = columnOf(record.metric, record.period);
    const { metric, period } = source;
    const { at } = record;
    const figure: PlannedFigure = Object.assign(valuesOf(record), { unit, metric, period, at });
    if (record.unit?.level === 'organisation') figure.spelled = record.unit.name;
    const key = plannedUnitKey(unit);
    const first = chosen.get(key);
    if (first === undefined) {
      chosen.set(key, figure);
      firsts.push(figure);
      continue;
    }
    const before = same.get(first) ?? [first];
    if (before.some((other) => isSameFigure(other, figure))) continue;
    before.push(figure);
    same.set(first, before);
    // Two values that the reader saw and marked are said by it.
    if (record.doubt === TWO_VALUES) continue;
    const label = record.unit?.name ?? '';
    remarks.set(label, {
      code: 'same-unit-twice',
      name: label,
      at,
      ...(first.at && { other: first.at }),
    });
  }
  return { figures: twinsLast(firsts, same), leftOut, remarks: [...remarks.values()] };
}

/** What has one value, then the values of what has several, marked. */
function twinsLast(
  firsts: readonly PlannedFigure[],
  same: ReadonlyMap<PlannedFigure, readonly PlannedFigure[]>,
): readonly PlannedFigure[] {
  if (same.size === 0) return firsts;
  const twins = firsts.flatMap((first) =>
    // The last one comes into force: of an empty cell and a value it is the value.
    (same.get(first) ?? [])
      .toSorted((a, b) => Number(hasFigure(a)) - Number(hasFigure(b)))
      .map((figure) => ({ ...figure, doubt: TWO_VALUES })),
  );
  return [...firsts.filter((first) => !same.has(first)), ...twins];
}
