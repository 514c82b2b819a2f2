import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { findMeasure, moveMeasure } from '../../storage/measure.ts';
import type { StoredMeasure } from '../../storage/measure.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { measureTexts } from '../subjects/causes/measure-texts.ts';
import { dayOf, findPressedMeasure, withSchool } from '../subjects/causes/measures.ts';
import { planKeyboard, saidOf } from './add-measure.ts';
import { dayRows } from './day-buttons.ts';
import { parseDay } from './parse-measure.ts';
import { texts } from './texts.ts';

const DIALOG = 'plan-move';
const args = z.object({ i: z.int(), o: z.string().optional() });

/** Moves a measure to another day: by a button of the day, or by a typed one. */
export const moveMeasureCommand: Command<Context> = {
  name: 'plan-move',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args).data;
    const found = pressed && findPressedMeasure(context, pressed.i);
    if (found === undefined || isOver(found.measure)) {
      return answer(measureTexts.gone, { keyboard: planKeyboard() });
    }
    const { about, measure } = found;
    if (pressed?.o === undefined) return ask(about, measure, withSchool(about, texts.askMove(measure.title)));
    return move(about, measure, parseDay(pressed.o, todayOf(context)));
  },
};

export const moveMeasureDialog: Dialog<Context> = {
  name: DIALOG,
  who: ['director', 'responsible'],
  beganBy: 'plan',
  step(context, stored, { text }) {
    const state = args.safeParse(stored).data;
    const found = state && findPressedMeasure(context, state.i);
    if (found === undefined || isOver(found.measure)) {
      return answer(measureTexts.gone, { keyboard: planKeyboard() });
    }
    return move(found.about, found.measure, parseDay(text, todayOf(context)));
  },
};

function move(context: Context, measure: StoredMeasure, to: CalendarDay | undefined): Answer {
  if (to === undefined) return ask(context, measure, texts.askDayAgain);
  if (to < todayOf(context)) return ask(context, measure, texts.dayPassed(dayOf(context, to)));
  const isNew = moveMeasure(context.db, measure, to);
  return saidOf(
    context,
    findMeasure(context.db, measure.id) ?? measure,
    isNew ? texts.moved : texts.movedBefore,
  );
}

function ask(context: Context, { id, dueOn }: StoredMeasure, question: string): Answer {
  return answer(question, {
    keyboard: inline(...dayRows(context, 'plan-move', { args: { i: id }, except: dueOn })),
    dialog: { name: DIALOG, state: { i: id } },
  });
}

function isOver({ state }: StoredMeasure): boolean {
  return state === 'done' || state === 'removed';
}
