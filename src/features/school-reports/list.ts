import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import type { Context } from '../context.ts';
import { inPairs } from '../subjects/figures/figure-buttons.ts';
import { handedIn, notHandedIn, reportSummaryOf } from '../subjects/reports/report-summary.ts';
import type { SchoolReportState } from '../subjects/reports/report-summary.ts';
import { schoolRows } from '../subjects/schools/school-picker.ts';
import { collectionArgs, listCollections } from './collections.ts';
import type { Collection } from './collections.ts';
import { pickerTexts } from '../texts.ts';
import { texts } from './texts.ts';

/** Besides them the turns of the page, and the settings. */
const COLLECTIONS_ON_PAGE = 4;
const SCHOOLS_ON_PAGE = 4;

/** Which report is meant, or the only one at once. */
export function openCollections(context: Context, remark?: string, asked = 0): Answer {
  const found = listCollections(context);
  const [only, ...others] = found;
  const isCoordinator = context.actor.audience === 'coordinator';
  const settings: Button[] = isCoordinator
    ? [button(texts.buttons.forms, 'forms'), button(texts.buttons.mail, 'school-reports-mail')]
    : [];
  if (only === undefined) {
    const add = button(texts.buttons.addDuty, 'deadline-add', undefined, 'primary');
    return answer([...(remark === undefined ? [] : [remark]), texts.none].join('\n'), {
      ...(isCoordinator && { keyboard: inline([add], settings) }),
    });
  }
  if (others.length === 0) return completeness(context, only, remark);
  const page = Math.min(asked, Math.ceil(found.length / COLLECTIONS_ON_PAGE) - 1);
  const end = (page + 1) * COLLECTIONS_ON_PAGE;
  const rows = found.slice(page * COLLECTIONS_ON_PAGE, end).map((one) => {
    return [button(texts.label(one.form.title, one.occasion.words), 'school-reports', collectionArgs(one))];
  });
  const turnTo = (label: string, p: number) => button(label, 'school-reports', { all: 1, p });
  const turns = [
    ...(page > 0 ? [turnTo(pickerTexts.back, page - 1)] : []),
    ...(found.length > end ? [turnTo(pickerTexts.more(found.length - end), page + 1)] : []),
  ];
  return answer([...(remark === undefined ? [] : [remark]), texts.which].join('\n'), {
    keyboard: inline(...[...rows, turns, settings].filter((row) => row.length > 0)),
  });
}

/** Who has handed in, who is on the way, who has not begun; `page`: of the schools that may be opened. */
export function completeness(
  context: Context,
  collection: Collection,
  remark?: string,
  page?: number,
): Answer {
  const { form, occasion } = collection;
  const summary = reportSummaryOf(context, form, occasion);
  const { states } = summary;
  const inTime = handedIn(summary);
  const accepted = states.filter(({ report }) => report?.state === 'accepted').length;
  const lines = [
    ...(remark === undefined ? [] : [remark]),
    texts.title(form.title, occasion.words),
    texts.state(inTime.length, states.length, accepted),
    ...groupLines(context, states),
  ];
  const open = states
    .filter(({ report }) => report !== undefined)
    .toSorted((a, b) => Number(a.report?.state === 'accepted') - Number(b.report?.state === 'accepted'))
    .map(({ school }) => school);
  const args = collectionArgs(collection);
  return answer(lines.join('\n'), {
    keyboard: inline(
      ...schoolRows(open, { command: 'school-report-card', args, page, size: SCHOOLS_ON_PAGE }),
      ...inPairs(
        actions(context, args, { isAll: notHandedIn(summary).length === 0, hasAny: inTime.length > 0 }),
      ),
    ),
  });
}

function actions(
  context: Context,
  args: { f: string; o: string },
  { isAll, hasAny }: { isAll: boolean; hasAny: boolean },
): Button[] {
  const isCoordinator = context.actor.audience === 'coordinator';
  const hasOthers = listCollections(context).length > 1;
  return [
    ...(hasAny ? [button(texts.buttons.summary, 'school-reports-summary', args)] : []),
    ...(isCoordinator && !isAll ? [button(texts.buttons.remind, 'school-reports-remind', args)] : []),
    ...(hasOthers ? [button(texts.buttons.other, 'school-reports', { all: 1 })] : []),
    ...(isCoordinator && !hasOthers ? [button(texts.buttons.mail, 'school-reports-mail')] : []),
  ];
}

function groupLines(context: Context, states: readonly SchoolReportState[]): string[] {
  const names = (of: readonly SchoolReportState[]) => of.map(({ school }) => school.short);
  const given = states.filter(({ report }) => report?.state === 'given');
  const waiting = given.filter(({ isHandedIn }) => isHandedIn);
  const noMail = context.settings.reportByMail ? given.filter(({ isHandedIn }) => !isHandedIn) : [];
  const returned = states.filter(({ report }) => report?.state === 'returned');
  const rest = states.filter(({ report }) => report === undefined);
  const filling = rest.filter(({ progress }) => progress !== undefined);
  const notBegun = rest.filter(({ progress }) => progress === undefined);
  return [
    ...(waiting.length > 0 ? [texts.waiting(names(waiting))] : []),
    ...(noMail.length > 0 ? [texts.noMail(names(noMail))] : []),
    ...(returned.length > 0 ? [texts.returned(names(returned))] : []),
    ...(filling.length > 0
      ? [
          texts.filling(
            filling.map(({ school, progress }) =>
              texts.fillingOne(school.short, progress?.done ?? 0, progress?.all ?? 0),
            ),
          ),
        ]
      : []),
    ...(notBegun.length > 0 ? [texts.notBegun(names(notBegun))] : []),
  ];
}
