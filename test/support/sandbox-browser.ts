import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { spawnBot } from './bot-process.ts';
import type { BotProcess } from './bot-process.ts';

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Without a browser the tests of the page are skipped, and say so. */
export function hasBrowser(what: string): boolean {
  const found = existsSync(CHROMIUM);
  if (!found) console.warn(`\n!!! ${CHROMIUM} is not there: ${what} is SKIPPED !!!\n`);
  return found;
}

/** The built program with no VK_* variable at all, and a browser beside it: what a newcomer has. */
export async function openSandbox(): Promise<{ address: string; browser: Browser; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'sferum-e2e-'));
  const bot = spawnBot(['start'], { HTTP_PORT: '0', LOG_LEVEL: 'warn' }, folder);
  const address = await addressOf(bot);
  const browser = await chromium.launch({
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
  return {
    address,
    browser,
    async close() {
      await browser.close();
      bot.kill('SIGTERM');
      const { code } = await bot.exited;
      rmSync(folder, { recursive: true, force: true });
      expect(code).toBe(0);
    },
  };
}

async function addressOf(bot: BotProcess): Promise<string> {
  for (let waited = 0; waited < 30_000; waited += 100) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(bot.output())?.[0];
    if (address !== undefined) return address;
    if (bot.child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the sandbox did not start: ${bot.output()}`);
}
