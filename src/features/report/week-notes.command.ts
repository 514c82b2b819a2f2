import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { parseCalendarDay, yearOf } from '../../domain/calendar-day.ts';
import { noteDueOn } from '../../domain/duty.ts';
import { weekOf } from '../../domain/period.ts';
import { listLatestMeasurements } from '../../storage/measurement.ts';
import { findWeekNote, listWeekNotes } from '../../storage/week-note.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { hasFigure } from '../subjects/figures/figure-facts.ts';
import { measureTexts } from '../subjects/causes/measure-texts.ts';
import { momentOf } from '../moment.ts';
import { schoolRows } from '../subjects/schools/school-picker.ts';
import { texts } from './texts.ts';

/** Names that are still one screen of a phone. */
const MOST_NAMES = 15;
/** `n`: from which of those who have not sent it; `p`: a page of those who have. */
const listArgs = z.object({ n: z.int().min(0).optional(), p: z.int().min(0).optional() });
const noteArgs = z.object({ s: z.int(), w: z.string().max(10).optional() });

/** «Анализы школ»: of the newest week, who sent the note and who did not. */
export const weekNotesCommand: Command<Context> = {
  name: 'week-notes',
  words: texts.words.weekNotes,
  help: texts.help.weekNotes,
  who: ['coordinator', 'head'],
  where: 'private',
  run: (context, { args }) => listScreen(context, listArgs.safeParse(args).data ?? {}),
};

/** The note of one school; the pages of the list come here too. */
export const weekNoteCommand: Command<Context> = {
  name: 'week-note',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const pressed = noteArgs.safeParse(args).data;
    if (pressed === undefined) return listScreen(context, listArgs.safeParse(args).data ?? {});
    const schools = namedSchools(context);
    const school = schools.find(({ id }) => id === pressed.s);
    const weekTo =
      (pressed.w === undefined ? undefined : parseCalendarDay(pressed.w)) ?? newestWeekTo(context, schools);
    const keyboard = inline([button(texts.office.label, 'week-notes')]);
    if (school === undefined || weekTo === undefined) return answer(texts.office.gone, { keyboard });
    const note = findWeekNote(context.db, school.id, weekTo);
    if (note === undefined) {
      const thisYear = yearOf(todayOf(context));
      return answer(texts.office.noNote(school.name, weekOf(weekTo), thisYear), { keyboard });
    }
    const at = momentOf(context, note.sentAt);
    const said = note.text === '' ? texts.office.erased(school.name, at) : texts.office.note(note.text, at);
    return answer(said, { keyboard });
  },
};

function listScreen(context: Context, { n: from = 0, p: page }: z.infer<typeof listArgs>): Answer {
  const schools = namedSchools(context);
  const weekTo = newestWeekTo(context, schools);
  if (weekTo === undefined) return answer(texts.office.none);
  const ids = schools.map(({ id }) => id);
  const senders = new Set(listWeekNotes(context.db, ids, weekTo).map(({ unitId }) => unitId));
  const sent = schools.filter(({ id }) => senders.has(id));
  const missing = schools.filter(({ id }) => !senders.has(id)).map(({ short }) => short);
  const today = todayOf(context);
  const dueOn = noteDueOn(weekOf(weekTo), context.settings);
  const head = texts.office.head(weekOf(weekTo), sent.length, schools.length, yearOf(today));
  const rest = missing.length - from - MOST_NAMES;
  const lines = [
    head,
    ...missingLines(missing, from),
    ...(from === 0 && missing.length > 0
      ? [texts.office.due(measureTexts.noteDue(dueOn, yearOf(today)), dueOn < today)]
      : []),
    ...(sent.length > 0 && from === 0 ? [texts.office.open] : []),
  ];
  const turns = [
    ...(from > 0 ? [button(texts.office.toList, 'week-notes')] : []),
    ...(rest > 0 ? [button(texts.office.moreMissing(rest), 'week-notes', { n: from + MOST_NAMES })] : []),
  ];
  const rows = [
    ...(from > 0 ? [] : schoolRows(sent, { command: 'week-note', args: { w: weekTo }, page, size: 6 })),
    ...(turns.length > 0 ? [turns] : []),
  ];
  return answer(lines.join('\n'), { ...(rows.length > 0 && { keyboard: inline(...rows) }) });
}

function missingLines(missing: readonly string[], from: number): string[] {
  if (missing.length === 0) return [texts.office.all];
  if (from === 0) return [texts.office.missing(missing, MOST_NAMES)];
  return [texts.office.missingFrom(missing.slice(from, from + MOST_NAMES), from)];
}

/** The end of the newest week that any school of the district has a figure of. */
function newestWeekTo({ db, reference }: Context, schools: readonly NamedSchool[]): CalendarDay | undefined {
  const weekly = new Set(reference.metrics.filter(({ window }) => window === 'week').map(({ code }) => code));
  return listLatestMeasurements(
    db,
    schools.map(({ id }) => id),
    1,
  )
    .filter((one) => weekly.has(one.metric.code) && hasFigure(one))
    .map(({ period }) => period.to)
    .toSorted()
    .at(-1);
}
