import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { compareClasses, parseClassList, parseClassName } from '../../domain/class-name.ts';
import { readPastedReport } from '../../ingest/report/read-pasted-report.ts';
import { listSchoolClasses, saveSchoolClasses } from '../../storage/school-class.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { speakingForPressed } from '../subjects/schools/speaking-for.ts';
import { withSchool } from '../subjects/schools/with-school.ts';
import { CLASSES_DIALOG, openReport, reportHome } from './home.ts';
import { ADDS, TAKES_AWAY } from './lexicon.ts';
import { findPlace, placeArgs } from './place.ts';
import { forgetPersons, takePasted } from './take-text.ts';
import { texts } from './texts.ts';

const MOST_CLASSES = 150;
const className = z.string().refine((name) => parseClassName(name) === name);
const args = placeArgs.extend({ do: z.literal('save').optional() });
/** The school and the report it was asked for; `names`: a list that waits for «Верно». */
const state = placeArgs.extend({ names: z.array(className).max(MOST_CLASSES).optional() });
type State = z.infer<typeof state>;

/** «Классы школы»: the list as it is kept. */
export const schoolClassesCommand: Command<Context> = {
  name: CLASSES_DIALOG,
  words: texts.classesWords,
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args).data ?? {};
    const about = speakingForPressed(context, input.args);
    if (pressed.do === 'save') {
      const asked = findDraft(context, CLASSES_DIALOG, state);
      const isOwn = asked?.s === schoolOf(about).id;
      return asked?.names === undefined || !isOwn
        ? openReport(about, texts.stale)
        : save(about, asked, asked.names);
    }
    const names = listSchoolClasses(about.db, schoolOf(about).id);
    return answer(withSchool(about, names.length === 0 ? texts.askClasses : texts.classesNow(names)), {
      dialog: { name: CLASSES_DIALOG, state: { s: schoolOf(about).id, f: pressed.f, o: pressed.o } },
    });
  },
};

export const schoolClassesDialog: Dialog<Context> = {
  name: CLASSES_DIALOG,
  who: ['director', 'responsible'],
  beganBy: CLASSES_DIALOG,
  step: (context, stored, { text }) => forgetPersons(text, takeClasses(context, stored, text)),
};

function takeClasses(context: Context, stored: unknown, text: string): Answer {
  const asked = state.safeParse(stored).data;
  const about = asked && speakingForPressed(context, asked);
  if (asked === undefined || about === undefined || schoolOf(about).id !== asked.s) {
    return openReport(context, texts.interrupted);
  }
  const before = listSchoolClasses(about.db, schoolOf(about).id);
  return (
    (before.length === 0 ? takeTable(about, asked, text) : undefined) ?? takeList(about, asked, before, text)
  );
}

/** The whole report pasted where its classes were asked for: they stand in it. */
function takeTable(about: Context, asked: State, text: string): Answer | undefined {
  const place = findPlace(about, asked);
  const pasted = place && readPastedReport(text, place.form);
  if (place === undefined || pasted === undefined) return undefined;
  if ('refused' in pasted) return askAgain(pasted.refused);
  return pasted.rows.length === 0 ? undefined : takePasted(place, pasted, text);
}

function takeList(about: Context, asked: State, before: readonly string[], text: string): Answer {
  const read = readList(text, asked.names ?? before);
  if (read.unclear.length > 0 || !read.isAny) {
    // Only what looks like a class is given back: the rest may be anything.
    const shown = read.unclear.filter((piece) => /^\d{1,2}\s?\p{L}{0,2}$/u.test(piece));
    return askAgain(texts.unclearClasses(shown));
  }
  if (read.names.length === 0) return askAgain(texts.noClassesLeft);
  const removed = before.filter((name) => !read.names.includes(name));
  const lines = [texts.confirmClasses(read.names), ...(removed.length > 0 ? [texts.removed(removed)] : [])];
  return answer(withSchool(about, lines.join('\n')), {
    keyboard: inline([
      button(texts.buttons.saveClasses, CLASSES_DIALOG, { s: asked.s, do: 'save' }, 'positive'),
    ]),
    dialog: { name: CLASSES_DIALOG, state: { ...asked, names: read.names } },
  });
}

function readList(
  text: string,
  now: readonly string[],
): { names: string[]; unclear: string[]; isAny: boolean } {
  const adds = ADDS.test(text);
  const takes = TAKES_AWAY.test(text);
  const { classes, unclear } = parseClassList(text.replace(adds ? ADDS : TAKES_AWAY, ''));
  const names = takes
    ? now.filter((name) => !classes.includes(name))
    : adds
      ? [...new Set([...now, ...classes])].toSorted(compareClasses)
      : classes;
  return { names, unclear, isAny: classes.length > 0 };
}

/** Then the report goes on, where there is one. */
function save(about: Context, { f, o, s }: State, names: readonly string[]): Answer {
  saveSchoolClasses(about.db, schoolOf(about).id, names, about.now);
  const place = findPlace(about, { s, f, o });
  const said = texts.classesSaved(names);
  return place === undefined ? openReport(about, said) : reportHome(place, said);
}
