import { z } from 'zod';
import type { PeerId } from '../bot/incoming.ts';
import type { SendOutcome } from '../delivery/transport.ts';
import { failed } from './client.ts';
import { failureOfCode } from './error-classes.ts';

/** One recipient's part of the answer to `messages.send` with `peer_ids`; VK's refusal may stand inside it. */
const itemSchema = z.object({
  peer_id: z.number().optional(),
  message_id: z.number().optional(),
  conversation_message_id: z.number().optional(),
  error: z
    .object({ code: z.number(), description: z.string().default('') })
    .or(
      z
        .object({ error_code: z.number(), error_msg: z.string().default('') })
        .transform(({ error_code, error_msg }) => ({ code: error_code, description: error_msg })),
    )
    .nullish(),
});

/**
 * What the answer to `messages.send` says of each of `peerIds`, in their order. Items name their peers; one that does not
 * is taken by its place. One that cannot be read costs nobody else what is said of them.
 */
export function outcomesOfItems(response: unknown, peerIds: readonly PeerId[]): SendOutcome[] {
  const items = z.array(z.unknown()).safeParse(response).data ?? [];
  const read = items.map((item) => itemSchema.safeParse(item).data);
  const byPeer = new Map(read.map((item, index) => [item?.peer_id ?? peerIds[index], item]));
  return peerIds.map((peerId) => outcomeOf(byPeer.get(peerId)));
}

function outcomeOf(item: z.infer<typeof itemSchema> | undefined): SendOutcome {
  // The same random_id makes asking again safe.
  if (item === undefined) {
    return failed({ kind: 'retry', message: 'messages.send answered something else', answered: false });
  }
  if (item.error) return failed(failureOfCode(item.error.code, item.error.description));
  return {
    kind: 'sent',
    ...(item.message_id !== undefined && { messageId: item.message_id }),
    ...(item.conversation_message_id !== undefined && {
      conversationMessageId: item.conversation_message_id,
    }),
  };
}
