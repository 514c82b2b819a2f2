import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { isNoneFound } from '../../domain/cause.ts';
import type { DiagnosisStep } from '../../domain/diagnosis.ts';
import { localDayOf } from '../../domain/zone.ts';
import type { DoneFinding, StoredFinding } from '../../storage/finding.ts';
import { causeText } from '../subjects/causes/cause-texts.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { inPairs } from '../subjects/figures/figure-buttons.ts';
import type { FigureFact } from '../subjects/figures/figure-facts.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { helpAddresses } from '../subjects/answers/help-addresses.ts';
import { figureTexts, labels } from '../texts.ts';
import type { Inquiry } from './progress.ts';
import { questionText } from './question-texts.ts';
import { texts } from './texts.ts';
import { withSchool } from './with-school.ts';

export const WHY_DIALOG = 'why';
/** Beside at most four other buttons. */
const MOST_METRICS = 6;

type Question = Extract<DiagnosisStep, { kind: 'question' }>;
type Left = Extract<DiagnosisStep, { kind: 'left' }>;

/** «Звонят, за 19–25.10 — 2 из 31 (6,5 %)» */
export function lineOf(context: Context, { metric, version, origin, latest }: FigureFact): string {
  const heading = figureTexts.heading(version.label, origin, {
    period: latest.period,
    thisYear: yearOf(todayOf(context)),
  });
  return figureTexts.line(heading, figureInWords(metric, latest));
}

/** «22.10» of the district's clocks. */
export function dayOf(context: Context, at: Date): string {
  return texts.day(localDayOf(at, zoneOf(context.settings)), yearOf(todayOf(context)));
}

/** The arguments of every button here: the metric, and the school it was shown for. */
export function aboutArgs(context: Context, { metric }: FigureFact) {
  return { m: metric.code, s: schoolOf(context).id };
}

export function askQuestion(
  context: Context,
  { fact }: Inquiry,
  { question, place, of }: Question,
  { lead = [], others = [] }: { lead?: readonly string[]; others?: readonly FigureFact[] } = {},
): Answer {
  const text = texts.question(questionText(question, fact.metric.audience), place, of);
  const q = { ...aboutArgs(context, fact), q: question };
  return answer(withSchool(context, [...lead, text].join('\n')), {
    keyboard: inline(
      [
        button(texts.yes, 'why-answer', { ...q, a: 'yes' }),
        button(texts.no, 'why-answer', { ...q, a: 'no' }),
        button(texts.unknown, 'why-answer', { ...q, a: 'unknown' }),
      ],
      ...metricRows(context, others),
    ),
    dialog: { name: WHY_DIALOG, state: q },
  });
}

/** «Не знаю»: whom to ask; nothing is written yet. */
export function sayHowToCheck(context: Context, { fact }: Inquiry, question: Question['question']): Answer {
  const q = { ...aboutArgs(context, fact), q: question };
  return answer(withSchool(context, texts.howToCheck(questionText(question, fact.metric.audience))), {
    keyboard: inline([
      button(texts.yes, 'why-answer', { ...q, a: 'yes' }),
      button(texts.no, 'why-answer', { ...q, a: 'no' }),
      button(texts.later, 'why-answer', { ...q, a: 'later' }),
    ]),
    dialog: { name: WHY_DIALOG, state: q },
  });
}

export function sayLeft(
  context: Context,
  { fact }: Inquiry,
  { questions }: Left,
  others: readonly FigureFact[] = [],
): Answer {
  const asked = questions.map((question) => questionText(question, fact.metric.audience).question);
  return answer(withSchool(context, texts.left(lineOf(context, fact), asked)), {
    keyboard: inline(
      [
        button(texts.back, 'why', { ...aboutArgs(context, fact), back: true }, 'primary'),
        button(labels.nextStep, 'next-step'),
      ],
      ...metricRows(context, others),
    ),
  });
}

/** The end: the cause, the step out of it and what can be done with it. `isNew`: found with this very answer. */
export function sayFinding(
  context: Context,
  {
    fact,
    finding,
    isNew,
    lead = [],
    others = [],
  }: {
    fact: FigureFact;
    finding: StoredFinding;
    isNew: boolean;
    lead?: readonly string[];
    others?: readonly FigureFact[];
  },
): Answer {
  const { cause, foundAt } = finding;
  const { name, step, who, takes } = causeText(cause, helpAddresses(context));
  const told = {
    ...{ line: lineOf(context, fact), name, step, who, takes },
    on: texts.day(fact.latest.period.to, yearOf(todayOf(context))),
    foundOn: isNew ? undefined : dayOf(context, foundAt),
  };
  const about = aboutArgs(context, fact);
  return answer(
    withSchool(
      context,
      [...lead, isNoneFound(cause) ? texts.notFound(told) : texts.finding(told)].join('\n'),
    ),
    {
      keyboard: inline(
        [
          button(texts.toPlan, 'plan-add', { ...about, c: cause }, 'primary'),
          button(texts.forward, 'memo', { c: cause }),
        ],
        [
          button(labels.nextStep, 'next-step'),
          ...(isNew ? [] : [button(texts.checkAgain, 'why', { ...about, r: 0 })]),
        ],
        ...metricRows(context, others),
      ),
    },
  );
}

/** The step is done: nothing more is asked until the next table. */
export function sayWaiting(
  context: Context,
  { fact, done, others }: { fact: FigureFact; done: DoneFinding; others: readonly FigureFact[] },
): Answer {
  const name = isNoneFound(done.cause) ? undefined : causeText(done.cause).name;
  const text = texts.waiting(lineOf(context, fact), name, dayOf(context, done.closedAt));
  return answer(withSchool(context, text), {
    keyboard: inline(
      [
        button(labels.nextStep, 'next-step'),
        button(texts.checkAgain, 'why', { ...aboutArgs(context, fact), r: 0 }),
      ],
      ...metricRows(context, others),
    ),
  });
}

/** A button for each metric, two in a row. */
export function metricRows(context: Context, facts: readonly FigureFact[]): Button[][] {
  return inPairs(
    facts
      .slice(0, MOST_METRICS)
      .map((fact) => button(fact.metric.shortTitle, 'why', aboutArgs(context, fact))),
  );
}
