import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { PersonId } from '../../domain/person.ts';
import { findBatch, insertBatch } from '../../storage/batch.ts';
import type { Batch, BatchState } from '../../storage/batch.ts';
import { insertBatchRecipient, leaveOut } from '../../storage/batch-recipient.ts';
import type { LeftOutReason } from '../../storage/batch-recipient.ts';
import { audienceInWords, isToAll } from '../subjects/batches/audience-words.ts';
import type { Audience } from '../subjects/batches/batch-spec.ts';
import { batchTitle } from '../subjects/batches/batch-text.ts';
import type { Context } from '../context.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { findDraft } from '../draft.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { BROADCAST_DIALOG, broadcastDraft } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { labels } from '../texts.ts';
import { headPeers } from '../subjects/people/head-peers.ts';
import { askHeads } from './approval.ts';
import { compose, sendingTime, specOf } from './compose.ts';
import type { Composed } from './compose.ts';
import { momentParts } from './moments.ts';
import { edit, nextStep } from './preview.ts';
import { releaseBatch } from './release.ts';
import { actTexts } from './act-texts.ts';
import { texts } from './texts.ts';

/** So many get it without a further question, unless they are the whole district. */
const UNASKED = 20;

type Ready = BroadcastDraft & { text: string };

const sendArgs = z.object({ n: z.int() });

/** Sends, plans or asks the head, after a question that names the count; the draft is used up with it. */
export const sendBroadcastCommand: Command<Context> = {
  name: 'broadcast-send',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, BROADCAST_DIALOG, broadcastDraft);
    if (draft?.text === undefined || draft.ask !== undefined) return answer(officeTexts.stale);
    const ready: Ready = { ...draft, text: draft.text };
    const composed = compose(context, ready);
    if (composed.open.length === 0) return nextStep(context, draft);
    const isAll = isToAll(draft.audience);
    if (isAll && context.settings.approveBroadcasts && headPeers(context).length === 0) {
      return answer(texts.noHead, {
        keyboard: inline([button(labels.invite, 'invite'), button(texts.settings, 'settings')]),
        dialog: 'keep',
      });
    }
    if (isAll || composed.open.length > UNASKED) {
      const pressed = sendArgs.safeParse(args);
      if (!pressed.success) return confirm(context, ready, composed);
      if (pressed.data.n !== composed.open.length) return nextStep(context, draft, { remark: texts.changed });
    }
    return send(context, ready, composed);
  },
};

/** Names the count; the answer carries it, so that nothing else is confirmed than what was read. */
function confirm(context: Context, draft: Ready, { open }: Composed): Answer {
  const { at, isChosen, isPlanned } = sendingTime(context, draft.at);
  const when = momentParts(context, at);
  const isWhole = isToAll(draft.audience) && draft.audience.except === undefined;
  const whom = isWhole ? undefined : audienceInWords(context, draft.audience);
  return answer(
    isChosen
      ? texts.confirmPlanned(open.length, when)
      : texts.confirm(open.length, { audience: whom, when: isPlanned ? when : undefined }),
    {
      keyboard: inline([
        button(isChosen ? texts.yesPlanned : texts.yes, 'broadcast-send', { n: open.length }, 'positive'),
        edit(texts.back, 'preview'),
        button(officeTexts.cancel, 'cancel'),
      ]),
      dialog: { name: BROADCAST_DIALOG, state: draft },
    },
  );
}

function send(context: Context, draft: Ready, composed: Composed): Answer {
  const needsApproval = isToAll(draft.audience) && context.settings.approveBroadcasts;
  const { at, isPlanned } = sendingTime(context, draft.at);
  const people = composed.open.length;
  const batch = store(context, draft, composed, {
    state: needsApproval ? 'awaits' : isPlanned ? 'planned' : 'sent',
    dueAt: isPlanned ? at : undefined,
  });
  const keyboard = inline([
    button(texts.whatBecame, 'broadcast-state', { b: batch.id }),
    ...(needsApproval || isPlanned ? [] : [button(labels.correct, 'correct', { b: batch.id })]),
  ]);
  const when = momentParts(context, at);
  if (needsApproval) {
    noteAct(context, actTexts.awaits(batch.title), { after: draft.text });
    return answer(texts.awaits(people), { keyboard, notices: askHeads(context, batch, people) });
  }
  if (isPlanned) {
    noteAct(context, actTexts.planned(batch.title, when), { after: draft.text });
    return answer(texts.planned(people, when, restOf(draft.audience)), { keyboard });
  }
  const { messages } = releaseBatch(context, batch);
  noteAct(context, actTexts.sent(batch.title, people), { after: draft.text });
  return answer(texts.sent(people), { notices: messages, keyboard });
}

/** Who may fall out of an audience until its moment. */
function restOf(audience: Audience): 'done' | 'unfit' | 'nobody' {
  const { debtors, unread, below, notActive } = audience;
  if (debtors !== undefined || unread !== undefined) return 'done';
  return below !== undefined || notActive === 1 ? 'unfit' : 'nobody';
}

/** The batch with everybody it is for, those too whom no message is made for, and why. */
function store(
  context: Context,
  draft: Ready,
  { addressed, reached, lacking, spared }: Composed,
  { state, dueAt }: { state: BatchState; dueAt: Date | undefined },
): Batch {
  const { db, now, district, actor } = context;
  const id = insertBatch(
    db,
    {
      districtId: district.id,
      personId: actor.person.id,
      title: batchTitle(draft.text),
      text: draft.text,
      attachments: draft.attachments ?? [],
      audience: audienceInWords(context, draft.audience),
      asksAck: draft.ack === 1,
      spec: specOf(draft),
      state,
      ...(dueAt && { dueAt }),
    },
    now,
  );
  const add = (personId: PersonId | undefined, schools: readonly NamedSchool[], why?: LeftOutReason) => {
    const recipient = insertBatchRecipient(db, id, { personId, unitIds: schools.map((one) => one.id) });
    if (why !== undefined) leaveOut(db, recipient, why, now);
  };
  for (const one of addressed) add(one.personId, one.schools);
  for (const one of lacking) add(one.personId, one.schools, one.lacks[0]?.lack ?? 'figure');
  for (const one of spared) add(one.personId, one.schools, 'spared');
  for (const school of reached.withoutFigure) add(undefined, [school], 'figure');
  for (const school of reached.missing) add(undefined, [school]);
  const batch = findBatch(db, id);
  if (batch === undefined) throw new Error(`no batch ${id}`);
  return batch;
}
