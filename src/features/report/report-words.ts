import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { parseCalendarDay } from '../../domain/calendar-day.ts';
import { deleteNoteWords, saveNoteWords } from '../../storage/week-note.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { measureTexts } from '../subjects/causes/measure-texts.ts';
import { withSchool } from '../subjects/causes/measures.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { isQuestion } from '../refusal.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { reportScreen } from './report.command.ts';
import { texts } from './texts.ts';
import { weekNoteOf } from './week-note.ts';

const NAME = 'report-words';
const LONGEST_WORDS = 300;

const args = z.object({ s: z.int(), do: z.enum(['drop', 'sure']).optional() });
/** The school and the week it is added to; `words`: typed, and asked about because a name may be in them. */
const draft = z.object({ s: z.int(), w: z.string(), words: z.string().max(LONGEST_WORDS).optional() });

/** «Дополнить»: one sentence of the school at the end of its note. */
export const reportWordsCommand: Command<Context> = {
  name: NAME,
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args).data;
    const about = pressed && speakingFor(context, pressed.s);
    const note = about && weekNoteOf(about);
    if (about === undefined || note === undefined) return reportScreen(context);
    const { id } = schoolOf(about);
    if (pressed?.do === 'drop') {
      deleteNoteWords(about.db, id, note.week.to);
      return reportScreen(about);
    }
    if (pressed?.do === 'sure') {
      const asked = findDraft(context, NAME, draft);
      return asked?.words === undefined || asked.s !== id
        ? reportScreen(about, texts.dialogLost)
        : write(about, asked.w, asked.words);
    }
    const question = note.words === undefined ? texts.askWords : texts.askWordsInstead(note.words);
    return answer(withSchool(about, question), {
      ...(note.words !== undefined && {
        keyboard: inline([button(texts.dropWords, NAME, { s: id, do: 'drop' })]),
      }),
      dialog: { name: NAME, state: { s: id, w: note.week.to } },
    });
  },
};

export const reportWordsDialog: Dialog<Context> = {
  name: NAME,
  who: ['director', 'responsible'],
  beganBy: 'report',
  step(context, stored, { text }) {
    const state = draft.safeParse(stored).data;
    const about = state && speakingFor(context, state.s);
    if (state === undefined || about === undefined) return reportScreen(context, texts.dialogLost);
    const words = text.trim().replace(/\s+/g, ' ');
    if (words === '') return answer(texts.emptyWords, { dialog: 'keep' });
    if (words.length > LONGEST_WORDS) return answer(measureTexts.tooLong(LONGEST_WORDS), { dialog: 'keep' });
    const name = findPersonName(words);
    if (name === undefined && !isQuestion(words)) return write(about, state.w, words);
    if (name === undefined) {
      return answer(texts.askWhetherWords(words), {
        keyboard: inline([
          button(texts.record, NAME, { s: state.s, do: 'sure' }),
          button(texts.cancel, 'cancel'),
        ]),
        dialog: { name: NAME, state: { ...state, words } },
      });
    }
    return answer(measureTexts.named(name), {
      keyboard: inline([button(measureTexts.notAName, NAME, { s: state.s, do: 'sure' })]),
      dialog: { name: NAME, state: { ...state, words } },
    });
  },
};

/** The week is the one the person saw, even if a newer table came meanwhile. */
function write(context: Context, weekTo: string, words: string) {
  const week = parseCalendarDay(weekTo);
  if (week === undefined) return reportScreen(context, texts.dialogLost);
  const { db, now, actor } = context;
  saveNoteWords(db, schoolOf(context).id, week, words, { by: actor.person.id, now });
  return reportScreen(context);
}
