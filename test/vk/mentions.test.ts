import { afterEach, expect, it } from 'vitest';
import type { SandboxCall } from '../../src/sandbox/server.ts';
import { ANNA, CHAT, createVkWorld, type VkWorld } from './vk-world.ts';

let world: VkWorld;
afterEach(() => world.close());

it('whoever is mentioned hears of it only where that is wanted', async () => {
  const calls: SandboxCall[] = [];
  world = await createVkWorld({ hooks: { beforeCall: (call) => void calls.push(call) } });
  world.say(CHAT, `[id${ANNA}|Дегвинская]: для вас есть сообщение`, { lane: 'bulk', notifies: true });
  world.say(CHAT, '@all, итоги недели', { lane: 'bulk' });
  world.dispatcher.start();
  await world.dispatcher.drain();
  const sent = calls.filter(({ method }) => method === 'messages.send');
  expect(sent.map(({ params }) => params.get('disable_mentions'))).toEqual([null, '1']);
});
