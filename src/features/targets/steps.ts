import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import type { Metric, Target } from '../../domain/metric.ts';
import type { Context } from '../context.ts';
import { inPairs } from '../subjects/figures/figure-buttons.ts';
import { officeTexts } from '../office-texts.ts';
import { targetable } from './district-targets.ts';
import { TARGET_DIALOG } from './draft.ts';
import type { TargetDraft } from './draft.ts';
import { texts } from './texts.ts';

/** Asks for what the draft lacks first; shows the whole when nothing is missing. `trouble`: what was wrong. */
export function nextStep(context: Context, draft: TargetDraft, trouble?: string): Answer {
  const metric = metricOf(context, draft);
  if (metric === undefined) {
    const metrics = targetable(context).map(({ code, shortTitle }) =>
      button(shortTitle, 'target-set', { m: code }),
    );
    return ask({ ...draft, code: undefined }, trouble ?? texts.askMetric, inPairs(metrics));
  }
  if (draft.value === undefined) return ask(draft, trouble ?? texts.askValue(metric.title));
  if (draft.order === undefined) return ask(draft, trouble ?? texts.askOrder);
  if (draft.item === undefined) {
    return ask(draft, trouble ?? texts.askItem, [
      [button(texts.withoutItem, 'target-without', { k: 'item' })],
    ]);
  }
  if (draft.dueOn === undefined) {
    return ask(draft, trouble ?? texts.askDue, [
      [button(texts.withoutDue, 'target-without', { k: 'dueOn' })],
    ]);
  }
  return preview(context, draft);
}

export function metricOf(context: Context, { code }: TargetDraft): Metric | undefined {
  return targetable(context).find((metric) => metric.code === code);
}

/** The target that a draft has become; undefined while something is missing. */
export function wholeTarget(
  context: Context,
  draft: TargetDraft,
): { metric: Metric; target: Target } | undefined {
  const { value, order, item, dueOn } = draft;
  const metric = metricOf(context, draft);
  if (metric === undefined || value === undefined || order === undefined) return undefined;
  if (item === undefined || dueOn === undefined) return undefined;
  return {
    metric,
    target: {
      value,
      source: { order, ...(item !== null && { item }) },
      ...(dueOn !== null && { dueOn }),
    },
  };
}

function preview(context: Context, draft: TargetDraft): Answer {
  const whole = wholeTarget(context, draft);
  if (whole === undefined) return answer(officeTexts.interrupted);
  const { metric, target } = whole;
  const lines = [
    texts.preview(metric.title, target),
    ...(metric.target === undefined ? [] : [texts.instead(metric.target)]),
    texts.seen,
  ];
  return ask(draft, lines.join('\n'), [[button(texts.save, 'target-save', undefined, 'primary')]]);
}

function ask(draft: TargetDraft, question: string, rows: readonly (readonly Button[])[] = []): Answer {
  return answer(question, {
    keyboard: inline(...rows, [button(officeTexts.cancel, 'cancel')]),
    dialog: { name: TARGET_DIALOG, state: draft },
  });
}
