import { describe, expect, test } from 'vitest';
import { ANNA, BORIS, boot, call, codeOf, openPoll, poll } from './start.ts';

const send = (random_id: number, peers = String(ANNA)) => ({ peer_ids: peers, random_id, message: 'а' });

describe('failNext', () => {
  test('an error for one method and peer, so many times', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    world.startDialog(BORIS);
    world.failNext({ method: 'messages.send', peerId: ANNA, error: { code: 9 }, times: 2 });
    expect(await codeOf(sandbox, 'utils.getServerTime')).toBeUndefined();
    expect(await codeOf(sandbox, 'messages.send', send(1, String(BORIS)))).toBeUndefined();
    expect(await codeOf(sandbox, 'messages.send', send(2))).toBe(9);
    expect(await codeOf(sandbox, 'messages.send', send(2))).toBe(9);
    expect(await codeOf(sandbox, 'messages.send', send(2))).toBeUndefined();
    expect(world.botMessages(ANNA)).toHaveLength(1);
  });

  test('an error inside one item leaves the others alone', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    world.startDialog(BORIS);
    world.failNext({ method: 'messages.send', peerId: BORIS, itemError: { code: 902, msg: 'privacy' } });
    const { response } = await call(sandbox, 'messages.send', send(1, `${ANNA},${BORIS}`));
    expect(response).toMatchObject([
      { peer_id: ANNA, conversation_message_id: 2 },
      { peer_id: BORIS, error: { code: 902, description: 'privacy' } },
    ]);
  });

  test('HTTP 502, a page instead of JSON, a delay', async () => {
    const { sandbox, world } = await boot();
    const url = `${sandbox.apiBaseUrl}/utils.getServerTime`;
    world.failNext({ method: '*', httpStatus: 502 });
    expect((await fetch(url)).status).toBe(502);
    world.failNext({ method: '*', notJson: true });
    expect(await (await fetch(url)).text()).toContain('<h1>');
    world.failNext({ method: '*', delayMs: 120 });
    const started = performance.now();
    await fetch(url);
    expect(performance.now() - started).toBeGreaterThan(110);
  });

  test('a connection dropped before and after the work', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    world.failNext({ method: 'messages.send', dropConnectionBeforeProcessing: true });
    await expect(call(sandbox, 'messages.send', send(1))).rejects.toThrow();
    expect(world.botMessages(ANNA)).toHaveLength(0);
    world.failNext({ method: 'messages.send', dropConnectionAfterProcessing: true });
    await expect(call(sandbox, 'messages.send', send(1))).rejects.toThrow();
    expect(world.botMessages(ANNA)).toHaveLength(1);
    await call(sandbox, 'messages.send', send(1));
    expect(world.botMessages(ANNA)).toHaveLength(1);
  });

  test('long poll fails too', async () => {
    const { sandbox, world } = await boot();
    const server = await openPoll(sandbox);
    world.failNext({ method: 'longpoll.check', error: { code: 3 } });
    expect(await poll(server, server.ts)).toEqual({ failed: 3 });
    world.failNext({ method: 'longpoll.check', notJson: true });
    await expect(poll(server, server.ts)).rejects.toThrow();
  });
});

test('hooks stand before the work, between work and answer, and after the answer', async () => {
  const seen: string[] = [];
  const { sandbox, world } = await boot({
    hooks: {
      beforeCall: ({ method, params }) => {
        seen.push(`before ${method} ${world.botMessages(ANNA).length} ${String(params.has('access_token'))}`);
      },
      afterCall: ({ method }, answer) => {
        seen.push(`after ${method} ${world.botMessages(ANNA).length} ${JSON.stringify(answer)}`);
      },
      afterAnswer: ({ method }) => seen.push(`answered ${method}`),
      faultFor: ({ params }) => (params.get('message') === 'плохо' ? { error: { code: 10 } } : undefined),
    },
  });
  world.startDialog(ANNA);
  await call(sandbox, 'messages.send', { peer_id: ANNA, random_id: 1, message: 'а' });
  expect(seen.slice(0, 2)).toEqual(['before messages.send 0 false', 'after messages.send 1 {"response":2}']);
  await expect.poll(() => seen).toContain('answered messages.send');
  expect(await codeOf(sandbox, 'messages.send', { ...send(2), message: 'плохо' })).toBe(10);
});

test('waitFor resolves on a change and says what was last said when nothing comes', async () => {
  const { sandbox, world } = await boot();
  world.startDialog(ANNA);
  const waiting = world.waitFor((w) => w.botMessages(ANNA)[0]);
  await call(sandbox, 'messages.send', send(1));
  expect((await waiting).text).toBe('а');
  await expect(world.waitFor((w) => w.botMessages(BORIS)[0], 30)).rejects.toThrow(/30 ms[^]*Анна Первая/);
});
