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
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { findPersonName } from '../../domain/person-name.ts';
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
  step: (context, stored, { text }) => forgetNames(text, takeText(context, stored, text)),
};

/** Whatever is said to it, a message with somebody's name is not kept. */
export function forgetNames(text: string, said: Answer): Answer {
  return findPersonName(text) === undefined ? said : { ...said, forgets: true };
}

function takeText(context: Context, stored: unknown, text: string): Answer {
  const asked = state.safeParse(stored).data;
  const place = asked && findPlace(context, asked);
  if (asked === undefined || place === undefined) return openReport(context, texts.interrupted);
  if (isClosed(place) || place.names.length === 0) return reportHome(place);
  const named = parseClassName(text);
  if (named !== undefined && place.names.includes(named)) return rowScreen(place, named);
  const pasted = readPastedReport(text, place.form);
  if (pasted !== undefined) return takePasted(place, pasted);
  const name = asked.r ?? (place.form.per === 'school' ? '' : undefined);
  if (name === undefined || !place.names.includes(name))
    return reportHome(place, texts.trouble({ kind: 'unclear' }));
  return takeLine(place, name, text);
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
  if (place === undefined || others.length > 0 || isClosed(place)) return undefined;
  const pasted = readPastedReport(text, place.form);
  if (pasted === undefined) return undefined;
  if ('refused' in pasted) return takePasted(place, pasted);
  if (pasted.rows.length === 0) return undefined;
  const isOwn = pasted.rows.every(({ name }) => name !== '' && place.names.includes(name));
  return isOwn ? forgetNames(text, takePasted(place, pasted)) : undefined;
}

function takeLine(place: ReportPlace, name: string, text: string): Answer {
  const { values } = rowOf(place, name);
  const [missing] = missingFields(place.form, values);
  if (missing?.kind === 'text') {
    const words = text.trim().replace(/\s+/g, ' ');
    if (words.length > LONGEST_TEXT) return rowScreen(place, name, texts.tooLong(LONGEST_TEXT));
    if (words === '' || findPersonName(words) !== undefined)
      return rowScreen(place, name, texts.namedTrouble);
    saveRows(place, [{ name, values: { [missing.code]: { text: words } } }]);
    return goOn(place, name);
  }
  const read = parseReportLine(text, place.form, values);
  if ('trouble' in read) {
    const isName = read.trouble.kind === 'unclear' && findPersonName(text) !== undefined;
    return rowScreen(place, name, isName ? texts.namedTrouble : texts.trouble(read.trouble));
  }
  saveRows(place, [{ name, values: read.values }]);
  return goOn(place, name);
}

function takePasted(place: ReportPlace, read: PastedReading): Answer {
  if ('refused' in read)
    return answer(read.refused, { dialog: { name: REPORT_DIALOG, state: argsOf(place) }, forgets: true });
  const problems =
    'problems' in read
      ? read.problems
      : read.troubles.map(({ name, trouble }) => texts.ofRow(name, texts.trouble(trouble)));
  return takeRows(place, read.rows, { problems, said: texts.savedRows });
}

/** Rows out of a table or a file: what fits goes into the draft, the rest is told. */
export function takeRows(
  place: ReportPlace,
  rows: readonly ReportRow[],
  { problems, said }: { problems: readonly string[]; said: (n: number) => string },
): Answer {
  const filled = rows.filter(({ values }) => Object.keys(values).length > 0);
  const known = filled.filter(({ name }) => place.names.includes(name));
  const unknown = filled.filter(({ name }) => !place.names.includes(name)).map(({ name }) => name);
  if (known.length > 0 && !saveRows(place, known)) return reportHome(place, texts.sentMeanwhile);
  const now = readAgain(place);
  const isSchool = place.form.per === 'school';
  const lines = [
    known.length === 0 ? texts.nothingSaved : isSchool ? texts.savedSchool : said(known.length),
    ...(problems.length > 0 ? texts.problems(problems) : []),
    ...(unknown.length > 0 ? [texts.notInList(unknown)] : []),
  ];
  const isDone = placeProgress(now).next === undefined && problems.length + unknown.length === 0;
  return isDone ? checkScreen(now, lines.join('\n')) : reportHome(now, lines.join('\n'));
}
