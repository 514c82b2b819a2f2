import { answer } from '../../../bot/answer.ts';
import type { Answer } from '../../../bot/answer.ts';
import { button, inline } from '../../../bot/buttons.ts';
import type { Button } from '../../../bot/outgoing.ts';
import { yearOf } from '../../../domain/calendar-day.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import type { Metric } from '../../../domain/metric.ts';
import { periodKindOf, samePeriod, weekOf } from '../../../domain/period.ts';
import type { Period } from '../../../domain/period.ts';
import type { Context } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { cardButton, figuresButton, inPairs, namedBy } from './figure-buttons.ts';
import type { FigureView } from './figure-buttons.ts';
import { figureOrTwins } from './figure-twins.ts';
import { figureCardTexts as texts, shortPeriod } from './figure-card-texts.ts';
import { isAbout } from './figure-facts.ts';
import type { FigureFact } from './figure-facts.ts';
import { districtFigureLines, figureLines } from './figure-lines.ts';
import type { FigureReader } from './figure-lines.ts';
import { isAbsent } from './absent-facts.ts';
import { isLowFact } from './low-fact.ts';
import { officeTexts } from '../../office-texts.ts';
import { toldPeriods } from './recent-weeks.ts';
import { districtFacts, factsOfSchool, readerOf } from '../schools/school-facts.ts';
import { labels } from '../../texts.ts';

const EMPLOYEES = 'employees';
/** Ten buttons fit under a message: two are no cards. */
const MOST_CARDS = 8;
const MOST_PERIODS = 4;

/** «Показатели» of a school: every value in force, or those of the period that ends on `on`. */
export function figuresScreen(context: Context, view: FigureView, on?: CalendarDay): Answer {
  return on === undefined ? figuresNow(context, view) : figuresThen(context, view, on);
}

function figuresNow(context: Context, view: FigureView): Answer {
  const { school, viewer } = view;
  const { facts, without, gaps } = factsOfSchool(context, school);
  const isLoaded = facts.some(({ metric }) => metric.code !== EMPLOYEES);
  const reader = readerFor(context, view);
  const ofDistrict = districtFacts(
    context,
    school,
    without.map(({ code }) => code),
  );
  const lines = figureLines(
    {
      facts,
      // Before the first table every metric is without a figure; the number of employees has a line of its own.
      without: isLoaded ? without.filter(({ code }) => code !== EMPLOYEES) : [],
      gaps,
    },
    reader,
  );
  const notLoaded = viewer === 'school' ? texts.notLoaded(context.settings.operator) : texts.notLoadedYet;
  const text = [
    school.name,
    ...(isLoaded ? [] : [ofDistrict.length > 0 ? texts.ownMissing(viewer) : notLoaded]),
    ...lines,
    ...districtFigureLines(ofDistrict, reader, ({ metric, latest }) =>
      figureOrTwins(context.db, metric, latest),
    ),
    ...(without.some(({ code }) => code === EMPLOYEES) ? [texts.employeesUnknown] : []),
  ].join('\n');
  return answer(text, keyboardOf(view, facts, undefined, ofDistrict));
}

function figuresThen(context: Context, view: FigureView, on: CalendarDay): Answer {
  const { school } = view;
  const { facts, gaps, periods } = factsOfSchool(context, school, on);
  const thisYear = yearOf(todayOf(context));
  if (facts.length === 0) {
    const asked = officeTexts.forPeriod(weekOf(on), thisYear);
    const others = weeksFirst(toldPeriods(periods).filter((period) => !isAbout(period, on)));
    const known = others.map((period) => officeTexts.forPeriod(period, thisYear));
    const buttons = others.map((period) => figuresButton(view, shortPeriod(period, thisYear), period.to));
    return answer(
      [
        ...(view.viewer === 'coordinator' ? [school.name] : []),
        texts.nothingThen(asked),
        ...(known.length > 0 ? [texts.otherPeriods(known)] : []),
      ].join('\n'),
      { keyboard: inline(...inPairs(buttons), [figuresButton(view, labels.figures)]) },
    );
  }
  const lines = figureLines({ facts, without: [], gaps }, readerFor(context, view));
  const when = officeTexts.forPeriod(periodOf(facts, on), thisYear);
  return answer([school.name, texts.ofPeriod(when), ...lines].join('\n'), keyboardOf(view, facts, on));
}

function readerFor(context: Context, { viewer, school }: FigureView): FigureReader {
  return { ...readerOf(context, school), notListed: texts.notListed(viewer) };
}

function weeksFirst(periods: readonly Period[]): Period[] {
  const isWeek = (period: Period) => periodKindOf(period) === 'week';
  return [...periods.filter(isWeek), ...periods.filter((period) => !isWeek(period))].slice(0, MOST_PERIODS);
}

/** The week that the figures are of, or their own day or month. */
function periodOf(facts: readonly FigureFact[], on: CalendarDay): Period {
  const [first, ...others] = facts.map(({ latest }) => latest.period);
  const week = facts.find(({ latest }) => periodKindOf(latest.period) === 'week')?.latest.period;
  const isOne = first !== undefined && others.every((period) => samePeriod(period, first));
  return week ?? (isOne ? first : weekOf(on));
}

function keyboardOf(
  view: FigureView,
  facts: readonly FigureFact[],
  on: CalendarDay | undefined,
  ofDistrict: readonly FigureFact[] = [],
) {
  const metrics = [...new Set([...facts, ...ofDistrict].map(({ metric }) => metric))];
  const cards = metrics
    .filter((metric) => !isToldBy(metrics, metric))
    .slice(0, MOST_CARDS)
    .map((metric) => cardButton(view, metric, on));
  const rows = [...inPairs(cards), ...(view.viewer === 'school' ? ownRows(view, facts, on) : [])];
  return rows.length === 0 ? {} : { keyboard: inline(...rows) };
}

/** Only registered organisations have a status. */
function isToldBy(metrics: readonly Metric[], { code }: Metric): boolean {
  return code === 'registered' && metrics.some((other) => other.code === 'status');
}

function ownRows(view: FigureView, facts: readonly FigureFact[], on: CalendarDay | undefined): Button[][] {
  const why = facts.some((fact) => isAbsent(fact.latest) || isLowFact(fact))
    ? [button(labels.why, 'why', namedBy(view))]
    : [];
  const row = on === undefined ? [...why, button(labels.employees, 'employees')] : why;
  return row.length === 0 ? [] : [row];
}
