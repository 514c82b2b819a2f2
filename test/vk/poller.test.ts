import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPollPosition } from '../../src/storage/poll-position.ts';
import { insertInboxEvent } from '../../src/storage/inbox.ts';
import { listUnanswered } from '../../src/vk/list-unanswered.ts';
import { ANNA, BORIS, createVkWorld, GROUP, START, type VkWorld } from './vk-world.ts';

let world: VkWorld;
beforeEach(async () => {
  world = await createVkWorld();
});
afterEach(() => world.close());

/** Until the inbox holds `n` messages. */
async function messages(n: number): Promise<string[]> {
  while (world.texts().length < n) await new Promise((resolve) => setImmediate(resolve));
  return world.texts();
}

/** The poll itself announces no change of the sandbox: looked at until it stands. */
async function untilPolling(): Promise<void> {
  while (world.sandbox.world.counters().pollsWaiting === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('poller', () => {
  it('takes what happens into the inbox, with the position', async () => {
    world.poller();
    await untilPolling();
    world.sandbox.world.say(ANNA, ANNA, 'привет');
    expect(await messages(1)).toEqual(['привет']);
    expect(findPollPosition(world.db, GROUP)).toBeDefined();
  });

  it('keeps its own position when the key expires while events wait (failed 2)', async () => {
    const poller = world.poller();
    await untilPolling();
    world.sandbox.world.failNext({ method: 'groups.getLongPollServer', error: { code: 10 } });
    world.sandbox.world.expireKey();
    world.sandbox.world.say(ANNA, ANNA, 'a');
    world.sandbox.world.say(BORIS, BORIS, 'b');
    expect(await messages(2)).toEqual(['a', 'b']);
    await poller.stop();
  });

  it('takes up where it was after a stop', async () => {
    const first = world.poller();
    await untilPolling();
    await first.stop();
    world.sandbox.world.say(ANNA, ANNA, 'a');
    world.sandbox.world.expireKey();
    world.sandbox.world.say(BORIS, BORIS, 'b');
    world.poller();
    expect(await messages(2)).toEqual(['a', 'b']);
  });

  it('saves its first position before anything happens', async () => {
    const first = world.poller();
    await untilPolling();
    expect(findPollPosition(world.db, GROUP)).toBeDefined();
    await first.stop();
  });

  it('handles what is delivered twice once', async () => {
    world.poller();
    await untilPolling();
    const { eventId } = world.sandbox.world.say(ANNA, ANNA, 'a');
    await messages(1);
    world.sandbox.world.redeliver(eventId ?? '');
    world.sandbox.world.say(ANNA, ANNA, 'b');
    expect(await messages(2)).toEqual(['a', 'b']);
  });

  it.each([
    ['failed 1', () => world.sandbox.world.loseHistory()],
    ['failed 3', () => world.sandbox.world.loseInformation()],
  ])('%s: reconciles private dialogs, then goes on', async (_, lose) => {
    const first = world.poller();
    await untilPolling();
    world.sandbox.world.say(ANNA, ANNA, 'known');
    await messages(1);
    await first.stop();
    world.sandbox.world.say(BORIS, BORIS, 'lost 1');
    world.sandbox.world.say(BORIS, BORIS, 'lost 2');
    lose();
    world.poller({
      onHistoryLost: async () => {
        const listed = await listUnanswered(world.client, { groupId: GROUP, since: START });
        if (listed.kind === 'failed') throw new Error(listed.failure.message);
        for (const event of listed.events) insertInboxEvent(world.db, event, world.clock.now());
      },
    });
    expect(await messages(3)).toEqual(['known', 'lost 1', 'lost 2']);
    await untilPolling();
    world.sandbox.world.say(ANNA, ANNA, 'next');
    expect(await messages(4)).toEqual(['known', 'lost 1', 'lost 2', 'next']);
  });

  it('reconciles again when reconciling failed', async () => {
    const first = world.poller();
    await untilPolling();
    await first.stop();
    world.sandbox.world.loseHistory();
    let tries = 0;
    world.poller({
      onHistoryLost: () => {
        tries += 1;
        return tries < 3 ? Promise.reject(new Error('not now')) : Promise.resolve();
      },
    });
    await untilPolling();
    expect(tries).toBe(3);
  });

  it('outlives cut connections, pages and errors', async () => {
    const { world: vk } = world.sandbox;
    vk.failNext({ method: 'groups.getLongPollServer', error: { code: 5 } });
    vk.failNext({ method: 'groups.getLongPollServer', httpStatus: 502 });
    vk.failNext({ method: 'groups.getLongPollServer', notJson: true });
    vk.failNext({ method: 'longpoll.check', notJson: true });
    vk.failNext({ method: 'longpoll.check', httpStatus: 500 });
    vk.failNext({ method: 'longpoll.check', dropConnectionBeforeProcessing: true });
    vk.failNext({ method: 'longpoll.check', dropConnectionAfterProcessing: true });
    const poller = world.poller();
    vk.say(ANNA, ANNA, 'before the first position');
    await untilPolling();
    vk.say(ANNA, ANNA, 'a');
    expect((await messages(1)).at(-1)).toBe('a');
    await poller.stop();
  });

  it('skips a malformed event and takes its neighbours', async () => {
    const poller = world.poller();
    await untilPolling();
    await poller.stop();
    const { world: vk } = world.sandbox;
    vk.say(ANNA, ANNA, 'broken');
    vk.say(ANNA, ANNA, 'whole');
    const broken = vk.updates().at(-2);
    Object.assign(broken ?? {}, { object: { message: { text: 5 } } });
    world.poller();
    expect(await messages(1)).toEqual(['whole']);
  });

  it('stop ends the pending request, twice is no harm, and no second loop is left', async () => {
    const first = world.poller();
    first.start();
    await untilPolling();
    await Promise.all([first.stop(), first.stop()]);
    first.start();
    world.poller();
    await untilPolling();
    world.sandbox.world.say(ANNA, ANNA, 'once');
    await messages(1);
    expect(world.sandbox.world.counters().pollsWaiting).toBeLessThanOrEqual(1);
    expect(world.texts()).toEqual(['once']);
  });

  it('does not storm VK when new keys do not help', async () => {
    world.sandbox.world.failNext({ method: 'longpoll.check', error: { code: 2 }, times: 20 });
    world.poller();
    await untilPolling();
    world.sandbox.world.say(ANNA, ANNA, 'a');
    expect(await messages(1)).toEqual(['a']);
  });

  it('asks again for a batch that could not be saved', async () => {
    const poller = world.poller();
    await untilPolling();
    world.db.pragma('query_only = ON');
    world.sandbox.world.say(ANNA, ANNA, 'a');
    while (world.sandbox.world.counters().longPolls < 3) await new Promise((done) => setImmediate(done));
    world.db.pragma('query_only = OFF');
    expect(await messages(1)).toEqual(['a']);
    await poller.stop();
  });
});
