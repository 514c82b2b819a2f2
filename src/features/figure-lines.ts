import { addDays, yearOf } from '../domain/calendar-day.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { percentOf } from '../domain/measurement.ts';
import { periodKindOf, samePeriod } from '../domain/period.ts';
import type { Period } from '../domain/period.ts';
import type { StoredMeasurement } from '../storage/measurement.ts';
import { hasFigure, newestWeek } from './figure-facts.ts';
import type { FigureFact, FigureFacts, Standing } from './figure-facts.ts';
import { figureTexts as texts } from './texts.ts';

export type FigureReader = {
  today: CalendarDay;
  /** The local day on which an import was written. */
  importedOn: (importId: number) => CalendarDay | undefined;
  standingOf: (fact: FigureFact) => Standing | undefined;
};

/**
 * The lines of «Показатели» without the school's name: a block per week, then the figures with dates of their own, then
 * those with a target, then what nobody has given yet.
 */
export function figureLines({ facts, without }: FigureFacts, reader: FigureReader): string[] {
  const blocks = blocksOf(facts);
  const rest = facts.filter((fact) => !blocks.some((block) => block.facts.includes(fact)));
  const dated = rest.filter(({ metric }) => metric.target === undefined);
  const withoutTarget = facts.filter(
    ({ metric, latest }) => metric.kind === 'share' && metric.target === undefined && hasFigure(latest),
  ).length;
  const untargeted = [
    ...blocks.flatMap((block) => blockLines(block, reader)),
    ...dated.map((fact) => datedLine(fact, reader)),
  ];
  return [
    ...(withoutTarget > 0 ? withRemark(untargeted, texts.noTarget(withoutTarget)) : untargeted),
    ...rest.filter((fact) => !dated.includes(fact)).map((fact) => datedLine(fact, reader)),
    ...(without.length > 0 ? [texts.without(without.map(({ title }) => title))] : []),
  ];
}

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

function blockLines({ week, facts }: { week: Period; facts: FigureFact[] }, reader: FigureReader): string[] {
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
    return texts.line(
      heading(fact, own && { period: own, thisYear }),
      told(fact, { noun: !sameAudience, thisYear }),
    );
  });
  const standings = facts.flatMap((fact) => {
    const standing = fact.metric.window === 'week' ? reader.standingOf(fact) : undefined;
    return standing === undefined ? [] : [{ title: fact.metric.shortTitle, ...standing }];
  });
  return [
    texts.block(week, {
      isWeek: periodKindOf(week) === 'week',
      isFederal: federal.length > 0,
      loaded,
      thisYear,
    }),
    ...lines,
    ...(standings.length > 0 ? [texts.standings(standings)] : []),
  ];
}

function datedLine(fact: FigureFact, { today }: FigureReader): string {
  const thisYear = yearOf(today);
  const { target } = fact.metric;
  const said = told(fact, { noun: false, thisYear });
  const { missing } = fact;
  const goal = target === undefined || missing === undefined ? '' : texts.goal(target, missing, today);
  return texts.line(heading(fact, { period: fact.latest.period, thisYear }), `${said}${goal}`);
}

function heading(fact: FigureFact, dated: { period: Period; thisYear: number } | undefined): string {
  return texts.heading(fact.version.label, fact.origin, dated);
}

/** The value, the mark of doubt and what it was before. */
function told(fact: FigureFact, { noun, thisYear }: { noun: boolean; thisYear: number }): string {
  const { latest, previous, metric } = fact;
  if (latest.state === 'missing') return texts.missing;
  if (latest.state === 'not-listed') return texts.notListed;
  const value = valueInWords(fact, { noun, base: true, percent: metric.target === undefined });
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
    weekBefore:
      periodKindOf(latest.period) === 'week' && addDays(previous.period.to, 1) === latest.period.from,
    period: previous.period,
    thisYear,
  });
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

function withRemark(lines: readonly string[], remark: string): string[] {
  return lines.map((line, index) => (index === lines.length - 1 ? `${line}. ${remark}` : line));
}
