import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { parseCalendarDay } from '../../domain/calendar-day.ts';
import { dateOnly, weekOf } from '../../domain/period.ts';
import { findMetric } from '../../domain/reference.ts';
import { isSchool } from '../../domain/unit.ts';
import { normaliseText } from '../../text/words.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { matchSchool, namedSchools } from '../subjects/schools/district-schools.ts';
import { findDraft } from '../draft.ts';
import { officeTexts } from '../office-texts.ts';
import { parseFigure } from '../subjects/figures/parse-figure.ts';
import { pickArgs } from '../subjects/schools/school-picker.ts';
import { labels } from '../texts.ts';
import { parseTypedPeriod } from '../typed-date.ts';
import { VALUE_DIALOG, valueDraft } from './draft.ts';
import type { ValueDraft } from './draft.ts';
import { findMetricByWords, metricsFor } from '../subjects/figures/find-metric.ts';
import { WHOLE_DISTRICT } from './lexicon.ts';
import { nextStep, unitOf, wholeValueOf } from './steps.ts';
import { texts } from './texts.ts';

const MOST_LETTERS = 200;

/** «Ввести значение», step by step or in one line with semicolons. */
export const enterValueCommand: Command<Context> = {
  name: 'enter-value',
  words: [labels.enterValue, ...texts.words],
  help: texts.help,
  who: ['coordinator'],
  where: 'private',
  takesText: true,
  run(context, { text, args }) {
    if (text.trim() === '') return nextStep(context, begunBy(args));
    let draft: ValueDraft = {};
    for (const field of text.split(';')) {
      const taken = take(context, draft, field);
      if ('trouble' in taken) return nextStep(context, draft, taken.trouble);
      draft = taken.draft;
    }
    return nextStep(context, draft);
  },
};

/** What another screen knows already: of which unit, metric, definition and period the value is. */
const begunArgs = z.object({
  s: z.int(),
  m: z.string(),
  v: z.int().optional(),
  f: z.string(),
  t: z.string(),
});

function begunBy(args: unknown): ValueDraft {
  const begun = begunArgs.safeParse(args).data;
  const from = parseCalendarDay(begun?.f ?? '');
  const to = parseCalendarDay(begun?.t ?? '');
  if (begun === undefined || from === undefined || to === undefined || from > to) return {};
  return { unitId: begun.s, code: begun.m, version: begun.v, period: { from, to } };
}

export const enterValueDialog: Dialog<Context> = {
  name: VALUE_DIALOG,
  who: ['coordinator'],
  beganBy: 'enter-value',
  step(context, state, { text }) {
    const parsed = valueDraft.safeParse(state);
    if (!parsed.success) return answer(officeTexts.interrupted);
    if (wholeValueOf(context, parsed.data) !== undefined) return answer(texts.pressWrite, { dialog: 'keep' });
    const taken = take(context, parsed.data, text);
    return 'trouble' in taken
      ? nextStep(context, parsed.data, taken.trouble)
      : nextStep(context, taken.draft);
  },
};

type Taken = { draft: ValueDraft } | { trouble: string };

/** Takes a text for what the draft lacks first. */
function take(context: Context, draft: ValueDraft, text: string): Taken {
  const typed = text.trim().replace(/\s+/g, ' ');
  const found = unitOf(context, draft.unitId);
  if (found === undefined) return takeUnit(context, draft, typed);
  const metric = findMetric(context.reference, draft.code ?? '');
  if (metric === undefined) {
    const meant = findMetricByWords(typed, metricsFor(context.reference.metrics, found.unit));
    if (meant !== undefined) return { draft: { ...draft, code: meant.code } };
    const elsewhere = findMetricByWords(typed, context.reference.metrics);
    return {
      trouble:
        elsewhere === undefined ? texts.unknownMetric(typed) : texts.wrongLevel(elsewhere.title, found.name),
    };
  }
  if (draft.period === undefined) return takePeriod(context, draft, typed, metric.window === 'week');
  if (draft.figure === undefined) {
    const parsed = parseFigure(typed, metric, isSchool(found.unit) ? found.unit.roll : undefined);
    return 'trouble' in parsed ? parsed : { draft: { ...draft, figure: parsed.figure } };
  }
  const source = typed.replace(/\.$/, '');
  if (!/[\p{L}\p{N}]/u.test(source) || source.length > MOST_LETTERS)
    return { trouble: texts.badSource(MOST_LETTERS) };
  return { draft: { ...draft, source } };
}

function takeUnit(context: Context, draft: ValueDraft, typed: string): Taken {
  const words = normaliseText(typed);
  if (WHOLE_DISTRICT.has(words) || words === normaliseText(context.district.name)) {
    return { draft: { ...draft, unitId: context.district.id } };
  }
  const match = matchSchool(typed, namedSchools(context));
  if (match.kind === 'one') return { draft: { ...draft, unitId: match.school.id } };
  const names = match.candidates.map(({ short }) => short);
  return { trouble: officeTexts.unclearSchool(typed, names) };
}

function takePeriod(context: Context, draft: ValueDraft, typed: string, isWeekly: boolean): Taken {
  const today = todayOf(context);
  const period = parseTypedPeriod(typed, today);
  if (period === undefined) return { trouble: texts.badPeriod };
  if (period.from > today) return { trouble: texts.notYet };
  if (!isWeekly) return { draft: { ...draft, period: dateOnly(period.to) } };
  return { draft: { ...draft, period: period.from === period.to ? weekOf(period.to) : period } };
}

/** A button that answers one of the questions: of the field it is for alone, whatever was pressed before. */
function fieldCommand(
  name: string,
  change: (context: Context, args: unknown) => Partial<ValueDraft> | undefined,
) {
  return {
    name,
    words: [],
    who: ['coordinator'],
    where: 'private',
    run(context, { args }): Answer {
      const draft = findDraft(context, VALUE_DIALOG, valueDraft);
      const changed = draft && change(context, args);
      return changed === undefined ? answer(officeTexts.stale) : nextStep(context, { ...draft, ...changed });
    },
  } satisfies Command<Context>;
}

export const valueUnitCommand: Command<Context> = {
  name: 'value-unit',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, VALUE_DIALOG, valueDraft);
    const pressed = pickArgs.safeParse(args);
    if (draft === undefined || !pressed.success) return answer(officeTexts.stale);
    const { s, p } = pressed.data;
    return nextStep(
      context,
      s === undefined ? draft : { ...draft, unitId: s, version: undefined },
      undefined,
      p,
    );
  },
};

export const valueMetricCommand = fieldCommand('value-metric', ({ reference }, args) => {
  const code = z.object({ m: z.string() }).safeParse(args).data?.m;
  return code === undefined || findMetric(reference, code) === undefined
    ? undefined
    : { code, version: undefined, period: undefined, figure: undefined };
});

export const valuePeriodCommand = fieldCommand('value-period', (_context, args) => {
  const pressed = z.object({ f: z.string(), t: z.string() }).safeParse(args).data;
  const from = parseCalendarDay(pressed?.f ?? '');
  const to = parseCalendarDay(pressed?.t ?? '');
  return from === undefined || to === undefined || from > to
    ? undefined
    : { version: undefined, period: { from, to } };
});

export const valueStatusCommand = fieldCommand('value-status', (_context, args) => {
  const value = z.object({ v: z.union([z.literal(0), z.literal(1)]) }).safeParse(args).data?.v;
  return value === undefined ? undefined : { figure: { state: value === 0 ? 'zero' : 'value', value } };
});
