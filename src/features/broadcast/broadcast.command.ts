import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { insertBatch } from '../../storage/batch.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { officeTexts } from '../office-texts.ts';
import { schoolChoice } from '../school-choice.ts';
import { labels } from '../texts.ts';
import { BROADCAST_DIALOG, broadcastDraft } from './draft.ts';
import { askText, nextStep, sendingTime } from './preview.ts';
import { recipientsOf } from './recipients.ts';
import { texts } from './texts.ts';

const MOST_LETTERS = 3500;
const TITLE_LETTERS = 60;

export const broadcastCommand: Command<Context> = {
  name: 'broadcast',
  words: [labels.broadcast],
  help: texts.help,
  who: ['coordinator'],
  where: 'private',
  run: (context) => nextStep(context, {}),
};

const schools = schoolChoice({
  name: 'broadcast-school',
  dialog: BROADCAST_DIALOG,
  draft: broadcastDraft,
  nextStep,
});
export const broadcastSchoolCommand = schools.command;

export const broadcastDialog: Dialog<Context> = {
  name: BROADCAST_DIALOG,
  who: ['coordinator'],
  beganBy: 'broadcast',
  step(context, state, { text }) {
    const parsed = broadcastDraft.safeParse(state);
    if (!parsed.success) return answer(officeTexts.interrupted);
    const draft = parsed.data;
    switch (draft.ask) {
      case 'text': {
        const typed = text.trim();
        if (typed === '') return askText(draft, texts.noText);
        if (typed.length > MOST_LETTERS) return askText(draft, texts.tooLong(MOST_LETTERS));
        return nextStep(context, { ...draft, text: typed }, true);
      }
      case 'schools':
        return schools.takeWords(context, draft, text);
      case undefined:
        return answer(texts.pressSend, { dialog: 'keep' });
    }
  },
};

const editArgs = z.object({ k: z.enum(['text', 'schools', 'all', 'role']) });

/** Another text, other schools or roles, from the preview. */
export const editBroadcastCommand: Command<Context> = {
  name: 'broadcast-edit',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, BROADCAST_DIALOG, broadcastDraft);
    const parsed = editArgs.safeParse(args);
    if (draft === undefined || !parsed.success) return answer(officeTexts.stale);
    switch (parsed.data.k) {
      case 'text':
        return askText(draft);
      case 'schools':
        return schools.ask(context, { ...draft, unitIds: [] });
      case 'all':
        return nextStep(context, { ...draft, unitIds: undefined });
      case 'role':
        return nextStep(context, { ...draft, to: draft.to === 'all' ? undefined : 'all' });
    }
  },
};

/** Puts the text into the outbox for everybody of the preview; the draft is used up with it. */
export const sendBroadcastCommand: Command<Context> = {
  name: 'broadcast-send',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const draft = findDraft(context, BROADCAST_DIALOG, broadcastDraft);
    if (draft?.text === undefined || draft.ask !== undefined) return answer(officeTexts.stale);
    const { text } = draft;
    // Who closed the messages is tried all the same: «Что с рассылкой» then names them.
    const { people, open } = recipientsOf(context, draft);
    if (open.length === 0) return nextStep(context, draft);
    const { db, now, district, actor, settings } = context;
    const title = text.split('\n')[0]?.slice(0, TITLE_LETTERS) ?? '';
    const batchId = insertBatch(db, { districtId: district.id, personId: actor.person.id, title }, now);
    const { at, isLater, day, time } = sendingTime(context);
    const notices = people.map(({ personId, peerId }): Outgoing => ({
      to: peerId,
      lane: 'bulk',
      text: texts.message(settings.operator, text),
      notBefore: at,
      batchId,
      dedupeKey: `batch/${batchId}/${personId}`,
    }));
    const said = isLater ? texts.planned(open.length, day, time) : texts.sent(open.length);
    return answer(said, { notices, keyboard: inline([button(texts.whatBecame, 'broadcast-state')]) });
  },
};
