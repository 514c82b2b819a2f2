import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { addDays, daysBetween, yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { forecastOf } from '../../domain/forecast.ts';
import type { Forecast, Point } from '../../domain/forecast.ts';
import { missingToTarget } from '../../domain/measurement.ts';
import type { Target } from '../../domain/metric.ts';
import type { Period } from '../../domain/period.ts';
import type { School } from '../../domain/unit.ts';
import { isVacationWeek } from '../../domain/vacation.ts';
import { isWorkingDay } from '../../domain/working-calendar.ts';
import { listLatestMeasurements } from '../../storage/measurement.ts';
import { listVacations } from '../../storage/vacation.ts';
import { isCounted } from '../subjects/figures/compared-sums.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { figureFactsOf } from '../subjects/figures/figure-facts.ts';
import type { FigureFact } from '../subjects/figures/figure-facts.ts';
import { cardButton, ownView } from '../subjects/figures/figure-buttons.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { schoolArg } from '../subjects/schools/speaking-for.ts';
import { labels, sourceInWords } from '../texts.ts';
import { answerAbout } from '../subjects/schools/with-school.ts';
import { texts } from './texts.ts';

const args = z.object({ m: z.string().max(40) });
/** The newest figures that a pace may be made of. */
const DEPTH = 16;
const MOST_METRICS = 6;
/** The metric whose figure only the school has. */
const EMPLOYEES = 'employees';

/** «Прогноз»: only where a target has a source and the figures have people. */
export const forecastCommand: Command<Context> = {
  name: 'forecast',
  words: texts.words,
  help: texts.help,
  who: ['director', 'responsible'],
  where: 'private',
  run(speaker, { args: given }) {
    return answerAbout(speaker, given, (context) => forecast(context, given));
  },
};

function forecast(context: Context, given: unknown): Answer {
  const school = schoolOf(context);
  const pressed = args.safeParse(given);
  const { facts } = figureFactsOf(
    context.reference.metrics,
    school.organisationKind,
    listLatestMeasurements(context.db, [school.id], DEPTH),
  );
  const targeted = facts.filter(({ metric }) => metric.target !== undefined);
  const asked = pressed.success ? facts.find(({ metric }) => metric.code === pressed.data.m) : targeted[0];
  if (asked === undefined) return pressed.success ? answer(texts.unknown) : noFigureToTarget(context, school);
  const { target } = asked.metric;
  if (target === undefined) return answer(texts.noTarget(asked.version.label));
  // A metric may stand twice, by the table and by the school: one button.
  const others = targeted.filter(
    ({ metric }, index) =>
      metric.code !== asked.metric.code &&
      targeted.findIndex((one) => one.metric.code === metric.code) === index,
  );
  return told(context, school, { fact: asked, target, others });
}

/** A target without a figure: the one the school itself gives is asked for, others are the coordinator's. */
function noFigureToTarget({ reference }: Context, { organisationKind }: School): Answer {
  const own = reference.metrics.find(
    ({ code, target, organisationKinds }) =>
      code === EMPLOYEES && target !== undefined && organisationKinds.includes(organisationKind),
  );
  return own === undefined
    ? answer(texts.noTargets, { keyboard: inline([button(labels.contacts, 'contacts')]) })
    : answer(texts.noNumber(own.shortTitle), { keyboard: inline([button(labels.employees, 'employees')]) });
}

function told(
  context: Context,
  school: School,
  { fact, target, others }: { fact: FigureFact; target: Target; others: readonly FigureFact[] },
): Answer {
  const { metric, version, latest } = fact;
  const keyboard = inline(
    [cardButton(ownView(context), metric, undefined)],
    ...others
      .slice(0, MOST_METRICS)
      .map((one) => [
        button(texts.of(one.metric.shortTitle), 'forecast', { ...schoolArg(context), m: one.metric.code }),
      ]),
  );
  if (!isCounted(latest)) return answer(texts.noCounts(version.label), { keyboard });
  const today = todayOf(context);
  const thisYear = yearOf(today);
  const found = forecastOf(pointsOf(context, school, fact), {
    target: target.value,
    today,
    calendar: context.reference.calendar,
    isVacation: vacationsOf(context, school),
  });
  const missing = missingToTarget(latest.numerator, latest.denominator, target.value);
  const rest = found.kind === 'reached' ? [] : restLines(context, fact, { target, found, missing });
  const lines = [
    texts.head(school.name, version.label),
    verdict(found, target, thisYear, today),
    texts.now(figureInWords(metric, latest), latest.period.to, thisYear),
    ...rest,
  ];
  return answer(lines.join('\n'), { keyboard });
}

/** Whether a week was the school's vacation. */
function vacationsOf({ db, district, reference }: Context, school: School): (week: Period) => boolean {
  const vacations = listVacations(db, school.parentId ?? district.id);
  return (week) => isVacationWeek(vacations, school.id, week, reference.calendar);
}

/** Figures of people of the fact's own definition and origin; doubtful ones are no points. */
function pointsOf({ db }: Context, school: School, { version, origin, metric }: FigureFact): Point[] {
  return listLatestMeasurements(db, [school.id], DEPTH)
    .filter(
      (one) =>
        one.metric.code === metric.code && one.metric.version === version.version && one.origin === origin,
    )
    .filter(isCounted);
}

/** The answer: in time or not where there is a date, otherwise when. */
function verdict(found: Forecast, { dueOn }: Target, thisYear: number, today: CalendarDay): string {
  switch (found.kind) {
    case 'reached':
      return texts.reached;
    case 'too-few':
      return texts.tooFew(found.points, found.brokenBy);
    case 'steady':
      return texts.notReached;
    case 'dated': {
      if (dueOn === undefined || dueOn < today) return texts.dated(found.on, thisYear);
      if (found.latest !== undefined && found.latest <= dueOn) return texts.inTime(dueOn, thisYear);
      return found.earliest > dueOn
        ? texts.late(dueOn, thisYear)
        : texts.rather(found.on <= dueOn, dueOn, found.on, thisYear);
    }
  }
}

function restLines(
  context: Context,
  { metric }: FigureFact,
  { target, found, missing }: { target: Target; found: Forecast; missing: number },
): string[] {
  const today = todayOf(context);
  const thisYear = yearOf(today);
  const { dueOn } = target;
  const isAhead = dueOn !== undefined && dueOn >= today;
  const isShort = found.kind !== 'dated' || !isAhead || found.latest === undefined || found.latest > dueOn;
  return [
    texts.goal(target.value, sourceInWords(target.source), missing, metric.audience),
    ...(found.kind === 'dated' || found.kind === 'steady'
      ? [texts.pace(found.perWeek, found.points, found.since, thisYear)]
      : []),
    ...(found.kind === 'dated' ? [texts.range(found.earliest, found.latest, thisYear)] : []),
    ...(isAhead && isShort ? [texts.needed(missing, workingDaysUntil(context, dueOn), dueOn, thisYear)] : []),
    ...(dueOn !== undefined && dueOn < today ? [texts.passed(dueOn, thisYear)] : []),
    ...(metric.window === '12-months' || metric.window === '365-days'
      ? [texts.fallingOut(metric.window)]
      : []),
  ];
}

/** As «Сроки» counts them: today is one of them, the day itself is not. */
function workingDaysUntil(context: Context, dueOn: CalendarDay): number {
  const today = todayOf(context);
  return Array.from({ length: daysBetween(today, dueOn) }, (_, index) => addDays(today, index)).filter((on) =>
    isWorkingDay(context.reference.calendar, on),
  ).length;
}
