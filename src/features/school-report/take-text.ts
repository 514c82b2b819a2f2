import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import type { Dialog } from '../../bot/command.ts';
import { parseClassName } from '../../domain/class-name.ts';
import { LONGEST_TEXT, missingFields } from '../../domain/report-form.ts';
import type { ReportRow } from '../../domain/report-form.ts';
import { parseReportLine } from '../../domain/report-line.ts';
import { readPastedReport } from '../../ingest/report/read-pasted-report.ts';
import type { PastedReading } from '../../ingest/report/read-pasted-report.ts';
import { saveSchoolClasses } from '../../storage/school-class.ts';
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { hasPersonData } from '../../domain/person-data.ts';
import { checkScreen } from './check.ts';
import { REPORT_DIALOG, openReport, reportHome } from './home.ts';
import { argsOf, findPlace, isClosed, ownPlaces, placeArgs, placeProgress, readAgain } from './place.ts';
import type { ReportPlace } from './place.ts';
import { goOn, rowOf, rowScreen, saveRows } from './rows.ts';
import { texts } from './texts.ts';

/** `r`: the class that was asked about. */
const state = placeArgs.extend({ r: z.string().max(8).optional() });

/** What a person types while a report is filled in: a line of the class asked about, or several classes at once. */
export const schoolReportDialog: Dialog<Context> = {
  name: REPORT_DIALOG,
  who: ['director', 'responsible'],
  beganBy: 'school-report',
  step: (context, stored, { text }) => forgetPersons(text, takeText(context, stored, text)),
};

/** Whatever is said to it, a message with data of a person is not kept. */
export function forgetPersons(text: string, said: Answer): Answer {
  return hasPersonData(text) ? { ...said, forgets: true } : said;
}

function takeText(context: Context, stored: unknown, text: string): Answer {
  const asked = state.safeParse(stored).data;
  const place = asked && findPlace(context, asked);
  if (asked === undefined || place === undefined) return openReport(context, texts.interrupted);
  if (isClosed(place) || place.names.length === 0) return reportHome(place);
  const named = parseClassName(text);
  if (named !== undefined && place.names.includes(named) && !isAnswer(place, asked.r, text)) {
    return rowScreen(place, named);
  }
  const pasted = readPastedReport(text, place.form);
  if (pasted !== undefined) return takePasted(place, pasted, text);
  const name = asked.r ?? (place.form.per === 'school' ? '' : undefined);
  if (name === undefined || !place.names.includes(name))
    return reportHome(place, texts.trouble({ kind: 'unclear' }));
  return takeLine(place, name, text);
}

/** «5» is a number where one is asked for, though the school has a class 5. */
function isAnswer(place: ReportPlace, name: string | undefined, text: string): boolean {
  const [missing] = name === undefined ? [] : missingFields(place.form, rowOf(place, name).values);
  return missing?.kind === 'count' && /^\s*\d+\s*$/.test(text);
}

/**
 * Lines of classes typed while no question is open, where one report alone is meant: «5А да, да, 20 из 20, …».
 * Every one of them has to be a class of the school, so that nothing else is taken for a report.
 */
export function takeLoneRows(context: Context, { text }: RawMessage): Answer | undefined {
  if (context.actor.school === undefined || context.actor.audience === 'coordinator') return undefined;
  const places = ownPlaces(context);
  const begun = places.filter(({ draft }) => draft !== undefined);
  const [place, ...others] = begun.length > 0 ? begun : places;
  if (place === undefined) return undefined;
  const pasted = readPastedReport(text, place.form);
  if (pasted === undefined) return undefined;
  // Data of people are refused whichever report they were meant for.
  if ('refused' in pasted) return answer(pasted.refused, { forgets: true });
  if (others.length > 0 || isClosed(place)) return undefined;
  if (pasted.rows.length === 0) return undefined;
  const isOwn = pasted.rows.every(({ name }) => name !== '' && place.names.includes(name));
  return isOwn ? forgetPersons(text, takePasted(place, pasted, text)) : undefined;
}

function takeLine(place: ReportPlace, name: string, text: string): Answer {
  const { values } = rowOf(place, name);
  const [missing] = missingFields(place.form, values);
  if (missing?.kind === 'text') {
    const words = text.trim().replace(/\s+/g, ' ');
    if (words.length > LONGEST_TEXT) return rowScreen(place, name, texts.tooLong(LONGEST_TEXT));
    if (words === '' || hasPersonData(words)) return rowScreen(place, name, texts.namedTrouble);
    saveRows(place, [{ name, values: { [missing.code]: { text: words } } }]);
    return goOn(place, name);
  }
  const read = parseReportLine(text, place.form, values);
  if ('trouble' in read) {
    const isPerson = read.trouble.kind === 'unclear' && hasPersonData(text);
    return rowScreen(place, name, isPerson ? texts.namedTrouble : texts.trouble(read.trouble));
  }
  saveRows(place, [{ name, values: read.values }]);
  return goOn(place, name);
}

/** A table or lines of classes that were pasted as `text`. */
export function takePasted(place: ReportPlace, read: PastedReading, text: string): Answer {
  if ('refused' in read)
    return answer(read.refused, { dialog: { name: REPORT_DIALOG, state: argsOf(place) }, forgets: true });
  const unclear = hasPersonData(text) ? texts.rowNamed : texts.rowUnclear;
  const problems =
    'problems' in read
      ? read.problems
      : read.troubles.map(({ name, trouble }) =>
          texts.ofRow(name, trouble.kind === 'unclear' ? unclear : texts.trouble(trouble)),
        );
  return takeRows(place, read.rows, { problems, said: texts.savedRows });
}

/**
 * Rows out of a table or a file: what fits goes into the draft, the rest is told. A school that has given no list of its
 * classes has the classes of the rows.
 */
export function takeRows(
  given: ReportPlace,
  rows: readonly ReportRow[],
  { problems, said }: { problems: readonly string[]; said: (n: number) => string },
): Answer {
  const isFirst = given.form.per === 'class' && given.names.length === 0 && rows.length > 0;
  const place = isFirst ? withClasses(given, rows) : given;
  const filled = rows.filter(({ values }) => Object.keys(values).length > 0);
  const known = filled.filter(({ name }) => place.names.includes(name));
  const unknown = filled.filter(({ name }) => !place.names.includes(name)).map(({ name }) => name);
  if (known.length > 0 && !saveRows(place, known)) return reportHome(place, texts.sentMeanwhile);
  const now = readAgain(place);
  const isSchool = place.form.per === 'school';
  const lines = [
    known.length === 0 ? texts.nothingSaved : isSchool ? texts.savedSchool : said(known.length),
    ...(isFirst ? [texts.classesFromRows(place.names.length)] : []),
    ...(problems.length > 0 ? texts.problems(problems) : []),
    ...(unknown.length > 0 ? [texts.notInList(unknown)] : []),
  ];
  const isDone = placeProgress(now).next === undefined && problems.length + unknown.length === 0;
  return isDone ? checkScreen(now, lines.join('\n')) : reportHome(now, lines.join('\n'));
}

function withClasses(place: ReportPlace, rows: readonly ReportRow[]): ReportPlace {
  const { db, now } = place.context;
  const names = rows.map(({ name }) => name);
  saveSchoolClasses(db, place.school.id, names, now);
  return readAgain(place);
}
