import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/server.ts';
import { createMovableClock } from '../../src/shared/clock.ts';
import { createCli, ORDER_DAY } from '../support/cli.ts';

const TOKEN = 'vk1.a.secret-of-the-test';
const GROUP = 227000001;

async function vkAt(now: Date) {
  const sandbox = await startSandbox({
    port: 0,
    groupId: GROUP,
    groupName: 'Мониторинг района',
    screenName: 'monitoring',
    token: TOKEN,
    clock: createMovableClock({ now: () => now }),
    timeZone: 'Europe/Moscow',
    people: [],
    chats: [],
  });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

const variables = (apiBaseUrl: string, token = TOKEN) => ({
  VK_TOKEN: token,
  VK_GROUP_ID: String(GROUP),
  VK_API_BASE_URL: apiBaseUrl,
});

describe('check', () => {
  it('tells of the community, the clock, the calendar and the next runs', async () => {
    const { apiBaseUrl } = await vkAt(ORDER_DAY);
    const cli = createCli({ variables: variables(apiBaseUrl) });
    await cli.run('invite', '--role', 'coordinator');
    cli.look((db) => {
      db.exec("INSERT INTO person (id, messenger, external_id, created_at) VALUES (1, 'vk', 5, 1)");
      db.exec("INSERT INTO binding (person_id, role, unit_id, created_at) VALUES (1, 'coordinator', 1, 1)");
    });
    const { code, out } = await cli.run('check');
    expect(code).toBe(0);
    expect(out).not.toContain(TOKEN);
    await expect(out).toMatchFileSnapshot('../golden/cli-check.txt');
  });

  it('finds a clock that is wrong and a calendar that is not there', async () => {
    const { apiBaseUrl } = await vkAt(new Date('2031-11-25T09:00:00Z'));
    const cli = createCli({ variables: variables(apiBaseUrl), now: new Date('2031-11-25T09:07:00Z') });
    const { code, out } = await cli.run('check');
    expect(code).toBe(1);
    expect(out).toContain('ОШИБКА     Часы этой машины спешат на 7\u00a0минут');
    expect(out).toContain('внимание   Нет производственного календаря 2031 года');
    expect(out).toContain('внимание   Нет производственного календаря 2032 года');
  });

  it('says what to press where VK refuses the token, and does not show it', async () => {
    const { apiBaseUrl } = await vkAt(ORDER_DAY);
    const { code, out, err } = await createCli({ variables: variables(apiBaseUrl, 'vk1.a.wrong-one') }).run(
      'check',
    );
    expect(code).toBe(1);
    expect(out).toContain('ВКонтакте не принимает ключ доступа (ошибка 5)');
    expect(out + err).not.toContain('wrong-one');
  });

  it('says so where VK cannot be reached', async () => {
    const { code, out } = await createCli({ variables: variables('http://127.0.0.1:9/method') }).run('check');
    expect(code).toBe(1);
    expect(out).toContain('ВКонтакте не отвечает');
  });
});
