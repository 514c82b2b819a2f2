import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { addDays, yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { monthOf, weekOf } from '../../domain/period.ts';
import { listOpenDisputes } from '../../storage/dispute.ts';
import { countDoubtful } from '../../storage/figure-doubt.ts';
import { listLatestMeasurements, listMeasurementsBetween } from '../../storage/measurement.ts';
import { periodInWords } from '../../text/dates.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { connectedSchools, namedSchools } from '../subjects/schools/district-schools.ts';
import { isAbout } from '../subjects/figures/figure-facts.ts';
import { officeTexts } from '../office-texts.ts';
import { daySchema } from '../period-schema.ts';
import { isRegion } from '../subjects/schools/region-facts.ts';
import { regionOverviewLines } from '../subjects/schools/region-overview.ts';
import { regionTexts } from '../subjects/schools/region-texts.ts';
import { labels } from '../texts.ts';
import { districtLines } from './district-lines.ts';
import { metricTables, metricsWithout } from './overview-facts.ts';
import type { MetricTable } from './overview-facts.ts';
import { overviewDocument } from './overview-document.ts';
import { overviewUnits } from './overview-units.ts';
import type { OverviewUnit } from './overview-units.ts';
import { lateLines, rowLines, shownRows, titleOf, totalLines, typedLaterLines } from './table-lines.ts';
import { texts } from './texts.ts';

/** `m`: the metric; `from`: the first row of a further page; `w`: the last day of the week that is shown. */
const args = z.object({
  m: z.string().optional(),
  from: z.int().min(0).optional(),
  w: daySchema.optional(),
});
/** With the lines around them the first rows are what fits a phone. */
const FIRST_ROWS = 6;
const MORE_ROWS = 10;
const MOST_METRICS = 6;
/** A month's figure may be of any day around the week. */
const DAYS_AROUND = 31;
/** Instead of a metric's code: the figures of the district itself. */
const WHOLE = 'district';

/** «Сводка»: one metric at a time on the screen, everything in the file that comes with the first one. */
export const overviewCommand: Command<Context> = {
  name: 'overview',
  words: [labels.overview],
  help: texts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args).data ?? {};
    const units = overviewUnits(context);
    if (pressed.w !== undefined) return ofWeek(context, units, { ...pressed, w: pressed.w });
    const ids = units.map(({ id }) => id);
    const measurements = listLatestMeasurements(context.db, ids, 1);
    const tables = metricTables(context.reference.metrics, units, measurements);
    const whole = districtLines(context);
    const [first] = tables;
    if (pressed.m === undefined && isRegion(context)) return ofRegion(context, units, tables);
    if (pressed.m === WHOLE || (first === undefined && whole.length > 0)) {
      const doubtful = countDoubtful(context.db, context.district.id);
      return answer([headLine(context), ...whole].join('\n'), {
        keyboard: inline(
          ...metricRows(tables, undefined),
          ...(doubtful > 0 ? [[button(labels.doubts, 'doubts')]] : []),
        ),
      });
    }
    if (first === undefined) return nothingYet(context, units);
    const table = pressed.m === undefined ? first : tables.find(({ metric }) => metric.code === pressed.m);
    if (table === undefined) return answer(texts.gone);
    if (pressed.from !== undefined && pressed.from > 0)
      return furtherRows(table, tables, pressed.from, context);
    const without = metricsWithout(context.reference.metrics, units, tables);
    const isWhole = pressed.m === undefined;
    const disputes = isWhole ? listOpenDisputes(context.db, ids).length : 0;
    const doubtful = isWhole ? countDoubtful(context.db, context.district.id) : 0;
    const lines = [
      ...(isWhole ? [headLine(context)] : []),
      titleOf(context, table),
      ...(isWhole ? lateLines(context, table) : []),
      ...totalLines(context, table),
      ...rowLines(context, table, 0, FIRST_ROWS),
      ...(table.without.length > 0 ? [texts.noFigure(table.without.map(({ short }) => short))] : []),
      ...typedLaterLines(context, table),
      ...(disputes > 0 ? [texts.disputes(disputes)] : []),
      ...(doubtful > 0 ? [texts.toCheck(doubtful)] : []),
      ...(isWhole ? peopleLines(context) : []),
      ...(isWhole && without.length > 0 ? [texts.without(without.map(({ shortTitle }) => shortTitle))] : []),
    ];
    return answer(lines.join('\n'), {
      keyboard: inline(
        ...buttonRows(table, tables, FIRST_ROWS, {
          hasWhole: whole.length > 0,
          hasDisputes: disputes > 0,
          hasDoubtful: doubtful > 0,
        }),
      ),
      ...(isWhole && { documents: [overviewDocument(context, { units, tables, without })] }),
    });
  },
};

/** A region's first screen: its districts and their sums; one metric at a time comes by the buttons. */
function ofRegion(context: Context, units: readonly OverviewUnit[], tables: readonly MetricTable[]): Answer {
  const without = metricsWithout(context.reference.metrics, units, tables);
  const doubtful = countDoubtful(context.db, context.district.id);
  const lines = [...regionOverviewLines(context), ...(doubtful > 0 ? [texts.toCheck(doubtful)] : [])];
  return answer(lines.join('\n'), {
    keyboard: inline(
      [button(regionTexts.districts, 'region', undefined, 'primary')],
      ...metricRows(tables, undefined),
      ...(doubtful > 0 ? [[button(labels.doubts, 'doubts')]] : []),
    ),
    ...(tables.length > 0 && { documents: [overviewDocument(context, { units, tables, without })] }),
  });
}

