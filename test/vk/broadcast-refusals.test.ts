import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import type { Dispatcher } from '../../src/delivery/dispatcher.ts';
import { createLimiter } from '../../src/delivery/limiter.ts';
import { hostPolicyOf } from '../../src/net/allowed-hosts.ts';
import { createMovableClock } from '../../src/shared/clock.ts';
import { seededRandom } from '../../src/shared/random.ts';
import { insertBatch } from '../../src/storage/batch.ts';
import { openDatabase } from '../../src/storage/open.ts';
import type { Db } from '../../src/storage/open.ts';
import { enqueue } from '../../src/storage/outbox.ts';
import { all } from '../../src/storage/statement.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import { createVkClient } from '../../src/vk/client.ts';
import { createVkTransport } from '../../src/vk/transport.ts';
import { log, START, TOKEN } from './vk-world.ts';

/** What a VK of our own does to one call, before or after it delivered. */
type Trouble = 'none' | '500' | 'drop' | 'html';

/**
 * A VK of this test alone: it knows only messages.send, checks random_id per dialog as VK does, and says what it is told
 * to say of single peers, in whichever shape.
 */
function createOwnVk(itemOf: (peer: number) => object | undefined, planned: readonly Trouble[] = []) {
  const troubles = [...planned];
  const dialogs = new Map<number, { randomId: string; text: string }[]>();
  const calls: URLSearchParams[] = [];
  let next = 1;
  function deliver(params: URLSearchParams): object[] {
    const randomId = params.get('random_id') ?? '0';
    return (params.get('peer_ids') ?? '').split(',').map((one) => {
      const peer = Number(one);
      const said = itemOf(peer);
      if (said !== undefined) return { peer_id: peer, ...said };
      const dialog = dialogs.get(peer) ?? [];
      if (!dialog.some((message) => message.randomId === randomId)) {
        dialog.push({ randomId, text: params.get('message') ?? '' });
      }
      dialogs.set(peer, dialog);
      return { peer_id: peer, message_id: (next += 1), conversation_message_id: dialog.length, error: null };
    });
  }
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const params = new URLSearchParams(body);
    calls.push(params);
    const trouble = troubles.shift() ?? 'none';
    if (trouble === '500') {
      response.writeHead(500).end('oops');
      return;
    }
    const items = deliver(params);
    if (trouble === 'drop') request.socket.destroy();
    else if (trouble === 'html') response.end('<html>502</html>');
    else response.end(JSON.stringify({ response: items }));
  }
  const server = createServer((request, response) => void handle(request, response));
  return { server, dialogs, calls };
}

let server: Server | undefined;
let dispatcher: Dispatcher | undefined;
let db: Db | undefined;
let closeClient: (() => void) | undefined;
afterEach(async () => {
  await dispatcher?.stop();
  closeClient?.();
  server?.closeAllConnections();
  server?.close();
  db?.close();
});

