import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Figure, MeasurementState } from '../domain/measurement.ts';
import type { MetricRef, Origin } from '../domain/metric.ts';
import type { Period } from '../domain/period.ts';
import type { UnitId } from '../domain/unit.ts';
import { periodFromRow } from './measurement.ts';
import type { Db } from './open.ts';
import { all } from './statement.ts';

/** A figure of a unit's own past. */
export type PastFigure = Figure & { unitId: UnitId; metric: MetricRef; period: Period };

/**
 * Figures in force of many units and a few metrics, whatever their definition, with periods that end within the days:
 * what a table is judged by, by unit, of each metric the newest period first. They are tens of thousands for a region,
 * so that the past of one thing comes in one text: a row for each would take several times as long.
 */
export function listFiguresOfMetrics(
  db: Db,
  unitIds: readonly UnitId[],
  {
    codes,
    origin,
    from,
    to,
  }: { codes: readonly string[]; origin: Origin; from: CalendarDay; to: CalendarDay },
): Map<UnitId, PastFigure[]> {
  const rows = all<{ unit_id: number; code: string; version: number; past: string | null }>(
    db,
    `SELECT u.value AS unit_id, v.code, v.version, (
       SELECT group_concat(m.period_from || ' ' || m.period_to || ' ' || m.state || ' ' || quote(m.value) || ' ' ||
         ifnull(m.numerator, '') || ' ' || ifnull(m.denominator, '') || ' ' || ifnull(m.doubt, ''))
       FROM measurement AS m
       WHERE m.unit_id = u.value AND m.metric_version_id = v.id AND m.period_to BETWEEN :from AND :to
         AND m.origin = :origin AND m.in_force = 1 AND m.value IS NOT NULL) AS past
     FROM metric_version AS v CROSS JOIN json_each(:units) AS u
     WHERE v.code IN (SELECT value FROM json_each(:codes)) ORDER BY v.code, v.version DESC`,
    { units: JSON.stringify(unitIds), codes: JSON.stringify(codes), origin, from, to },
  );
  const periods = new Map<string, Period>();
  const metrics = new Map<string, MetricRef>();
  const known = new Map<UnitId, PastFigure[]>();
  for (const { unit_id: id, code, version, past } of rows) {
    if (past === null) continue;
    const unitId = id as UnitId;
    const metric = sharedIn(metrics, `${code} ${version}`, () => ({ code, version }));
    const figures = past.split(',').map((text) => ({ unitId, metric, ...pastFigureOf(text, periods) }));
    known.set(unitId, [...(known.get(unitId) ?? []), ...figures.sort(byNewest)]);
  }
  return known;
}

/** The figure that the query above wrote into its text; figures of one period share it. */
function pastFigureOf(text: string, periods: Map<string, Period>): Figure & { period: Period } {
  const [from = '', to = '', state, value, numerator, denominator, doubt] = text.split(' ');
  return {
    period: sharedIn(periods, `${from} ${to}`, () => periodFromRow({ period_from: from, period_to: to })),
    state: state as MeasurementState,
    value: Number(value),
    ...(numerator !== '' && { numerator: Number(numerator) }),
    ...(denominator !== '' && { denominator: Number(denominator) }),
    ...(doubt !== '' && doubt !== undefined && { doubt }),
  };
}

function sharedIn<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  let value = values.get(key);
  if (value === undefined) values.set(key, (value = make()));
  return value;
}

function byNewest({ period: a }: PastFigure, { period: b }: PastFigure): number {
  if (a.to !== b.to) return a.to < b.to ? 1 : -1;
  return a.from === b.from ? 0 : a.from < b.from ? 1 : -1;
}
