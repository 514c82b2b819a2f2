import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { versionOn } from '../../domain/metric.ts';
import type { Metric, MetricVersion } from '../../domain/metric.ts';
import { periodKindOf } from '../../domain/period.ts';
import type { Period } from '../../domain/period.ts';
import { findMetric } from '../../domain/reference.ts';
import { isSchool } from '../../domain/unit.ts';
import type { Unit } from '../../domain/unit.ts';
import { listFiguresOf } from '../../storage/measurement.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { dayInWords, periodInWords } from '../../text/dates.ts';
import { percent } from '../../text/number.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { figureOrTwins } from '../subjects/figures/figure-twins.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { officeTexts } from '../office-texts.ts';
import { IMPOSSIBLE } from '../subjects/figures/parse-figure.ts';
import type { TypedFigure } from '../subjects/figures/parse-figure.ts';
import { recentWeeks } from '../subjects/figures/recent-weeks.ts';
import { schoolRows } from '../subjects/schools/school-picker.ts';
import { figureTexts } from '../texts.ts';
import { typedFigureTexts } from '../subjects/figures/typed-figure-texts.ts';
import { VALUE_DIALOG } from './draft.ts';
import type { ValueDraft } from './draft.ts';
import { metricsFor } from '../subjects/figures/find-metric.ts';
import { texts } from './texts.ts';

const PAGE = 6;
/** Inline keyboards hold ten buttons. */
const MOST_BUTTONS = 10;

/** A draft with everything in it, and what it means. */
export type WholeValue = {
  unit: Unit;
  unitName: string;
  metric: Metric;
  version: MetricVersion;
  period: Period;
  figure: TypedFigure;
  source: string;
};

/** The unit of a draft, of the actor's own district. */
export function unitOf(
  context: Context,
  unitId: number | undefined,
): { unit: Unit; name: string } | undefined {
  const { district } = context;
  if (unitId === undefined) return undefined;
  if (unitId === district.id) return { unit: district, name: district.name };
  const school = namedSchools(context).find(({ id }) => id === unitId);
  return school && { unit: school, name: school.short };
}

/** Asks for what the draft still lacks, or shows what it would write. `remark` – what was wrong with the last words. */
export function nextStep(context: Context, draft: ValueDraft, remark?: string, page?: number): Answer {
  const found = unitOf(context, draft.unitId);
  if (found === undefined) return ask(draft, remark ?? texts.askUnit, unitRows(context, page));
  const { unit, name } = found;
  const metric = findMetric(context.reference, draft.code ?? '');
  if (metric === undefined || !metricsFor(context.reference.metrics, unit).includes(metric)) {
    return ask({ ...draft, code: undefined }, remark ?? texts.askMetric(name), metricRows(context, unit));
  }
  const { period, figure, source } = draft;
  if (period === undefined) {
    const question = metric.window === 'week' ? texts.askWeek(metric.title) : texts.askDate(metric.title);
    return ask(draft, remark ?? question, periodRows(context, metric));
  }
  if (figure === undefined)
    return ask(draft, remark ?? typedFigureTexts.ask[metric.kind], statusRows(metric));
  if (source === undefined) return ask(draft, remark ?? texts.askSource, []);
  const version = versionOf(metric, period, draft.version);
  return preview(context, draft, { unit, unitName: name, metric, version, period, figure, source });
}

/** The definition that was asked for, or the one that was in use at the end of the period. */
function versionOf(metric: Metric, period: Period, asked: number | undefined): MetricVersion {
  const version =
    metric.versions.find((one) => one.version === asked) ??
    versionOn(metric, period.to) ??
    metric.versions.at(-1);
  if (version === undefined) throw new Error(`${metric.code} has no definition`);
  return version;
}

/** What the draft means, where it is whole. */
export function wholeValueOf(context: Context, draft: ValueDraft): WholeValue | undefined {
  const found = unitOf(context, draft.unitId);
  const metric = findMetric(context.reference, draft.code ?? '');
  const { period, figure, source } = draft;
  if (
    found === undefined ||
    metric === undefined ||
    !metricsFor(context.reference.metrics, found.unit).includes(metric)
  ) {
    return undefined;
  }
  if (period === undefined || figure === undefined || source === undefined) return undefined;
  const version = versionOf(metric, period, draft.version);
  return { unit: found.unit, unitName: found.name, metric, version, period, figure, source };
}

/** «Дегвинская · Звонят, неделя 19–25.10 (сб–пт)» */
export function headOf(context: Context, { unitName, version, period }: WholeValue): string {
  return texts.head(unitName, version.label, officeTexts.period(period, yearOf(todayOf(context))));
}

