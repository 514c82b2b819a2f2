import { button, inline } from '../../bot/buttons.ts';
import type { Button, Keyboard } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { CauseCode } from '../../domain/cause.ts';
import { findCause } from '../../domain/cause.ts';
import { noteDueOn } from '../../domain/duty.ts';
import { nextDate, nextStep, stepKey } from '../../domain/next-step.ts';
import type { Step } from '../../domain/next-step.ts';
import { weekOf } from '../../domain/period.ts';
import { findMetric } from '../../domain/reference.ts';
import { causeText } from '../subjects/causes/cause-texts.ts';
import { isAbsent } from '../subjects/figures/absent-facts.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { dutyLine, occasionName } from '../subjects/duties/deadline-words.ts';
import { todayOf } from '../district-hours.ts';
import { dutyButton } from '../subjects/duties/duty-button.ts';
import { dutyTexts } from '../subjects/duties/duty-texts.ts';
import { evidenceLine } from '../subjects/duties/evidence-words.ts';
import type { FigureFact } from '../subjects/figures/figure-facts.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { measureTexts } from '../subjects/causes/measure-texts.ts';
import { dayOf, measureLine } from '../subjects/causes/measures.ts';
import { figureTexts, labels, onPeriod } from '../texts.ts';
import { collectState } from './collect-facts.ts';
import type { OpenDeadline, SchoolState } from './collect-facts.ts';
import { argsOf } from './step-args.ts';
import { texts } from './texts.ts';

export type StepScreen = { text: string; keyboard: Keyboard };

/** The step for today as a screen, without the school's name. */
export function stepScreen(context: Context): StepScreen {
  const state = collectState(context);
  const step = nextStep(state.facts);
  if (step === undefined) return nothingScreen(context, state);
  const obstacle = obstacleOf(step, state);
  const lines = [
    ...linesOf(context, step, state),
    ...(obstacle === undefined ? [] : [texts.before(measureTexts.obstacle(obstacle))]),
  ];
  const args = argsOf(step, schoolOf(context).id);
  return {
    text: lines.join('\n'),
    keyboard: inline(
      [mainButton(step, args, state), button(measureTexts.stuck, 'step-stuck', args)],
      [button(labels.plan, 'plan')],
    ),
  };
}

/** The step in a few words, for what is said of it afterwards; undefined where there is no such step any more. */
export function nameOfStep(context: Context, step: Step, state: SchoolState): string | undefined {
  const thisYear = yearOf(todayOf(context));
  switch (step.kind) {
    case 'measure':
      return state.measures.find(({ id }) => id === step.id)?.title;
    case 'deadline': {
      const deadline = state.deadlines.find(({ id }) => id === step.id);
      return deadline && occasionName(deadline.own.duty, deadline.dueOn, todayOf(context));
    }
    case 'finding':
      return causeText(step.cause).measure.title;
    case 'diagnosis': {
      const metric = findMetric(context.reference, step.metric);
      const fact = factOf(state, step.metric);
      if (fact !== undefined && isAbsent(fact.latest)) return texts.diagnosisNameAbsent;
      return metric && (texts.diagnosisNameOfStatus[metric.code] ?? texts.diagnosisName(metric.shortTitle));
    }
    case 'employees':
      return texts.employeesName;
    case 'note':
      return texts.noteName(weekOf(step.weekTo), thisYear);
  }
}

function linesOf(context: Context, step: Step, state: SchoolState): string[] {
  const today = todayOf(context);
  const thisYear = yearOf(today);
  switch (step.kind) {
    case 'measure':
      return measureLines(context, step.id, state);
    case 'finding': {
      const { step: what } = causeText(step.cause);
      return causeLines(context, state, what, step);
    }
    case 'deadline': {
      const deadline = state.deadlines.find(({ id }) => id === step.id);
      if (deadline === undefined) return [];
      const reader = { today, calendar: context.reference.calendar };
      return [
        deadline.dueOn < today
          ? texts.deadlinePassed(occasionName(deadline.own.duty, deadline.dueOn, today))
          : texts.deadline(dutyLine(deadline.own.duty, deadline.dueOn, reader)),
        isConfirmed(deadline) ? texts.deadlineHow : `${evidenceLine(context, deadline.own.duty.evidence)}.`,
      ];
    }
    case 'diagnosis': {
      const fact = factOf(state, step.metric);
      if (fact !== undefined && isAbsent(fact.latest)) {
        const reason = texts.absent(onPeriod(fact.latest.period, thisYear));
        return [
          texts.step(texts.diagnosisAbsent),
          texts.why(reason),
          texts.who(texts.you, texts.diagnosisTakes),
        ];
      }
      const figure = figureOf(context, state, step.metric) ?? '';
      const [what, reason] =
        step.metric === state.facts.inactive
          ? [texts.diagnosisOfStatus[step.metric] ?? '', texts.inactive(figure)]
          : [texts.diagnosis(titleOf(context, step.metric)), texts.noCause(figure)];
      return [texts.step(what), texts.why(reason), texts.who(texts.you, texts.diagnosisTakes)];
    }
    case 'employees': {
      const last = state.figures.find(({ metric }) => metric.code === 'employees');
      const reason =
        last === undefined
          ? texts.employeesNone
          : texts.employeesOld(figureInWords(last.metric, last.latest), last.latest.period.to, thisYear);
      return [texts.step(texts.employees), texts.why(reason), texts.who(texts.you, texts.employeesTakes)];
    }
    case 'note': {
      const due = noteDueOn(weekOf(step.weekTo), context.settings);
      return [
        texts.step(texts.note(weekOf(step.weekTo), thisYear)),
        texts.why(
          due === today
            ? texts.noteWhyToday(dayOf(context, due))
            : texts.noteWhyLate(measureTexts.noteDue(due, thisYear)),
        ),
        texts.who(texts.you, texts.noteTakes),
      ];
    }
  }
}

