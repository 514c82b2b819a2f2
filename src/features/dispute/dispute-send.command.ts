import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { closeNotices } from '../../storage/office-notice.ts';
import { cancelOutbox } from '../../storage/outbox.ts';
import {
  disputeAskedKey,
  findDispute,
  findLatestDispute,
  findOpenDispute,
  insertDispute,
  replaceClaim,
} from '../../storage/dispute.ts';
import type { DisputeClaim } from '../../storage/dispute.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { labels } from '../texts.ts';
import { withSchool } from '../subjects/schools/with-school.ts';
import { metricOf, nameOf, standsInWords } from './disputed-figure.ts';
import { chooseFigure } from './dispute.command.ts';
import { DISPUTE_DIALOG, disputeDraft } from './draft.ts';
import type { DisputeDraft } from './draft.ts';
import { findDraftedFigure } from './drafted-figure.ts';
import { overInWords, tellOffice } from './office-card.ts';
import { askAboutName, lostAnswer, openLine, previewClaim, sendArgs } from './school-steps.ts';
import { texts } from './texts.ts';

const args = z.object({
  s: z.int().optional(),
  m: z.string().optional(),
  w: z.string().optional(),
  t: z.number().optional(),
  r: z.int().optional(),
});
type Pressed = z.infer<typeof args>;

/** Sends what the preview shows; the draft is used up with it. Pressed once more, it tells what it sent. */
export const disputeSendCommand: Command<Context> = {
  name: 'dispute-send',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const { db, now, actor } = context;
    const draft = findDraft(context, DISPUTE_DIALOG, disputeDraft);
    const about = draft && speakingFor(context, draft.unitId);
    const pressed = args.safeParse(input.args).data ?? {};
    if (draft === undefined || about === undefined) return sentAlready(context, pressed) ?? lostAnswer();
    const claim: DisputeClaim = {
      figure: draft.figure,
      words: draft.words,
      attachments: draft.attachments ?? [],
    };
    if (draft.named !== undefined && isOf(pressed, draft)) {
      return askAboutName(findPersonName(draft.named) ?? draft.named, draft);
    }
    const isEmpty = claim.figure === undefined && claim.words === undefined && claim.attachments.length === 0;
    if (isEmpty) return askAgain(texts.askAgain, texts.cancel);
    const stands = findDraftedFigure(about, draft);
    if (stands === undefined) return chooseFigure(about, texts.changedMeanwhile);
    // A button of another preview: what it would send now is not what it showed.
    if (!isOf(pressed, draft)) return sentAlready(context, pressed) ?? previewClaim(about, draft, stands);

    const open = findOpenDispute(db, stands);
    const replaced = pressed.r ?? draft.replaces;
    if (open !== undefined && open.id !== replaced) {
      return answer(withSchool(about, `${openLine(about, open)}\n${texts.replaceQuestion}`), {
        keyboard: inline(
          [button(texts.replace, 'dispute-send', { ...sendArgs(draft, now), r: open.id })],
          [button(texts.cancel, 'cancel')],
        ),
        dialog: 'keep',
      });
    }
    let isHeard = false;
    if (open !== undefined) {
      isHeard = cancelOutbox(db, disputeAskedKey(open.id)) === 0;
      closeNotices(db, disputeAskedKey(open.id), now);
      replaceClaim(db, open, { importId: stands.importId, claim, by: actor.person.id }, now);
    }
    const id = open?.id ?? insertDispute(db, stands, claim, actor.person.id, now);
    const dispute = findDispute(db, id);
    if (dispute === undefined) throw new Error(`no dispute ${id}`);
    const value = claim.figure && figureInWords(metricOf(about, stands.metric), claim.figure);
    return answer(withSchool(about, texts.sent(standsInWords(about, stands), value)), {
      keyboard: inline([
        button(texts.withdraw, 'dispute-withdraw', { d: id }),
        button(labels.figures, 'figures'),
      ]),
      notices: tellOffice(about, dispute, isHeard),
    });
  },
};

function isOf({ s, m, w }: Pressed, draft: DisputeDraft): boolean {
  return s === undefined || (s === draft.unitId && m === draft.code && w === draft.period.to);
}

/** What was sent from this preview or after it; another conversation that is open goes on. */
function sentAlready(context: Context, { s, m, w, t }: Pressed): Answer | undefined {
  if (s === undefined || m === undefined || w === undefined || t === undefined) return undefined;
  const about = speakingFor(context, s);
  if (about === undefined) return undefined;
  const sent = findLatestDispute(context.db, { unitId: schoolOf(about).id, code: m, to: w });
  if (sent === undefined || sent.createdAt.getTime() < t) return undefined;
  if (sent.state !== 'open') {
    return answer(withSchool(about, `${nameOf(about, sent)}. ${overInWords(about, sent)}`), {
      keyboard: inline([button(labels.figures, 'figures')]),
      dialog: 'keep',
    });
  }
  return answer(withSchool(about, texts.sentAlready(openLine(about, sent))), {
    keyboard: inline([button(texts.withdraw, 'dispute-withdraw', { d: sent.id })]),
    dialog: 'keep',
  });
}
