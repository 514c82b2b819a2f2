import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { saveDistrictSetting } from '../../storage/district-setting.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { findDraft } from '../draft.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { endsCalledOff } from '../refusal.ts';
import { parseTypedDay } from '../typed-date.ts';
import { targetable } from './district-targets.ts';
import { TARGET_DIALOG, targetDraft } from './draft.ts';
import type { TargetDraft } from './draft.ts';
import { WITHOUT } from './lexicon.ts';
import { parsePercent, parseSource, parseTarget } from './parse-target.ts';
import { metricOf, nextStep, wholeTarget } from './steps.ts';
import { texts } from './texts.ts';

const metricArgs = z.object({ m: z.string().max(60) });

/** A target step by step, or in one line: «цель звонят 50 приказ № 12 от 01.09.2024 п. 3 до 25.12». */
export const setTargetCommand: Command<Context> = {
  name: 'target-set',
  words: texts.setWords,
  who: ['coordinator'],
  where: 'private',
  takesText: true,
  run(context, { text, args }) {
    const pressed = metricArgs.safeParse(args);
    if (pressed.success) return nextStep(context, { code: pressed.data.m });
    if (endsCalledOff(text)) return answer(texts.notSet);
    return text.trim() === '' ? nextStep(context, {}) : takeLine(context, text);
  },
};

export const setTargetDialog: Dialog<Context> = {
  name: TARGET_DIALOG,
  who: ['coordinator'],
  beganBy: 'targets',
  step(context, stored, { text }) {
    const parsed = targetDraft.safeParse(stored);
    if (!parsed.success) return answer(officeTexts.interrupted);
    return take(context, parsed.data, text.trim().replace(/\s+/g, ' '));
  },
};

/** Takes a text for what the draft lacks first. */
function take(context: Context, draft: TargetDraft, typed: string) {
  if (metricOf(context, draft) === undefined) return takeLine(context, typed);
  if (draft.value === undefined) {
    const value = parsePercent(typed);
    return nextStep(context, { ...draft, value }, value === undefined ? texts.badValue : undefined);
  }
  if (draft.order === undefined) {
    const source = parseSource(typed, todayOf(context));
    return source.order === undefined
      ? nextStep(context, draft, texts.badOrder)
      : nextStep(context, { ...draft, ...source });
  }
  if (draft.item === undefined) {
    if (WITHOUT.test(typed)) return nextStep(context, { ...draft, item: null });
    const number = /\d[\d.]*\d|\d/.exec(typed)?.[0];
    return number === undefined
      ? nextStep(context, draft, texts.badItem)
      : nextStep(context, { ...draft, item: texts.item(number) });
  }
  if (draft.dueOn === undefined) {
    const dueOn = WITHOUT.test(typed) ? null : parseTypedDay(typed, todayOf(context));
    return nextStep(context, { ...draft, dueOn }, dueOn === undefined ? texts.badDue : undefined);
  }
  return answer(texts.pressSave, { dialog: 'keep' });
}

/** A line that names the order needs no more questions: what it leaves out is taken as none. */
function takeLine(context: Context, text: string) {
  const typed = parseTarget(text, targetable(context), todayOf(context));
  if (typed === undefined) return nextStep(context, {}, texts.unknownMetric(shortened(text)));
  const { order, item = null, dueOn = null, ...rest } = typed;
  return nextStep(context, order === undefined ? rest : { ...rest, order, item, dueOn });
}

/** What was typed, as far as it can be repeated. */
function shortened(text: string): string {
  const typed = text.trim().replace(/[«»"]/g, '');
  return typed.length > MOST_REPEATED ? `${typed.slice(0, MOST_REPEATED)}…` : typed;
}

const MOST_REPEATED = 40;

const withoutArgs = z.object({ k: z.enum(['item', 'dueOn']) });

/** «Без пункта», «Без срока». */
export const targetWithoutCommand: Command<Context> = {
  name: 'target-without',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, TARGET_DIALOG, targetDraft);
    const pressed = withoutArgs.safeParse(args);
    if (draft === undefined || !pressed.success) return answer(officeTexts.stale);
    return nextStep(context, { ...draft, [pressed.data.k]: null });
  },
};

/** Writes what the preview shows; the draft is used up with it. */
export const saveTargetCommand: Command<Context> = {
  name: 'target-save',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const draft = findDraft(context, TARGET_DIALOG, targetDraft);
    const whole = draft && wholeTarget(context, draft);
    if (whole === undefined) return answer(officeTexts.stale);
    const { db, district, settings, actor, now } = context;
    const { metric, target } = whole;
    const targets = { ...settings.targets, [metric.code]: target };
    noteAct(context, actTexts.target(metric.title), {
      before: metric.target === undefined ? actTexts.noTarget : texts.inWords(metric.target),
      after: texts.inWords(target),
    });
    saveDistrictSetting(db, district.id, 'targets', targets, { by: actor.person.id, now });
    return answer([texts.saved(metric.title, target), texts.follows].join('\n'), {
      keyboard: inline([button(texts.toList, 'targets')]),
    });
  },
};
