import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { hasFigure } from '../../domain/unit-figure.ts';
import type { StoredDispute } from '../../storage/dispute.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { momentOf } from '../moment.ts';
import { IMPOSSIBLE } from '../subjects/figures/parse-figure.ts';
import { schoolArg } from '../subjects/schools/speaking-for.ts';
import { figureTexts, labels } from '../texts.ts';
import { withSchool } from '../subjects/schools/with-school.ts';
import { askNames } from './ask-names.ts';
import { claimLines, countAttached } from './claim-lines.ts';
import { metricOf, nameOf, sourceInWords, standsInWords } from './disputed-figure.ts';
import type { GivenFigure } from './disputed-figure.ts';
import { DISPUTE_DIALOG } from './draft.ts';
import type { DisputeDraft } from './draft.ts';
import { baseOf } from './share-base.ts';
import { texts } from './texts.ts';

/** Shows what stands and asks what the school has; names are to be hidden before a picture is sent. */
export function askClaim(about: Context, figure: GivenFigure, replaces?: StoredDispute): Answer {
  const metric = metricOf(about, figure.metric);
  const draft: DisputeDraft = {
    unitId: figure.unitId,
    ...figure.metric,
    period: figure.period,
    origin: figure.origin,
    importId: figure.importId,
    ...(replaces && { replaces: replaces.id }),
  };
  const said = texts.ask(standsInWords(about, figure), sourceInWords(about, figure), metric.kind);
  return answer(withSchool(about, said), {
    keyboard: inline(...statusRow(about, figure), [button(texts.cancel, 'cancel')]),
    dialog: { name: DISPUTE_DIALOG, state: draft },
  });
}

/** The other status, so that nobody has to type it. */
function statusRow(about: Context, figure: StoredMeasurement): Button[][] {
  const metric = metricOf(about, figure.metric);
  if (metric.kind !== 'status') return [];
  const others = ([1, 0] as const).filter((value) => !hasFigure(figure) || figure.value !== value);
  return [
    others.map((v) => button(figureTexts.status(metric.code, v === 1), 'dispute-status', { v }, 'primary')),
  ];
}

/** What will be sent, to be confirmed; more may be added until it is. */
export function previewClaim(
  about: Context,
  draft: DisputeDraft,
  stands: StoredMeasurement,
  remark?: string,
): Answer {
  const metric = metricOf(about, stands.metric);
  const { attachments = [], figure } = draft;
  const base = baseOf(metric, stands, schoolOf(about).roll);
  const text = texts.preview(standsInWords(about, stands), [
    ...claimLines(metric, draft, 'school'),
    ...(figure?.doubt === IMPOSSIBLE && base !== undefined ? [texts.impossible(figure.value, base)] : []),
    ...(attachments.length > 0 ? [texts.claimPictures(countAttached(attachments))] : []),
    ...(remark === undefined ? [] : [remark]),
    texts.addMore,
  ]);
  return answer(withSchool(about, text), {
    keyboard: inline([
      button(texts.send, 'dispute-send', sendArgs(draft, about.now), 'positive'),
      button(texts.cancel, 'cancel'),
    ]),
    dialog: { name: DISPUTE_DIALOG, state: draft },
  });
}

/** The same without the words that seem to name somebody, until they are changed or meant. */
export function askAboutName(name: string, draft: DisputeDraft): Answer {
  return askNames(name, {
    sure: button(texts.notAName, 'dispute-words'),
    cancel: texts.cancel,
    dialog: { name: DISPUTE_DIALOG, state: draft },
  });
}

/** What a button that sends is about, and since when: pressed twice, it finds what it sent. */
export function sendArgs({ unitId, code, period }: DisputeDraft, now: Date) {
  return { s: unitId, m: code, w: period.to, t: now.getTime() };
}

/** The figure has an open dispute already: what the school said, and what can be done with it. */
export function showOpen(about: Context, dispute: StoredDispute): Answer {
  const { metric, period } = dispute;
  return answer(withSchool(about, openLine(about, dispute)), {
    keyboard: inline([
      button(texts.sayOther, 'dispute', { ...schoolArg(about), m: metric.code, w: period.to, r: dispute.id }),
      button(texts.withdraw, 'dispute-withdraw', { d: dispute.id }),
    ]),
  });
}

export function openLine(about: Context, dispute: StoredDispute): string {
  const { figure, metric } = dispute;
  return texts.open(
    nameOf(about, dispute),
    momentOf(about, dispute.createdAt),
    figure && figureInWords(metricOf(about, metric), figure),
  );
}

/** A button of a conversation that is over. */
export function lostAnswer(): Answer {
  return answer(texts.lost, { keyboard: inline([button(labels.dispute, 'dispute')]) });
}