/** The figure of the monitoring that the value would replace: the one in force, where it is doubtful. */
export function figureToCorrect(context: Context, value: WholeValue): StoredMeasurement | undefined {
  const federal = inForce(context, value, 'federal');
  return federal?.doubt === undefined ? undefined : federal;
}

function inForce(
  { db }: Context,
  { unit, metric: { code }, version: { version }, period }: WholeValue,
  origin: 'coordinator' | 'federal',
): StoredMeasurement | undefined {
  return listFiguresOf(db, [unit.id], { metric: { code, version }, period, origin })[0];
}

/** What would be written, and what becomes of what stands there. `remark` – why it is shown once more. */
export function preview(context: Context, draft: ValueDraft, value: WholeValue, remark?: string): Answer {
  const { unit, metric, period, figure, source } = value;
  const before = inForce(context, value, 'coordinator');
  const wrong = figureToCorrect(context, value);
  const after = figureInWords(metric, figure);
  const typed = before && figureInWords(metric, before);
  if (wrong === undefined && typed === after) return answer(texts.same);
  const thisYear = yearOf(todayOf(context));
  const isOddWeek = metric.window === 'week' && periodKindOf(period) !== 'week';
  const roll = isSchool(unit) ? unit.roll : undefined;
  const lines = [
    ...(remark === undefined ? [] : [remark]),
    headOf(context, value),
    ...(typed === undefined || wrong !== undefined ? [] : [texts.before(typed)]),
    texts.after(after, typed === undefined && wrong === undefined),
    texts.source(source),
    ...federalLines(context, value, wrong),
    ...(typed === undefined || wrong === undefined ? [] : [texts.beside(typed)]),
    ...(isOddWeek ? [texts.notWeek(periodInWords(period, { thisYear }))] : []),
    ...(figure.doubt === IMPOSSIBLE && roll !== undefined
      ? [texts.impossible(percent(figure.value), roll)]
      : []),
  ];
  return answer(lines.join('\n'), {
    keyboard: inline([
      button(texts.write, 'value-write', undefined, 'positive'),
      button(texts.cancel, 'cancel'),
    ]),
    dialog: { name: VALUE_DIALOG, state: { ...draft, corrects: wrong?.importId } },
  });
}

function federalLines(context: Context, value: WholeValue, wrong: StoredMeasurement | undefined): string[] {
  const { metric, figure } = value;
  const after = figureInWords(metric, figure);
  if (wrong !== undefined) {
    const stands = figureOrTwins(context.db, metric, wrong);
    const becomes = figure.doubt === undefined ? (stands === after ? 'same' : 'plain') : 'marked';
    return [texts.replaces[becomes](stands)];
  }
  const federal = inForce(context, value, 'federal');
  return federal === undefined || federal.state === 'not-listed'
    ? []
    : [texts.federal(figureInWords(metric, federal))];
}

function ask(draft: ValueDraft, question: string, rows: readonly Button[][]): Answer {
  const withCancel =
    rows.flat().length < MOST_BUTTONS && rows.length < 6 ? [...rows, [button(texts.cancel, 'cancel')]] : rows;
  return answer(question, {
    keyboard: inline(...withCancel),
    dialog: { name: VALUE_DIALOG, state: draft },
  });
}

function unitRows(context: Context, page: number | undefined): Button[][] {
  const schools = schoolRows(namedSchools(context), { command: 'value-unit', page, size: PAGE });
  return [[button(texts.district, 'value-unit', { s: context.district.id })], ...schools];
}

function metricRows(context: Context, unit: Unit): Button[][] {
  const buttons = metricsFor(context.reference.metrics, unit)
    .slice(0, MOST_BUTTONS)
    .map(({ code, shortTitle }) => button(shortTitle, 'value-metric', { m: code }));
  return pairs(buttons);
}

function periodRows(context: Context, metric: Metric): Button[][] {
  const today = todayOf(context);
  const thisYear = yearOf(today);
  if (metric.window !== 'week') {
    return [[button(texts.today(dayInWords(today)), 'value-period', { f: today, t: today })]];
  }
  return pairs(
    recentWeeks(today).map((week) =>
      button(periodInWords(week, { thisYear }), 'value-period', { f: week.from, t: week.to }),
    ),
  );
}

function statusRows(metric: Metric): Button[][] {
  if (metric.kind !== 'status') return [];
  return [
    [true, false].map((is) => button(figureTexts.status(metric.code, is), 'value-status', { v: is ? 1 : 0 })),
  ];
}

function pairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}
