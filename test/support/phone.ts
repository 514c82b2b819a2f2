import { mkdirSync, readdirSync, statSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { projectPath } from '../../src/shared/project-root.ts';
import { openSandbox } from './sandbox-browser.ts';

const SIZE = { width: 390, height: 844 };
/** In ms; a machine under load draws slowly. */
const LONGEST_WAIT = 15_000;
const LARGEST_PICTURE = 120 * 1024;
/**
 * TOUR_SCREENSHOTS=1 writes the pictures of the guides anew; look at them, then make them small:
 * npx tsx scripts/shrink-pictures.ts docs/images/guide/*.png
 */
const DRAWS = process.env['TOUR_SCREENSHOTS'] === '1';

/** Below every dialog of a coordinator. */
export const COORDINATOR_KEYS = [
  ...['Сводка', 'Сроки', 'Рассылка', 'Отчёты школ'],
  ...['Итоги недели', 'Письмо', 'Школы', 'Ещё'],
];

/** A message of the bot on the page. */
export type Said = { text: string; node: Locator };
export type Phone = Awaited<ReturnType<typeof openPhone>>;

/**
 * The sandbox's page on a phone, and a thumb. `keys` stand below every dialog of `role`; the pictures of a guide go into
 * docs/images/`guide`.
 */
export async function openPhone({
  role,
  keys,
  guide,
}: {
  role: string;
  keys: readonly string[];
  guide: string;
}) {
  const sandbox = await openSandbox();
  const page = await sandbox.browser.newPage({
    viewport: SIZE,
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });
  page.setDefaultTimeout(LONGEST_WAIT);
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(sandbox.address);
  // What the clock says when it is moved covers what a picture is to show.
  await page.evaluate("document.getElementById('toasts').style.display = 'none'");

  async function open({ id, note }: { id: number; note: string }): Promise<void> {
    await page.goto(`${sandbox.address}/#${id}`);
    await page.locator('.thread-note').filter({ hasText: note }).waitFor();
    await page.locator('.message').last().waitFor();
  }

  /** Moved forward; what falls on the way is said first. */
  async function moveClock(local: string): Promise<void> {
    await page.locator('#clock-button').tap();
    await page.locator('#clock-input').fill(local);
    await page.locator('#clock-form button').tap();
    await page
      .locator('#clock-text')
      .filter({ hasText: local.slice(-5) })
      .waitFor();
  }

  function messages(): Locator {
    return page.locator('.message:not(.own)');
  }

  /** What the bot said by itself has come: it is the last message. */
  async function newest(words: string): Promise<string> {
    const node = messages().last();
    await node.getByText(words).first().waitFor();
    return textOf(node);
  }

  async function type(words: string): Promise<void> {
    await page.locator('#composer-text').fill(words);
    await page.locator('#composer-text').press('Enter');
  }

  /** The newest button of the bot with these words. */
  function tap(label: string): Promise<void> {
    return page
      .locator('.key', { has: page.getByText(label, { exact: true }) })
      .last()
      .tap();
  }

  async function answerTo(act: () => Promise<void>): Promise<Said> {
    const before = await messages().count();
    await act();
    return saidAt(before);
  }

  /** Where the bot answers in two messages: what is to be seen, and what is asked of it. */
  async function twoAnswersTo(
    act: () => Promise<void>,
    long: { mayBeLong?: true } = {},
  ): Promise<[Said, Said]> {
    const before = await messages().count();
    await act();
    return [await saidAt(before, long), await saidAt(before + 1)];
  }

  /** A message of the bot, with what holds of every one of them. */
  async function saidAt(place: number, { mayBeLong }: { mayBeLong?: true } = {}): Promise<Said> {
    const node = messages().nth(place);
    await node.waitFor();
    const text = await textOf(node);
    expect(text).not.toContain('Не получилось');
    if ((await page.locator('.thread-title').innerText()).startsWith(role))
      expect(await page.locator('#keys .key').allInnerTexts()).toEqual(keys);
    expect(await page.evaluate('document.documentElement.scrollWidth'), text).toBeLessThanOrEqual(SIZE.width);
    if (mayBeLong !== true) await expectOneScreen(node, text);
    return { text, node };
  }

  /** With its buttons no higher than what the page shows of a dialog while the bot's keyboard is folded away. */
  async function expectOneScreen(node: Locator, text: string): Promise<void> {
    const screen = (await heightOf(page.locator('#log'))) + (await heightOf(page.locator('#keys')));
    expect(await heightOf(node), `one phone screen: ${text}`).toBeLessThanOrEqual(screen);
  }

  /** Seen from the first line to the last button without scrolling, the keyboard unfolded. */
  async function expectSeenWhole({ node, text }: Said): Promise<void> {
    expect(await heightOf(node), text).toBeLessThanOrEqual(await heightOf(page.locator('#log')));
  }

  /** A picture was drawn under a message and has come. */
  async function expectDrawn(photo: Locator): Promise<void> {
    const width = () =>
      photo.locator('img').evaluate((image: unknown) => (image as { naturalWidth: number }).naturalWidth);
    await expect.poll(width).toBeGreaterThan(500);
  }

  /** A picture for the guide: the whole screen, or the answer and what was asked; `from`: cut off above it. */
  async function picture(
    name: string,
    { node }: Said,
    { what = 'answer', from }: { what?: 'answer' | 'screen'; from?: Locator } = {},
  ): Promise<void> {
    if (!DRAWS) return;
    const folder = folderOf(guide);
    mkdirSync(folder, { recursive: true });
    const lacking = (await heightOf(node)) + 24 - (await heightOf(page.locator('#log')));
    // A higher window, so that nothing is cut off above.
    const more = what === 'screen' ? Math.max(0, Math.ceil(lacking)) : SIZE.height;
    await page.setViewportSize({ ...SIZE, height: SIZE.height + more });
    const clip = what === 'answer' ? { clip: await around(node, from) } : {};
    await page.screenshot({ path: `${folder}/${name}.png`, ...clip });
    await page.setViewportSize(SIZE);
  }

  /** From what was asked, or from `from`, to the last button under the answer. */
  async function around(node: Locator, from = page.locator('.message.own').last()) {
    const first = await from.boundingBox();
    const answer = await node.boundingBox();
    if (first === null || answer === null) throw new Error('there is nothing to draw');
    const y = first.y - 8;
    return { x: 0, y, width: SIZE.width, height: answer.y + answer.height + 12 - y };
  }

  return {
    page,
    address: sandbox.address,
    open,
    moveClock,
    newest,
    type,
    tap,
    say: (words: string) => answerTo(() => type(words)),
    press: (label: string) => answerTo(() => tap(label)),
    twoAnswersTo,
    expectSeenWhole,
    expectDrawn,
    picture,
    async close() {
      await sandbox.close();
      expect(errors).toEqual([]);
    },
  };
}

/**
 * The pictures in the folder of a guide are those that its text shows, each told in words and small; gives their names in
 * the order of the text.
 */
export function expectPicturesOf(guide: string, text: string): readonly string[] {
  const names = readdirSync(folderOf(guide));
  const picture = new RegExp(`<img src="images/${guide}/([^"]+)"[^>]* alt="[^"]+"`, 'g');
  const shown = [...text.matchAll(picture)].map(([, name]) => name ?? '');
  expect(shown.toSorted()).toEqual(names.toSorted());
  // Just drawn they are still to be made small.
  for (const name of DRAWS ? [] : names)
    expect(statSync(`${folderOf(guide)}/${name}`).size, name).toBeLessThan(LARGEST_PICTURE);
  return shown;
}

function folderOf(guide: string): string {
  return projectPath('docs', 'images', guide);
}

async function heightOf(node: Locator): Promise<number> {
  return (await node.boundingBox())?.height ?? 0;
}

/** As a person reads it: the spaces that do not break look like any other. */
async function textOf(node: Locator): Promise<string> {
  return (await node.innerText()).replaceAll('\u00A0', ' ');
}
