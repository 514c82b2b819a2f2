import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { doubtsOf } from '../../domain/report-check.ts';
import type { ReportForm } from '../../domain/report-form.ts';
import { countReportVersions, findEarlierReport, findReportOfDistrict } from '../../storage/school-report.ts';
import type { StoredReport } from '../../storage/school-report.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { momentOf } from '../moment.ts';
import { reportDocuments } from '../subjects/reports/report-documents.ts';
import { reportSummaryOf } from '../subjects/reports/report-summary.ts';
import { reportValueTexts } from '../subjects/reports/report-value-texts.ts';
import { collectionArgs, findCollection } from './collections.ts';
import type { Collection } from './collections.ts';
import { completeness, openCollections } from './list.ts';
import { texts } from './texts.ts';

/** `i`: a version; or the school with the form and the occasion; `p`: a page of the schools to open. */
const args = z.object({
  i: z.int().optional(),
  s: z.int().optional(),
  f: z.string().max(40).optional(),
  o: z.string().max(40).optional(),
  p: z.int().min(0).optional(),
});

/** A report of a school of the district with all it belongs to. */
export type OpenReport = { collection: Collection; school: NamedSchool; report: StoredReport };

/** One school's report: the short view, and the whole of it as a file. */
export const reportCardCommand: Command<Context> = {
  name: 'school-report-card',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args).data ?? {};
    if (pressed.i !== undefined && pressed.f === undefined) {
      const found = findOpenReport(context, pressed.i);
      return found === undefined ? openCollections(context, texts.replaced) : reportCard(context, found);
    }
    const collection =
      pressed.f === undefined || pressed.o === undefined
        ? undefined
        : findCollection(context, pressed.f, pressed.o);
    if (collection === undefined) return openCollections(context, texts.gone);
    if (pressed.s === undefined) return completeness(context, collection, undefined, pressed.p);
    const states = reportSummaryOf(context, collection.form, collection.occasion).states;
    const state = states.find(({ school }) => school.id === pressed.s);
    if (state === undefined) return openCollections(context, texts.gone);
    const { school, report, progress } = state;
    if (report !== undefined) return reportCard(context, { collection, school, report });
    const said =
      progress === undefined || progress.all === 0
        ? texts.noReport(school.name)
        : texts.partly(school.name, progress.done, progress.all);
    return answer(said, {
      keyboard: inline([button(texts.buttons.toList, 'school-reports', collectionArgs(collection))]),
    });
  },
};

/** The newest version of this number; undefined for one that was replaced, or is of another district. */
export function findOpenReport(context: Context, id: number): OpenReport | undefined {
  const report = findReportOfDistrict(context.db, context.district.id, id);
  const collection = report && findCollection(context, report.form, report.occasion);
  const school = report && namedSchools(context).find((one) => one.id === report.unitId);
  if (report === undefined || collection === undefined || school === undefined) return undefined;
  return { collection, school, report };
}

export function reportCard(
  context: Context,
  { collection, school, report }: OpenReport,
  remark?: string,
): Answer {
  const { form, occasion } = collection;
  const { rows } = report;
  const isCoordinator = context.actor.audience === 'coordinator';
  const lines = [
    ...(remark === undefined ? [] : [remark]),
    school.name,
    texts.cardHead(form.title, occasion.words),
    ...stateLines(context, report),
    ...(form.per === 'class' ? [texts.classes(rows.length)] : []),
    ...reportValueTexts.totals(form, rows, { names: true }),
    ...doubtLines(context, form, school, report),
  ];
  const decide = [
    ...(report.state === 'given'
      ? [button(texts.buttons.accept, 'school-report-accept', { i: report.id }, 'positive')]
      : []),
    ...(report.state === 'returned'
      ? []
      : [button(texts.buttons.giveBack, 'school-report-return', { i: report.id })]),
  ];
  const [, book] = reportDocuments({ form, school, occasion, rows, on: todayOf(context) });
  return answer(lines.join('\n'), {
    documents: [book],
    keyboard: inline(...(isCoordinator && decide.length > 0 ? [decide] : []), [
      button(texts.buttons.toList, 'school-reports', collectionArgs(collection)),
    ]),
  });
}

function stateLines(context: Context, report: StoredReport): string[] {
  const { settings, db } = context;
  const at = (moment: Date | undefined) => momentOf(context, moment ?? report.givenAt);
  const mail =
    report.mailedAt === undefined
      ? settings.reportByMail && report.state === 'given'
        ? [texts.notMailed]
        : []
      : [texts.mailed(at(report.mailedAt))];
  switch (report.state) {
    case 'given':
      return [texts.given(at(report.givenAt), countReportVersions(db, report)), ...mail];
    case 'accepted':
      return [texts.accepted(at(report.decidedAt)), ...mail];
    case 'returned':
      return [texts.givenBack(at(report.decidedAt), report.remark ?? ''), ...mail];
  }
}

function doubtLines(
  { db }: Context,
  form: ReportForm,
  { roll, staff }: NamedSchool,
  report: StoredReport,
): string[] {
  if (report.state !== 'given') return [];
  const before = findEarlierReport(db, report.unitId, form.code, { accepted: true });
  return doubtsOf(form, report.rows, { roll, staff, before }).map(texts.doubt);
}
