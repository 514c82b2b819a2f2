import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/server.ts';
import type { Sandbox } from '../../src/sandbox/server.ts';
import { createMovableClock } from '../../src/shared/clock.ts';
import { spawnBot } from '../support/bot-process.ts';
import type { BotProcess } from '../support/bot-process.ts';
import { untilPolled } from '../support/until-polled.ts';

const TOKEN = 'start-test-token';
const GROUP_ID = 42;
const OWNER = 700;
const GUEST = 701;
const CHAT = 2_000_000_001;

let folder: string;
let vk: Sandbox;
let bots: BotProcess[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sferum-start-'));
  bots = [];
  vk = await startSandbox({
    port: 0,
    groupId: GROUP_ID,
    groupName: 'Мониторинг',
    screenName: 'monitoring',
    token: TOKEN,
    clock: createMovableClock(),
    timeZone: 'Europe/Moscow',
    people: [OWNER, GUEST].map((id) => ({ id, firstName: 'Человек', lastName: String(id) })),
    chats: [{ peerId: CHAT, title: 'Директора', memberIds: [OWNER, GUEST] }],
  });
});

afterEach(async () => {
  for (const bot of bots) {
    bot.kill('SIGKILL');
    await bot.exited;
  }
  await vk.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(env: Record<string, string> = {}): BotProcess {
  const bot = spawnBot(
    ['start'],
    {
      VK_TOKEN: TOKEN,
      VK_GROUP_ID: String(GROUP_ID),
      VK_API_BASE_URL: vk.apiBaseUrl,
      DATABASE_FILE: join(folder, 'data', 'bot.sqlite'),
      DISTRICT_NAME: 'Сергокалинский район',
      LOG_LEVEL: 'warn',
      ...env,
    },
    folder,
  );
  bots.push(bot);
  return bot;
}

describe('start', { timeout: 60_000 }, () => {
  test('without an owner prints a one-time code that makes a coordinator; the owner is one at once', async () => {
    const bot = start();
    await untilPolled(vk.world);
    const code = /код координатора: (\S+)/.exec(bot.output())?.[1] ?? '';
    vk.world.say(GUEST, GUEST, `код ${code.toLowerCase()}`);
    const bound = await vk.world.waitFor((world) => world.botMessages(GUEST)[0]);
    expect(bound.text).toContain('координатор');
    expect(bound.text).toContain('Сергокалинский район');

    bot.kill('SIGTERM');
    expect((await bot.exited).code).toBe(0);
    start({ OWNER_VK_ID: String(OWNER) });
    await untilPolled(vk.world);
    vk.world.say(OWNER, OWNER, 'Начать');
    const greeted = await vk.world.waitFor((world) => world.botMessages(OWNER)[0]);
    expect(greeted.text).toContain('координатор');
  });

  test('SIGTERM ends it within 5 s with 0, with a message under way', async () => {
    const bot = start({ OWNER_VK_ID: String(OWNER) });
    await untilPolled(vk.world);
    vk.world.failNext({ method: 'messages.send', delayMs: 1_500 });
    vk.world.say(OWNER, OWNER, 'Начать');
    await vk.world
      .waitFor((world) => (world.counters().calls['messages.send'] ?? 0) > 0)
      .catch(() => undefined);
    const asked = performance.now();
    bot.kill('SIGTERM');
    expect((await bot.exited).code).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5_000);
  });

  test('a killed one is started again in the same second; a second one beside it leaves after a wait', async () => {
    const first = start({ OWNER_VK_ID: String(OWNER) });
    await untilPolled(vk.world);
    first.kill('SIGKILL');
    await first.exited;
    const second = start({ OWNER_VK_ID: String(OWNER) });
    await untilPolled(vk.world);
    expect(second.child.exitCode).toBeNull();

    const third = start({ OWNER_VK_ID: String(OWNER) });
    expect((await third.exited).code).toBe(1);
    expect(third.output()).toContain('уже работает');
  });

  test('a refused token is named with what to do, without the token', async () => {
    const bot = start({ VK_TOKEN: 'vk1.a.wrong-token-of-somebody' });
    expect((await bot.exited).code).toBe(78);
    expect(bot.output()).toContain('не принимает ключ');
    expect(bot.output()).not.toContain('wrong-token');
  });

  test('VK_GROUP_ID without VK_TOKEN is an error of configuration, not the sandbox', async () => {
    const bot = start({ VK_TOKEN: '' });
    expect((await bot.exited).code).toBe(78);
    expect(bot.output()).toContain('VK_TOKEN');
  });

  test('a taken port is named', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const bot = spawnBot(['start'], { HTTP_PORT: String(port), LOG_LEVEL: 'warn' }, folder);
    bots.push(bot);
    expect((await bot.exited).code).toBe(1);
    expect(bot.output()).toContain(`Порт ${port} занят`);
    other.close();
  });

  test('the database is the owner’s alone', async () => {
    start({ OWNER_VK_ID: String(OWNER) });
    await untilPolled(vk.world);
    expect(statSync(join(folder, 'data', 'bot.sqlite')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'data', 'bot.sqlite-wal')).mode & 0o777).toBe(0o600);
  });

  test('events that waited while it was down, at a key’s end, and twice are answered once each', async () => {
    const bot = start({ OWNER_VK_ID: String(OWNER) });
    await untilPolled(vk.world);
    bot.kill('SIGKILL');
    await bot.exited;
    vk.world.say(OWNER, OWNER, 'Помощь');
    vk.world.expireKey();
    const { eventId } = vk.world.say(OWNER, OWNER, 'Контакты');
    start({ OWNER_VK_ID: String(OWNER) });
    await vk.world.waitFor((world) => world.botMessages(OWNER).length >= 2, 15_000);
    vk.world.redeliver(eventId ?? '');
    vk.world.expireKey();
    vk.world.say(OWNER, OWNER, 'Сводка');
    await vk.world.waitFor((world) => world.botMessages(OWNER).length >= 3, 15_000);
    vk.world.say(OWNER, OWNER, 'Контакты');
    await vk.world.waitFor((world) => world.botMessages(OWNER).length >= 4, 15_000);
    expect(vk.world.botMessages(OWNER)).toHaveLength(4);
  });
});
