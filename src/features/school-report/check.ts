import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import { doubtsOf } from '../../domain/report-check.ts';
import type { ReportRows } from '../../domain/report-form.ts';
import { findEarlierReport } from '../../storage/school-report.ts';
import { reportValueTexts } from '../subjects/reports/report-value-texts.ts';
import { shortHash } from '../short-hash.ts';
import { withSchool } from '../subjects/schools/with-school.ts';
import { reportHome } from './home.ts';
import { argsOf, countedRows, isClosed, placeProgress } from './place.ts';
import type { ReportPlace } from './place.ts';
import { texts } from './texts.ts';

/** What stands for the rows in a button: only what the person saw is sent. */
export function hashOf(rows: ReportRows): string {
  return shortHash(JSON.stringify(rows));
}

/** The totals and what looks strange, before the report goes. */
export function checkScreen(place: ReportPlace, remark?: string): Answer {
  const { context, form, key, occasion, school, draft } = place;
  const progress = placeProgress(place);
  if (isClosed(place)) return reportHome(place, remark);
  if (progress.next !== undefined || draft === undefined || place.names.length === 0) {
    return reportHome(place, remark ?? texts.notComplete);
  }
  const rows = countedRows(place, draft.rows);
  const doubts = doubtsOf(form, rows, {
    roll: school.roll,
    staff: school.staff,
    before: findEarlierReport(context.db, key.unitId, form.code, { accepted: true }),
  });
  const args = argsOf(place);
  const lines = [
    ...(remark === undefined ? [] : [remark]),
    texts.checkHead(form.title, occasion.words),
    ...(form.per === 'class' ? [texts.classesIn(rows.length)] : []),
    ...reportValueTexts.totals(form, rows),
    ...doubts.map(texts.doubt),
  ];
  const label = doubts.length === 0 ? texts.buttons.send : texts.buttons.sendSure;
  return answer(withSchool(context, lines.join('\n')), {
    keyboard: inline(
      [button(label, 'school-report-send', { ...args, h: hashOf(rows) }, 'positive')],
      [
        button(texts.buttons.correct[form.per], 'school-report-row', { ...args, do: 'choose' }),
        button(texts.buttons.file, 'school-report-file', args),
      ],
    ),
    dialog: { name: 'school-report', state: args },
  });
}