/** The same of one week; of a metric that is not weekly the figures of its month. */
function ofWeek(
  context: Context,
  units: readonly OverviewUnit[],
  { m, from = 0, w }: { m?: string | undefined; from?: number | undefined; w: CalendarDay },
): Answer {
  const { reference, db } = context;
  const ids = units.map(({ id }) => id);
  const weekly = new Set(reference.metrics.filter(({ window }) => window === 'week').map(({ code }) => code));
  const month = monthOf(yearOf(w), Number(w.slice(5, 7)));
  const measurements = listMeasurementsBetween(db, ids, {
    from: addDays(w, -DAYS_AROUND),
    to: addDays(w, DAYS_AROUND),
  }).filter(({ metric, period }) =>
    weekly.has(metric.code) || m === undefined
      ? isAbout(period, w)
      : month !== undefined && month.from <= period.to && period.to <= month.to,
  );
  const tables = metricTables(reference.metrics, units, measurements);
  const table = m === undefined ? tables[0] : tables.find(({ metric }) => metric.code === m);
  const week = periodInWords(weekOf(w), { thisYear: yearOf(todayOf(context)) });
  if (table === undefined) {
    const metric = reference.metrics.find(({ code }) => code === m);
    return answer(texts.nothingOf(week, metric?.shortTitle), {
      keyboard: inline(...metricRows(tables, undefined, w)),
    });
  }
  const lines = [
    titleOf(context, table),
    ...(from === 0 ? totalLines(context, table) : []),
    ...rowLines(context, table, from, from === 0 ? FIRST_ROWS : MORE_ROWS),
    ...(from === 0 && table.without.length > 0
      ? [texts.noFigure(table.without.map(({ short }) => short))]
      : []),
  ];
  const shown = from === 0 ? FIRST_ROWS : from + MORE_ROWS;
  return answer(lines.join('\n'), { keyboard: inline(...buttonRows(table, tables, shown, { w })) });
}

function furtherRows(
  table: MetricTable,
  tables: readonly MetricTable[],
  from: number,
  context: Context,
): Answer {
  const lines = [titleOf(context, table), ...rowLines(context, table, from, MORE_ROWS)];
  return answer(lines.join('\n'), {
    keyboard: inline(...buttonRows(table, tables, from + MORE_ROWS, {})),
  });
}

function headLine(context: Context): string {
  return texts.head(context.district.name, todayOf(context));
}

function nothingYet(context: Context, units: readonly OverviewUnit[]): Answer {
  if (units.length > 0) {
    const nothing = context.actor.audience === 'head' ? texts.nothingForHead : texts.nothingYet;
    return answer([headLine(context), nothing, ...peopleLines(context)].join('\n'));
  }
  return answer(texts.noSchools, { keyboard: inline([button(officeTexts.setup, 'setup')]) });
}

function peopleLines(context: Context): string[] {
  const schools = namedSchools(context);
  const connected = connectedSchools(context);
  const missing = schools.filter(({ id }) => !connected.has(id)).map(({ short }) => short);
  if (missing.length === 0) return [];
  return missing.length === schools.length
    ? [texts.noneConnected(schools.length)]
    : [texts.notConnected(missing, schools.length)];
}

/** The rest of this table, the other metrics, the district as a whole, what schools ask to check. */
function buttonRows(
  table: MetricTable,
  tables: readonly MetricTable[],
  shown: number,
  {
    hasWhole = false,
    hasDisputes = false,
    hasDoubtful = false,
    w,
  }: { hasWhole?: boolean; hasDisputes?: boolean; hasDoubtful?: boolean; w?: CalendarDay },
): Button[][] {
  const rest = shownRows(table).length - shown;
  const m = table.metric.code;
  const then = w === undefined ? {} : { w };
  const own =
    rest > 0
      ? [button(texts.more(rest), 'overview', { m, from: shown, ...then }, 'primary')]
      : shown > FIRST_ROWS
        ? [button(texts.toStart, 'overview', { m, ...then })]
        : [];
  const last = [
    ...(hasWhole ? [button(texts.wholeDistrict, 'overview', { m: WHOLE })] : []),
    ...(hasDisputes ? [button(labels.disputes, 'disputes')] : []),
    ...(hasDoubtful ? [button(labels.doubts, 'doubts')] : []),
  ];
  return [
    ...(own.length > 0 ? [own] : []),
    ...metricRows(tables, table, w),
    ...(last.length > 0 ? [last] : []),
  ];
}

function metricRows(
  tables: readonly MetricTable[],
  shown: MetricTable | undefined,
  w?: CalendarDay,
): Button[][] {
  const others = tables
    .filter((one) => one !== shown)
    .slice(0, MOST_METRICS)
    .map(({ metric }) =>
      button(metric.shortTitle, 'overview', { m: metric.code, ...(w !== undefined && { w }) }),
    );
  return others.flatMap((_, index) => (index % 2 === 0 ? [others.slice(index, index + 2)] : []));
}
