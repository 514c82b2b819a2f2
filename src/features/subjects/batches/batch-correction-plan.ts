import { isChat } from '../../../bot/incoming.ts';
import type { OutboxContent, Reply } from '../../../bot/outgoing.ts';
import { splitText } from '../../../bot/split-text.ts';
import { notInQuietHours } from '../../../domain/quiet-hours.ts';
import { listCorrectable, listFilledValues } from '../../../storage/batch-correction.ts';
import type { CorrectableMessage } from '../../../storage/batch-correction.ts';
import type { Batch } from '../../../storage/batch.ts';
import { broadcastReply, fillText, isSameForAll, variablesOf } from './batch-text.ts';
import type { BatchValues } from './batch-text.ts';
import { toldAnew } from './told-figures.ts';
import type { Told } from './told-figures.ts';
import type { DistrictContext } from '../../context.ts';
import { deadlineHoursOf } from '../../district-hours.ts';

/** VK lets a message be edited for 24 hours; a few minutes of them pass before the edit is there. */
const EDITABLE_MS = 24 * 60 * 60_000 - 5 * 60_000;

/** What the correction of one message is: another text before it goes, an edit in place, or a message of its own. */
type Way = 'queued' | 'edit' | 'anew';

type Step = {
  way: Way;
  /** The newest one, and the parts of the same text before it. */
  message: CorrectableMessage;
  parts: readonly CorrectableMessage[];
  /** The new words, filled for whoever reads them. */
  words: string;
  /** The whole message with them. */
  reply: Reply;
  /** Of a broadcast: what is told otherwise than before. */
  told: (Told & { recipientId: number }) | undefined;
};

export type CorrectionPlan = {
  steps: readonly Step[];
  /** How many dialogs; chats apart. */
  counts: Record<Way, number>;
  /** Of `anew`: what was sent today, yet in several messages. */
  inParts: number;
  /** How the message in the district's chat is corrected. */
  chat: Way | undefined;
  /** It never reached them, and will not. */
  never: number;
  /** Nobody knows whether it reached them: left alone. */
  uncertain: number;
  /** A variable of the new text has nothing to say of them. */
  lacking: number;
  /** When messages of their own go, where quiet hours hold them. */
  later: Date | undefined;
};

/**
 * What a new text of a batch does to each of its messages: exactly those who have it, or will have it, are corrected.
 * What is edited keeps its buttons, pictures and files.
 */
export function planCorrection(context: DistrictContext, batch: Batch, text: string): CorrectionPlan {
  const { db, now, settings } = context;
  const values = listFilledValues(db, batch.id);
  const anew = toldAnew(context, batch, text);
  const steps: Step[] = [];
  const left = { never: 0, uncertain: 0, lacking: 0, inParts: 0 };
  for (const messages of byPeer(listCorrectable(db, batch.id))) {
    const standing = messages.filter(({ state }) => ['waiting', 'sending', 'sent'].includes(state));
    const newest = standing.at(-1);
    if (newest === undefined) {
      if (messages.some(({ state }) => state === 'uncertain')) left.uncertain += 1;
      else left.never += 1;
      continue;
    }
    const told = anew.get(newest.peerId);
    // The same words with the figures of today: who has them already is told nothing.
    if (text === batch.text && anew.size > 0 && told === undefined) continue;
    const words = filled(batch, text, told?.values ?? values.get(newest.peerId));
    if (words === undefined) {
      left.lacking += 1;
      continue;
    }
    const reply = replyOf(context, batch, newest, words, values.get(newest.peerId));
    const parts = partsOf(standing, newest);
    const way = wayOf(parts, reply, now);
    if (way === 'anew' && isRecent(newest, now)) left.inParts += 1;
    steps.push({ way, message: newest, parts, words, reply, told });
  }
  const people = steps.filter(({ message }) => !isChat(message.peerId));
  const countOf = (way: Way) => people.filter((step) => step.way === way).length;
  const { quiet, zone } = deadlineHoursOf(settings);
  const at = notInQuietHours(now, quiet, zone);
  return {
    steps,
    counts: { queued: countOf('queued'), edit: countOf('edit'), anew: countOf('anew') },
    chat: steps.find(({ message }) => isChat(message.peerId))?.way,
    ...left,
    later: at > now ? at : undefined,
  };
}

/** Each peer's messages, oldest first. */
function byPeer(messages: readonly CorrectableMessage[]): CorrectableMessage[][] {
  const peers = new Map<number, CorrectableMessage[]>();
  for (const message of messages) {
    peers.set(message.peerId, [...(peers.get(message.peerId) ?? []), message]);
  }
  return [...peers.values()];
}

/** Undefined where a variable has no value for them: nobody is sent «{показатель}». */
function filled(batch: Batch, text: string, values: BatchValues | undefined): string | undefined {
  if (batch.kind !== 'broadcast' || isSameForAll(text)) return text;
  const known = values ?? {};
  const words = fillText(text, known);
  return variablesOf(words).some((name) => variablesOf(text).includes(name) && isVariable(name))
    ? undefined
    : words;
}

function isVariable(name: string): boolean {
  return !isSameForAll(`{${name}}`);
}

/** The whole message with the new words, in the frame that stands around the old ones; else as a broadcast is made. */
function replyOf(
  context: DistrictContext,
  batch: Batch,
  { content }: CorrectableMessage,
  words: string,
  values: BatchValues | undefined,
): Reply {
  const kept = keptOf(content);
  const old = batch.text === undefined ? '' : fillText(batch.text, values ?? {});
  const whole = content?.text ?? '';
  const at = old === '' ? -1 : whole.indexOf(old);
  if (at >= 0) return { ...kept, text: `${whole.slice(0, at)}${words}${whole.slice(at + old.length)}` };
  return batch.kind === 'broadcast'
    ? { ...kept, ...broadcastReply(context, batch, words) }
    : { ...kept, text: words };
}

function keptOf(content: OutboxContent | undefined): Omit<Reply, 'text'> {
  if (content === undefined || content.kind === 'button-answer') return {};
  const { keyboard, documents, charts, attachments } = content;
  return {
    ...(keyboard && { keyboard }),
    ...(documents && { documents }),
    ...(charts && { charts }),
    ...(attachments && { attachments }),
  };
}

function wayOf(parts: readonly CorrectableMessage[], reply: Reply, now: Date): Way {
  if (parts.every(({ isCertain }) => isCertain)) return 'queued';
  const [only] = parts;
  // One text that was cut into several messages cannot be edited as one.
  const editable = parts.length === 1 && splitText(reply.text).length === 1;
  return editable && only?.content !== undefined && isRecent(only, now) ? 'edit' : 'anew';
}

/** The messages that one text was cut into: made together, one after the other. */
function partsOf(standing: readonly CorrectableMessage[], newest: CorrectableMessage): CorrectableMessage[] {
  const parts = [newest];
  for (const message of standing.slice(0, -1).toReversed()) {
    if (message.id !== (parts[0]?.id ?? 0) - 1) break;
    parts.unshift(message);
  }
  return parts;
}

/** Sent within the time in which it can be edited, or on its way. */
function isRecent({ sentAt }: CorrectableMessage, now: Date): boolean {
  return sentAt === undefined || now.getTime() - sentAt.getTime() < EDITABLE_MS;
}
