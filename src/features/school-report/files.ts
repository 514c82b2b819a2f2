import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { ReportForm } from '../../domain/report-form.ts';
import { findDialog } from '../../storage/dialog.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { reportFormDocument } from '../subjects/reports/report-documents.ts';
import { listReportForms } from '../subjects/reports/report-forms.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { withSchool } from '../subjects/schools/with-school.ts';
import { CLASSES_DIALOG, REPORT_DIALOG, openReport, reportHome } from './home.ts';
import { argsOf, findPlace, isClosed, ownPlaces, placeArgs } from './place.ts';
import type { ReportPlace } from './place.ts';
import { MAX_REPORT_BYTES, READ_REPORT, reportReadingDone } from './reading-task.ts';
import type { ReportReadingParams, ReportReadingResult } from './reading-task.ts';
import { takeRows } from './take-text.ts';
import { texts } from './texts.ts';

const EXTENSIONS: ReadonlySet<string> = new Set(['xlsx', 'xlsm', 'csv']);

/** «Форма файлом» */
export const reportFileCommand: Command<Context> = {
  name: 'school-report-file',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, { args }) {
    const pressed = placeArgs.safeParse(args).data;
    const place = pressed && findPlace(context, pressed);
    if (place === undefined) return openReport(context, texts.gone);
    if (isClosed(place) || place.names.length === 0) return reportHome(place);
    const { form, school, occasion, draft, names } = place;
    const document = reportFormDocument({ form, school, occasion, rows: draft?.rows ?? [] }, names);
    return answer(withSchool(place.context, texts.form(form.per === 'class' ? names.length : 0)), {
      documents: [document],
      dialog: { name: REPORT_DIALOG, state: argsOf(place) },
    });
  },
};

/**
 * A table from somebody who speaks for a school, unless another conversation waits for a file: what can be refused without
 * its bytes is refused here; the download is a task that only this answer asks for.
 */
export function receiveReport(context: Context, { files }: RawMessage): Answer | undefined {
  const [file, ...others] = files;
  const { db, actor, peerId } = context;
  if (file === undefined || actor.school === undefined) return undefined;
  if (actor.audience !== 'director' && actor.audience !== 'responsible') return undefined;
  if (isAnotherOpen(context)) return undefined;
  const extension = file.extension.toLowerCase();
  if (extension === 'xls') return answer(texts.oldExcel, { dialog: 'keep' });
  if (!EXTENSIONS.has(extension)) return undefined;
  if (file.size > MAX_REPORT_BYTES) return answer(texts.tooLarge, { dialog: 'keep' });

  const asked = placeArgs.safeParse(findDialog(db, actor.person.id, peerId)?.state).data;
  const place = (asked && findPlace(context, asked)) ?? onlyOne(ownPlaces(context));
  const params: ReportReadingParams = {
    senderId: actor.person.externalId,
    unitId: place?.school.id ?? schoolOf(context).id,
    name: `report.${extension}`,
    url: file.url,
    forms: formsFor(place?.context ?? context, place),
    ...(place && { fallback: place.form.code, occasion: place.occasion.occasion }),
  };
  const said = [texts.reading, ...(others.length > 0 ? [texts.onlyFirst] : [])].join('\n');
  return answer(said, { tasks: [{ kind: READ_REPORT, params }], dialog: 'keep' });
}

/** Those of the district, and one that was taken away while the school fills it in. */
function formsFor(context: Context, place: ReportPlace | undefined): ReportForm[] {
  const forms = listReportForms(context);
  const isListed = place === undefined || forms.some(({ code }) => code === place.form.code);
  return isListed ? forms : [...forms, place.form];
}

/** A form was read, or could not be: the person who sent it hears what went into the draft. */
export function reportReadingEnded(context: Context, params: unknown, result: unknown): Answer {
  const said = sayWhatWasRead(context, params, result);
  // Another conversation that was begun while the file was fetched goes on.
  return isAnotherOpen(context) ? { ...said, dialog: 'keep' } : said;
}

function isAnotherOpen({ db, actor, peerId }: Context): boolean {
  const name = findDialog(db, actor.person.id, peerId)?.name;
  return name !== undefined && name !== REPORT_DIALOG && name !== CLASSES_DIALOG;
}

function sayWhatWasRead(context: Context, params: unknown, result: unknown): Answer {
  const { unitId, occasion } = reportReadingDone.parse(params);
  const reading = result as ReportReadingResult;
  // Roles may have changed while the file was fetched.
  if (speakingFor(context, unitId) === undefined) return { replies: [], dialog: 'keep' };
  if (reading.outcome === 'refused') return answer(reading.sentence, { dialog: 'keep' });
  if (reading.outcome !== 'read') return answer(texts.failed[reading.outcome], { dialog: 'keep' });
  const { mark } = reading;
  if (mark !== undefined && speakingFor(context, mark.unitId) === undefined) {
    return answer(texts.otherSchool, { dialog: 'keep' });
  }
  const named = { s: mark?.unitId ?? unitId, f: reading.form, o: mark?.occasion ?? occasion };
  const place = findPlace(context, named) ?? samePlace(context, named.s, reading.form);
  if (place === undefined) return openReport(context, texts.gone);
  if (isClosed(place)) return reportHome(place, texts.sentMeanwhile);
  return takeRows(place, reading.rows, { problems: reading.problems, said: texts.savedFromFile });
}

/** The form of an occasion that is over: what is asked of the school by that form now. */
function samePlace(context: Context, unitId: number, form: string): ReportPlace | undefined {
  const about = speakingFor(context, unitId);
  return about && onlyOne(ownPlaces(about).filter((place) => place.form.code === form));
}

function onlyOne(places: readonly ReportPlace[]): ReportPlace | undefined {
  return places.length === 1 ? places[0] : undefined;
}
