import { z } from 'zod';
import { isChat } from '../bot/incoming.ts';
import type { CallOptions, Failed } from '../delivery/transport.ts';
import type { VkClient } from './client.ts';
import { toIncomingMessage } from './incoming.ts';
import { messageSchema, type VkMessage } from './message-schema.ts';
import type { PolledEvent } from './poller.ts';

const conversationsSchema = z.object({ items: z.array(z.object({ last_message: z.unknown() })) });
const historySchema = z.object({ items: z.array(z.unknown()) });

const PAGE = 200;
const MOST_DIALOGS = 1000;
/** A person's words since our last answer; nobody writes more in a row. */
const HISTORY = 20;

/**
 * Private dialogs in which the person had the last word, as messages for the inbox: what long poll may have lost.
 * Everything they said since our last message, not before `since`. What is in the inbox already is known there by
 * (peer, conversation_message_id); the event ids are made up: `unanswered/<peer>/<conversation_message_id>`.
 */
export async function listUnanswered(
  client: VkClient,
  { groupId, since, signal }: { groupId: number; since: Date; signal?: AbortSignal },
): Promise<{ kind: 'listed'; events: PolledEvent[] } | Failed> {
  const options: CallOptions = { lane: 'reply', ...(signal && { signal }) };
  const peerIds: number[] = [];
  for (let offset = 0; offset < MOST_DIALOGS; offset += PAGE) {
    const outcome = await client.call(
      'messages.getConversations',
      { filter: 'unanswered', count: PAGE, offset },
      options,
    );
    if (outcome.kind === 'failed') return outcome;
    const { items } = conversationsSchema.parse(outcome.response);
    const recent = items.flatMap(({ last_message: last }) => parseMessages([last], since));
    peerIds.push(...recent.map((message) => message.peer_id).filter((peerId) => !isChat(peerId)));
    if (items.length < PAGE) break;
  }
  const events: PolledEvent[] = [];
  for (const peerId of peerIds) {
    const outcome = await client.call(
      'messages.getHistory',
      { peer_id: peerId, count: HISTORY, offset: 0 },
      options,
    );
    if (outcome.kind === 'failed') return outcome;
    const newestFirst = historySchema.parse(outcome.response).items;
    events.push(...unansweredOf(parseMessages(newestFirst, since), groupId));
  }
  return { kind: 'listed', events };
}

/** The person's messages after our last one, oldest first. */
function unansweredOf(newestFirst: readonly VkMessage[], groupId: number): PolledEvent[] {
  const answered = newestFirst.findIndex((message) => message.from_id < 0);
  const theirs = answered < 0 ? newestFirst : newestFirst.slice(0, answered);
  return theirs.toReversed().flatMap((message) => {
    const incoming = toIncomingMessage(message, groupId);
    const eventId = `unanswered/${message.peer_id}/${message.conversation_message_id}`;
    return incoming === undefined ? [] : [{ eventId, incoming }];
  });
}

function parseMessages(messages: readonly unknown[], since: Date): VkMessage[] {
  return messages
    .flatMap((message) => messageSchema.safeParse(message).data ?? [])
    .filter(({ date }) => date === undefined || date * 1000 >= since.getTime());
}
