import { addDays } from '../calendar-day.ts';
import type { CalendarDay } from '../calendar-day.ts';
import { weekOf } from '../period.ts';
import type { PlannedFigure } from '../planned-figure.ts';
import type { UnitId } from '../unit.ts';
import { groupBy } from '../group-by.ts';
import { remembered, unitIdOf } from './finding.ts';
import type { DoubtData, DoubtFinding, KnownFigure } from './finding.ts';

/*
 * An organisation is registered, then active, then its teachers write and call. Certain is: without an application there
 * is no organisation in the platform, so it has neither a status «Активна» nor anybody who writes; who wrote within a
 * week used the platform within the 12 months that hold it. Not certain, and therefore a remark alone: people who write
 * in an organisation that is «Не активна», since each of the three conditions may be the one that is not met. Nothing
 * follows from calls to messages: one may call and never write.
 */

const REGISTERED = 'registered';
const STATUS = 'status';
const WORKING: readonly string[] = ['messages', 'calls'];
const YEAR = 'teachers-12-months';

/** Metrics that the rules of the funnel look at, whether the table has them or not. */
export const FUNNEL: readonly string[] = [REGISTERED, STATUS, ...WORKING, YEAR];

type Either = {
  value?: number;
  numerator?: number;
  denominator?: number;
  period: { to: string; from: string };
};

export function funnelBroken(data: DoubtData): DoubtFinding[] {
  return unitsOf(data).flatMap(({ own, figureOf }): DoubtFinding[] => {
    const registered = figureOf(REGISTERED);
    const isUnknown = registered?.value !== 0;
    const active = isUnknown ? [] : own.filter(({ metric, value }) => metric.code === STATUS && value === 1);
    const people = isUnknown
      ? []
      : own.filter(({ metric, value = 0 }) => WORKING.includes(metric.code) && value > 0);
    return [
      ...active.map((figure) => found('active', figure)),
      ...people.map((figure) => found('people', figure)),
      ...own.flatMap((figure) => overYear(figure, figureOf(YEAR))),
    ];
  });
}

/** People of a week beside fewer people of the 12 months that hold it. */
function overYear(figure: PlannedFigure, year: Either | undefined): DoubtFinding[] {
  const { metric, numerator, period } = figure;
  if (!WORKING.includes(metric.code) || numerator === undefined || year?.numerator === undefined) return [];
  const holdsWeek = year.period.to >= period.to && addDays(period.from, 364) >= year.period.to;
  return holdsWeek && numerator > year.numerator
    ? [{ ...found('year', figure), facts: { kind: 'year', year: year.numerator } } as DoubtFinding]
    : [];
}

/** Organisations that are «Не активна» while their teachers write or call. */
export function inactiveWorks(data: DoubtData): DoubtFinding[] {
  const schools = unitsOf(data).flatMap(({ id, own, figureOf }) =>
    figureOf(STATUS)?.value === 0 &&
    own.some(({ metric, value = 0 }) => WORKING.includes(metric.code) && value > 0)
      ? [data.organisations.get(id)?.name ?? '']
      : [],
  );
  return schools.length === 0 ? [] : [{ code: 'inactive-works', facts: { schools }, figures: [] }];
}

function found(kind: 'active' | 'people' | 'year', figure: PlannedFigure): DoubtFinding {
  return {
    code: 'funnel-broken',
    facts: { kind },
    figures: [figure],
    ...(figure.at && { at: figure.at }),
  };
}

type OfUnit = {
  id: UnitId;
  own: readonly PlannedFigure[];
  figureOf: (code: string) => Either | undefined;
};

const seen = new WeakMap<DoubtData, OfUnit[]>();

/** Each organisation with its figures of the table and what is known of it at the end of the same week. */
function unitsOf(data: DoubtData): OfUnit[] {
  const before = seen.get(data);
  if (before !== undefined) return before;
  const units = groupedUnits(data);
  seen.set(data, units);
  return units;
}

function groupedUnits({ figures, known }: DoubtData): OfUnit[] {
  const weekEnding = remembered((to: CalendarDay) => to, weekOf);
  const groups = groupBy(
    figures.filter((figure) => FUNNEL.includes(figure.metric.code) && unitIdOf(figure) !== undefined),
    (figure) => `${unitIdOf(figure) ?? ''} ${weekEnding(figure.period.to).to}`,
  );
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    const id = first && unitIdOf(first);
    if (first === undefined || id === undefined) return [];
    const week = weekEnding(first.period.to);
    const figureOf = (code: string): PlannedFigure | KnownFigure | undefined =>
      own.find(({ metric, value }) => metric.code === code && value !== undefined) ??
      known
        .get(id)
        ?.find(
          ({ metric, period }) => metric.code === code && week.from <= period.to && period.to <= week.to,
        );
    return [{ id, own, figureOf }];
  });
}
