import { z } from 'zod';
import { createLimiter } from '../delivery/limiter.ts';
import { hostPolicyOf } from '../net/allowed-hosts.ts';
import { createVkClient } from '../vk/client.ts';
import { selfCheck } from '../vk/self-check.ts';
import type { SelfCheck } from '../vk/self-check.ts';

export type CommunityLook = SelfCheck & {
  /** The server's clock; undefined where it did not tell. */
  serverTime: Date | undefined;
};

/** Asks VK everything `check` tells of: the token, its rights, Long Poll, the chats, the time. */
export async function lookAtCommunity(
  vk: { token: string; groupId: number; apiBaseUrl: string; fileHosts: readonly string[] },
  chats: readonly number[],
): Promise<CommunityLook> {
  const client = createVkClient({
    token: vk.token,
    apiBaseUrl: vk.apiBaseUrl,
    limiter: createLimiter(),
    hosts: hostPolicyOf(vk.apiBaseUrl, vk.fileHosts),
  });
  try {
    const { group, findings } = await selfCheck(client, { groupId: vk.groupId, chats });
    if (group === undefined) return { group, findings, serverTime: undefined };
    const outcome = await client.call('utils.getServerTime', {}, { lane: 'reply' });
    const seconds = outcome.kind === 'done' ? z.int().safeParse(outcome.response).data : undefined;
    return { group, findings, serverTime: seconds === undefined ? undefined : new Date(seconds * 1000) };
  } finally {
    client.close();
  }
}
