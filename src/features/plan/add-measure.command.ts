import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { addWorkingDays } from '../../domain/working-calendar.ts';
import { findCause } from '../../domain/cause.ts';
import { findFinding } from '../../storage/finding.ts';
import { causeText } from '../subjects/causes/cause-texts.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { findDraft } from '../draft.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { MEASURE_DIALOG, measureDraft, planKeyboard, takeMeasure, writeMeasure } from './add-measure.ts';
import { parseDay, parseMeasure } from './parse-measure.ts';
import { texts } from './texts.ts';

const who = ['director', 'responsible'] as const;

/** «мера провести планёрку звонком до пятницы»; alone it asks. */
export const addMeasureCommand: Command<Context> = {
  name: 'add-measure',
  words: texts.words.add,
  who,
  where: 'private',
  takesText: true,
  writes: true,
  run: (context, { text }) => takeMeasure(context, parseMeasure(text, todayOf(context))),
};

const proposalArgs = z.object({ m: z.string().max(40), c: z.string().max(40), s: z.int().optional() });

/** The step of a cause that was found, onto the day it is worth doing by. */
export const planAddCommand: Command<Context> = {
  name: 'plan-add',
  words: [],
  who,
  where: 'private',
  run(context, { args }) {
    const pressed = proposalArgs.safeParse(args).data;
    const about = pressed?.s === undefined ? context : speakingFor(context, pressed.s);
    const cause = pressed && findCause(pressed.c);
    if (pressed === undefined || about === undefined || cause === undefined) {
      return answer(texts.notProposed, { keyboard: planKeyboard() });
    }
    const finding = findFinding(context.db, schoolOf(about).id, pressed.m);
    if (finding?.cause !== cause.code) return answer(texts.notProposed, { keyboard: planKeyboard() });
    const { title, workingDays } = causeText(cause.code).measure;
    const dueOn = addWorkingDays(context.reference.calendar, todayOf(context), workingDays);
    return writeMeasure(about, { title, dueOn, cause: cause.code, metricCode: pressed.m });
  },
};

const draftArgs = z.union([z.object({ o: z.string() }), z.object({ sure: z.literal(1) })]);

/** Goes on with the measure that is being written: its day, or that it holds nobody's name. */
export const planDraftCommand: Command<Context> = {
  name: 'plan-draft',
  words: [],
  who,
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, MEASURE_DIALOG, measureDraft);
    const pressed = draftArgs.safeParse(args).data;
    const about = draft && speakingFor(context, draft.school);
    if (draft === undefined || about === undefined || pressed === undefined) {
      return answer(texts.stale, { keyboard: planKeyboard(), dialog: 'keep' });
    }
    const { title = '', dueOn, sure = false } = draft;
    if ('sure' in pressed) return takeMeasure(about, { title, dueOn }, true);
    return takeMeasure(about, { title, dueOn: parseDay(pressed.o, todayOf(context)) ?? dueOn }, sure);
  },
};
