import { describe, expect, test } from 'vitest';
import { ANNA, boot, call, GROUP, openPoll, poll } from './start.ts';

const texts = (updates: { object: Record<string, unknown> }[] | undefined) =>
  updates?.map(({ object }) => (object['message'] as { text: string }).text);

describe('a_check', () => {
  test('hands out what came after ts, in VK’s shape', async () => {
    const { sandbox, world } = await boot();
    const server = await openPoll(sandbox);
    world.startDialog(ANNA, 'K7F3');
    const answer = await poll(server, server.ts, 25);
    expect(answer).toEqual({
      ts: String(Number(server.ts) + 1),
      updates: [
        {
          type: 'message_new',
          event_id: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
          v: '5.199',
          group_id: GROUP,
          object: {
            message: expect.objectContaining({
              id: 1,
              date: 1_729_576_800,
              peer_id: ANNA,
              from_id: ANNA,
              conversation_message_id: 1,
              text: 'Начать',
              payload: '{"command":"start"}',
              ref: 'K7F3',
              attachments: [],
            }) as unknown,
            client_info: expect.objectContaining({ inline_keyboard: true }) as unknown,
          },
        },
      ],
    });
    expect(await poll(server, answer.ts!)).toEqual({ ts: answer.ts, updates: [] });
  });

  test('waits and is woken by an event; a hung-up client is forgotten', async () => {
    const { sandbox, world } = await boot();
    const server = await openPoll(sandbox);
    const started = performance.now();
    const waiting = poll(server, server.ts, 25);
    await expect.poll(() => world.counters().pollsWaiting).toBe(1);
    world.say(ANNA, ANNA, 'раз');
    expect(texts((await waiting).updates)).toEqual(['раз']);
    expect(performance.now() - started).toBeLessThan(5000);
    const hangUp = new AbortController();
    const dropped = poll(server, Number(server.ts) + 1, 25, hangUp.signal).catch(() => 'gone');
    await expect.poll(() => world.counters().pollsWaiting).toBe(1);
    hangUp.abort();
    expect(await dropped).toBe('gone');
    await expect.poll(() => world.counters().pollsWaiting).toBe(0);
  });

  test('an empty wait ends after `wait` seconds with the same ts', async () => {
    const { sandbox } = await boot();
    const server = await openPoll(sandbox);
    const started = performance.now();
    expect(await poll(server, server.ts, 1)).toEqual({ ts: server.ts, updates: [] });
    expect(performance.now() - started).toBeGreaterThan(900);
  });
});

describe('what goes wrong', () => {
  test('failed 2: the key dies under a waiting poll, the own ts with a new key gives what came meanwhile', async () => {
    const { sandbox, world } = await boot();
    const server = await openPoll(sandbox);
    const waiting = poll(server, server.ts, 25);
    await expect.poll(() => world.counters().pollsWaiting).toBe(1);
    world.expireKey();
    world.say(ANNA, ANNA, 'пока ключа нет');
    expect(await waiting).toEqual({ failed: 2 });
    expect(await poll(server, server.ts)).toEqual({ failed: 2 });
    const renewed = await openPoll(sandbox);
    expect(Number(renewed.ts)).toBe(Number(server.ts) + 1);
    expect(texts((await poll(renewed, server.ts)).updates)).toEqual(['пока ключа нет']);
  });

  test('failed 1 gives a number to go on with; failed 3 asks for everything anew', async () => {
    const { sandbox, world } = await boot();
    const server = await openPoll(sandbox);
    world.say(ANNA, ANNA, 'пропадёт');
    world.loseHistory();
    const lost = await poll(server, server.ts, 25);
    expect(lost).toEqual({ failed: 1, ts: expect.any(Number) as number });
    world.say(ANNA, ANNA, 'новое');
    expect(texts((await poll(server, lost.ts!)).updates)).toEqual(['новое']);
    expect(await poll(server, 'abc')).toMatchObject({ failed: 1 });
    world.loseInformation();
    expect(await poll(server, lost.ts!)).toEqual({ failed: 3 });
  });

  test('an event is redelivered with the same event_id under a new ts', async () => {
    const { sandbox, world } = await boot();
    const server = await openPoll(sandbox);
    const { eventId } = world.say(ANNA, ANNA, 'дважды');
    expect(world.redeliver(eventId!)).toBe(true);
    expect(world.redeliver('unknown')).toBe(false);
    const { updates, ts } = await poll(server, server.ts);
    expect(updates?.map((update) => update.event_id)).toEqual([eventId, eventId]);
    expect(ts).toBe(String(Number(server.ts) + 2));
  });

  test('events that the settings leave out do not come', async () => {
    const { sandbox, world } = await boot();
    const server = await openPoll(sandbox);
    await call(sandbox, 'groups.setLongPollSettings', { group_id: GROUP, message_allow: 0 });
    world.allow(ANNA);
    expect(await poll(server, server.ts)).toMatchObject({ updates: [] });
  });

  test('the delivery cap spaces updates out', async () => {
    const { sandbox, world } = await boot({ limits: { requestsPerSecond: Infinity, updatesPerSecond: 20 } });
    const server = await openPoll(sandbox);
    const started = performance.now();
    for (let i = 0; i < 11; i += 1) world.say(ANNA, ANNA, String(i));
    let ts: string | number = server.ts;
    let got = 0;
    while (got < 11) {
      const answer: Awaited<ReturnType<typeof poll>> = await poll(server, ts, 5);
      got += answer.updates?.length ?? 0;
      ts = answer.ts!;
    }
    const took = performance.now() - started;
    expect(took).toBeGreaterThan(450);
    expect(took).toBeLessThan(1500);
  });
});
