import { addDays, yearOf } from '../../../domain/calendar-day.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import { missingToTarget, percentOf } from '../../../domain/measurement.ts';
import { periodKindOf, samePeriod } from '../../../domain/period.ts';
import type { Period } from '../../../domain/period.ts';
import type { StoredMeasurement } from '../../../storage/measurement.ts';
import { lowerFirst } from '../../../text/first-letter.ts';
import { hasFigure, newestWeek, shareOf } from './figure-facts.ts';
import type { FigureFact, FigureFacts, Gap, Standing } from './figure-facts.ts';
import type { Counts } from './known-counts.ts';
import { figureTexts as texts } from '../../texts.ts';

export type FigureReader = {
  today: CalendarDay;
  /** The local day on which an import was written. */
  importedOn: (importId: number) => CalendarDay | undefined;
  standingOf: (fact: FigureFact) => Standing | undefined;
  /** Of a school that the table does not list; absent – the reader's own. */
  notListed?: string;
  /** Whether the row beside the school's in the same table has the very same share. */
  hasEqualNeighbour?: (fact: FigureFact) => boolean;
  /** Both values where one document says two things; undefined – it does not. */
  twinsOf?: (fact: FigureFact) => string | undefined;
  /** The people that a percent stands for, where they are known. */
  countsOf?: (fact: FigureFact) => Counts | undefined;
};

/**
 * The lines of «Показатели» without the school's name: a block per week, then the figures with dates of their own, then
 * those with a target, then what nobody has given yet.
 */
export function figureLines({ facts, without, gaps }: FigureFacts, given: FigureReader): string[] {
  const aims = facts
    .filter(isSound)
    .filter(isAhead)
    .flatMap(({ metric }) => metric.target ?? []);
  const reader: LineReader = { ...given, withSources: aims.length < 2 };
  const blocks = blocksOf(facts);
  const rest = facts.filter((fact) => !blocks.some((block) => block.facts.includes(fact)));
  const dated = rest.filter(({ metric }) => metric.target === undefined);
  const withoutTarget = facts.filter(isUntargetedShare).length;
  const untargeted = [
    ...blocks.flatMap((block) => blockLines(block, gaps, reader)),
    ...dated.map((fact) => ({ text: datedLine(fact, reader), fact })),
  ];
  return [
    ...(withoutTarget > 0 ? withRemark(untargeted, texts.noTarget(withoutTarget)) : untargeted).map(
      ({ text }) => text,
    ),
    ...rest.filter((fact) => !dated.includes(fact)).map((fact) => datedLine(fact, reader)),
    ...(aims.length < 2 ? [] : [texts.goalSources(aims.map(({ source }) => source))]),
    ...(without.length > 0 ? [texts.without(without.map(({ title }) => title))] : []),
  ];
}

/** `withSources`: each target with its order; off where several are told, whose orders stand together below. */
type LineReader = FigureReader & { withSources?: boolean };

/** A line with the figure it tells, if it tells one. */
type Line = { text: string; fact?: FigureFact };

/**
 * «пишут 7 учителей из 31, звонят 2» of the newest week with figures, for reminders; undefined where no week has any.
 */
export function weekBrief(facts: readonly FigureFact[]): { period: Period; words: string } | undefined {
  const period = newestWeek(facts);
  if (period === undefined) return undefined;
  const told = facts.filter(
    ({ metric, origin, latest }) =>
      metric.window === 'week' &&
      origin === 'federal' &&
      samePeriod(latest.period, period) &&
      hasFigure(latest),
  );
  if (told.length === 0) return undefined;
  const words = told.map((fact, index) => {
    const before = told[index - 1]?.latest.denominator;
    const value = valueInWords(fact, {
      noun: index === 0,
      base: fact.latest.denominator !== before,
      percent: false,
    });
    return texts.brief(fact.metric.shortTitle, value, fact.latest.numerator);
  });
  return { period, words: words.join(', ') };
}

