import { z } from 'zod';
import type { Answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { isWords, missingFields } from '../../domain/report-form.ts';
import type { ReportRow } from '../../domain/report-form.ts';
import { deleteReportDraft, saveReportDraft } from '../../storage/report-draft.ts';
import { findEarlierReport } from '../../storage/school-report.ts';
import type { Context } from '../context.ts';
import { speakingForPressed } from '../subjects/schools/speaking-for.ts';
import { checkScreen } from './check.ts';
import { openReport, reportHome } from './home.ts';
import {
  countedRows,
  findPlace,
  isClosed,
  mayKeepFormer,
  placeArgs,
  placeProgress,
  readAgain,
} from './place.ts';
import type { ReportPlace } from './place.ts';
import { rowOf, saveRows } from './rows.ts';
import { texts } from './texts.ts';

const args = placeArgs.extend({ do: z.enum(['again', 'same', 'keep']).optional().catch(undefined) });

/** The report of the school: where it stands, and the way on. */
export const schoolReportCommand: Command<Context> = {
  name: 'school-report',
  words: texts.words,
  help: texts.help,
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args).data;
    const about = speakingForPressed(context, input.args);
    if (pressed?.f === undefined || pressed.o === undefined) return openReport(about);
    const place = findPlace(context, pressed);
    if (place === undefined) return openReport(about, texts.gone);
    if (pressed.do === 'again') return openAgain(place);
    if (pressed.do === 'same') return fillAsBefore(place);
    if (pressed.do === 'keep') return keepFormer(place);
    return reportHome(place);
  },
};

/** The version that was sent becomes the draft; it stays in force until the next one is sent. */
function openAgain(place: ReportPlace): Answer {
  const { context, report, draft, key } = place;
  if (report === undefined || draft !== undefined) return reportHome(place);
  saveReportDraft(context.db, key, report.rows, { by: context.actor.person.id, now: context.now });
  return reportHome(readAgain(place), texts.opened);
}

/** What was begun anew is thrown away, the version that was sent stays as it is. */
function keepFormer(place: ReportPlace): Answer {
  if (!mayKeepFormer(place)) return reportHome(place, texts.stale);
  deleteReportDraft(place.context.db, place.key);
  return reportHome(readAgain(place), texts.kept);
}

/** Every class that has nothing yet is filled from what was reported last; numbers still go before the person's eyes. */
function fillAsBefore(place: ReportPlace): Answer {
  const { context, form, key, names } = place;
  if (isClosed(place)) return reportHome(place, texts.stale);
  const earlier = findEarlierReport(context.db, key.unitId, form.code, { except: key.occasion }) ?? [];
  const rows = countedRows(place, earlier)
    .filter(({ name }) => missingFields(form, rowOf(place, name).values).length > 0)
    .map(({ name, values }): ReportRow => ({
      name,
      values: Object.fromEntries(Object.entries(values).filter(([, value]) => !isWords(value))),
    }));
  if (rows.length === 0 || names.length === 0) return reportHome(place);
  saveRows(place, rows);
  const filled = readAgain(place);
  const said = form.per === 'class' ? texts.filledAsBefore(rows.length) : texts.savedSchool;
  return placeProgress(filled).next === undefined ? checkScreen(filled, said) : reportHome(filled, said);
}
