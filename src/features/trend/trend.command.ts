import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { Metric } from '../../domain/metric.ts';
import type { School } from '../../domain/unit.ts';
import { listMeasurementsOfMetric } from '../../storage/measurement.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { absentFacts } from '../subjects/figures/absent-facts.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { figureCardTexts } from '../subjects/figures/figure-card-texts.ts';
import { ownView } from '../subjects/figures/figure-buttons.ts';
import { hasFigure } from '../subjects/figures/figure-facts.ts';
import type { FigureFact } from '../subjects/figures/figure-facts.ts';
import { metricsFor } from '../subjects/figures/find-metric.ts';
import { schoolArg } from '../subjects/schools/speaking-for.ts';
import { labels, onPeriod } from '../texts.ts';
import { answerAbout } from '../subjects/schools/with-school.ts';
import { choiceRows, trendKeyboard } from './keyboard.ts';
import { slotsOf } from './slots.ts';
import { texts } from './texts.ts';
import { trendChartOf } from './trend-chart.ts';
import { isToldWhole, soleOrigin, trendLines, valueLines } from './trend-lines.ts';

/** `m`: the metric; `n`: how many periods; `l`: all of them as a list; `o`: choose a metric. */
const args = z.object({
  m: z.string().max(40).optional().catch(undefined),
  n: z.literal([4, 12, 52]).optional().catch(undefined),
  l: z.literal(true).optional().catch(undefined),
  o: z.literal(true).optional().catch(undefined),
});

const USUAL = 12;
/** Three origins under two definitions: so many rows hold the newest 52 periods whatever they are. */
const ROWS_READ = 53 * 6;
/** VK cuts a message at 4096. */
const LONGEST_LIST = 3800;

export const trendCommand: Command<Context> = {
  name: 'trend',
  words: texts.words,
  help: texts.help,
  who: ['director', 'responsible'],
  where: 'private',
  run(speaker, { args: given }) {
    return answerAbout(speaker, given, (context) => trend(context, args.parse(given)));
  },
};

function trend(context: Context, { m, n = USUAL, l, o }: z.infer<typeof args>): Answer {
  const school = schoolOf(context);
  const metrics = metricsFor(context.reference.metrics, school);
  const known = metrics
    .map((metric) => ({ metric, measurements: storedOf(context, school, metric) }))
    .filter(({ measurements }) => measurements.some(hasFigure));
  const choice = known.map(({ metric }) => metric);
  if (o === true && known.length > 0) return ask(context, texts.whichMetric, choice);
  const asked = m === undefined ? usual(known) : known.find(({ metric }) => metric.code === m);
  if (asked !== undefined) return told(context, { ...asked, school, most: n, asList: l === true, choice });
  const without = metrics.find(({ code }) => code === m);
  const absent = absentFacts(context, school).find(({ metric }) => m === undefined || metric === without);
  if (absent !== undefined) return notListed(context, absent);
  if (without !== undefined) return ask(context, noFigure(context, without), choice);
  return m === undefined
    ? answer(figureCardTexts.notLoaded(context.settings.operator))
    : ask(context, texts.unknown, choice);
}

type Known = { metric: Metric; measurements: readonly StoredMeasurement[] };

/** Of the definitions that data/ knows: «Показатели» tells no others either. */
function storedOf({ db }: Context, school: School, { code, versions }: Metric): StoredMeasurement[] {
  const known = new Set(versions.map(({ version }) => version));
  return listMeasurementsOfMetric(db, school.id, code, ROWS_READ).filter(({ metric }) =>
    known.has(metric.version),
  );
}

/** What says the most: a weekly share with a history, then anything that has one. */
function usual(known: readonly Known[]): Known | undefined {
  const rankOf = ({ metric, measurements }: Known) => {
    const hasHistory = measurements.filter(hasFigure).length > 1;
    const isAmount = metric.kind !== 'status';
    return (hasHistory ? 4 : 0) + (isAmount ? 2 : 0) + (metric.rhythm === 'weekly' ? 1 : 0);
  };
  return known.toSorted((a, b) => rankOf(b) - rankOf(a))[0];
}

function told(
  context: Context,
  {
    metric,
    measurements,
    school,
    most,
    asList,
    choice,
  }: Known & {
    school: School;
    most: number;
    asList: boolean;
    choice: readonly Metric[];
  },
): Answer {
  const today = todayOf(context);
  const shown = slotsOf(metric, measurements, most);
  const keyboard = trendKeyboard({ metric, view: ownView(context), shown, most, asList, choice });
  const head = texts.head(
    school.name,
    nameOf(metric, shown.slots.at(-1)?.stored[0]),
    soleOrigin(shown.slots),
    texts.steps(shown.steps, metric.rhythm),
  );
  if (asList && !isToldWhole(shown)) {
    const lines = valueLines(metric, shown.slots, yearOf(today));
    return answer(fitted([head, ...lines]), { keyboard });
  }
  const chart = trendChartOf(metric, school, shown);
  return answer([head, ...trendLines(metric, shown, today)].join('\n'), {
    keyboard,
    ...(chart !== undefined && { charts: [chart] }),
  });
}

/** By the newest definition told; the metric's own name where nothing tells it. */
function nameOf({ title, versions }: Metric, newest: StoredMeasurement | undefined): string {
  return versions.find(({ version }) => version === newest?.metric.version)?.label ?? title;
}

/** One message, whatever the figures are: the oldest lines give way. */
function fitted(lines: readonly string[]): string {
  let kept = lines.length;
  const text = () =>
    [...lines.slice(0, kept), ...(kept < lines.length ? [texts.older(lines.length - kept)] : [])].join('\n');
  while (text().length > LONGEST_LIST) kept -= 1;
  return text();
}

/** The table came, and the school is not in it. */
function notListed(context: Context, { metric, latest }: FigureFact): Answer {
  const when = onPeriod(latest.period, yearOf(todayOf(context)));
  const named = schoolArg(context);
  return answer(texts.notListed(when), {
    keyboard: inline([
      button(labels.why, 'why', { m: metric.code, ...named }),
      button(labels.figures, 'figures', { ...named }),
    ]),
  });
}

function noFigure(context: Context, { title, code }: Metric): string {
  const whose =
    code === 'employees'
      ? figureCardTexts.comesFromSchool
      : figureCardTexts.comesFrom(context.settings.operator);
  return `${figureCardTexts.noFigure(title, 'school')} ${whose}`;
}

function ask(context: Context, text: string, choice: readonly Metric[]): Answer {
  return answer(
    text,
    choice.length === 0 ? {} : { keyboard: inline(...choiceRows(ownView(context), choice)) },
  );
}
