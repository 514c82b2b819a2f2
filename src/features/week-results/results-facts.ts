import { z } from 'zod';
import { metricKey } from '../../domain/metric.ts';
import { comparedUnits } from '../../domain/results.ts';
import type { ResultGroup, WeekResults } from '../../domain/results.ts';
import type { UnitId } from '../../domain/unit.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';

const unitId = z.int().transform((id) => id as UnitId);
const group = z.enum(['schools', 'kindergartens', 'colleges', 'others', 'municipalities', 'district']);
const metric = z.string();

const total = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('counts'),
    numerator: z.number(),
    denominator: z.number(),
    units: z.number(),
    percentOnly: z.number(),
  }),
  z.object({ kind: z.literal('mean'), value: z.number(), units: z.number() }),
  z.object({ kind: z.literal('sum'), value: z.number(), units: z.number() }),
  z.object({ kind: z.literal('fulfilled'), count: z.number(), units: z.number() }),
  z.object({ kind: z.literal('stated'), value: z.number() }),
]);

/**
 * What the results of a week say, as figures: two of them are held against each other when figures change after the
 * coordinators have seen them, or after everybody has. `metric`: metricKey; `day`: of a figure on its own date.
 */
export const resultsFacts = z.object({
  totals: z.array(
    z.object({ group, metric, day: z.string().optional(), total: total.optional(), units: z.array(unitId) }),
  ),
  zeros: z.array(z.object({ group, metric, zero: z.number(), of: z.number() })),
  /** `of`: how many are compared. */
  growth: z.array(
    z.object({ group, metric, schools: z.array(z.object({ unitId, by: z.number() })), of: z.number() }),
  ),
  newlyActive: z.array(z.object({ group, units: z.array(unitId) })),
  checked: z.array(z.object({ group, doubtful: z.number() })),
});
export type ResultsFacts = z.infer<typeof resultsFacts>;

export type TotalFact = ResultsFacts['totals'][number];

export function factsOf(results: WeekResults, figures: readonly StoredMeasurement[]): ResultsFacts {
  const { groups } = results;
  return {
    totals: groups.flatMap(({ group: of, weekly, updated, monthly }) => [
      ...weekly.map(({ ref, total: sum, unitIds }) => ({
        group: of,
        metric: metricKey(ref),
        ...(sum && { total: sum }),
        units: unitIds,
      })),
      ...[...updated, ...monthly].map(({ ref, period, total: sum }) => ({
        group: of,
        metric: metricKey(ref),
        day: period.to,
        total: sum,
        units: figures
          .filter((figure) => metricKey(figure.metric) === metricKey(ref) && figure.period.to === period.to)
          .map((figure) => figure.unitId),
      })),
    ]),
    zeros: groups.flatMap(({ group: of, weekly }) =>
      weekly.flatMap(({ ref, zero }) =>
        zero === undefined ? [] : [{ group: of, metric: metricKey(ref), zero: zero.count, of: zero.of }],
      ),
    ),
    growth: groups.flatMap(({ group: of, weekly }) =>
      weekly.map((result) => ({
        group: of,
        metric: metricKey(result.ref),
        schools: result.growth,
        of: comparedUnits(result),
      })),
    ),
    newlyActive: groups.map(({ group: of, newlyActive }) => ({ group: of, units: newlyActive })),
    checked: groups.map(({ group: of, doubtful }) => ({ group: of, doubtful })),
  };
}

/** One thing that the results say otherwise than before. */
export type ResultsChange =
  | { kind: 'total'; group: ResultGroup; metric: string; day?: string; before?: TotalFact; now?: TotalFact }
  /** `grown`: those whose growth is named, before or now. */
  | {
      kind: 'zero';
      group: ResultGroup;
      metric: string;
      before: number;
      now: number;
      of: number;
      grown: number;
    }
  | {
      kind: 'growth';
      group: ResultGroup;
      metric: string;
      schools: readonly { unitId: UnitId; by: number }[];
      of: number;
    }
  | { kind: 'newly-active'; group: ResultGroup; units: readonly UnitId[] }
  | { kind: 'checked'; group: ResultGroup; now: number };

/** What is told by `now` otherwise than by `before`; empty where nothing is. */
export function changesBetween(before: ResultsFacts, now: ResultsFacts): ResultsChange[] {
  const totals = pairsOf(
    before.totals,
    now.totals,
    ({ group: of, metric: code, day }) => `${of}/${code}/${day}`,
  );
  const zeros = pairsOf(before.zeros, now.zeros, ({ group: of, metric: code }) => `${of}/${code}`);
  const growth = pairsOf(before.growth, now.growth, ({ group: of, metric: code }) => `${of}/${code}`);
  const active = pairsOf(before.newlyActive, now.newlyActive, ({ group: of }) => of);
  const checked = pairsOf(before.checked, now.checked, ({ group: of }) => of);
  return [
    ...totals.flatMap(([old, one]): ResultsChange[] => {
      const some = one ?? old;
      if (some === undefined || JSON.stringify(old?.total) === JSON.stringify(one?.total)) return [];
      const { group: of, metric: code, day } = some;
      return [
        {
          kind: 'total',
          group: of,
          metric: code,
          ...(day !== undefined && { day }),
          ...(old && { before: old }),
          ...(one && { now: one }),
        },
      ];
    }),
    ...zeros.flatMap(([old, one]): ResultsChange[] => {
      // A whole metric that came or went is told as its total is.
      if (old === undefined || one === undefined || old.zero === one.zero) return [];
      return [
        {
          kind: 'zero',
          group: one.group,
          metric: one.metric,
          before: old.zero,
          now: one.zero,
          of: one.of,
          grown: grownOf([before, now], one),
        },
      ];
    }),
    ...growth.flatMap(([old, one]): ResultsChange[] => {
      const some = one ?? old;
      const schools = one?.schools ?? [];
      if (some === undefined || JSON.stringify(old?.schools ?? []) === JSON.stringify(schools)) return [];
      return [{ kind: 'growth', group: some.group, metric: some.metric, schools, of: some.of }];
    }),
    ...active.flatMap(([old, one]): ResultsChange[] => {
      const some = one ?? old;
      const units = one?.units ?? [];
      if (some === undefined || JSON.stringify(old?.units ?? []) === JSON.stringify(units)) return [];
      return [{ kind: 'newly-active', group: some.group, units }];
    }),
    ...checked.flatMap(([old, one]): ResultsChange[] => {
      const some = one ?? old;
      const doubtful = one?.doubtful ?? 0;
      if (some === undefined || (old?.doubtful ?? 0) === doubtful) return [];
      return [{ kind: 'checked', group: some.group, now: doubtful }];
    }),
  ];
}

function grownOf(
  told: readonly ResultsFacts[],
  of: Pick<ResultsFacts['zeros'][number], 'group' | 'metric'>,
): number {
  const own = told
    .flatMap(({ growth }) => growth)
    .filter((one) => one.group === of.group && one.metric === of.metric);
  return new Set(own.flatMap(({ schools }) => schools.map((school) => school.unitId))).size;
}

/** In the order of `after`, then what it no longer has. */
function pairsOf<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
): (readonly [T | undefined, T | undefined])[] {
  const old = new Map(before.map((one) => [keyOf(one), one]));
  const keys = new Set(after.map(keyOf));
  return [
    ...after.map((one) => [old.get(keyOf(one)), one] as const),
    ...before.filter((one) => !keys.has(keyOf(one))).map((one) => [one, undefined] as const),
  ];
}
