import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLimiter } from '../../src/delivery/limiter.ts';
import { hostPolicyOf } from '../../src/net/allowed-hosts.ts';
import { createVkClient } from '../../src/vk/client.ts';
import { checkAtStart, selfCheck } from '../../src/vk/self-check.ts';
import { CHAT, createVkWorld, GROUP, type VkWorld } from './vk-world.ts';

let world: VkWorld;
beforeEach(async () => {
  world = await createVkWorld();
});
afterEach(() => world.close());

const check = (groupId = GROUP, chats: number[] = [CHAT]) => selfCheck(world.client, { groupId, chats });

function clientOf(token: string, apiBaseUrl: string) {
  return createVkClient({ token, apiBaseUrl, limiter: createLimiter(), hosts: hostPolicyOf(apiBaseUrl) });
}

describe('self-check', () => {
  it('finds nothing where all is well', async () => {
    expect(await check()).toEqual({ group: { name: 'Мониторинг', screenName: 'monitoring' }, findings: [] });
    expect(await checkAtStart(world.client, GROUP)).toEqual({ name: 'Мониторинг', screenName: 'monitoring' });
  });

  it('finds missing rights, events and chats', async () => {
    world.sandbox.world.configure({
      permissions: ['manage', 'messages', 'photos'],
      longPollEvents: { message_event: false, message_new: false },
    });
    const { findings } = await check(GROUP, [CHAT, CHAT + 1]);
    expect(findings.map(({ code, level, subject }) => `${level} ${code} ${subject ?? ''}`)).toEqual([
      'warning right-missing docs',
      'error long-poll-event message_new',
      'warning long-poll-event message_event',
      `warning chat-unreachable ${CHAT + 1}`,
    ]);
  });

  it('finds Long Poll switched off', async () => {
    world.sandbox.world.configure({ longPollEnabled: false });
    expect((await check()).findings).toMatchObject([{ code: 'long-poll-off', level: 'error' }]);
  });

  it('says what could not be asked', async () => {
    world.sandbox.world.failNext({ method: 'groups.getTokenPermissions', error: { code: 10 } });
    expect((await check()).findings).toMatchObject([{ code: 'not-checked', level: 'unknown' }]);
  });

  it.each([5, 27])('a token that VK refuses (%i) ends the start with a Russian sentence', async (code) => {
    world.sandbox.world.failNext({ method: 'groups.getById', error: { code } });
    await expect(checkAtStart(world.client, GROUP)).rejects.toThrow(/не принимает ключ доступа.*VK_TOKEN/s);
  });

  it('a wrong token, a wrong community', async () => {
    const stranger = clientOf('vk1.a.other', world.sandbox.apiBaseUrl);
    await expect(checkAtStart(stranger, GROUP)).rejects.toMatchObject({ name: 'AppError', exitCode: 78 });
    stranger.close();
    await expect(checkAtStart(world.client, GROUP + 1)).rejects.toThrow(/VK_GROUP_ID/);
  });

  it('starts without VK and waits for it; `check` says that it does not answer', async () => {
    const nowhere = clientOf('vk1.a.x', 'http://127.0.0.1:1/method');
    expect(await checkAtStart(nowhere, GROUP)).toBeUndefined();
    const { findings } = await selfCheck(nowhere, { groupId: GROUP, chats: [] });
    expect(findings).toMatchObject([{ code: 'unreachable', level: 'error' }]);
  });
});
