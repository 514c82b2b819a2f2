import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { isHandedIn } from '../../domain/report-form.ts';
import { findEarlierReport } from '../../storage/school-report.ts';
import type { Context } from '../context.ts';
import { momentOf } from '../moment.ts';
import { reportValueTexts } from '../subjects/reports/report-value-texts.ts';
import { withSchool } from '../subjects/schools/with-school.ts';
import { argsOf, isClosed, mayKeepFormer, ownPlaces, placeProgress } from './place.ts';
import type { ReportPlace } from './place.ts';
import { texts } from './texts.ts';

export const REPORT_DIALOG = 'school-report';
export const CLASSES_DIALOG = 'school-classes';
/** As many rows of buttons as VK shows. */
const MOST_REPORTS = 6;

/** Of several reports which; of one its screen. */
export function openReport(context: Context, remark?: string): Answer {
  const places = ownPlaces(context);
  const [only, ...others] = places;
  if (only === undefined) return answer(withSchool(context, texts.none));
  if (others.length === 0) return reportHome(only, remark);
  const inOrder = [...places.filter((place) => !isClosed(place)), ...places.filter(isClosed)];
  const rows = inOrder.slice(0, MOST_REPORTS).map((place) => {
    const label = reportValueTexts.label(place.form.title, place.occasion.words);
    return [button(label, 'school-report', argsOf(place))];
  });
  const said = [...(remark === undefined ? [] : [remark]), texts.which].join('\n');
  return answer(withSchool(context, said), { keyboard: inline(...rows) });
}

/** How the report stands and what comes next; `remark`: what just happened, said first. */
export function reportHome(place: ReportPlace, remark?: string): Answer {
  const { context, form, occasion } = place;
  const head = [
    ...(remark === undefined ? [] : [remark]),
    texts.head(form.title, occasion.words, form.basis),
  ];
  if (isClosed(place)) return sentHome(place, head);
  if (place.names.length === 0) {
    return answer(withSchool(context, [...head, ...returnedLines(place), texts.askClasses].join('\n')), {
      dialog: { name: CLASSES_DIALOG, state: argsOf(place) },
    });
  }
  const progress = placeProgress(place);
  const isComplete = progress.next === undefined;
  const lines = [...head, ...returnedLines(place), ...stateLines(place, progress, isComplete)];
  return answer(withSchool(context, lines.join('\n')), {
    keyboard: inline(...openRows(place, progress)),
    dialog: { name: REPORT_DIALOG, state: argsOf(place) },
  });
}

function stateLines(
  { form }: ReportPlace,
  { done, all }: { done: number; all: number },
  isComplete: boolean,
): string[] {
  if (isComplete) return [texts.complete];
  if (form.per === 'school') return [texts.schoolLeft, texts.waysSchool];
  return done === 0 ? [texts.notBegun(all), texts.ways] : [texts.filled(done, all), texts.waysShort];
}

function returnedLines({ context, report, draft }: ReportPlace): string[] {
  if (report?.state === 'returned') return [texts.returned(report.remark ?? '')];
  if (report !== undefined && draft !== undefined)
    return [texts.draftOver(momentOf(context, report.givenAt))];
  return [];
}

function openRows(
  place: ReportPlace,
  { done, next }: { done: number; all: number; next: string | undefined },
): Button[][] {
  const { form, context, key } = place;
  const args = argsOf(place);
  const label =
    form.per === 'school' ? texts.buttons.answer : texts.buttons[done === 0 ? 'begin' : 'goOn'](next ?? '');
  const hasEarlier =
    done === 0 &&
    findEarlierReport(context.db, key.unitId, form.code, { except: key.occasion }) !== undefined;
  return [
    next === undefined
      ? [button(texts.buttons.check, 'school-report-check', args, 'positive')]
      : [button(label, 'school-report-row', { ...args, r: next }, 'primary')],
    ...(hasEarlier ? [[button(texts.buttons.allAsBefore, 'school-report', { ...args, do: 'same' })]] : []),
    ...(mayKeepFormer(place) ? [[button(texts.buttons.keep, 'school-report', { ...args, do: 'keep' })]] : []),
    [
      button(texts.buttons.file, 'school-report-file', args),
      ...(form.per === 'class' ? [button(texts.buttons.classes, 'school-classes', args)] : []),
    ],
  ];
}

/** What was sent, and what became of it. */
function sentHome(place: ReportPlace, head: readonly string[]): Answer {
  const { context, form, report } = place;
  if (report === undefined) return answer(head.join('\n'));
  const { settings } = context;
  const args = argsOf(place);
  const isAccepted = report.state === 'accepted';
  const at = momentOf(context, isAccepted ? (report.decidedAt ?? report.givenAt) : report.givenAt);
  const awaitsMail = settings.reportByMail && report.mailedAt === undefined;
  const lines = [
    ...head,
    isAccepted ? texts.accepted(at) : texts.given(at),
    ...(form.per === 'class' ? [texts.classesIn(report.rows.length)] : []),
    ...reportValueTexts.totals(form, report.rows),
    ...(report.mailedAt === undefined ? [] : [texts.mailed(momentOf(context, report.mailedAt))]),
    ...(awaitsMail && !isHandedIn(report, settings) ? [texts.awaitsMail] : []),
  ];
  return answer(withSchool(context, lines.join('\n')), {
    keyboard: inline(
      ...(report.mailedAt === undefined
        ? [
            [
              button(
                texts.buttons.mailed,
                'school-report-mailed',
                args,
                awaitsMail ? 'positive' : 'secondary',
              ),
            ],
          ]
        : []),
      [
        button(texts.buttons.papers, 'school-report-papers', args),
        button(texts.buttons.again, 'school-report', { ...args, do: 'again' }),
      ],
    ),
  });
}
