import { z } from 'zod';
import type { PeerId } from '../bot/incoming.ts';
import type { CallOptions, SendFailure } from '../delivery/transport.ts';
import { AppError } from '../shared/app-error.ts';
import type { VkClient } from './client.ts';
import { texts } from './texts.ts';

/**
 * One thing that is not as it should be. `error`: the bot does not work; `warning`: something of it will not; `unknown`:
 * VK did not let itself be asked. `advice` is a Russian sentence: what to press.
 */
type Finding = {
  code:
    | 'unreachable'
    | 'token-refused'
    | 'group-refused'
    | 'group-differs'
    | 'right-missing'
    | 'long-poll-off'
    | 'long-poll-version'
    | 'long-poll-event'
    | 'chat-unreachable'
    | 'not-checked';
  level: 'error' | 'warning' | 'unknown';
  /** What it is about: a right, an event, a peer id. */
  subject?: string;
  advice: string;
};

/** `name` and `screenName` (the end of its vk.me link) are there where VK told them. */
export type SelfCheck = { group: { name: string; screenName: string } | undefined; findings: Finding[] };

const OPTIONS: CallOptions = { lane: 'reply' };
const API_VERSION = '5.199';

const groupsSchema = z.object({
  groups: z.array(z.object({ id: z.number(), name: z.string(), screen_name: z.string().default('') })),
});
const permissionsSchema = z.object({ permissions: z.array(z.object({ name: z.string() })) });
const settingsSchema = z.object({
  is_enabled: z.union([z.boolean(), z.number()]).transform(Boolean),
  api_version: z.string().optional(),
  events: z.record(z.string(), z.unknown()).default({}),
});
const conversationsSchema = z.object({ items: z.array(z.object({ peer: z.object({ id: z.number() }) })) });

/** Looks at everything in VK that the bot depends on; for `check`. `chats` – the беседы it should be in. */
export async function selfCheck(
  client: VkClient,
  { groupId, chats }: { groupId: number; chats: readonly PeerId[] },
): Promise<SelfCheck> {
  const { group, findings } = await checkGroup(client, groupId);
  // Nothing else can be asked with a token that is refused, or of a server that is not there.
  if (findings.some(({ level }) => level === 'error')) return { group, findings };
  return {
    group,
    findings: [
      ...findings,
      ...(await checkRights(client)),
      ...(await checkLongPoll(client, groupId)),
      ...(await checkChats(client, chats)),
    ],
  };
}

/**
 * The name and the link of the community, at start. Throws AppError with a Russian sentence when VK refuses the token
 * or does not know the community; undefined when VK cannot be reached or says something else – the bot starts all the same, long poll will tell, and
 * `check` names the rest.
 */
export async function checkAtStart(client: VkClient, groupId: number): Promise<SelfCheck['group']> {
  const { group, findings } = await checkGroup(client, groupId);
  const refusal = findings.find(({ code }) => code === 'token-refused' || code === 'group-differs');
  if (refusal) throw new AppError(refusal.advice, { exitCode: 78 });
  return group;
}

async function checkGroup(client: VkClient, groupId: number): Promise<SelfCheck> {
  const outcome = await client.call('groups.getById', { group_id: groupId }, OPTIONS);
  if (outcome.kind === 'failed') {
    return { group: undefined, findings: [groupFinding(outcome.failure, groupId)] };
  }
  const answered = groupsSchema.safeParse(outcome.response).data;
  if (answered === undefined) {
    return { group: undefined, findings: [notChecked(texts.subjects.group, texts.strangeAnswer)] };
  }
  const group = answered.groups.find(({ id }) => id === groupId);
  if (group === undefined) {
    const advice = texts.groupDiffers(groupId);
    return { group: undefined, findings: [{ code: 'group-differs', level: 'error', advice }] };
  }
  return { group: { name: group.name, screenName: group.screen_name }, findings: [] };
}

function groupFinding(failure: SendFailure, groupId: number): Finding {
  const { kind, code, message } = failure;
  if (kind === 'halt' && code !== undefined) {
    return { code: 'token-refused', level: 'error', advice: texts.tokenRefused(code) };
  }
  if (kind === 'retry' || kind === 'paced' || code === undefined) {
    return { code: 'unreachable', level: 'error', advice: texts.unreachable(message) };
  }
  return { code: 'group-refused', level: 'error', advice: texts.groupRefused(groupId, code) };
}

async function checkRights(client: VkClient): Promise<Finding[]> {
  const outcome = await client.call('groups.getTokenPermissions', {}, OPTIONS);
  if (outcome.kind === 'failed') return [notChecked(texts.subjects.rights, outcome.failure.message)];
  const has = new Set(
    permissionsSchema.safeParse(outcome.response).data?.permissions.map(({ name }) => name) ?? [],
  );
  return Object.entries(texts.rights)
    .filter(([right]) => !has.has(right))
    .map(([right, title]) => ({
      code: 'right-missing',
      level: right === 'messages' || right === 'manage' ? 'error' : 'warning',
      subject: right,
      advice: texts.rightMissing(title),
    }));
}

async function checkLongPoll(client: VkClient, groupId: number): Promise<Finding[]> {
  const outcome = await client.call('groups.getLongPollSettings', { group_id: groupId }, OPTIONS);
  if (outcome.kind === 'failed') return [notChecked(texts.subjects.longPoll, outcome.failure.message)];
  const settings = settingsSchema.safeParse(outcome.response).data;
  if (settings?.is_enabled !== true) {
    return [{ code: 'long-poll-off', level: 'error', advice: texts.longPollOff }];
  }
  const findings: Finding[] = [];
  const { api_version: version = API_VERSION } = settings;
  if (version !== API_VERSION) {
    findings.push({ code: 'long-poll-version', level: 'warning', advice: texts.longPollVersion(version) });
  }
  for (const [event, title] of Object.entries(texts.events)) {
    if (Number(settings.events[event]) === 1) continue;
    const level = event === 'message_new' ? 'error' : 'warning';
    findings.push({ code: 'long-poll-event', level, subject: event, advice: texts.longPollEvent(title) });
  }
  return findings;
}

async function checkChats(client: VkClient, chats: readonly PeerId[]): Promise<Finding[]> {
  if (chats.length === 0) return [];
  const outcome = await client.call(
    'messages.getConversationsById',
    { peer_ids: chats.slice(0, 100).join(',') },
    OPTIONS,
  );
  if (outcome.kind === 'failed') return [notChecked(texts.subjects.chats, outcome.failure.message)];
  const items = conversationsSchema.safeParse(outcome.response).data?.items ?? [];
  const known = new Set(items.map(({ peer }) => peer.id));
  return chats
    .filter((peerId) => !known.has(peerId))
    .map((peerId) => ({
      code: 'chat-unreachable',
      level: 'warning',
      subject: String(peerId),
      advice: texts.chatUnreachable(peerId),
    }));
}

function notChecked(what: string, reason: string): Finding {
  return { code: 'not-checked', level: 'unknown', subject: what, advice: texts.unknown(what, reason) };
}
