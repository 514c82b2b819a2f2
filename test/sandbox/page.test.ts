import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/server.ts';
import { ANNA, BORIS, boot, call, CHAT, openPoll, poll, type Poll } from './start.ts';

const CHROMIUM = '/usr/bin/chromium';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const found = existsSync(CHROMIUM);
if (!found) console.warn(`!!! no browser at ${CHROMIUM}: the sandbox's page is NOT tested`);

let browser: Browser | undefined;
beforeAll(async () => {
  if (!found) return;
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', ...quiet],
  });
});
afterAll(() => browser?.close());

/** Repeats every message with two buttons: one callback, one text. */
async function echo(sandbox: Sandbox): Promise<void> {
  const server = await openPoll(sandbox);
  let ts: string | number = server.ts;
  let randomId = 0;
  const keyboard = JSON.stringify({
    inline: true,
    buttons: [
      [
        { color: 'positive', action: { type: 'callback', label: 'Готово', payload: '{"n":1}' } },
        { action: { type: 'text', label: 'Дальше' } },
      ],
    ],
  });
  for (;;) {
    const answer: Poll | undefined = await poll(server, ts, 25).catch(() => undefined);
    if (answer?.updates === undefined) return;
    ts = answer.ts ?? ts;
    for (const { type, object } of answer.updates) {
      const { message, event_id, user_id, peer_id } = object as {
        message: { peer_id: number; text: string };
        event_id: string;
        user_id: number;
        peer_id: number;
      };
      if (type === 'message_event') {
        const event_data = '{"type":"show_snackbar","text":"Отмечено"}';
        await call(sandbox, 'messages.sendMessageEventAnswer', { event_id, user_id, peer_id, event_data });
      } else {
        randomId += 1;
        const params = { peer_ids: message.peer_id, random_id: randomId, message: `Эхо: ${message.text}` };
        await call(sandbox, 'messages.send', { ...params, keyboard });
      }
    }
  }
}

for (const width of [1200, 360]) {
  test.skipIf(!found)(`a person talks to the bot at ${width} px`, async () => {
    const { sandbox, world } = await boot();
    void echo(sandbox);
    const page = await browser!.newPage({ viewport: { width, height: 740 } });
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${sandbox.origin}/`)) problems.push(`outside: ${request.url()}`);
    });
    const log = page.locator('#log');
    await page.goto(sandbox.origin);
    await page.getByText('Песочница: ничего не уходит с этой машины').waitFor();
    await page.locator(`[data-peer="${ANNA}"]`).click();
    await page.locator('.empty').getByRole('button', { name: 'Начать' }).click();
    await log.getByText('Эхо: Начать').waitFor();
    await page.getByRole('button', { name: 'Готово' }).click();
    await page.getByText('Отмечено').waitFor();

    await page.getByLabel('Сообщение', { exact: true }).fill('<img src=x onerror=alert(1)>\nвторая строка');
    await page.keyboard.press('Enter');
    await log.getByText('Эхо: <img src=x onerror=alert(1)>').waitFor();
    expect(await page.locator('.text img').count()).toBe(0);

    const [file] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Прикрепить файл' }).click(),
    ]);
    await file.setFiles({ name: 'данные.csv', mimeType: 'text/csv', buffer: Buffer.from('а;б') });
    await log.getByText('данные.csv').waitFor();
    await world.waitFor((w) => w.messages(ANNA).some(({ attachments }) => attachments[0]?.type === 'doc'));

    const [photo] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Отправить снимок' }).click(),
    ]);
    await photo.setFiles({ name: 'экран.png', mimeType: 'image/png', buffer: PNG });
    const shown = log.getByRole('img', { name: 'Картинка' });
    await shown.waitFor();
    await expect
      .poll(() => shown.evaluate((image: unknown) => (image as { naturalWidth: number }).naturalWidth))
      .toBe(1);
    await world.waitFor((w) => w.messages(ANNA).some(({ attachments }) => attachments[0]?.type === 'photo'));

    await page.getByRole('button', { name: /Часы песочницы/ }).click();
    await page.getByRole('button', { name: 'До пятницы 12:00' }).click();
    await page.getByText('пт, 25 окт., 12:00', { exact: true }).waitFor();

    if (width === 360) await page.getByRole('button', { name: 'К списку диалогов' }).click();
    await page.locator(`[data-peer="${CHAT}"]`).click();
    await page.getByRole('button', { name: 'Добавить бота в беседу' }).first().click();
    await page.getByLabel('Пишет').selectOption(String(BORIS));
    await page.getByLabel('Сообщение', { exact: true }).fill('просто разговор');
    await page.keyboard.press('Enter');
    await log.getByText('бот этого не видит').waitFor();
    expect(world.messages(CHAT).at(-1)).toMatchObject({ fromId: BORIS, hiddenFromBot: true });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(problems).toEqual([]);
    await page.close();
  });
}
