import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { stepKey } from '../../domain/next-step.ts';
import type { Step } from '../../domain/next-step.ts';
import { findFinding } from '../../storage/finding.ts';
import { findMeasure, stickMeasure } from '../../storage/measure.ts';
import { saveStepDelay } from '../../storage/step-delay.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { measureTexts } from '../subjects/causes/measure-texts.ts';
import {
  LONGEST_TITLE,
  dayOf,
  findPressedMeasure,
  nextWorkingDay,
  withSchool,
} from '../subjects/causes/measures.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { labels } from '../texts.ts';
import { collectState } from './collect-facts.ts';
import { ensureMeasure } from './ensure-measure.ts';
import { stepArgs, stepOf } from './step-args.ts';
import type { StepArgs } from './step-args.ts';
import { withNext } from './step-done.command.ts';
import { nameOfStep } from './step-view.ts';
import { texts } from './texts.ts';

const DIALOG = 'step-stuck';
const REASONS = ['no-time', 'no-access', 'no-answer'] as const;
const stuckArgs = stepArgs.extend({ r: z.enum([...REASONS, 'other', 'sure']).optional() });
/** `words`: typed already, and asked about because a name may be in them. */
const draft = z.object({ step: stepArgs, words: z.string().max(LONGEST_TITLE).optional() });

/** «Не получается» under a step: why, and what then. */
export const stepStuckCommand: Command<Context> = {
  name: DIALOG,
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, { args }) {
    const pressed = stuckArgs.safeParse(args).data;
    if (pressed === undefined) return withNext(context, texts.gone);
    const { r: reason, ...about } = pressed;
    const found = findStep(context, about);
    if (found === undefined) return withNext(context, texts.gone);
    if (reason === undefined) return askObstacle(found, about);
    if (reason === 'other') {
      return answer(texts.askWords, { dialog: { name: DIALOG, state: { step: about } } });
    }
    if (reason !== 'sure') return putOff(found, reason);
    const words = findDraft(context, DIALOG, draft)?.words;
    return words === undefined ? askObstacle(found, about) : putOff(found, words);
  },
};

export const stepStuckDialog: Dialog<Context> = {
  name: DIALOG,
  who: ['director', 'responsible'],
  beganBy: 'next-step',
  step(context, stored, { text }) {
    const state = draft.safeParse(stored).data;
    const found = state && findStep(context, state.step);
    if (found === undefined) return withNext(context, texts.dialogLost);
    const words = text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
    if (words === '') return answer(texts.emptyWords, { dialog: 'keep' });
    if (words.length > LONGEST_TITLE) return answer(measureTexts.tooLong(LONGEST_TITLE), { dialog: 'keep' });
    const name = findPersonName(words);
    if (name === undefined) return putOff(found, words);
    return answer(measureTexts.named(name), {
      keyboard: inline([button(measureTexts.notAName, DIALOG, { ...state?.step, r: 'sure' })]),
      dialog: { name: DIALOG, state: { ...state, words } },
    });
  },
};

/** A step that still stands, its name, and its presser speaking for its school. */
type Found = { about: Context; step: Step; name: string };

function findStep(context: Context, args: StepArgs): Found | undefined {
  const about = args.s === undefined ? ofMeasure(context, args) : speakingFor(context, args.s);
  const step = stepOf(args);
  if (about === undefined || step === undefined) return undefined;
  if (
    step.kind === 'finding' &&
    findFinding(about.db, schoolOf(about).id, step.metric)?.cause !== step.cause
  ) {
    return undefined;
  }
  const name = nameOfStep(about, step, collectState(about));
  return name === undefined ? undefined : { about, step, name };
}

/** A card of the plan names the measure alone. */
function ofMeasure(context: Context, { i }: StepArgs): Context | undefined {
  return i === undefined ? context : findPressedMeasure(context, i)?.about;
}

function askObstacle({ about, name }: Found, args: StepArgs): Answer {
  return answer(withSchool(about, texts.askObstacle(name)), {
    keyboard: inline(
      REASONS.slice(0, 2).map((r) => button(texts.reasons[r], DIALOG, { ...args, r })),
      REASONS.slice(2).map((r) => button(texts.reasons[r], DIALOG, { ...args, r })),
      [button(texts.other, DIALOG, { ...args, r: 'other' })],
    ),
  });
}

/** The next working day, or the later day that a measure has anyway. */
function untilOf(context: Context, step: Step): CalendarDay {
  const next = nextWorkingDay(context);
  const dueOn = step.kind === 'measure' ? findMeasure(context.db, step.id)?.dueOn : undefined;
  return dueOn !== undefined && dueOn > next ? dueOn : next;
}

/** Stores what stands in the way and puts the step off; says the way on. */
function putOff({ about, step }: Found, obstacle: string): Answer {
  const { db, now, actor } = about;
  const unitId = schoolOf(about).id;
  const until = untilOf(about, step);
  const act = { by: actor.person.id, now };
  const id =
    step.kind === 'measure' ? step.id : step.kind === 'finding' ? ensureMeasure(about, step) : undefined;
  if (id === undefined) saveStepDelay(db, unitId, { step: stepKey(step), until, obstacle }, act);
  else stickMeasure(db, { id, unitId }, { obstacle, dueOn: until }, act);

  const reason = REASONS.find((one) => one === obstacle) ?? 'other';
  const said = texts.noted(measureTexts.obstacle(obstacle), dayOf(about, until));
  const isMovable = id !== undefined;
  const way = reason === 'no-time' && !isMovable ? [] : [texts.ways[reason]];
  const buttons = [
    ...(isMovable ? [button(measureTexts.move, 'plan-move', { i: id })] : []),
    ...(reason === 'no-time' ? [] : [button(labels.contacts, 'contacts')]),
    button(labels.nextStep, 'next-step', { s: unitId }),
  ];
  return answer(withSchool(about, [said, ...way].join('\n')), {
    keyboard: inline(...[buttons.slice(0, 2), buttons.slice(2)].filter((row) => row.length > 0)),
  });
}
