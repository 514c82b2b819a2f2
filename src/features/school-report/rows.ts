import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { mergeRows, missingFields, withImplied, withoutImplied } from '../../domain/report-form.ts';
import type { ReportField, ReportRow, ReportRows, ReportValues } from '../../domain/report-form.ts';
import { saveReportDraft } from '../../storage/report-draft.ts';
import { findEarlierReport } from '../../storage/school-report.ts';
import { upperFirst } from '../../text/first-letter.ts';
import { reportValueTexts } from '../subjects/reports/report-value-texts.ts';
import { withSchool } from '../subjects/schools/with-school.ts';
import { checkScreen } from './check.ts';
import { REPORT_DIALOG, reportHome } from './home.ts';
import { argsOf, isClosed, placeProgress, readAgain } from './place.ts';
import type { ReportPlace } from './place.ts';
import { texts } from './texts.ts';

export function rowOf({ draft }: Pick<ReportPlace, 'draft'>, name: string): ReportRow {
  return draft?.rows.find((row) => row.name === name) ?? { name, values: {} };
}

/** Writes values into the draft; false where the report is sent and not opened again. */
export function saveRows(place: ReportPlace, rows: ReportRows): boolean {
  if (isClosed(place)) return false;
  const { context, draft, key, form } = place;
  const whole = rows.map(({ name, values }) => ({ name, values: withImplied(form, values) }));
  const { db, actor, now } = context;
  const before = (draft?.rows ?? []).map(({ name, values }) => {
    const given = rows.find((row) => row.name === name)?.values ?? {};
    return { name, values: withoutImplied(form, values, given) };
  });
  saveReportDraft(db, key, mergeRows(before, whole), { by: actor.person.id, now });
  return true;
}

/** What the school reported of this class last, where it was whole. */
export function earlierRow({ context, key, form }: ReportPlace, name: string): ReportValues | undefined {
  const rows = findEarlierReport(context.db, key.unitId, form.code);
  const values = rows?.find((row) => row.name === name)?.values;
  return values === undefined || missingFields(form, values).length > 0 ? undefined : values;
}

/** The question of one class: what is there, what is missing, how to say it. `remark`: what just happened. */
export function rowScreen(place: ReportPlace, name: string, remark?: string): Answer {
  const { context, form, names } = place;
  const { values } = rowOf(place, name);
  const [missing] = missingFields(form, values);
  const isEmpty = Object.keys(values).length === 0;
  const words = reportValueTexts.row(form, { name, values });
  const lines = [
    ...(remark === undefined ? [] : [remark]),
    ...(form.per === 'class' ? [texts.rowHead(name, names.indexOf(name) + 1, names.length)] : []),
    ...stateOf(place, missing, words),
    ...(missing === undefined ? [texts.rowRewrite] : [texts.ask(missing)]),
    ...(isEmpty && form.per === 'class' && form.fields.length > 1
      ? [texts.lineExample(exampleOf(place))]
      : []),
  ];
  return answer(withSchool(context, lines.join('\n')), {
    keyboard: inline(...rowButtons(place, name, missing, isEmpty)),
    dialog: { name: REPORT_DIALOG, state: { ...argsOf(place), r: name } },
  });
}

/** What is there of a class; of a school, which question this is. */
function stateOf({ form }: ReportPlace, missing: ReportField | undefined, words: string): string[] {
  if (missing === undefined) return [texts.rowDone(words)];
  if (form.per === 'school') return [texts.question(form.fields.indexOf(missing) + 1, form.fields.length)];
  return words === '' ? [] : [texts.rowSoFar(words)];
}

function rowButtons(
  place: ReportPlace,
  name: string,
  missing: ReportField | undefined,
  isEmpty: boolean,
): Button[][] {
  const { names } = place;
  const args = { ...argsOf(place), r: name };
  const at = names.indexOf(name);
  const [before, after] = [names[at - 1], names[at + 1]];
  const to = (label: string, r: string) => button(label, 'school-report-row', { ...args, r });
  return [
    ...(missing === undefined ? [] : answerRows(missing, args)),
    ...(isEmpty && earlierRow(place, name) !== undefined
      ? [[button(texts.buttons.asBefore, 'school-report-row', { ...args, do: 'same' })]]
      : []),
    [
      ...(before === undefined ? [] : [to(texts.buttons.back, before)]),
      ...(after === undefined
        ? []
        : [to(missing === undefined ? texts.buttons.next(after) : texts.buttons.skip, after)]),
      button(texts.buttons.toReport, 'school-report', argsOf(place)),
    ],
  ];
}

/** Buttons for what has few answers; numbers are typed. */
function answerRows(field: ReportField, args: Record<string, unknown>): Button[][] {
  const give = (label: string, v: string | number) =>
    button(label, 'school-report-row', { ...args, q: field.code, v });
  if (field.kind === 'yes-no') return [[give(texts.buttons.yes, 1), give(texts.buttons.no, 0)]];
  const options = (field.options ?? []).map(({ title, code }) => give(upperFirst(title), code));
  return options.length > 3 ? [options.slice(0, 3), options.slice(3)] : options.length > 0 ? [options] : [];
}

/** «да, да, 24 из 26, 3 из 3, есть» */
function exampleOf({ form }: Pick<ReportPlace, 'form'>): string {
  return form.fields
    .filter(({ kind }) => kind !== 'text')
    .map((field, index) => {
      if (field.kind === 'yes-no') return reportValueTexts.yes;
      if (field.kind === 'choice') return field.options?.[0]?.title ?? '';
      if (field.kind === 'count') return '2';
      return form.fields.findIndex(({ kind }) => kind === 'of') === index
        ? reportValueTexts.of(24, 26)
        : reportValueTexts.of(3, 3);
    })
    .join(', ');
}

/** After values of a row were written: its next question, the next open class, or the check. */
export function goOn(before: ReportPlace, name: string): Answer {
  const place = readAgain(before);
  const row = rowOf(place, name);
  if (missingFields(place.form, row.values).length > 0) return rowScreen(place, name);
  const said = texts.saved(name, reportValueTexts.row(place.form, row));
  return onward(place, name, said);
}

/** The first open class after `name`, else the first open one at all; the check where none is left. */
function onward(place: ReportPlace, name: string, said: string): Answer {
  const { next } = placeProgress(place);
  if (next === undefined) return checkScreen(place, said);
  const later = place.names.slice(place.names.indexOf(name) + 1);
  const open = later.find((one) => missingFields(place.form, rowOf(place, one).values).length > 0);
  return place.names.includes(open ?? next) ? rowScreen(place, open ?? next, said) : reportHome(place, said);
}