function blockLines({ week, facts }: Block, gaps: readonly Gap[], reader: LineReader): Line[] {
  const thisYear = yearOf(reader.today);
  const federal = facts.filter(({ origin }) => origin === 'federal');
  const loaded = federal
    .map(({ latest }) => reader.importedOn(latest.importId))
    .reduce(
      (latest, on) => (latest === undefined || (on !== undefined && on > latest) ? on : latest),
      undefined,
    );
  const lines = facts.map((fact, index) => {
    const before = facts[index - 1];
    const sameAudience = before?.metric.window === 'week' && before.metric.audience === fact.metric.audience;
    const own =
      fact.metric.window === 'week' || fact.latest.period.to === week.to ? undefined : fact.latest.period;
    const text = texts.line(
      heading(fact, own && { period: own, thisYear }),
      `${told(fact, { noun: !sameAudience, thisYear }, reader)}${goalOf(fact, reader)}`,
    );
    return { text, fact };
  });
  const standings = facts.flatMap((fact) => {
    const standing = fact.metric.window === 'week' ? reader.standingOf(fact) : undefined;
    return standing === undefined ? [] : [{ title: fact.metric.shortTitle, ...standing }];
  });
  const head = texts.block(week, {
    isWeek: periodKindOf(week) === 'week',
    isFederal: federal.length > 0,
    loaded,
    thisYear,
  });
  const unknown = gaps
    .filter((gap) => samePeriod(gap.week, week))
    .map(({ version }) => ({ text: texts.line(version.label, texts.missing) }));
  return [
    { text: head },
    ...lines,
    ...unknown,
    ...(standings.length > 0 ? [{ text: texts.standings(standings) }] : []),
  ];
}

function datedLine(fact: FigureFact, reader: LineReader): string {
  const thisYear = yearOf(reader.today);
  return texts.line(
    heading(fact, { period: fact.latest.period, thisYear }),
    `${told(fact, { noun: false, thisYear }, reader)}${goalOf(fact, reader)}`,
  );
}

/** Its target is not reached yet. */
function isAhead({ metric: { target }, latest, missing }: FigureFact): boolean {
  return target !== undefined && (missing === undefined ? shareOf(latest) < target.value : missing > 0);
}

function isSound({ latest }: FigureFact): boolean {
  return hasFigure(latest) && latest.doubt === undefined;
}

/** How far the target is, by its source; nothing is said of a doubtful figure. */
function goalOf(fact: FigureFact, { today, countsOf, withSources = true }: LineReader): string {
  const { metric, latest, missing } = fact;
  const { target, audience } = metric;
  if (target === undefined || !isSound(fact)) return '';
  const style = { withSource: withSources };
  if (missing !== undefined) return texts.goal(target, missing, today, style);
  const counts = countsOf?.(fact);
  return counts === undefined
    ? texts.goalAlone(target, shareOf(latest), today, style)
    : texts.goal(target, missingToTarget(...counts, target.value), today, { ...style, audience });
}

function heading(fact: FigureFact, dated: { period: Period; thisYear: number } | undefined): string {
  return texts.heading(fact.version.label, fact.origin, dated);
}

/** The value, the mark of doubt, what it was before and what is strange about it. */
function told(
  fact: FigureFact,
  style: { noun: boolean; thisYear: number },
  { hasEqualNeighbour, twinsOf, notListed = texts.notListed }: FigureReader,
): string {
  if (fact.latest.state === 'not-listed') return notListed;
  const twins = twinsOf?.(fact);
  if (twins !== undefined) return texts.doubtful(twins);
  const value = valueAndBefore(fact, style);
  return hasEqualNeighbour?.(fact) === true ? texts.equalNeighbour(value) : value;
}

function valueAndBefore(fact: FigureFact, { noun, thisYear }: { noun: boolean; thisYear: number }): string {
  const { latest, previous, metric } = fact;
  if (latest.state === 'missing') return texts.missing;
  const value = valueInWords(fact, {
    noun,
    base: true,
    percent: metric.target === undefined || metric.window === 'week',
  });
  if (latest.doubt !== undefined) return texts.doubtful(value);
  if (metric.kind === 'status') {
    const before = previous?.value === latest.value ? undefined : previous;
    const changed = before
      ? texts.statusBefore(value, beforeInWords(fact, before), before.period, thisYear)
      : value;
    return latest.state === 'zero' ? texts.unfulfilled(metric.code, changed) : changed;
  }
  if (previous === undefined) return value;
  return texts.compared(value, {
    before: beforeInWords(fact, previous),
    weekBefore: isWeekBefore(fact),
    period: previous.period,
    thisYear,
  });
}