/** One text to `count` people over HTTP; returns what became of each after every retry has had its time. */
async function broadcast(vk: ReturnType<typeof createOwnVk>, count: number, passes = 8) {
  server = vk.server;
  await new Promise<void>((resolve) => vk.server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(vk.server.address() as AddressInfo).port}/method`;
  const clock = createMovableClock({ now: () => START });
  const own = openDatabase(':memory:');
  db = own;
  const client = createVkClient({
    token: TOKEN,
    apiBaseUrl: base,
    limiter: createLimiter({ perSecond: Infinity }),
    hosts: hostPolicyOf(base),
  });
  closeClient = () => client.close();
  const unreachable: number[] = [];
  dispatcher = createDispatcher({
    db: own,
    transport: createVkTransport({ client, log }),
    clock,
    log,
    events: {
      onPersonUnreachable: (peer) => void unreachable.push(peer),
      onPersonReached: () => undefined,
      onChatUnreachable: () => undefined,
      onOperatorNeeded: () => undefined,
      onUncertain: () => undefined,
      onExpired: () => undefined,
    },
  });
  const district = { level: 'municipality', parentId: undefined, name: 'Район', nameKey: 'район' } as const;
  const districtId = insertUnit(own, district, clock.now());
  const batchId = insertBatch(own, { districtId, title: 'всем', text: 'всем' }, clock.now());
  const random = seededRandom(3);
  for (let peer = 1; peer <= count; peer += 1) {
    enqueue(own, { to: peer, lane: 'bulk', text: 'всем', batchId }, { now: clock.now(), random });
  }
  dispatcher.start();
  await dispatcher.drain();
  for (let pass = 0; pass < passes; pass += 1) {
    clock.moveTo(new Date(clock.now().getTime() + 60_000));
    await dispatcher.drain();
  }
  const rows = all<{ peer_id: number; state: string; failure: string | null }>(
    own,
    'SELECT peer_id, state, failure FROM outbox ORDER BY peer_id',
  );
  const fateOf = (peer: number) => {
    const row = rows.find((one) => one.peer_id === peer);
    return [row?.state, row?.failure].filter((part) => part !== undefined && part !== null).join(' ');
  };
  return { rows, fateOf, unreachable };
}

/** Nobody has it twice, and whoever is «sent» has it. */
function expectOnce(vk: ReturnType<typeof createOwnVk>, rows: readonly { peer_id: number; state: string }[]) {
  expect([...vk.dialogs.values()].every((dialog) => dialog.length === 1)).toBe(true);
  const sent = rows.filter(({ state }) => state === 'sent').map(({ peer_id }) => peer_id);
  expect(sent).toEqual([...vk.dialogs.keys()].toSorted((a, b) => a - b));
}

it('refusals of single peers among 130, in both shapes, cost nobody else', async () => {
  const codes = new Map([
    [3, 901],
    [50, 900],
    [77, 902],
    [101, 18],
    [130, 936],
  ]);
  const vk = createOwnVk((peer) => {
    const code = codes.get(peer);
    if (code === undefined) return undefined;
    return peer % 2 === 0
      ? { error: { error_code: code, error_msg: 'refused' } }
      : { message_id: 0, error: { code, description: 'refused' } };
  });
  const { rows, fateOf, unreachable } = await broadcast(vk, 130);
  expect(vk.calls).toHaveLength(2);
  for (const [peer, code] of codes) expect(fateOf(peer)).toBe(`failed person:${code}`);
  expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(125);
  expect(unreachable.toSorted((a, b) => a - b)).toEqual([3, 50, 77, 101, 130]);
  expectOnce(vk, rows);
});

it('an item that nobody can read costs nobody else; a code that nobody knows neither', async () => {
  let asked = 0;
  const vk = createOwnVk((peer) => {
    if (peer === 5) return (asked += 1) <= 2 ? { error: 'words instead of a code' } : undefined;
    return peer === 9 ? { error: { code: 9999, description: 'new' } } : undefined;
  });
  const { rows, fateOf } = await broadcast(vk, 20);
  expect(fateOf(9)).toBe('failed unknown:9999');
  expect(fateOf(5)).toBe('sent');
  expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(19);
  // The nineteen others are not asked again.
  expect(vk.calls.slice(1).map((call) => call.get('peer_ids'))).toEqual(['5', '5']);
  expectOnce(vk, rows);
});

it.each<{ troubles: Trouble[] }>([
  { troubles: ['500'] },
  { troubles: ['drop'] },
  { troubles: ['html'] },
  { troubles: ['none', '500', 'drop'] },
  { troubles: ['drop', 'none', 'html', 'drop'] },
])('calls that go wrong ($troubles): all get it, nobody twice', async ({ troubles }) => {
  const vk = createOwnVk(() => undefined, troubles);
  const { rows } = await broadcast(vk, 230);
  expect(rows.every(({ state }) => state === 'sent')).toBe(true);
  expectOnce(vk, rows);
  expect(vk.calls.length).toBeLessThanOrEqual(3 + troubles.length);
});

it('who is refused while the connection breaks is not lost among the others', async () => {
  const vk = createOwnVk(
    (peer) => (peer === 7 ? { error: { code: 901, description: 'no' } } : undefined),
    ['drop', '500'],
  );
  const { rows, fateOf } = await broadcast(vk, 130);
  expect(fateOf(7)).toBe('failed person:901');
  expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(129);
  expectOnce(vk, rows);
});
