import { yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { missingToTarget } from '../../domain/measurement.ts';
import type { Metric, Origin } from '../../domain/metric.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { hasFigure, shareOf } from '../subjects/figures/figure-facts.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { figureTexts } from '../texts.ts';
import { amountOf, changesOf, isAside, isOddPeriod, seriesOf } from './series.ts';
import type { Series } from './series.ts';
import type { Slot, Slots } from './slots.ts';
import { texts } from './texts.ts';

/** So many periods are told one by one; of more of them what matters. */
const ONE_BY_ONE = 5;

export function isToldWhole({ slots }: Slots): boolean {
  return slots.length <= ONE_BY_ONE;
}

/** What the picture shows, in at most a screen. */
export function trendLines(metric: Metric, told: Slots, today: CalendarDay): string[] {
  const { slots } = told;
  const thisYear = yearOf(today);
  const [main, ...others] = seriesOf(metric, slots);
  const withoutTarget =
    metric.kind === 'share' && metric.target === undefined && main !== undefined ? [texts.noTarget] : [];
  if (isToldWhole(told)) {
    const goal = main === undefined ? '' : goalOf(metric, main, today);
    return [...valueLines(metric, slots, thisYear), ...(goal === '' ? withoutTarget : [texts.goal(goal)])];
  }
  return [
    ...(main === undefined ? [texts.nothing] : mainLines(metric, main, told, today)),
    ...others
      .filter(({ version }) => version === main?.version)
      .map((series) => otherLine(metric, series, thisYear)),
    ...gapLines(metric, told),
    ...changeLines(metric, slots, thisYear),
    ...withoutTarget,
  ];
}

/** Every period on a line of its own, newest first; a change of definition stands between its two. */
export function valueLines(metric: Metric, slots: readonly Slot[], thisYear: number): string[] {
  const origin = soleOrigin(slots);
  const changes = new Map(changesOf(metric, slots).map((change) => [change.at, change]));
  return [...slots.entries()].toReversed().flatMap(([at, { period, stored }]) => {
    const values = stored.map((one) => ({
      origin: origin === undefined ? one.origin : 'federal',
      value: inWords(metric, one),
    }));
    const change = changes.get(at);
    return [
      texts.value(period, values, thisYear),
      ...(change === undefined ? [] : [texts.earlier(change.before.label)]),
    ];
  });
}

/** Where all figures have one origin that is not the monitoring, it is told once, beside the name. */
export function soleOrigin(slots: readonly Slot[]): Exclude<Origin, 'federal'> | undefined {
  const [first, ...others] = new Set(slots.flatMap(({ stored }) => stored.map(({ origin }) => origin)));
  return first === undefined || first === 'federal' || others.length > 0 ? undefined : first;
}

/** The newest figure, what it was at the beginning, the best and the worst. */
function mainLines(metric: Metric, main: Series, { slots }: Slots, today: CalendarDay): string[] {
  const thisYear = yearOf(today);
  const newest = main.figures.at(-1)?.figure;
  if (newest === undefined) return [texts.nothing];
  const last = slots.at(-1);
  const value = `${inWords(metric, newest)}${goalOf(metric, main, today)}`;
  const origin = soleOrigin(slots) === undefined ? main.origin : 'federal';
  const own = texts.newest(newest.period, value, origin, thisYear);
  // The newest table may say nothing of the school: that is told first.
  const isLate = last !== undefined && !last.stored.some(hasFigure);
  const lines = isLate ? [texts.newestMissing(last.period, isListed(last), thisYear), own] : [own];
  const sound = main.figures.map(({ figure }) => figure).filter((figure) => !isAside(metric, figure));
  if (metric.kind === 'status') return [...lines, ...statusLines(metric, sound, thisYear)];
  const [first, ...rest] = sound;
  const end = rest.at(-1);
  if (first === undefined || end === undefined) return [...lines, texts.nothingToCompare];
  const amounts = sound.map(amountOf);
  const [highest, lowest] = [Math.max(...amounts), Math.min(...amounts)];
  if (highest === lowest) return [...lines, texts.flat(first.period, thisYear)];
  const newestOf = (amount: number) => sound.findLast((figure) => amountOf(figure) === amount) ?? end;
  const [best, worst] = [newestOf(highest), newestOf(lowest)];
  return [
    ...lines,
    texts.compared(
      { period: first.period, value: inWords(metric, first) },
      end === newest ? undefined : { period: end.period, value: inWords(metric, end) },
      { difference: amountOf(end) - amountOf(first), kind: metric.kind, thisYear },
    ),
    texts.extremes(
      { period: best.period, value: inWords(metric, best) },
      { period: worst.period, value: inWords(metric, worst) },
      thisYear,
    ),
  ];
}

/** Since when it is so, and what it was before. */
function statusLines(metric: Metric, sound: readonly StoredMeasurement[], thisYear: number): string[] {
  const newest = sound.at(-1);
  const before = sound.findLast(({ value }) => value !== newest?.value);
  const since = sound[before === undefined ? 0 : sound.indexOf(before) + 1];
  if (since === undefined || sound.length < 2) return [texts.nothingToCompare];
  return [
    before === undefined
      ? texts.statusSame(since.period, thisYear)
      : texts.statusBefore(since.period, before.period, inWords(metric, before), thisYear),
  ];
}

function otherLine(metric: Metric, { origin, figures }: Series, thisYear: number): string {
  const newest = figures.at(-1)?.figure;
  return newest === undefined ? '' : texts.newest(newest.period, inWords(metric, newest), origin, thisYear);
}

function changeLines(metric: Metric, slots: readonly Slot[], thisYear: number): string[] {
  const change = changesOf(metric, slots).at(-1);
  const slot = change && slots[change.at];
  if (change === undefined || slot === undefined) return [];
  return [texts.changed(slot.period, change.before.label, change.after.label, thisYear)];
}

function gapLines(metric: Metric, { slots, steps }: Slots): string[] {
  const gaps = slots.filter(({ stored }) => !stored.some(hasFigure));
  const figures = slots.flatMap(({ stored }) => stored.filter(hasFigure));
  const parts = [
    ...(gaps.length > 0
      ? [
          texts.gaps({
            gaps: gaps.length,
            steps,
            rhythm: metric.rhythm,
            notListed: gaps.filter((gap) => !isListed(gap)).length,
          }),
        ]
      : []),
    ...asideParts(metric, figures),
  ];
  return parts.length === 0 ? [] : [texts.together(parts)];
}

function asideParts({ window }: Metric, figures: readonly StoredMeasurement[]): string[] {
  const doubtful = figures.filter(({ doubt }) => doubt !== undefined).length;
  const odd = figures.filter((figure) => figure.doubt === undefined && isOddPeriod(window, figure)).length;
  return [...(doubtful > 0 ? [texts.doubtful(doubtful)] : []), ...(odd > 0 ? [texts.odd(odd)] : [])];
}

function isListed({ stored }: Slot): boolean {
  return !stored.some(({ state }) => state === 'not-listed');
}

function goalOf({ target, kind }: Metric, { figures }: Series, today: CalendarDay): string {
  const figure = figures.at(-1)?.figure;
  if (target === undefined || figure === undefined || kind !== 'share') return '';
  const { numerator, denominator } = figure;
  if (numerator === undefined || denominator === undefined)
    return figureTexts.goalAlone(target, shareOf(figure), today);
  return figureTexts.goal(target, missingToTarget(numerator, denominator, target.value), today);
}

function inWords(metric: Metric, figure: StoredMeasurement): string {
  if (figure.state === 'not-listed') return figureTexts.notListed;
  const value = figureInWords(metric, figure);
  if (figure.doubt !== undefined) return figureTexts.doubtful(value);
  return isOddPeriod(metric.window, figure) && hasFigure(figure) ? texts.oddValue(value) : value;
}
