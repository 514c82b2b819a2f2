import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { parseCalendarDay } from '../../domain/calendar-day.ts';
import { localDayOf } from '../../domain/zone.ts';
import { findMeasure, insertMeasure, listOpenMeasures } from '../../storage/measure.ts';
import type { NewMeasure, StoredMeasure } from '../../storage/measure.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { deadlineHoursOf, todayOf } from '../district-hours.ts';
import { measureTexts } from '../subjects/causes/measure-texts.ts';
import { LONGEST_TITLE, dayOf, measureLine, withSchool } from '../subjects/causes/measures.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { endsCalledOff, isQuestion } from '../refusal.ts';
import { labels } from '../texts.ts';
import { dayRows } from './day-buttons.ts';
import type { TypedMeasure } from './parse-measure.ts';
import { reminderOf } from './reminder-slots.ts';
import { texts } from './texts.ts';

export const MEASURE_DIALOG = 'plan-measure';
const MOST_OPEN = 30;

const dayShape = z.string().transform((text, context) => {
  const found = parseCalendarDay(text);
  if (found !== undefined) return found;
  context.addIssue('no such day');
  return z.NEVER;
});

/** What the person has said of a measure so far, and what is asked; `school` – for which of their schools. */
export const measureDraft = z.object({
  ask: z.enum(['title', 'day', 'name']),
  school: z.int(),
  title: z.string().optional(),
  dueOn: dayShape.optional(),
  /** That it holds nobody's name was said by the person. */
  sure: z.boolean().optional(),
});

/** Takes a measure as far as it goes: asks for what is missing, for a name, for the day; then writes it. */
export function takeMeasure(context: Context, { title, dueOn }: TypedMeasure, sure = false): Answer {
  const ask = (
    what: z.infer<typeof measureDraft>['ask'],
    text: string,
    extra: Parameters<typeof answer>[1] = {},
  ) =>
    answer(text, {
      ...extra,
      dialog: {
        name: MEASURE_DIALOG,
        state: {
          ask: what,
          school: schoolOf(context).id,
          ...(what !== 'title' && { title }),
          ...(dueOn !== undefined && what !== 'day' && { dueOn }),
          ...(sure && { sure }),
        },
      },
    });
  if (title === '') return ask('title', texts.askTitle);
  if (endsCalledOff(title)) return answer(texts.notAdded, { keyboard: planKeyboard() });
  if (title.length > LONGEST_TITLE) return ask('title', measureTexts.tooLong(LONGEST_TITLE));
  const name = sure ? undefined : findPersonName(title);
  if (name !== undefined) {
    return ask('name', measureTexts.named(name), {
      keyboard: inline([button(measureTexts.notAName, 'plan-draft', { sure: 1 })]),
    });
  }
  if (!sure && isQuestion(title)) {
    return ask('name', texts.askWhetherMeasure(title), {
      keyboard: inline([button(texts.record, 'plan-draft', { sure: 1 }), button(texts.cancel, 'cancel')]),
    });
  }
  if (dueOn === undefined || dueOn < todayOf(context)) {
    const question = dueOn === undefined ? texts.askDay(title) : texts.dayPassed(dayOf(context, dueOn));
    return ask('day', question, { keyboard: inline(...dayRows(context, 'plan-draft')) });
  }
  return writeMeasure(context, { title, dueOn });
}

/** Writes a measure, once: the very same one that stands in the plan is not written again. */
export function writeMeasure(
  context: Context,
  measure: Pick<NewMeasure, 'title' | 'dueOn' | 'cause' | 'metricCode'>,
): Answer {
  const { db, now, actor } = context;
  const unitId = schoolOf(context).id;
  const open = listOpenMeasures(db, [unitId]);
  const same = open.find(
    (one) =>
      (measure.cause !== undefined && one.cause === measure.cause) ||
      (one.dueOn === measure.dueOn && one.title.toLowerCase() === measure.title.toLowerCase()),
  );
  if (same !== undefined) return saidOf(context, same, texts.addedBefore);
  if (open.length >= MOST_OPEN) return answer(texts.tooMany, { keyboard: planKeyboard() });
  const id = insertMeasure(db, { ...measure, unitId, createdBy: actor.person.id }, now);
  const written = id === undefined ? undefined : findMeasure(db, id);
  if (written === undefined) throw new Error('a measure that was just written is not there');
  return saidOf(context, written, texts.added);
}

/** Its line, when it will be reminded of, and the ways to change it. */
export function saidOf(context: Context, measure: StoredMeasure, say: (line: string) => string): Answer {
  const remind = reminderLine(context, measure);
  return answer(
    withSchool(
      context,
      [say(measureLine(context, measure)), ...(remind === undefined ? [] : [remind])].join('\n'),
    ),
    {
      keyboard: inline(
        [
          button(measureTexts.move, 'plan-move', { i: measure.id }),
          button(texts.remove, 'plan-remove', { i: measure.id }),
        ],
        [button(labels.plan, 'plan')],
      ),
    },
  );
}

function reminderLine(context: Context, { dueOn }: { dueOn: CalendarDay }): string | undefined {
  const hours = deadlineHoursOf(context.settings);
  const at = reminderOf(dueOn, context.reference.calendar, hours);
  if (at <= context.now) return undefined;
  const on = localDayOf(at, hours.zone);
  return on === dueOn
    ? texts.remindThatDay(hours.reminderAt)
    : texts.remind(dayOf(context, on), hours.reminderAt);
}

export function planKeyboard() {
  return inline([button(labels.plan, 'plan')]);
}
