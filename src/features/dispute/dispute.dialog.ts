import type { Command, Dialog } from '../../bot/command.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { metricOf } from './disputed-figure.ts';
import { chooseFigure } from './dispute.command.ts';
import { DISPUTE_DIALOG, disputeDraft } from './draft.ts';
import { findDraftedFigure } from './drafted-figure.ts';
import { readClaim } from './read-claim.ts';
import { askAboutName, lostAnswer, previewClaim } from './school-steps.ts';
import { texts } from './texts.ts';

/** A number, words, a picture or a file: each message adds to what will be sent. */
export const disputeDialog: Dialog<Context> = {
  name: DISPUTE_DIALOG,
  who: ['director', 'responsible'],
  beganBy: 'dispute',
  step(context, stored, input) {
    const draft = disputeDraft.safeParse(stored).data;
    const about = draft && speakingFor(context, draft.unitId);
    if (draft === undefined || about === undefined) return lostAnswer();
    const stands = findDraftedFigure(about, draft);
    if (stands === undefined) return chooseFigure(about, texts.changedMeanwhile);
    const { roll } = schoolOf(about);
    const read = readClaim(draft, input, { metric: metricOf(about, stands.metric), stands, roll });
    if ('trouble' in read) return askAgain(read.trouble, texts.cancel);
    if ('named' in read) {
      return askAboutName(read.named, { ...draft, ...read.claim, named: read.words });
    }
    return previewClaim(about, { ...draft, ...read.claim, named: undefined }, stands, read.remark);
  },
};

/** «Это не имя»: the words are taken as they were typed. */
export const disputeWordsCommand: Command<Context> = {
  name: 'dispute-words',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context) {
    const draft = findDraft(context, DISPUTE_DIALOG, disputeDraft);
    const about = draft && speakingFor(context, draft.unitId);
    if (draft === undefined || about === undefined) return lostAnswer();
    const stands = findDraftedFigure(about, draft);
    if (stands === undefined) return chooseFigure(about, texts.changedMeanwhile);
    const { named, ...claimed } = draft;
    if (named === undefined) return previewClaim(about, claimed, stands);
    const { roll } = schoolOf(about);
    const metric = metricOf(about, stands.metric);
    const read = readClaim(
      claimed,
      { text: named, files: [], pictures: [] },
      { metric, stands, roll, sure: true },
    );
    if ('trouble' in read) return askAgain(read.trouble, texts.cancel);
    return previewClaim(about, { ...claimed, ...read.claim }, stands);
  },
};
