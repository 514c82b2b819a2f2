import { z } from 'zod';
import type { CallOptions, LookUpOutcome, Transport } from '../delivery/transport.ts';
import type { VkClient } from './client.ts';

const historySchema = z.object({
  items: z.array(
    z.object({
      id: z.number().optional(),
      conversation_message_id: z.number().optional(),
      date: z.number(),
      from_id: z.number(),
      text: z.string().default(''),
      random_id: z.number().optional(),
    }),
  ),
});

type HistoryItem = z.infer<typeof historySchema>['items'][number];

const PAGE = 200;
const PAGES = 5;
/** VK's clock and ours may differ. */
const CLOCK_SLACK_S = 10 * 60;

/**
 * Looks for a message of ours in a private dialog's history. Found only by its random_id; where VK's history carries
 * none, an equal text makes it `unknown`, since an earlier equal answer cannot be told from it. `absent` only when the
 * history was read back to the moment of the first attempt.
 */
export async function findSent(
  client: VkClient,
  { peerId, randomId, text, since }: Parameters<Transport['findSent']>[0],
  options: CallOptions,
): Promise<LookUpOutcome> {
  const sinceSeconds = since.getTime() / 1000 - CLOCK_SLACK_S;
  let carriesRandomId = false;
  let equalText = false;
  for (let page = 0; page < PAGES; page += 1) {
    const outcome = await client.call(
      'messages.getHistory',
      { peer_id: peerId, count: PAGE, offset: page * PAGE },
      options,
    );
    if (outcome.kind === 'failed') return outcome;
    const history = historySchema.safeParse(outcome.response);
    if (!history.success) return { kind: 'unknown' };
    const ours = history.data.items.filter((item) => item.from_id < 0 && item.date >= sinceSeconds);
    const found = ours.find((item) => item.random_id === randomId);
    if (found) return foundAt(found);
    carriesRandomId ||= ours.some((item) => (item.random_id ?? 0) !== 0);
    equalText ||= ours.some((item) => normalise(item.text) === normalise(text));
    const last = history.data.items.at(-1);
    if (history.data.items.length < PAGE || last === undefined || last.date < sinceSeconds) {
      return equalText && !carriesRandomId ? { kind: 'unknown' } : { kind: 'absent' };
    }
  }
  return { kind: 'unknown' };
}

function foundAt({ id, conversation_message_id: conversationMessageId }: HistoryItem): LookUpOutcome {
  return {
    kind: 'found',
    ...(id !== undefined && { messageId: id }),
    ...(conversationMessageId !== undefined && { conversationMessageId }),
  };
}

/** VK trims texts and hands some characters back as entities. */
function normalise(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