/** Whether the figure it is compared with is of the week before. */
export function isWeekBefore({ latest, previous }: FigureFact): boolean {
  return (
    previous !== undefined &&
    periodKindOf(latest.period) === 'week' &&
    addDays(previous.period.to, 1) === latest.period.from
  );
}

/** `noun`: «учителей»; `base`: «из 31»; `percent`: «(29,0 %)». */
function valueInWords(
  { metric, latest }: FigureFact,
  { noun, base, percent }: { noun: boolean; base: boolean; percent: boolean },
): string {
  const { value = 0, numerator, denominator } = latest;
  switch (metric.kind) {
    case 'status':
      return texts.status(metric.code, value === 1);
    case 'count':
      return texts.number(value);
    case 'share': {
      const audience = noun && metric.window === 'week' ? metric.audience : undefined;
      if (numerator === undefined || denominator === undefined) return texts.percentOf(value, audience);
      const share =
        percent && numerator > 0 && denominator > 0 ? percentOf(numerator, denominator) : undefined;
      return texts.counts({
        numerator,
        denominator: base ? denominator : undefined,
        audience,
        share,
        decimals: metric.window === 'week' ? 1 : 2,
      });
    }
  }
}

/** What it was: people where both figures have them, the base too where it changed. */
function beforeInWords({ metric, latest }: FigureFact, previous: StoredMeasurement): string {
  const { value = 0, numerator, denominator } = previous;
  if (metric.kind === 'status') return texts.status(metric.code, value === 1);
  if (metric.kind === 'count') return texts.number(value);
  if (numerator === undefined || denominator === undefined || latest.numerator === undefined) {
    return texts.percentOf(value, undefined);
  }
  return texts.counts({
    numerator,
    denominator: denominator === latest.denominator ? undefined : denominator,
  });
}

type Block = { week: Period; facts: FigureFact[] };

/** Newest week first; a state that came in the week's own table, or is of one of its days, stands with the week. */
function blocksOf(facts: readonly FigureFact[]): Block[] {
  const weekly = facts.filter(({ metric }) => metric.window === 'week');
  const weeks = weekly
    .map(({ latest }) => latest.period)
    .filter((period, index, all) => all.findIndex((one) => samePeriod(one, period)) === index)
    .toSorted((a, b) => (a.to < b.to ? 1 : -1));
  const weekOfState = ({ metric, origin, latest }: FigureFact): Period | undefined => {
    if (metric.window !== 'state' || metric.target !== undefined || origin !== 'federal') return undefined;
    const sameTable = weekly.find((fact) => fact.latest.importId === latest.importId)?.latest.period;
    const { to } = latest.period;
    return weeks.find((week) => (sameTable ? samePeriod(week, sameTable) : week.from <= to && to <= week.to));
  };
  return weeks.map((week) => ({
    week,
    facts: facts.filter((fact) =>
      fact.metric.window === 'week' ? samePeriod(fact.latest.period, week) : weekOfState(fact) === week,
    ),
  }));
}

/** The remark ends the last line that it is about. */
function withRemark(lines: readonly Line[], remark: string): Line[] {
  const last = lines.findLastIndex(({ fact }) => fact !== undefined && isUntargetedShare(fact));
  return lines.map((line, index) => (index === last ? { ...line, text: `${line.text}. ${remark}` } : line));
}

function isUntargetedShare({ metric, latest }: FigureFact): boolean {
  return metric.kind === 'share' && metric.target === undefined && hasFigure(latest);
}

/** One line of what the district's own letter says where the school has no figure. */
export function districtFigureLines(
  facts: readonly FigureFact[],
  { today }: FigureReader,
  inWords: (fact: FigureFact) => string,
): string[] {
  if (facts.length === 0) return [];
  const thisYear = yearOf(today);
  const figures = facts.map((fact) => {
    const value = inWords(fact);
    return texts.line(
      lowerFirst(heading({ ...fact, origin: 'federal' }, { period: fact.latest.period, thisYear })),
      fact.latest.doubt === undefined ? value : texts.doubtful(value),
    );
  });
  return [texts.ofDistrict(figures)];
}
