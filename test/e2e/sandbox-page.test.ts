import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawnBot } from '../support/bot-process.ts';
import type { BotProcess } from '../support/bot-process.ts';

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const found = existsSync(CHROMIUM);
if (!found) console.warn(`\n!!! ${CHROMIUM} is not there: the end-to-end test of the page is SKIPPED !!!\n`);

/** What a newcomer does: the built program with no VK_* variable at all, and a browser. */
describe.skipIf(!found)('the sandbox in a browser', () => {
  let folder: string;
  let bot: BotProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sferum-e2e-'));
    bot = spawnBot(['start'], { HTTP_PORT: '0', LOG_LEVEL: 'warn' }, folder);
    const address = await addressOf(bot);
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    await page.goto(address);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    bot.kill('SIGTERM');
    const { code } = await bot.exited;
    rmSync(folder, { recursive: true, force: true });
    expect(code).toBe(0);
  });

  test('a director presses «Показатели» and is answered about their own school', async () => {
    await page
      .getByRole('button', { name: /Верхнеключевская/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Показатели', exact: true }).last().click();
    await page.getByText('учителей из').last().waitFor({ timeout: 10_000 });
    const text = await page.locator('body').innerText();
    expect(text).toContain('МБОУ «Верхнеключевская СОШ»');
    expect(text).toContain('12–18.10');
    expect(text).not.toContain('Дальнехуторская НОШ»\nНеделя');
  });

  test('typed works as well', async () => {
    const composer = page.getByRole('textbox').last();
    await composer.fill('/показатели');
    await composer.press('Enter');
    await expect
      .poll(() => page.getByText('Пишут 10+ сообщений').count(), { timeout: 10_000 })
      .toBeGreaterThanOrEqual(2);
  });
});

async function addressOf(bot: BotProcess): Promise<string> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(bot.output())?.[0];
    if (address !== undefined) return address;
    if (bot.child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the sandbox did not start: ${bot.output()}`);
}
