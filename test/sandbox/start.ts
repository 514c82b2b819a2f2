import { afterEach } from 'vitest';
import { createMovableClock, type MovableClock } from '../../src/shared/clock.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/server.ts';

export const TOKEN = 'vk1.a.sandbox-token';
export const GROUP = 227_000_001;
export const ANNA = 101;
export const BORIS = 102;
export const CHAT = 2_000_000_001;

const open = new Set<Sandbox>();

afterEach(async () => {
  await Promise.all([...open].map((sandbox) => sandbox.close()));
  open.clear();
});

/** A small district on a free port; closed after the test. */
export async function boot(
  overrides: Partial<SandboxOptions> = {},
): Promise<{ sandbox: Sandbox; world: Sandbox['world']; clock: MovableClock }> {
  const clock = createMovableClock(undefined, new Date('2024-10-22T09:00:00+03:00'));
  const sandbox = await startSandbox({
    port: 0,
    groupId: GROUP,
    groupName: 'Монитор района',
    screenName: 'sferum_monitor',
    token: TOKEN,
    clock,
    people: [
      { id: ANNA, firstName: 'Анна', lastName: 'Первая', note: 'директор Дегвинской СОШ' },
      { id: BORIS, firstName: 'Борис', lastName: 'Второй' },
    ],
    chats: [{ peerId: CHAT, title: 'Директора района', memberIds: [ANNA, BORIS] }],
    timeZone: 'Asia/Yekaterinburg',
    limits: { requestsPerSecond: Infinity },
    ...overrides,
  });
  open.add(sandbox);
  return { sandbox, world: sandbox.world, clock };
}

export type Answer = {
  response?: unknown;
  error?: { error_code: number; error_msg: string; request_params: { key: string; value: string }[] };
};

/** Calls a method as VK's documentation says: form-urlencoded POST with the token and `v` in it. */
export async function call(
  sandbox: Sandbox,
  method: string,
  params: Record<string, string | number> = {},
): Promise<Answer> {
  const body = new URLSearchParams({ access_token: TOKEN, v: '5.199' });
  for (const [key, value] of Object.entries(params)) body.set(key, String(value));
  const response = await fetch(`${sandbox.apiBaseUrl}/${method}`, { method: 'POST', body });
  return (await response.json()) as Answer;
}

/** The error code of a call, or undefined when it succeeded. */
export async function codeOf(
  sandbox: Sandbox,
  method: string,
  params: Record<string, string | number> = {},
): Promise<number | undefined> {
  return (await call(sandbox, method, params)).error?.error_code;
}

export type Poll = {
  ts?: string | number;
  failed?: number;
  updates?: {
    type: string;
    event_id: string;
    v: string;
    group_id: number;
    object: Record<string, unknown>;
  }[];
};

export async function openPoll(sandbox: Sandbox) {
  const { response } = await call(sandbox, 'groups.getLongPollServer', { group_id: GROUP });
  return response as { server: string; key: string; ts: string };
}

export async function poll(
  { server, key }: { server: string; key: string },
  ts: string | number,
  wait = 0,
  signal?: AbortSignal,
): Promise<Poll> {
  const query = new URLSearchParams({ act: 'a_check', key, ts: String(ts), wait: String(wait) });
  const url = `${server}?${query.toString()}`;
  const response = await fetch(url, signal === undefined ? {} : { signal });
  return (await response.json()) as Poll;
}
