import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendFailureKind } from '../../src/delivery/transport.ts';
import { CODES_BY_KIND, failureOfCode, kindOfCode } from '../../src/vk/error-classes.ts';
import { ANNA, BORIS, CHAT, createVkWorld, VERA, type VkWorld } from './vk-world.ts';

const HOUR = 3_600_000;

/** The table of error classes, typed in a second time: a code that moves has to move in both places. */
const TABLE: Record<SendFailureKind, string> = {
  retry: '1 10 36',
  paced: '6 9 29 944',
  person: '900 901 902 936 950 962 985 987 988 1021 18 30 37 113 3610 104',
  chat: '917 922 945 946 983',
  operator: '925 1012 912 943 7 15 20 203 23 43 103 984',
  halt: '5 27 28 1116 1117 14 17 24 25',
  defect: '100 911 914 913 921 940 969 3 8',
  unknown: '907 947 999 1009 1013 2000',
};
const CODES = Object.entries(TABLE).flatMap(([kind, codes]) =>
  codes.split(' ').map((code) => [Number(code), kind as SendFailureKind] as const),
);

describe('the table', () => {
  it.each(CODES)('%i is %s', (code, kind) => {
    expect(kindOfCode(code)).toBe(kind);
  });

  it('classifies every code once', () => {
    const all = Object.values(CODES_BY_KIND).flat();
    expect(new Set(all).size).toBe(all.length);
    expect([...all].sort()).toEqual(
      CODES.filter(([, kind]) => kind !== 'unknown')
        .map(([code]) => code)
        .sort(),
    );
  });

  it('a doubt is left only by codes that do not say whether VK delivered', () => {
    expect(failureOfCode(10, '').answered).toBe(false);
    expect(failureOfCode(9, '').answered).toBe(true);
  });
});

describe('through the whole path', () => {
  let world: VkWorld;
  beforeEach(async () => {
    world = await createVkWorld();
  });
  afterEach(() => world.close());

  const said = (peer: number) => world.sandbox.world.botMessages(peer).map(({ text }) => text);

  /** What a code for Anna's first message leaves behind: her row, her next one, Boris, Vera's bulk, reports. */
  async function meet(code: number, where: 'error' | 'itemError', to: number) {
    world.sandbox.world.failNext({ method: 'messages.send', peerId: to, [where]: { code } });
    world.say(to, 'first');
    world.say(to, 'second');
    world.dispatcher.start();
    await world.dispatcher.drain();
    const atOnce = world.states();
    world.say(BORIS, 'other');
    world.say(VERA, 'bulk', { lane: 'bulk' });
    await world.pass(1);
    return { atOnce, others: [...said(BORIS), ...said(VERA)], reports: [...world.reports] };
  }

  it.each(
    CODES.flatMap(([code, kind]) => [[code, kind, 'error'] as const, [code, kind, 'itemError'] as const]),
  )('%i (%s) as %s', async (code, kind, where) => {
    const to = kind === 'chat' ? CHAT : ANNA;
    const seen = await meet(code, where, to);
    const everybody = ['other', 'bulk'];
    const note = `${kind}:${code}`;
    const community = kind === 'halt' || [7, 15, 20, 203].includes(code);
    switch (kind) {
      case 'retry':
      case 'paced':
        expect(seen).toEqual({
          atOnce: [`waiting ${note}`, 'waiting'],
          others: everybody,
          reports: code === 29 ? ['operator 29'] : [],
        });
        break;
      case 'operator':
      case 'halt':
        expect(seen).toEqual({
          atOnce: [`waiting ${note}`, 'waiting'],
          others: community ? [] : everybody,
          reports: [`operator ${code}`],
        });
        break;
      case 'person':
        expect(seen).toEqual({
          atOnce: [`failed ${note}`, 'sent'],
          others: everybody,
          reports: [`person ${to} ${code}`],
        });
        break;
      case 'chat':
        expect(seen).toEqual({
          atOnce: [`failed ${note}`, 'sent'],
          others: everybody,
          reports: [`chat ${to} ${code}`],
        });
        break;
      case 'defect':
      case 'unknown':
        expect(seen).toEqual({
          atOnce: [`failed ${note}`, 'sent'],
          others: everybody,
          reports: kind === 'unknown' ? [`operator ${code}`] : [],
        });
    }
    // What rests comes through by itself once the trouble is over, in its order and once.
    await world.pass(HOUR);
    await world.pass(HOUR);
    const lost = ['person', 'chat', 'defect', 'unknown'].includes(kind);
    expect(said(to)).toEqual(lost ? ['second'] : ['first', 'second']);
    expect([...said(BORIS), ...said(VERA)]).toEqual(everybody);
  });

  it.each([
    ['HTTP 500', { httpStatus: 500 }],
    ['a page instead of JSON', { notJson: true }],
    ['a connection cut before', { dropConnectionBeforeProcessing: true }],
    ['a connection cut after: delivered, the answer lost', { dropConnectionAfterProcessing: true }],
  ])('%s: again with the same random_id, delivered once', async (_, fault) => {
    world.sandbox.world.failNext({ method: 'messages.send', times: 3, ...fault });
    world.say(ANNA, 'once');
    world.dispatcher.start();
    await world.dispatcher.drain();
    for (const ms of [500, 1000, 2000]) await world.pass(ms);
    expect(world.states()).toEqual(['sent']);
    expect(said(ANNA)).toEqual(['once']);
  });

  it('a lost answer outside the window: private is looked up, a chat is «возможен повтор»', async () => {
    for (const peerId of [ANNA, CHAT]) {
      world.sandbox.world.failNext({ method: 'messages.send', peerId, dropConnectionAfterProcessing: true });
      world.say(peerId, 'once');
    }
    world.say(BORIS, 'not delivered');
    world.sandbox.world.failNext({
      method: 'messages.send',
      peerId: BORIS,
      dropConnectionBeforeProcessing: true,
    });
    world.dispatcher.start();
    await world.dispatcher.drain();
    await world.pass(2 * HOUR);
    expect(world.states()).toEqual(['sent', 'uncertain outside-window', 'sent']);
    expect(world.reports).toEqual(['uncertain 2']);
    expect([said(ANNA), said(CHAT), said(BORIS)]).toEqual([['once'], ['once'], ['not delivered']]);
  });
});
