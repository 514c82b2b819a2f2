import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { hasFigure } from '../../domain/unit-figure.ts';
import type { StoredDispute } from '../../storage/dispute.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { getUnit } from '../../storage/unit.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { officeTexts } from '../office-texts.ts';
import { IMPOSSIBLE } from '../subjects/figures/parse-figure.ts';
import type { TypedFigure } from '../subjects/figures/parse-figure.ts';
import { figureTexts } from '../texts.ts';
import { typedFigureTexts } from '../subjects/figures/typed-figure-texts.ts';
import { isSameFigure, metricOf, valueOf } from './disputed-figure.ts';
import { ACCEPT_DIALOG } from './draft.ts';
import type { DecisionDraft } from './draft.ts';
import { headOf } from './office-card.ts';
import { baseOf, countsNear, countsOf, inCounts, ofPeople, withDoubt } from './share-base.ts';
import type { ShareBase } from './share-base.ts';
import { texts } from './texts.ts';

/** The ready reasons of a correction. */
export const REASONS = ['table', 'proof', 'period'] as const;

/**
 * A number to be written. Where people are counted, a bare percent is told by them; one that may be several numbers of
 * them, or none, is the coordinator's to choose, since the counts would be lost with it.
 */
export function takeNumber(
  context: Context,
  dispute: StoredDispute,
  stands: StoredMeasurement,
  given: TypedFigure,
): Answer {
  const base = shareBaseOf(context, dispute, stands);
  const isCounted = stands.denominator !== undefined && base !== undefined;
  const figure = isCounted ? inCounts(given, base) : withDoubt(given, base);
  if (isSameFigure(figure, stands)) return sameAsStands(context, dispute, stands);
  return isCounted && figure.denominator === undefined
    ? chooseNumber(context, dispute, { stands, figure, base })
    : askReason(context, dispute, stands, figure);
}

/** Nothing to write: another number is asked for, whatever was asked before. */
function sameAsStands(context: Context, dispute: StoredDispute, stands: StoredMeasurement): Answer {
  return {
    ...askAgain(texts.alreadySo(valueOf(context, stands))),
    dialog: { name: ACCEPT_DIALOG, state: { d: dispute.id, saidAt: dispute.createdAt.getTime() } },
  };
}

function chooseNumber(
  context: Context,
  dispute: StoredDispute,
  { stands, figure, base }: { stands: StoredMeasurement; figure: TypedFigure; base: ShareBase },
): Answer {
  const d = dispute.id;
  const metric = metricOf(context, dispute.metric);
  const isPossible = countsOf(figure.value, base).length > 0;
  const counts = countsNear(figure.value, base)
    .map((k) => ({ k, counted: ofPeople(k, base) }))
    .filter(({ counted }) => !isSameFigure(counted, stands));
  const draft: DecisionDraft = { d, saidAt: dispute.createdAt.getTime(), offered: figure };
  return answer(texts.chooseNumber(headOf(context, dispute), figure.value, { base, isPossible }), {
    keyboard: inline(
      ...counts.map(({ k, counted }) => [button(figureInWords(metric, counted), 'dispute-number', { d, k })]),
      [button(texts.percentAlone(figure.value, isPossible), 'dispute-number', { d, p: 1 })],
      [button(officeTexts.cancel, 'cancel')],
    ),
    dialog: { name: ACCEPT_DIALOG, state: draft },
  });
}

export function shareBaseOf(
  context: Context,
  dispute: StoredDispute,
  stands: StoredMeasurement,
): ShareBase | undefined {
  return baseOf(metricOf(context, dispute.metric), stands, getUnit(context.db, dispute.unitId).roll);
}

export function askNumber(context: Context, dispute: StoredDispute, stands: StoredMeasurement): Answer {
  const metric = metricOf(context, dispute.metric);
  const statuses = ([1, 0] as const).filter((v) => !hasFigure(stands) || stands.value !== v);
  const rows: Button[][] =
    metric.kind === 'status'
      ? [
          statuses.map((v) =>
            button(figureTexts.status(metric.code, v === 1), 'dispute-number', { d: dispute.id, v }),
          ),
        ]
      : [];
  return answer(texts.askNumber(headOf(context, dispute), typedFigureTexts.ask[metric.kind]), {
    keyboard: inline(...rows, [button(officeTexts.cancel, 'cancel')]),
    dialog: { name: ACCEPT_DIALOG, state: { d: dispute.id, saidAt: dispute.createdAt.getTime() } },
  });
}

export function askReason(
  context: Context,
  dispute: StoredDispute,
  stands: StoredMeasurement,
  figure: TypedFigure,
): Answer {
  const d = dispute.id;
  const base = shareBaseOf(context, dispute, stands);
  const after = figureInWords(metricOf(context, dispute.metric), figure);
  const draft: DecisionDraft = { d, saidAt: dispute.createdAt.getTime(), figure };
  const text = [
    texts.askReason(headOf(context, dispute), valueOf(context, stands), after),
    ...(figure.doubt === IMPOSSIBLE && base !== undefined ? [texts.doubtful(figure.value, base)] : []),
  ].join('\n');
  return answer(text, {
    keyboard: inline(...REASONS.map((r) => [button(texts.reasons[r].label, 'dispute-reason', { d, r })]), [
      button(texts.otherNumber, 'dispute-accept', { d, n: 1 }),
      button(officeTexts.cancel, 'cancel'),
    ]),
    dialog: { name: ACCEPT_DIALOG, state: draft },
  });
}
