import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { AppError } from '../../src/shared/app-error.ts';
import { tempFolder } from '../support/temp-folder.ts';

const TOKEN = 'vk1.a.SECRET-secret-0123456789';

function folderWith(env?: string): string {
  const folder = tempFolder();
  if (env !== undefined) writeFileSync(join(folder, '.env'), env);
  return folder;
}

function refusalOf(variables: Record<string, string>, env?: string): AppError {
  try {
    loadConfig({ variables, folder: folderWith(env) });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('the configuration', () => {
  it('is complete with nothing set', () => {
    const folder = folderWith();
    const { config, secrets } = loadConfig({ variables: {}, folder });
    expect(config).toEqual({
      vk: { groupId: undefined, apiBaseUrl: 'https://api.vk.ru/method', fileHosts: [] },
      namesVk: false,
      ownerVkId: undefined,
      tableFolders: [],
      databaseFile: join(folder, 'data/local/bot.sqlite'),
      districtName: undefined,
      httpPort: 8080,
      logLevel: 'info',
      retention: { inboxDays: 7, outboxDays: 90 },
      defaults: {
        timeZone: 'Europe/Moscow',
        sourceTimeZone: 'Europe/Moscow',
        operator: 'управление образования района',
        contacts: '',
        nameLowSchools: false,
        expectedWeek: 'ending-on-friday',
        reminderAt: '12:00',
        resultsAt: '18:00',
        refreshAt: '17:00',
        showPlace: false,
        targets: {},
        reportBasis: 'постановление №\u00a0380, п.\u00a01.8',
        approveBroadcasts: false,
        reportByMail: false,
        reportMailbox: '',
        letter: { addressee: '', executor: '', head: '', mailbox: '', mark: '', post: '', signatory: '' },
        resultsParts: {
          growth: true,
          monthly: true,
          newlyActive: true,
          picture: true,
          table: false,
          zeros: true,
        },
        resultsPreview: true,
      },
    });
    expect(secrets).toEqual({ vkToken: undefined });
  });

  it('takes each variable', () => {
    const { config, secrets } = loadConfig({
      variables: {
        VK_TOKEN: TOKEN,
        VK_GROUP_ID: '227000001',
        VK_API_BASE_URL: 'http://127.0.0.1:4000/method/',
        OWNER_VK_ID: '15',
        DATABASE_FILE: '/var/lib/sferum/bot.sqlite',
        DISTRICT_NAME: ' Сергокалинский район ',
        TIME_ZONE: 'asia/sakhalin',
        SOURCE_TIME_ZONE: 'Europe/Samara',
        HTTP_PORT: '0',
        LOG_LEVEL: 'debug',
        FILE_HOSTS: 'files.example.ru, *.example.org',
        TABLE_FOLDERS: '/srv/monitoring; /mnt/обмен, район;',
      },
      folder: folderWith(),
    });
    expect(config).toMatchObject({
      vk: {
        groupId: 227000001,
        apiBaseUrl: 'http://127.0.0.1:4000/method',
        fileHosts: ['files.example.ru', '*.example.org'],
      },
      namesVk: true,
      ownerVkId: 15,
      tableFolders: ['/srv/monitoring', '/mnt/обмен, район'],
      databaseFile: '/var/lib/sferum/bot.sqlite',
      districtName: 'Сергокалинский район',
      httpPort: 0,
      logLevel: 'debug',
      defaults: { timeZone: 'Asia/Sakhalin', sourceTimeZone: 'Europe/Samara' },
    });
    expect(secrets.vkToken).toBe(TOKEN);
    expect(JSON.stringify(config)).not.toContain(TOKEN);
  });

  it('names everything wrong at once and repeats no value', () => {
    const refusal = refusalOf({
      VK_TOKEN: 'my secret token',
      VK_GROUP_ID: 'club227',
      VK_API_BASE_URL: 'api.vk.ru',
      OWNER_VK_ID: '-1',
      DISTRICT_NAME: 'х',
      TIME_ZONE: 'MSK',
      SOURCE_TIME_ZONE: 'Europe/Moskow',
      HTTP_PORT: '70000',
      LOG_LEVEL: 'loud',
      FILE_HOSTS: 'https://example.ru/path',
      TABLE_FOLDERS: '/srv/monitoring; обмен',
    });
    expect(refusal.exitCode).toBe(78);
    expect(refusal.message).toMatchInlineSnapshot(`
      "В настройках ошибки:
        VK_TOKEN: в ключе доступа не бывает пробелов. Скопируйте ключ сообщества целиком.
        VK_GROUP_ID: нужно число — номер сообщества из его адреса, без «club» и минуса.
        VK_API_BASE_URL: нужен адрес API вида https://api.vk.ru/method.
        OWNER_VK_ID: нужно число — номер страницы VK первого координатора, без «id».
        DISTRICT_NAME: нужно название района, от 3 до 200 знаков.
        TIME_ZONE: такого часового пояса нет. Укажите его по-английски, как в базе IANA: Europe/Moscow, Asia/Yekaterinburg.
        SOURCE_TIME_ZONE: такого часового пояса нет. Укажите его по-английски, как в базе IANA: Europe/Moscow, Asia/Yekaterinburg.
        HTTP_PORT: нужно число от 0 до 65535; 0 — любой свободный порт.
        LOG_LEVEL: подходят fatal, error, warn, info, debug, trace, silent.
        FILE_HOSTS: нужны имена узлов через запятую, без https:// и путей: files.example.ru, *.example.ru.
        TABLE_FOLDERS: нужны полные пути папок через точку с запятой: /srv/monitoring; /mnt/обмен. Корень диска «/» не подходит.
      Исправьте их в файле .env или в переменных окружения и запустите снова. Пример — в .env.example."
    `);
  });

  it('lets http: go to this machine alone', () => {
    for (const url of ['http://localhost:1/method', 'http://127.0.0.1/method', 'http://[::1]:80/method']) {
      expect(
        loadConfig({ variables: { VK_API_BASE_URL: url }, folder: folderWith() }).config.vk.apiBaseUrl,
      ).toBe(url);
    }
    expect(refusalOf({ VK_API_BASE_URL: 'http://api.vk.ru/method' }).message).toContain('открытым текстом');
  });

  it('takes an empty variable for one that is not set', () => {
    const { config, secrets } = loadConfig({
      variables: { VK_TOKEN: '', VK_GROUP_ID: '  ', TIME_ZONE: '' },
      folder: folderWith(),
    });
    expect(config.namesVk).toBe(false);
    expect(config.defaults.timeZone).toBe('Europe/Moscow');
    expect(secrets.vkToken).toBeUndefined();
  });

  it('does not take the printed default for a setting of somebody', () => {
    const variables = { VK_API_BASE_URL: 'https://api.vk.ru/method' };
    expect(loadConfig({ variables, folder: folderWith() }).config.namesVk).toBe(false);
  });

  it('reads .env, and a variable outweighs its line there', () => {
    const folder = folderWith(
      '\ufeff# район\nDISTRICT_NAME="Анивский городской округ"\r\nLOG_LEVEL=warn # тише\nHTTP_PORT=1\n',
    );
    const { config } = loadConfig({ variables: { HTTP_PORT: '2', LOG_LEVEL: '' }, folder });
    expect(config).toMatchObject({ districtName: 'Анивский городской округ', logLevel: 'warn', httpPort: 2 });
  });

  it('reports the line of .env that would swallow the next one, without repeating it', () => {
    const refusal = refusalOf({}, `# ключ\nVK_TOKEN ${TOKEN}\nVK_GROUP_ID=5\n`);
    expect(refusal.exitCode).toBe(78);
    expect(refusal.message).toContain('.env, строка 2: нет знака «=»');
    expect(refusal.message).not.toContain('SECRET');
  });

  it('takes values over several lines for what they are', () => {
    const folder = folderWith('DISTRICT_NAME="Первый\nвторой район"\nHTTP_PORT=5\n');
    expect(loadConfig({ variables: {}, folder }).config.httpPort).toBe(5);
  });
});
