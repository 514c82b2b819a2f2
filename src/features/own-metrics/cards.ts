import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline, inRows } from '../../bot/buttons.ts';
import type { Metric } from '../../domain/metric.ts';
import { listDistrictMetrics } from '../../storage/district-metric.ts';
import type { DistrictMetric } from '../../storage/district-metric.ts';
import type { Context } from '../context.ts';
import { pickerTexts } from '../texts.ts';
import { windowOf } from './draft.ts';
import { texts } from './texts.ts';

const METRICS_ON_PAGE = 6;

/** A metric of the actor's own district, retired ones too. */
export function findOwn(
  { db, district }: Pick<Context, 'db' | 'district'>,
  code: string,
): DistrictMetric | undefined {
  return listDistrictMetrics(db, district.id).find(({ metric }) => metric.code === code);
}

/** «Свои показатели» */
export function ownMetricList(context: Context, remark?: string, page = 0): Answer {
  const own = listDistrictMetrics(context.db, context.district.id);
  const inUse = own.filter(({ retiredAt }) => retiredAt === undefined).length;
  const last = Math.max(0, Math.ceil(own.length / METRICS_ON_PAGE) - 1);
  const at = Math.min(page, last);
  const shown = own.slice(at * METRICS_ON_PAGE, (at + 1) * METRICS_ON_PAGE);
  const rest = own.length - at * METRICS_ON_PAGE - shown.length;
  const turns = [
    ...(at > 0 ? [button(pickerTexts.back, 'own-metrics', { p: at - 1 })] : []),
    ...(rest > 0 ? [button(pickerTexts.more(rest), 'own-metrics', { p: at + 1 })] : []),
  ];
  const said = own.length === 0 ? texts.none : texts.list(inUse);
  return answer([...(remark === undefined ? [] : [remark]), said].join('\n'), {
    keyboard: inline(
      ...inRows(
        shown.map(({ metric, retiredAt }) =>
          button(retiredAt === undefined ? metric.title : texts.retiredLine(metric.title), 'own-metric', {
            m: metric.code,
          }),
        ),
      ),
      ...(turns.length > 0 ? [turns] : []),
      [
        button(texts.buttons.make, 'own-metric-new', undefined, 'primary'),
        button(texts.buttons.profiles, 'table-profiles'),
      ],
    ),
  });
}

/** One metric: what is counted, by which definitions, and what may be changed. */
export function metricCard(context: Context, code: string, remark?: string): Answer {
  const own = findOwn(context, code);
  if (own === undefined) return ownMetricList(context, texts.gone);
  const { metric, retiredAt } = own;
  const { buttons } = texts;
  const m = { m: metric.code };
  const lines = [
    ...(remark === undefined ? [] : [remark]),
    ...cardLines(metric),
    ...(retiredAt === undefined ? [] : [texts.isRetired]),
  ];
  return answer(lines.join('\n'), {
    keyboard: inline(
      ...(retiredAt === undefined
        ? [
            [button(buttons.rename, 'own-metric-change', { ...m, q: 'rename' })],
            [button(buttons.redefine, 'own-metric-change', { ...m, q: 'redefine' })],
            [button(buttons.retire, 'own-metric-retire', m), button(buttons.back, 'own-metrics')],
          ]
        : [[button(buttons.giveBack, 'own-metric-return', m), button(buttons.back, 'own-metrics')]]),
    ),
  });
}

export function cardLines(metric: Metric): string[] {
  const source = metric.versions.at(-1)?.source.order;
  return [
    texts.card(metric, windowOf(metric)),
    ...metric.versions.map(texts.versionLine),
    texts.direction[metric.direction],
    ...(source === undefined ? [] : [texts.source(source)]),
  ];
}
