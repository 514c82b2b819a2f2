import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { endDispute } from '../../storage/dispute.ts';
import type { StoredDispute } from '../../storage/dispute.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { askNames } from './ask-names.ts';
import { metricOf, nameOf, standingOf, standsInWords, valueOf } from './disputed-figure.ts';
import { showDispute } from './disputes.command.ts';
import { REJECT_DIALOG, decisionDraft } from './draft.ts';
import { disputeArgs, findOfOffice, headOf, onOpenDispute, overInWords, toList } from './office-card.ts';
import { tellSchool } from './outcome.ts';
import { readNumber } from './read-number.ts';
import { readReason } from './read-reason.ts';
import { texts } from './texts.ts';

const ANSWERS = ['checked', 'period', 'proof'] as const;

/** «Отклонить»: the figure stays, and the school gets an answer in words. */
export const disputeRejectCommand: Command<Context> = {
  name: 'dispute-reject',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOpenDispute(disputeArgs, askAnswer),
};

/** The answer in the coordinator's own words. */
export const disputeRejectDialog: Dialog<Context> = {
  name: REJECT_DIALOG,
  who: ['coordinator'],
  beganBy: 'disputes',
  step(context, stored, { text }) {
    const draft = decisionDraft.safeParse(stored).data;
    const dispute = draft && findOfOffice(context, draft.d);
    if (draft === undefined || dispute === undefined) return answer(texts.interrupted, toList);
    if (dispute.state !== 'open') {
      return answer(`${headOf(context, dispute)}. ${overInWords(context, dispute)}`, toList);
    }
    if (dispute.createdAt.getTime() !== draft.saidAt) {
      return showDispute(context, dispute, texts.changedClaim);
    }
    if (isNumberAlone(context, dispute, text)) return askAgain(texts.numberIsNoAnswer);
    const read = readReason(text);
    if ('trouble' in read) return askAgain(read.trouble);
    if (read.named !== undefined) {
      return askNames(read.named, {
        sure: button(texts.notAName, 'dispute-answer', { d: dispute.id, r: 'own' }),
        cancel: officeTexts.cancel,
        dialog: { name: REJECT_DIALOG, state: { ...draft, named: read.words } },
      });
    }
    return reject(context, dispute, texts.sentence(read.words));
  },
};

/** One of the ready answers; `own`: the typed one, which names nobody. */
export const disputeAnswerCommand: Command<Context> = {
  name: 'dispute-answer',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOpenDispute(z.object({ d: z.int(), r: z.enum([...ANSWERS, 'own']) }), (context, dispute, { r }) => {
    const draft = findDraft(context, REJECT_DIALOG, decisionDraft);
    if (draft?.d !== dispute.id) return askAnswer(context, dispute);
    if (draft.saidAt !== dispute.createdAt.getTime()) {
      return showDispute(context, dispute, texts.changedClaim);
    }
    if (r !== 'own') return reject(context, dispute, texts.answers[r].words);
    return draft.named === undefined
      ? askAnswer(context, dispute)
      : reject(context, dispute, texts.sentence(draft.named));
  }),
};

/** Ends a dispute whose figure is no longer in force: nothing is left to decide. */
export const disputeCloseCommand: Command<Context> = {
  name: 'dispute-close',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOpenDispute(disputeArgs, (context, dispute) => {
    const standing = standingOf(context, dispute);
    if (standing.kind === 'in-force') return showDispute(context, dispute, texts.stillInForce);
    const { db, now, actor } = context;
    endDispute(db, dispute, { state: 'closed', by: actor.person.id }, now);
    noteAct(context, actTexts.disputeClosed(headOf(context, dispute)));
    const value = standing.kind === 'gone' ? undefined : valueOf(context, standing.figure);
    const { notices, told } = tellSchool(context, dispute, texts.closed(nameOf(context, dispute), value), {
      again: value !== undefined,
    });
    return answer(texts.closedNow(headOf(context, dispute), told), { ...toList, notices });
  }),
};

/** A figure instead of an answer: the coordinator means to write it, and the figure would stay. */
function isNumberAlone(context: Context, dispute: StoredDispute, text: string): boolean {
  const metric = metricOf(context, dispute.metric);
  if (metric.kind === 'status') return false;
  const read = readNumber(text, metric, { roll: undefined, base: undefined });
  return 'figure' in read || read.reads === 'impossible';
}

function askAnswer(context: Context, dispute: StoredDispute): Answer {
  const standing = standingOf(context, dispute);
  if (standing.kind !== 'in-force') return showDispute(context, dispute);
  const d = dispute.id;
  return answer(texts.askAnswer(headOf(context, dispute), valueOf(context, standing.figure)), {
    keyboard: inline(...ANSWERS.map((r) => [button(texts.answers[r].label, 'dispute-answer', { d, r })]), [
      button(officeTexts.cancel, 'cancel'),
    ]),
    dialog: { name: REJECT_DIALOG, state: { d, saidAt: dispute.createdAt.getTime() } },
  });
}

function reject(context: Context, dispute: StoredDispute, said: string): Answer {
  const standing = standingOf(context, dispute);
  if (standing.kind !== 'in-force') return showDispute(context, dispute);
  const { db, now, actor } = context;
  endDispute(db, dispute, { state: 'rejected', by: actor.person.id, decision: said }, now);
  noteAct(context, actTexts.disputeRejected(headOf(context, dispute)), { after: said });
  const { figure } = standing;
  const { notices, told } = tellSchool(
    context,
    dispute,
    texts.rejected(standsInWords(context, figure), said),
    {
      again: true,
    },
  );
  return answer(texts.answered(headOf(context, dispute), valueOf(context, figure), { answer: said, told }), {
    ...toList,
    notices,
  });
}
