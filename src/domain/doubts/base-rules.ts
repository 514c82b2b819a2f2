import { groupBy } from '../group-by.ts';
import type { PlannedFigure } from '../planned-figure.ts';
import { unitIdOf } from './finding.ts';
import type { DoubtData, DoubtFinding, KnownFigure } from './finding.ts';
import { LEAST_HISTORY, medianOf } from './jump.ts';

/** Staff comes and goes, above all in September; so many times more or less of it do not. */
const TIMES = 1.5;
/** Whatever the size of a school, five people more or less are nothing strange. */
const LEAST_PEOPLE = 5;
const MOST_HISTORY = 12;
/** Of the earlier ones at most so many may be far from the others: more of them are no usual number. */
const ODD = 0.25;
/** So many of the last ones make a number the usual one though nobody spoke of it. */
const LEVEL = 2;

const CODE = 'base-jump';

/**
 * People of whom a share is, far from what they always were: a digit lost or added, the row of another school. Lessons or
 * vacation make no difference to them. Figures of one base are one finding.
 */
export function baseJump(data: DoubtData): DoubtFinding[] {
  return [...found(data)].map(([figure, { usual, of, figures }]) => ({
    code: CODE,
    facts: { base: figure.denominator ?? 0, usual, of },
    figures,
    ...(figure.at && { at: figure.at }),
  }));
}

/** Whether the number of people is strange already: then a share of it says nothing of those who write. */
export function hasStrangeBase(data: DoubtData): (figure: PlannedFigure) => boolean {
  const strange = new Set([...found(data).values()].flatMap(({ figures }) => figures));
  return (figure) => strange.has(figure);
}

type Strange = { usual: number; of: number; figures: PlannedFigure[] };

const seen = new WeakMap<DoubtData, Map<PlannedFigure, Strange>>();

/** By the first figure of each strange base. */
function found(data: DoubtData): Map<PlannedFigure, Strange> {
  const before = seen.get(data);
  if (before !== undefined) return before;
  const withBase = data.figures.filter(
    ({ denominator, numerator }) =>
      denominator !== undefined && numerator !== undefined && numerator <= denominator,
  );
  const groups = groupBy(withBase, (figure) => {
    const { period, denominator = 0, metric } = figure;
    const audience = data.metrics.get(metric.code)?.audience ?? '';
    return `${unitIdOf(figure) ?? ''} ${audience} ${period.from} ${period.to} ${denominator}`;
  });
  const strange = new Map<PlannedFigure, Strange>();
  for (const figures of groups.values()) {
    const usual = figures.map((figure) => usualOf(figure, data));
    const [first] = figures;
    const [one] = usual;
    // What one column always has, another cannot have suddenly.
    if (first !== undefined && one !== undefined && usual.every((other) => other !== undefined)) {
      strange.set(first, { ...one, figures });
    }
  }
  seen.set(data, strange);
  return strange;
}

/** What the base always was, where it is far from it. */
function usualOf(figure: PlannedFigure, { known }: DoubtData): { usual: number; of: number } | undefined {
  const id = unitIdOf(figure);
  const { denominator: base = 0 } = figure;
  const latest = (id === undefined ? [] : (known.get(id) ?? [])).filter((one) => isEarlier(one, figure));
  const bases = latest.flatMap(({ doubt, denominator = 0 }) => (doubt === CODE ? [] : denominator));
  const accepted = bases.slice(0, MOST_HISTORY);
  if (accepted.length < LEAST_HISTORY) return undefined;
  const usual = medianOf(accepted);
  const last = latest.slice(0, LEVEL).map(({ denominator = 0 }) => denominator);
  const isNew = latest[0]?.doubt === CODE ? last.some((one) => isFar(base, one)) : isFar(base, last[0] ?? 0);
  const odd = accepted.filter((one) => isFar(one, usual)).length;
  return isNew && isFar(base, usual) && odd <= accepted.length * ODD
    ? { usual, of: accepted.length }
    : undefined;
}

function isEarlier(
  { metric, period, denominator = 0, numerator }: KnownFigure,
  figure: PlannedFigure,
): boolean {
  return (
    metric.code === figure.metric.code &&
    metric.version === figure.metric.version &&
    period.to < figure.period.from &&
    denominator > 0 &&
    numerator !== undefined
  );
}

function isFar(a: number, b: number): boolean {
  return Math.abs(a - b) > LEAST_PEOPLE && Math.max(a, b) >= TIMES * Math.min(a, b);
}
