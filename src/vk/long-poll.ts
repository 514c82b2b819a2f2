import { z } from 'zod';
import { fetchAllowed } from '../net/fetch-allowed.ts';
import { NetError } from '../net/net-error.ts';
import { failed, type VkClient } from './client.ts';
import type { Failed } from '../delivery/transport.ts';
import { networkFailure } from './network-failure.ts';

/** Where to ask, with the key of this session. */
export type PollServer = { address: URL; key: string };

export type PollAnswer =
  | { kind: 'events'; ts: string; updates: unknown[] }
  /** `failed: 1`: part of the history is gone; go on from `ts`. */
  | { kind: 'history-lost'; ts: string }
  /** `failed: 2`: the key has expired, the position holds. */
  | { kind: 'key-expired' }
  /** `failed: 3`: key and position are both gone. */
  | { kind: 'all-lost' };

/** Seconds VK holds an empty answer. */
export const WAIT_S = 25;
const SLACK_S = 10;
const MAX_BYTES = 32 * 1024 * 1024;

const tsSchema = z.union([z.string(), z.number()]).transform(String);
const serverSchema = z.object({ server: z.string().min(1), key: z.string().min(1), ts: tsSchema });
const answerSchema = z.union([
  z
    .object({ failed: z.literal(1), ts: tsSchema })
    .transform(({ ts }): PollAnswer => ({ kind: 'history-lost', ts })),
  z.object({ failed: z.literal(2) }).transform((): PollAnswer => ({ kind: 'key-expired' })),
  z.object({ failed: z.literal(3) }).transform((): PollAnswer => ({ kind: 'all-lost' })),
  z
    .object({ ts: tsSchema, updates: z.array(z.unknown()) })
    .transform(({ ts, updates }): PollAnswer => ({ kind: 'events', ts, updates })),
]);

/** A new session of Bots Long Poll; `ts` is VK's present position. */
export async function openPoll(
  client: VkClient,
  groupId: number,
  signal: AbortSignal,
): Promise<{ kind: 'opened'; server: PollServer; ts: string } | Failed> {
  const outcome = await client.call(
    'groups.getLongPollServer',
    { group_id: groupId },
    { lane: 'reply', signal },
  );
  if (outcome.kind === 'failed') return outcome;
  const parsed = serverSchema.safeParse(outcome.response);
  if (!parsed.success) return failed({ kind: 'retry', message: 'no long poll server', answered: true });
  const { server, key, ts } = parsed.data;
  // Other kinds of long poll give the server without its scheme.
  const address = server.includes('://') ? server : `https://${server}`;
  if (!URL.canParse(address)) {
    return failed({ kind: 'retry', message: 'bad long poll address', answered: true });
  }
  return { kind: 'opened', server: { address: new URL(address), key }, ts };
}

/** Asks once, waiting up to `waitS` for something to happen after `ts`. The address is checked against the allow-list. */
export async function pollOnce(
  client: VkClient,
  { address, key }: PollServer,
  ts: string,
  { signal, waitS }: { signal: AbortSignal; waitS: number },
): Promise<PollAnswer | Failed> {
  const url = new URL(address);
  for (const [name, value] of Object.entries({ act: 'a_check', key, ts, wait: String(waitS) })) {
    url.searchParams.set(name, value);
  }
  try {
    const bytes = await fetchAllowed(url, {
      ...client.hosts,
      maxBytes: MAX_BYTES,
      timeoutMs: (waitS + SLACK_S) * 1000,
      maxRedirects: 0,
      signal,
    });
    const answer = answerSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (answer.success) return answer.data;
    return failed({ kind: 'retry', message: 'not an answer of long poll', answered: true });
  } catch (error) {
    if (error instanceof NetError || error instanceof SyntaxError) return failed(networkFailure(error));
    throw error;
  }
}
