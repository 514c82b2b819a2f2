import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Keyboard } from '../../bot/outgoing.ts';
import { endMeasure, findMeasure } from '../../storage/measure.ts';
import type { StoredMeasure } from '../../storage/measure.ts';
import type { Context } from '../context.ts';
import { measureTexts } from '../subjects/causes/measure-texts.ts';
import {
  findPressedMeasure,
  measureLine,
  putBack,
  tickOff,
  withSchool,
} from '../subjects/causes/measures.ts';
import { momentOf } from '../moment.ts';
import { labels } from '../texts.ts';
import { planKeyboard, saidOf } from './add-measure.ts';
import { texts } from './texts.ts';

const args = z.object({ i: z.int() });

function measureCommand(
  name: string,
  act: (context: Context, measure: StoredMeasure) => Answer,
): Command<Context> {
  return {
    name,
    words: [],
    who: ['director', 'responsible'],
    where: 'private',
    run(context, input) {
      const pressed = args.safeParse(input.args).data;
      const found = pressed && findPressedMeasure(context, pressed.i);
      if (found === undefined) return answer(measureTexts.gone, { keyboard: planKeyboard() });
      return act(found.about, found.measure);
    },
  };
}

/** One measure and what can be done with it. */
const cardCommand = measureCommand('measure', (context, measure) => {
  if (isOver(measure))
    return answer(withSchool(context, stateOf(context, measure)), { keyboard: backKeyboard(measure) });
  return answer(withSchool(context, `${measureLine(context, measure)}.`), {
    keyboard: inline(
      [
        button(measureTexts.done, 'plan-done', { i: measure.id }, 'positive'),
        button(measureTexts.stuck, 'step-stuck', { k: 'measure', i: measure.id }),
      ],
      [
        button(measureTexts.move, 'plan-move', { i: measure.id }),
        button(texts.remove, 'plan-remove', { i: measure.id }),
      ],
      [button(labels.plan, 'plan')],
    ),
  });
});

const doneCommand = measureCommand('plan-done', (context, measure) => {
  const said = tickOff(context, measure)
    ? texts.marked(measure.title)
    : measure.state === 'done'
      ? texts.markedBefore(measure.title)
      : texts.removedBefore(measure.title);
  return answer(withSchool(context, said), { keyboard: backKeyboard(measure) });
});

const removeCommand = measureCommand('plan-remove', (context, measure) => {
  const { db, now, actor } = context;
  const isNew = endMeasure(db, measure, 'removed', { by: actor.person.id, now });
  const said = isNew
    ? texts.removed(measure.title)
    : measure.state === 'done'
      ? texts.markedBefore(measure.title)
      : texts.removedBefore(measure.title);
  return answer(withSchool(context, said), { keyboard: backKeyboard(measure) });
});

/** Back into the plan what was removed or ticked off by mistake. */
const restoreCommand = measureCommand('plan-back', (context, measure) => {
  const isNew = putBack(context, measure);
  const now = findMeasure(context.db, measure.id) ?? measure;
  return saidOf(context, now, isNew ? texts.restored : texts.restoredBefore);
});

export const measureCommands = [cardCommand, doneCommand, removeCommand, restoreCommand];

function isOver({ state }: StoredMeasure): boolean {
  return state === 'done' || state === 'removed';
}

function stateOf(context: Context, { state, title, endedAt }: StoredMeasure): string {
  return state === 'done' && endedAt !== undefined
    ? texts.stateDone(title, momentOf(context, endedAt))
    : texts.stateRemoved(title);
}

function backKeyboard({ id }: StoredMeasure): Keyboard {
  return inline([button(texts.restore, 'plan-back', { i: id }), button(labels.plan, 'plan')]);
}
