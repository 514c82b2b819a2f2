import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { addDays, calendarDayOf, yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { Period } from '../../domain/period.ts';
import { instantOf } from '../../domain/zone.ts';
import { listJournalBetween } from '../../storage/journal.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import { entryAuthorOf, pageNumberOf } from '../subjects/office/author.ts';
import { pageOf } from '../subjects/people/page-of.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { momentOf } from '../moment.ts';
import { officeTexts } from '../office-texts.ts';
import { parseTypedPeriod } from '../typed-date.ts';
import { texts } from './texts.ts';

const DIALOG = 'journal-file';
const args = z.object({ n: z.union([z.literal(30), z.literal(7), z.literal('year')]).optional() });

/** The journal of a stretch of days as a book; asked for where no stretch is given. */
export const journalFileCommand: Command<Context> = {
  name: 'journal-file',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, input) {
    const { n } = args.safeParse(input.args).data ?? {};
    const today = todayOf(context);
    if (n === 'year') return exported(context, { from: firstOfSeptember(today), to: today });
    if (n !== undefined) return exported(context, { from: addDays(today, 1 - n), to: today });
    return answer(texts.askPeriod, {
      keyboard: inline(
        [
          button(texts.lastDays(7), 'journal-file', { n: 7 }),
          button(texts.lastDays(30), 'journal-file', { n: 30 }),
        ],
        [button(texts.schoolYear, 'journal-file', { n: 'year' }), button(officeTexts.cancel, 'cancel')],
      ),
      dialog: { name: DIALOG, state: {} },
    });
  },
};

export const journalFileDialog: Dialog<Context> = {
  name: DIALOG,
  who: ['coordinator', 'head'],
  beganBy: 'journal',
  step(context, _state, { text }) {
    const period = parseTypedPeriod(text, todayOf(context));
    return period === undefined ? askAgain(texts.badPeriod) : exported(context, period);
  },
};

function exported(context: Context, period: Period): Answer {
  const zone = zoneOf(context.settings);
  const entries = listJournalBetween(context.db, context.district.id, {
    from: instantOf(period.from, '00:00', zone),
    to: instantOf(addDays(period.to, 1), '00:00', zone),
  });
  if (entries.length === 0) return answer(texts.nothingIn(period));
  const rows = entries.map((entry) => {
    const { at, personId, act, before, after } = entry;
    const page = pageNumberOf(context, personId);
    return [
      momentOf(context, at),
      entryAuthorOf(context, entry),
      page === undefined ? '' : pageOf(page),
      act,
      before ?? '',
      after ?? '',
    ];
  });
  return answer(texts.exported(entries.length, period), {
    documents: [
      {
        format: 'xlsx',
        fileName: texts.fileName(period),
        sheets: [{ name: texts.sheet.name, columns: texts.sheet.columns, rows }],
      },
    ],
  });
}

/** Of the school year that is going on. */
function firstOfSeptember(today: CalendarDay): CalendarDay {
  const ofThisYear = calendarDayOf(yearOf(today), 9, 1) ?? today;
  return ofThisYear <= today ? ofThisYear : (calendarDayOf(yearOf(today) - 1, 9, 1) ?? today);
}
