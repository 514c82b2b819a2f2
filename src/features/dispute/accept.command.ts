import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { StoredDispute } from '../../storage/dispute.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { getUnit } from '../../storage/unit.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { officeTexts } from '../office-texts.ts';
import { REASONS, askNumber, askReason, shareBaseOf, takeNumber } from './accept-steps.ts';
import { askNames } from './ask-names.ts';
import { metricOf, standingOf } from './disputed-figure.ts';
import { showDispute } from './disputes.command.ts';
import { ACCEPT_DIALOG, decisionDraft } from './draft.ts';
import type { DecisionDraft } from './draft.ts';
import { findOfOffice, headOf, onOpenDispute, overInWords, toList } from './office-card.ts';
import { otherNumberIn, readNumber } from './read-number.ts';
import { readReason } from './read-reason.ts';
import { ofPeople, withDoubt } from './share-base.ts';
import { texts } from './texts.ts';
import { writeCorrection } from './write-correction.ts';

/** «Принять»: the school's number where it gave one, otherwise one is asked for; then why. `n`: another number. */
export const disputeAcceptCommand: Command<Context> = {
  name: 'dispute-accept',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOpenDispute(z.object({ d: z.int(), n: z.literal(1).optional() }), (context, dispute, { n }) => {
    const standing = standingOf(context, dispute);
    if (standing.kind !== 'in-force') return showDispute(context, dispute);
    const { figure } = dispute;
    return figure === undefined || n !== undefined
      ? askNumber(context, dispute, standing.figure)
      : takeNumber(context, dispute, standing.figure, withDoubt(figure, undefined));
  }),
};

/** The number where the school gave none, then the reason in the coordinator's own words. */
export const disputeAcceptDialog: Dialog<Context> = {
  name: ACCEPT_DIALOG,
  who: ['coordinator'],
  beganBy: 'disputes',
  step(context, stored, { text }) {
    const found = findDecided(context, decisionDraft.safeParse(stored).data);
    if ('said' in found) return found.said;
    const { draft, dispute, stands } = found;
    const metric = metricOf(context, dispute.metric);
    const { roll } = getUnit(context.db, dispute.unitId);
    const parsed = readNumber(text, metric, { roll, base: shareBaseOf(context, dispute, stands)?.people });
    // Typed where the reason is asked for, a figure is another number, never a reason.
    if ('figure' in parsed) return takeNumber(context, dispute, stands, parsed.figure);
    if (draft.figure === undefined || parsed.reads === 'impossible') return askAgain(parsed.trouble);
    const reason = readReason(text);
    if ('trouble' in reason) return askAgain(reason.trouble);
    const other = otherNumberIn(reason.words, metric, [draft.figure, stands]);
    if (other !== undefined) return askAgain(texts.otherNumberInReason(other));
    if (reason.named !== undefined) {
      return askNames(reason.named, {
        sure: button(texts.notAName, 'dispute-reason', { d: dispute.id, r: 'own' }),
        cancel: officeTexts.cancel,
        dialog: { name: ACCEPT_DIALOG, state: { ...draft, named: reason.words } },
      });
    }
    return writeCorrection(context, dispute, { stands, figure: draft.figure, reason: reason.words });
  },
};

const numberArgs = z.object({
  d: z.int(),
  v: z.union([z.literal(0), z.literal(1)]).optional(),
  k: z.int().min(0).optional(),
  p: z.literal(1).optional(),
});

/** Instead of a typed number: `v` – a status; `k` – so many people; `p` – the percent as it is. */
export const disputeNumberCommand: Command<Context> = {
  name: 'dispute-number',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOpenDispute(numberArgs, (context, dispute, { v, k, p }) => {
    const found = findDecided(context, draftOf(context, dispute));
    if ('said' in found) return found.said;
    const { draft, stands } = found;
    const metric = metricOf(context, dispute.metric);
    const base = shareBaseOf(context, dispute, stands);
    if (v !== undefined && metric.kind === 'status') {
      return takeNumber(context, dispute, stands, { state: v === 0 ? 'zero' : 'value', value: v });
    }
    if (k !== undefined && base !== undefined && k <= base.people) {
      return takeNumber(context, dispute, stands, ofPeople(k, base));
    }
    if (p !== undefined && draft.offered !== undefined) {
      return askReason(context, dispute, stands, withDoubt(draft.offered, base));
    }
    return answer(texts.interrupted, toList);
  }),
};

/** One of the ready reasons, or `own`, the typed one; it writes what the question before it showed. */
export const disputeReasonCommand: Command<Context> = {
  name: 'dispute-reason',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOpenDispute(z.object({ d: z.int(), r: z.enum([...REASONS, 'own']) }), (context, dispute, { r }) => {
    const found = findDecided(context, draftOf(context, dispute));
    if ('said' in found) return found.said;
    const { draft, stands } = found;
    const { figure } = draft;
    if (figure === undefined) return askNumber(context, dispute, stands);
    const reason = r === 'own' ? draft.named : texts.reasons[r].words;
    return reason === undefined
      ? askReason(context, dispute, stands, figure)
      : writeCorrection(context, dispute, { stands, figure, reason });
  }),
};

/** The open question of this very dispute. */
function draftOf(context: Context, { id }: StoredDispute): DecisionDraft | undefined {
  const draft = findDraft(context, ACCEPT_DIALOG, decisionDraft);
  return draft?.d === id ? draft : undefined;
}

type Decided = { draft: DecisionDraft; dispute: StoredDispute; stands: StoredMeasurement };

/**
 * What a draft decides about, as long as everything is as the coordinator saw it: the dispute is open, the school has
 * said nothing else, the figure stands. Otherwise what is to be said instead.
 */
function findDecided(context: Context, draft: DecisionDraft | undefined): Decided | { said: Answer } {
  const dispute = draft && findOfOffice(context, draft.d);
  if (draft === undefined || dispute === undefined) return { said: answer(texts.interrupted, toList) };
  if (dispute.state !== 'open') {
    return { said: answer(`${headOf(context, dispute)}. ${overInWords(context, dispute)}`, toList) };
  }
  const standing = standingOf(context, dispute);
  if (dispute.createdAt.getTime() !== draft.saidAt) {
    return { said: showDispute(context, dispute, texts.changedClaim) };
  }
  if (standing.kind !== 'in-force') return { said: showDispute(context, dispute) };
  return { draft, dispute, stands: standing.figure };
}
