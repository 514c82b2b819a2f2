import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { findLastCorrection } from '../../storage/batch-correction.ts';
import { findBatch, findBatchOfDistrict } from '../../storage/batch.ts';
import type { Batch } from '../../storage/batch.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import { isToAll } from '../subjects/batches/audience-words.ts';
import { batchSpec } from '../subjects/batches/batch-spec.ts';
import { correctBatch, correctPlanned } from '../subjects/batches/batch-correction.ts';
import { planCorrection } from '../subjects/batches/batch-correction-plan.ts';
import { needsMetric } from '../subjects/batches/batch-text.ts';
import { toldAnew } from '../subjects/batches/told-figures.ts';
import { headPeers } from '../subjects/people/head-peers.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { momentOf } from '../moment.ts';
import { officeTexts } from '../office-texts.ts';
import { shortHash } from '../short-hash.ts';
import { labels } from '../texts.ts';
import { CORRECT_DIALOG, correctDraft } from './draft.ts';
import type { CorrectDraft } from './draft.ts';
import { texts } from './texts.ts';

const args = z.object({ b: z.int() });

/** «Исправить» under what was sent: shows the text that stands and asks for another. */
export const correctCommand: Command<Context> = {
  name: 'correct',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args: given }) {
    const parsed = args.safeParse(given);
    if (!parsed.success) return answer(officeTexts.stale);
    const batch = batchToCorrect(context, parsed.data.b);
    return batch === undefined ? answer(texts.gone) : askText(context, batch);
  },
};

/** Corrects as the preview said; the draft is used up with it. */
export const sendCorrectionCommand: Command<Context> = {
  name: 'correct-send',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const draft = findDraft(context, CORRECT_DIALOG, correctDraft);
    if (draft?.text === undefined) return answer(officeTexts.stale);
    const { text } = draft;
    const batch = batchToCorrect(context, draft.b);
    if (batch === undefined) return answer(texts.gone);
    const obstacle = obstacleOf(context, batch);
    if (obstacle !== undefined) return obstacle;
    if (shortHash(batch.text ?? '') !== draft.of) return changedMeanwhile(context, batch);
    const { actor } = context;
    const when = momentOf(context, batch.createdAt);
    noteAct(context, texts.act(batch.kind, batch.title, when), { before: batch.text, after: text });
    if (batch.state === 'planned') {
      correctPlanned(context, batch, { text, personId: actor.person.id });
      return answer(`${texts.plannedDone(dueOf(context, batch))}\n${texts.oldKept}`);
    }
    const plan = planCorrection(context, batch, text);
    correctBatch(context, batch, { text, plan, personId: actor.person.id });
    const toHeads = tellHeads(context, batch, { text, notBefore: plan.later });
    const told = toHeads.length > 0 ? ` ${texts.headTold}` : '';
    return answer(`${texts.done(plan.counts)}${told}\n${texts.oldKept}`, {
      notices: toHeads,
      keyboard: inline([button(labels.correct, 'correct', { b: batch.id })]),
    });
  },
};

/** The preview's «Другой текст». */
export const correctAgainCommand: Command<Context> = {
  name: 'correct-again',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const draft = findDraft(context, CORRECT_DIALOG, correctDraft);
    const batch = draft && batchToCorrect(context, draft.b);
    return batch === undefined ? answer(officeTexts.stale) : askText(context, batch);
  },
};

/** The batch of the coordinator's own district; a correction leads to what it corrects. */
export function batchToCorrect(context: Context, id: number): Batch | undefined {
  const { db, district } = context;
  const named = findBatchOfDistrict(db, district.id, id);
  if (named?.corrects === undefined) return named;
  const root = findBatch(db, named.corrects);
  return root?.districtId === district.id ? root : undefined;
}

/** Why there is nothing to correct; undefined where there is. */
export function obstacleOf(context: Context, batch: Batch): Answer | undefined {
  if (batch.state === 'refused') return answer(texts.refused);
  if (batch.state === 'awaits') return answer(texts.awaits);
  if (batch.text === undefined) return answer(texts.emptied);
  if (batch.state === 'planned') return needsApproval(context, batch) ? answer(texts.approved) : undefined;
  const { steps, lacking } = planCorrection(context, batch, batch.text);
  if (steps.length + lacking > 0) return undefined;
  return answer(batch.state === 'stopped' ? texts.stoppedUnsent : texts.nobody);
}

/** Who allows what goes to all hears that it has other words now. */
function tellHeads(
  context: Context,
  batch: Batch,
  { text, notBefore }: { text: string; notBefore: Date | undefined },
): Outgoing[] {
  const heads = needsApproval(context, batch) ? headPeers(context) : [];
  return heads.map((to) => ({
    to,
    lane: 'bulk',
    text: texts.toHead(batch.title, text),
    ...(notBefore && { notBefore }),
  }));
}

/** What the head allowed goes as it was allowed. */
function needsApproval({ settings }: Context, { spec }: Batch): boolean {
  const audience = batchSpec.safeParse(spec).data?.audience;
  return settings.approveBroadcasts && audience !== undefined && isToAll(audience);
}

function askText(context: Context, batch: Batch): Answer {
  const obstacle = obstacleOf(context, batch);
  if (obstacle !== undefined) return obstacle;
  const { endedAt, state } = batch;
  const lines = [
    texts.ask(batch.kind, momentOf(context, batch.createdAt)),
    ...(state === 'stopped' ? [texts.stoppedBefore(momentOf(context, endedAt ?? batch.createdAt))] : []),
    ...(batch.attachments.length > 0 ? [texts.attachmentsStay] : []),
  ];
  return shownWithText(context, lines.join('\n'), batch);
}

/** Somebody else was first: what stands now is shown before anything is written over it. */
function changedMeanwhile(context: Context, batch: Batch): Answer {
  const last = findLastCorrection(context.db, batch.id);
  const already = last === undefined ? officeTexts.stale : alreadyDone(context, last.personId, last.at);
  return shownWithText(context, texts.changed(already), batch);
}

/** Whether the same text would say something else by now: its figures were undone or replaced. */
export function tellsOldFigures(context: Context, batch: Batch): boolean {
  return batch.text !== undefined && needsMetric(batch.text) && toldAnew(context, batch, batch.text).size > 0;
}

function shownWithText(context: Context, words: string, batch: Batch): Answer {
  const state: CorrectDraft = { b: batch.id, of: shortHash(batch.text ?? '') };
  return {
    replies: [
      { text: words },
      {
        text: batch.text ?? '',
        keyboard: inline(
          tellsOldFigures(context, batch) ? [button(texts.sameText, 'correct-figures', { b: batch.id })] : [],
          [button(officeTexts.cancel, 'cancel')],
        ),
      },
    ],
    dialog: { name: CORRECT_DIALOG, state },
  };
}

export function dueOf(context: Context, { dueAt }: Batch): string | undefined {
  return dueAt && momentOf(context, dueAt);
}
