import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Step } from '../../domain/next-step.ts';
import { findDutyOf } from '../../storage/duty.ts';
import { insertDutyAnswer } from '../../storage/duty-answer.ts';
import { findFinding } from '../../storage/finding.ts';
import { findMeasure } from '../../storage/measure.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { occasionName } from '../subjects/duties/deadline-words.ts';
import { todayOf } from '../district-hours.ts';
import { concerns, isOwed } from '../subjects/duties/duty-state.ts';
import { openDuties, ownDuty } from '../subjects/duties/own-duties.ts';
import { findPressedMeasure, tickOff, withSchool } from '../subjects/causes/measures.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { ensureMeasure } from './ensure-measure.ts';
import { stepArgs, stepOf } from './step-args.ts';
import { stepScreen } from './step-view.ts';
import { texts } from './texts.ts';

/** «Сделано» under a step: marks it, once, and shows the next one. */
export const stepDoneCommand: Command<Context> = {
  name: 'step-done',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, { args }) {
    const pressed = stepArgs.safeParse(args).data;
    const about = pressed?.s === undefined ? context : speakingFor(context, pressed.s);
    const step = pressed && stepOf(pressed);
    if (about === undefined || step === undefined) return withNext(context, texts.gone);
    return withNext(about, markDone(about, step) ?? texts.gone);
  },
};

/** What is said and, after it, the step that is now on top. */
export function withNext(context: Context, said: string): Answer {
  const { text, keyboard } = stepScreen(context);
  return answer(withSchool(context, `${said}\n\n${text}`), { keyboard });
}

/** Undefined for what is not this school's, and for steps that are done on a screen of their own. */
function markDone(context: Context, step: Step): string | undefined {
  switch (step.kind) {
    case 'measure': {
      const found = findPressedMeasure(context, step.id);
      if (found?.measure.unitId !== schoolOf(context).id || found.measure.state === 'removed')
        return undefined;
      return tickOff(context, found.measure)
        ? texts.marked(found.measure.title, found.measure.cause !== undefined)
        : texts.markedBefore(found.measure.title);
    }
    case 'finding':
      return markFinding(context, step);
    case 'deadline':
      return markDeadline(context, step.id);
    case 'diagnosis':
    case 'employees':
    case 'note':
      return undefined;
  }
}

function markFinding(context: Context, step: Extract<Step, { kind: 'finding' }>): string | undefined {
  if (findFinding(context.db, schoolOf(context).id, step.metric)?.cause !== step.cause) return undefined;
  const measure = findMeasure(context.db, ensureMeasure(context, step));
  return measure && tickOff(context, measure) ? texts.marked(measure.title, true) : undefined;
}

function markDeadline(context: Context, id: number): string | undefined {
  const { db, now, actor } = context;
  const school = schoolOf(context);
  const duty = findDutyOf(db, school.parentId ?? context.district.id, id);
  // What asks for more than a word is answered on a screen of its own.
  if (duty?.evidence.kind !== 'confirm' || duty.question !== undefined || !concerns(duty, school)) {
    return undefined;
  }
  // The soonest is the one that was shown: of a repeated one perhaps an earlier time that was extended.
  const shown = openDuties(context, school).find((own) => own.duty.id === id);
  const { occasion, state, dueOn } = shown ?? ownDuty(context, duty, school);
  const name = occasionName(duty, dueOn, todayOf(context));
  const key = { dutyId: id, unitId: school.id, occasion: occasion.key };
  const isNew = isOwed(state) && insertDutyAnswer(db, { ...key, kind: 'done', by: actor.person.id }, now);
  return isNew ? texts.markedDeadline(name) : texts.markedBefore(name);
}