function measureLines(context: Context, id: number, state: SchoolState): string[] {
  const measure = state.measures.find((one) => one.id === id);
  if (measure === undefined) return [];
  const cause = measure.cause === undefined ? undefined : findCause(measure.cause)?.code;
  const { metricCode: metric } = measure;
  if (cause !== undefined && metric !== undefined) {
    return causeLines(context, state, causeText(cause).step, { metric, cause });
  }
  const isToday = measure.dueOn === todayOf(context);
  return [
    texts.step(texts.sentence(measure.title)),
    texts.why(texts.planned(dayOf(context, measure.dueOn), isToday)),
    texts.own,
  ];
}

/** The step out of a cause: what, by which figure and cause, who does it and how long. */
function causeLines(
  context: Context,
  state: SchoolState,
  what: string,
  { metric, cause }: { metric: string; cause: CauseCode },
): string[] {
  const { name, who, takes } = causeText(cause);
  const figure = figureOf(context, state, metric);
  const reason = figure === undefined ? texts.onlyCause(name) : texts.cause(figure, name);
  return [texts.step(what), texts.why(reason), texts.who(who, takes)];
}

/** «звонят — 0 из 31 за 19–25.10» */
function figureOf(context: Context, state: SchoolState, code: string): string | undefined {
  const fact = factOf(state, code);
  if (fact === undefined) return undefined;
  const { metric, version, latest } = fact;
  const when = onPeriod(latest.period, yearOf(todayOf(context)));
  const say = metric.kind === 'status' && !isAbsent(latest) ? texts.status : texts.figure;
  const value = figureInWords(metric, latest);
  return say(version.label, latest.doubt === undefined ? value : figureTexts.doubtful(value), when);
}

function factOf({ figures }: SchoolState, code: string): FigureFact | undefined {
  return figures.find(({ metric }) => metric.code === code);
}

/** What is done here is ticked off here; the rest is done on a screen of its own, which the bot sees. */
function mainButton(step: Step, args: ReturnType<typeof argsOf>, { deadlines }: SchoolState): Button {
  switch (step.kind) {
    case 'measure':
    case 'finding':
      return button(measureTexts.done, 'step-done', args, 'positive');
    case 'deadline': {
      const deadline = deadlines.find(({ id }) => id === step.id);
      if (deadline === undefined || isConfirmed(deadline)) {
        return button(measureTexts.deadlineDone, 'step-done', args, 'positive');
      }
      const ask = dutyTexts.ask[deadline.own.duty.evidence.kind];
      return dutyButton(ask, { ...deadline.own, s: args.s }, 'primary');
    }
    case 'diagnosis':
      return button(labels.why, 'why', { m: step.metric, s: args.s }, 'primary');
    case 'employees':
      return button(labels.employees, 'employees', undefined, 'primary');
    case 'note':
      return button(labels.report, 'report', { s: args.s }, 'primary');
  }
}

/** «Готово» is all it asks for. */
function isConfirmed({ own: { duty } }: OpenDeadline): boolean {
  return duty.evidence.kind === 'confirm' && duty.question === undefined;
}

function obstacleOf(step: Step, { measures, delays }: SchoolState): string | undefined {
  if (step.kind === 'measure') return measures.find(({ id }) => id === step.id)?.obstacle;
  return delays.find((delay) => delay.step === stepKey(step))?.obstacle;
}

function nothingScreen(context: Context, { facts, measures, deadlines }: SchoolState): StepScreen {
  const ahead = nextDate(facts);
  const reader = { today: facts.today, calendar: facts.calendar };
  const aheadLine = (): string | undefined => {
    switch (ahead?.kind) {
      case 'measure': {
        const measure = measures.find(({ id }) => id === ahead.id);
        return measure && texts.nextMeasure(measureLine(context, measure));
      }
      case 'deadline': {
        const deadline = deadlines.find(({ id }) => id === ahead.id);
        return deadline && texts.nextDeadline(dutyLine(deadline.own.duty, deadline.dueOn, reader));
      }
      case 'note':
        return texts.nextNote(measureTexts.noteDue(ahead.on, yearOf(facts.today)));
      case undefined:
        return undefined;
    }
  };
  const waiting = facts.waiting.map((code) => titleOf(context, code));
  const waitingLine = waiting.length === 0 ? [] : [texts.waiting(waiting)];
  return {
    text: [texts.nothing, ...waitingLine, aheadLine() ?? texts.nothingAhead].join('\n'),
    keyboard: inline([button(labels.plan, 'plan')]),
  };
}

function titleOf(context: Context, metric: string): string {
  return findMetric(context.reference, metric)?.shortTitle ?? metric;
}
