import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openSandbox } from '../support/sandbox-browser.ts';

/** What a newcomer does: the built program with no VK_* variable at all, and a browser. */
describe.skipIf(!hasBrowser('the end-to-end test of the page'))('the sandbox in a browser', () => {
  let sandbox: Awaited<ReturnType<typeof openSandbox>>;
  let page: Page;

  beforeAll(async () => {
    sandbox = await openSandbox();
    page = await sandbox.browser.newPage({ viewport: { width: 1200, height: 800 } });
    await page.goto(sandbox.address);
  }, 120_000);

  afterAll(() => sandbox.close());

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
