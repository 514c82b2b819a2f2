import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button, Reply } from '../../bot/outgoing.ts';
import { isHandedIn } from '../../domain/report-form.ts';
import type { ReportRows } from '../../domain/report-form.ts';
import { dayInWords } from '../../text/dates.ts';
import { closeNotices } from '../../storage/office-notice.ts';
import { deleteReportDraft } from '../../storage/report-draft.ts';
import { findSchoolReport, insertSchoolReport, markReportMailed } from '../../storage/school-report.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { momentOf } from '../moment.ts';
import { reportDocuments } from '../subjects/reports/report-documents.ts';
import { reportValueTexts } from '../subjects/reports/report-value-texts.ts';
import { handedInKey } from '../subjects/office/notice-keys.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { withSchool } from '../subjects/schools/with-school.ts';
import { checkScreen, hashOf } from './check.ts';
import { openReport, reportHome } from './home.ts';
import { argsOf, countedRows, findPlace, placeArgs, placeProgress, readAgain } from './place.ts';
import type { ReportPlace } from './place.ts';
import { texts } from './texts.ts';

const hashed = placeArgs.extend({ h: z.string().max(64) });

/** «Проверить и отправить» */
export const reportCheckCommand: Command<Context> = {
  name: 'school-report-check',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run: (context, { args }) => atPlace(context, args, (place) => checkScreen(place)),
};

/** Hands the report in, once: what was not seen is shown first. */
export const reportSendCommand: Command<Context> = {
  name: 'school-report-send',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const pressed = hashed.safeParse(input.args).data;
    const place = pressed && findPlace(context, pressed);
    if (pressed === undefined || place === undefined) return openReport(context, texts.gone);
    const { draft, report } = place;
    if (draft === undefined) {
      const isSame = report !== undefined && hashOf(report.rows) === pressed.h;
      return isSame
        ? short(place, texts.sentBefore(momentOf(context, report.givenAt)))
        : reportHome(place, texts.stale);
    }
    if (placeProgress(place).next !== undefined) return reportHome(place, texts.notComplete);
    const rows = countedRows(place, draft.rows);
    return hashOf(rows) === pressed.h ? send(place, rows) : checkScreen(place, texts.changedMeanwhile);
  },
};

function send(place: ReportPlace, rows: ReportRows): Answer {
  const { context, key, occasion, school, form } = place;
  const { db, now, actor, district } = context;
  const dutyId = occasion.duty?.id;
  const id = insertSchoolReport(db, { ...key, dutyId, rows, by: actor.person.id }, now);
  deleteReportDraft(db, key);
  if (place.report !== undefined) closeNotices(db, handedInKey(place.report.id), now);
  const notices = tellCoordinators(context, school.parentId ?? district.id, {
    text: texts.office.handedIn(school.name, form.title, occasion.words),
    keyboard: inline([button(texts.office.open, 'school-report-card', { i: id })]),
    once: handedInKey(id),
  });
  return { replies: papers(readAgain(place), texts.sent(momentOf(context, now))), notices };
}

/** The files, where the mail goes and what it says; the words to copy stand alone in their message. */
function papers(place: ReportPlace, head: string): Reply[] {
  const { context, form, occasion, school, report } = place;
  if (report === undefined) return [];
  const { settings } = context;
  const on = todayOf(context);
  const { rows } = report;
  const mailbox = form.mailbox ?? settings.reportMailbox;
  const isMailed = report.mailedAt !== undefined;
  const lines = [
    head,
    texts.address(mailbox, form.mark),
    ...(isMailed ? [] : [isHandedIn(report, settings) ? texts.mailYourself : texts.mailToo]),
  ];
  const letter = texts.letter({
    title: form.title,
    occasion: occasion.words,
    basis: form.basis,
    school: school.name,
    on: dayInWords(on, { year: true }),
    totals: reportValueTexts.totals(form, rows),
  });
  const buttons: Button[] = [
    ...(isMailed ? [] : [button(texts.buttons.mailed, 'school-report-mailed', argsOf(place), 'positive')]),
    button(texts.buttons.toReport, 'school-report', argsOf(place)),
  ];
  return [
    {
      text: withSchool(context, lines.join('\n')),
      documents: reportDocuments({ form, school, occasion, rows, on }),
    },
    { text: letter, keyboard: inline(buttons) },
  ];
}

/** The files and the words of the mail again. */
export const reportPapersCommand: Command<Context> = {
  name: 'school-report-papers',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run: (context, { args }) =>
    atPlace(context, args, (place) => {
      if (!isInForce(place)) return reportHome(place, texts.stale);
      const head = reportValueTexts.title(place.form.title, place.occasion.words);
      return { replies: papers(place, `${head}.`) };
    }),
};

/** «Письмо отправлено»: the school's word. */
export const reportMailedCommand: Command<Context> = {
  name: 'school-report-mailed',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run: (context, { args }) =>
    atPlace(context, args, (place) => {
      const { report, key } = place;
      if (report === undefined || !isInForce(place)) return reportHome(place, texts.stale);
      const { db, now } = context;
      const isNew = markReportMailed(db, report.id, now);
      const at = findSchoolReport(db, key.unitId, key.form, key.occasion)?.mailedAt ?? now;
      const said = isNew
        ? texts.mailNoted(momentOf(context, at))
        : texts.mailNotedBefore(momentOf(context, at));
      return short(place, said);
    }),
};

/** A version that was returned is nothing to mail. */
function isInForce({ report }: ReportPlace): boolean {
  return report !== undefined && report.state !== 'returned';
}

function short(place: ReportPlace, said: string): Answer {
  return answer(withSchool(place.context, said), {
    keyboard: inline([button(texts.buttons.toReport, 'school-report', argsOf(place))]),
  });
}

function atPlace(context: Context, args: unknown, act: (place: ReportPlace) => Answer): Answer {
  const pressed = placeArgs.safeParse(args).data;
  const place = pressed && findPlace(context, pressed);
  return place === undefined ? openReport(context, texts.gone) : act(place);
}
