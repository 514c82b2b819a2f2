import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import { findChannel } from '../../storage/chat.ts';
import { listPeersTold } from '../../storage/outbox-history.ts';
import { weekScheduleOf } from '../district-hours.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { doneBefore } from './done-before.ts';
import { fatesOf, isClosed } from './fates.ts';
import { MENTION_SIGNS } from './lexicon.ts';
import { momentParts } from './moments.ts';
import { batchCommand } from './pressed-batch.ts';
import { statusTexts as texts } from './status-texts.ts';
import { actTexts } from './act-texts.ts';

/** A message in the chat stays readable. */
const MOST_IN_ONE = 40;

/** «Упомянуть в беседе»: the unreachable are called by a mention, without a word of the broadcast. */
export const mentionCommand = batchCommand('broadcast-mention', ['coordinator'], (context, batch, args) => {
  const phone = button(texts.phone, 'broadcast-phone', { b: batch.id });
  const unreachable = batch.kind === 'broadcast' ? fatesOf(context, batch).filter(isClosed) : [];
  if (unreachable.length === 0) return answer(texts.noMention);
  const channel = findChannel(context.db, context.district.id);
  if (channel?.present !== true) return answer(texts.noChannel, { keyboard: inline([phone]) });
  const key = `mention/${batch.id}/`;
  if (listPeersTold(context.db, key).length > 0) {
    const said = [doneBefore(context, `${key}*`), texts.mentionedBefore];
    return answer(said.filter((one) => one !== undefined).join('\n'), { keyboard: inline([phone]) });
  }
  if (!z.object({ yes: z.literal(1) }).safeParse(args).success) {
    const shown = texts.mentionText(unreachable.map(({ name }) => `@${plainName(name)}`));
    return answer(texts.askMention(shown, unreachable.length), {
      keyboard: inline([
        button(texts.yesMention, 'broadcast-mention', { b: batch.id, yes: 1 }, 'positive'),
        button(officeTexts.cancel, 'cancel'),
      ]),
    });
  }
  const { zone, night } = weekScheduleOf(context.settings);
  const at = notInQuietHours(context.now, night, zone);
  const notices = inParts(unreachable).map((part, index): Outgoing => ({
    to: channel.peerId,
    lane: 'bulk',
    text: texts.mentionText(part.map(({ peerId, name }) => `[id${peerId}|${plainName(name)}]`)),
    notifies: true,
    notBefore: at,
    dedupeKey: `${key}${context.now.getTime()}/${index}`,
  }));
  noteAct(context, actTexts.mentioned(batch.title, unreachable.length));
  const said =
    at > context.now
      ? texts.mentionedLater(unreachable.length, momentParts(context, at))
      : texts.mentioned(unreachable.length);
  return answer(said, { notices, keyboard: inline([phone]) });
});

/** A school's name makes no mention of its own. */
function plainName(name: string): string {
  return name.replace(MENTION_SIGNS, ' ').replace(/\s+/g, ' ').trim();
}

function inParts<T>(items: readonly T[]): T[][] {
  return items.flatMap((_, index) =>
    index % MOST_IN_ONE === 0 ? [items.slice(index, index + MOST_IN_ONE)] : [],
  );
}
