import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import type { Metric } from '../../domain/metric.ts';
import { newestFigures } from '../subjects/batches/audience.ts';
import { VARIABLE_NAMES } from '../subjects/batches/batch-lexicon.ts';
import { variablesOf } from '../subjects/batches/batch-text.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { BROADCAST_DIALOG } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { texts } from './texts.ts';

const MOST_METRICS = 8;

/** Shares that schools of the district have figures of; all shares where none has any. */
export function listShares(context: Context): Metric[] {
  const shares = context.reference.metrics.filter(
    ({ kind, levels }) => kind === 'share' && levels.includes('organisation'),
  );
  const known = shares.filter(({ code }) => newestFigures(context, code).of.size > 0);
  return (known.length > 0 ? known : shares).slice(0, MOST_METRICS);
}

export function metricRows(metrics: readonly Metric[], args: (metric: Metric) => object): Button[][] {
  const buttons = metrics.map((metric) => button(metric.title, 'broadcast-pick', { ...args(metric) }));
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}

/** Which metric stands for {показатель} and {сколько ещё}. */
export function askMetric(context: Context, draft: BroadcastDraft): Answer {
  const used = variablesOf(draft.text ?? '');
  const names = [VARIABLE_NAMES.figure, VARIABLE_NAMES.missing].filter((name) =>
    variablesOf(name).some((one) => used.includes(one)),
  );
  return answer(texts.askMetric(names), {
    keyboard: inline(...metricRows(listShares(context), ({ code }) => ({ m: code })), [
      button(officeTexts.cancel, 'cancel'),
    ]),
    dialog: { name: BROADCAST_DIALOG, state: draft },
  });
}
