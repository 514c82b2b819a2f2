import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { closeNotices } from '../../storage/office-notice.ts';
import { saveReportDraft, findReportDraft } from '../../storage/report-draft.ts';
import { decideSchoolReport } from '../../storage/school-report.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import type { Context } from '../context.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { handedInKey } from '../subjects/office/notice-keys.ts';
import { officeTexts } from '../office-texts.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { tellSchool } from '../subjects/schools/tell-school.ts';
import { findOpenReport, reportCard } from './card.ts';
import type { OpenReport } from './card.ts';
import { collectionArgs } from './collections.ts';
import { openCollections } from './list.ts';
import { texts } from './texts.ts';

const RETURN_DIALOG = 'school-report-return';
const LONGEST_REMARK = 300;
const args = z.object({ i: z.int() });

/** «Принять» */
export const acceptReportCommand: Command<Context> = {
  name: 'school-report-accept',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: (context, input) =>
    atReport(context, input.args, (open) => {
      const { collection, school, report } = open;
      if (report.state !== 'given') return decidedBefore(context, open);
      const { db, now, actor } = context;
      decideSchoolReport(db, report.id, { state: 'accepted', by: actor.person.id }, now);
      closeNotices(db, handedInKey(report.id), now, actor.person.id);
      const { form, occasion } = collection;
      noteAct(context, texts.actAccepted(school.name, form.title, occasion.words), {
        before: texts.stateGiven,
        after: texts.stateAccepted,
      });
      const notices = tellSchool(context, school.id, {
        text: texts.school.accepted(form.title, occasion.words),
        once: `school-report/${report.id}/accepted`,
      });
      return answer(`${texts.nowAccepted(school.name)} ${officeTexts.schoolTold(notices.length > 0)}`, {
        keyboard: inline([button(texts.buttons.toList, 'school-reports', collectionArgs(collection))]),
        notices,
      });
    }),
};

/** «Вернуть»: asks for the remark. */
export const returnReportCommand: Command<Context> = {
  name: RETURN_DIALOG,
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: (context, input) =>
    atReport(context, input.args, (open) => {
      if (open.report.state === 'returned') return decidedBefore(context, open);
      return answer(texts.askRemark(open.school.name), {
        keyboard: inline([button(officeTexts.cancel, 'cancel')]),
        dialog: { name: RETURN_DIALOG, state: { i: open.report.id } },
      });
    }),
};

export const returnReportDialog: Dialog<Context> = {
  name: RETURN_DIALOG,
  who: ['coordinator'],
  beganBy: 'school-reports',
  step(context, stored, { text }) {
    const asked = args.safeParse(stored).data;
    const open = asked && findOpenReport(context, asked.i);
    if (open === undefined)
      return openCollections(context, asked === undefined ? texts.interrupted : texts.replaced);
    if (open.report.state === 'returned') return decidedBefore(context, open);
    const remark = text.trim().replace(/\s+/g, ' ');
    if (!/\p{L}/u.test(remark)) return askAgain(texts.remarkEmpty);
    if (remark.length > LONGEST_REMARK) return askAgain(texts.remarkLong(LONGEST_REMARK));
    const name = findPersonName(remark);
    return name === undefined ? giveBack(context, open, remark) : askAgain(texts.remarkNamed(name));
  },
};

/** The school is told, and finds its report open again with all that it had filled in. */
function giveBack(context: Context, { collection, school, report }: OpenReport, remark: string): Answer {
  const { db, now, actor } = context;
  const { form, occasion } = collection;
  decideSchoolReport(db, report.id, { state: 'returned', remark, by: actor.person.id }, now);
  closeNotices(db, handedInKey(report.id), now, actor.person.id);
  if (findReportDraft(db, report.unitId, report.form, report.occasion) === undefined) {
    saveReportDraft(db, report, report.rows, { by: actor.person.id, now });
  }
  noteAct(context, texts.actGivenBack(school.name, form.title, occasion.words), { after: remark });
  const place = { s: report.unitId, f: report.form, o: report.occasion };
  const notices = tellSchool(context, school.id, {
    text: texts.school.givenBack(form.title, occasion.words, remark),
    keyboard: inline([button(texts.buttons.fill, 'school-report', place, 'primary')]),
    once: `school-report/${report.id}/returned`,
  });
  return answer(`${texts.nowGivenBack(school.name, remark)} ${officeTexts.schoolTold(notices.length > 0)}`, {
    keyboard: inline([button(texts.buttons.toList, 'school-reports', collectionArgs(collection))]),
    notices,
  });
}

function decidedBefore(context: Context, open: OpenReport): Answer {
  const { decidedBy, decidedAt, givenAt } = open.report;
  return reportCard(context, open, alreadyDone(context, decidedBy, decidedAt ?? givenAt));
}

function atReport(context: Context, given: unknown, act: (open: OpenReport) => Answer): Answer {
  const pressed = args.safeParse(given).data;
  const open = pressed && findOpenReport(context, pressed.i);
  return open === undefined ? openCollections(context, texts.replaced) : act(open);
}
