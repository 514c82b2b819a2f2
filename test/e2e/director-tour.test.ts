import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../src/shared/project-root.ts';
import { hasBrowser, openSandbox } from '../support/sandbox-browser.ts';

const COORDINATOR = { id: 1001, note: 'управление образования' };
/** A school with much to show and one with little. */
const DIRECTOR = { id: 1002, note: 'Верхнеключевская' };
const LOW_SCHOOL = { id: 1003, note: 'Дальнехуторская' };
const SIX = ['Показатели', 'Что делать', 'Сроки', 'Отчёт', 'Задать вопрос', 'Ещё'];
const PHONE = { width: 390, height: 844 };
/**
 * TOUR_SCREENSHOTS=1 writes the pictures of docs/guide-director.md anew; look at them, then make them small:
 * npx tsx scripts/shrink-pictures.ts docs/images/guide/*.png
 */
const DRAWS = process.env['TOUR_SCREENSHOTS'] === '1';

type Said = { text: string; node: Locator };

/** What a director sees on a phone, screen after screen; the chapters follow one another. */
describe.skipIf(!hasBrowser('the tour of a director'))('the tour of a director', () => {
  let sandbox: Awaited<ReturnType<typeof openSandbox>>;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    sandbox = await openSandbox();
    page = await sandbox.browser.newPage({
      viewport: PHONE,
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
    });
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(sandbox.address);
  }, 120_000);

  afterAll(async () => {
    await sandbox.close();
    expect(errors).toEqual([]);
  });

  test('«Показатели», a card, and what hangs on it', async () => {
    await open(DIRECTOR);
    const figures = await press('Показатели');
    expect(figures.text).toContain('МБОУ «Верхнеключевская СОШ»');
    expect(figures.text).toContain('Пишут 10+ сообщений — 13 учителей из 22');
    await picture('01-figures', figures, 'screen');

    const card = await press('Пишут');
    await expectSeenWhole(card);
    expect(card.text).toMatch(/^Пишут 10\+ сообщений — 13 учителей из 22/);
    expect(card.text).toContain('Ниже, чем неделей раньше: было 15 (−2 учителя)');
    expect(card.text).toContain('Что считается:');
    await picture('02-card', card);

    const source = await press('Откуда цифра');
    await expectSeenWhole(source);
    expect(source.text).toContain('«выдуманные-данные-неделя-2024-10-18.xlsx», лист «Школы», строка 9');

    await press('Пишут');
    const compared = await press('Сравнить');
    await expectSeenWhole(compared);
    expect(compared.text).toContain('По району — 42,6 %');
    expect(compared.text).toContain('Другие школы не называются');

    await press('Пишут');
    const trend = await press('Динамика');
    expect(trend.text).toContain('За 12–18.10 — 13 из 22');
    const drawn = trend.node.locator('.photo img');
    await expect
      .poll(() => drawn.evaluate((image: unknown) => (image as { naturalWidth: number }).naturalWidth))
      .toBeGreaterThan(500);
    await picture('03-trend', trend);
  });

  test('«Почему мало» leads to a measure, «Что делать» to the next one', async () => {
    await say('Показатели');
    const first = await say('почему мало пишут');
    expect(first.text).toContain('Вопрос 1 из 4');
    await picture('04-why', first);
    await press('Да');
    await press('Да');
    expect((await press('Да')).text).toContain('Вопрос 4 из 4');
    const found = await press('Нет');
    expect(found.text).toMatch(/^Причина: рабочие чаты школы ведутся не в Сферуме/);
    const planned = await press('Внести в план');
    expect(planned.text).toContain('Записал в план: 29.10 (вторник)');

    const step = await press('Что делать');
    await expectSeenWhole(step);
    expect(step.text).toContain('выясните, почему показатель «Звонят» низкий');
    expect((await press('Почему мало')).text).toContain('проходят звонком в Сферуме?');
    await press('Нет');
    const next = await press('Что делать');
    await expectSeenWhole(next);
    expect(next.text).toContain('На сегодня:');
    expect(next.text).toContain('Кто:');
    await picture('05-next-step', next);
    const done = await press('Сделано');
    expect(done.text).toContain('Отметил сделанным');

    const plan = await press('План на неделю');
    await expectSeenWhole(plan);
    expect(plan.text).toContain('завести чат педсовета в Сферуме');
    expect(plan.text).toContain('Сделано за последние 7 дней: 1 мера');
  });

  test('«Отчёт» is ready and reaches the coordinator', async () => {
    const report = await press('Отчёт');
    expect(report.text).toContain('Ждали его к среде, 23.10');
    expect(report.text).toContain('Анализ и меры за неделю 12–18.10');
    expect(report.text).toContain('завести чат педсовета в Сферуме и внести учителей: до 29.10');
    await picture('06-report', report);
    expect((await press('Отправить координатору')).text).toContain('Отправил координатору 24.10');

    await open(COORDINATOR);
    const arrived = page.locator('.message:not(.own)').last();
    await arrived.getByText('Анализ и меры за неделю 12–18.10').waitFor();
    expect(await textOf(arrived)).toContain('Верхнеключевская');
  });

  test('the number of employees, and what follows for the target', async () => {
    await open(DIRECTOR);
    const written = await say('Сотрудники 38 из 45');
    expect(written.text).toContain('до 100 % не хватает 7 (постановление № 380, п. 1.2). Срок 30.10');
    const forecast = await say('Прогноз');
    expect(forecast.text).toContain('Данных мало');
    expect(forecast.text).toContain('нужно 7 человек за 4 рабочих дня');
  });

  test('«Цифра неверна»: the coordinator takes what the school says', async () => {
    await say('Показатели');
    await press('Пишут');
    expect((await press('Цифра неверна')).text).toContain('Что у вас вместо этого?');
    const claim = await say('15 из 22');
    await expectSeenWhole(claim);
    expect(claim.text).toContain('У вас: 15 из 22 (68,2 %)');
    await picture('07-dispute', claim);
    expect((await press('Отправить')).text).toContain('Решение пришлю сюда');

    await open(COORDINATOR);
    const disputes = await say('Споры');
    expect(disputes.text).toContain('15 из 22 (68,2 %)');
    expect((await press('Принять')).text).toContain('станет 15 из 22');
    await press('Ошибка в таблице');

    await open(DIRECTOR);
    const decided = page.locator('.message:not(.own)').last();
    await decided.getByText('15 из 22').first().waitFor();
    expect((await press('Показатели')).text).toContain('15 учителей из 22 (68,2 %)');
  });

  test('a question in one’s own words, with a typing error', async () => {
    await press('Задать вопрос');
    const answered = await say('почему саобщения не засчитались');
    expect(answered.text).toContain('Почему учителя пишут, а сообщения не засчитаны?');
    expect(answered.text).toContain('Источники:');
    await picture('08-question', answered);
  });

  test('«Ещё»: own data and notifications', async () => {
    await press('Ещё');
    const own = await press('Мои данные');
    await expectSeenWhole(own);
    expect(own.text).toContain('Бот хранит о вас:');
    expect(own.text).toContain('номер VK — 1002');
    await press('Ещё');
    const notifications = await press('Уведомления');
    await expectSeenWhole(notifications);
    expect(notifications.text).toContain('Тихие часы — с 20:00 до 08:00');
  });

  test('free words are understood, and the bot says how', async () => {
    const understood = await say('покажи показатили за прошлую неделю');
    expect(understood.text).toContain('Понял так: показатели за неделю 12–18.10.');
    expect(understood.text).toContain('МБОУ «Верхнеключевская СОШ»');
  });

  test('a school with zeros gets its first step, not a reproach', async () => {
    await open(LOW_SCHOOL);
    const figures = await press('Показатели');
    expect(figures.text).toContain('Пишут 10+ сообщений — 0 учителей из 5');
    expect(figures.text).toContain('Статус — Не активна');
    expect((await say('почему у нас ноль')).text).toContain('нужны три условия');
    expect((await press('Нет')).text).toContain('Причина: в Сферуме не заполнены данные о школе');
  });

  async function open({ id, note }: { id: number; note: string }): Promise<void> {
    await page.goto(`${sandbox.address}/#${id}`);
    await page.locator('.thread-note').filter({ hasText: note }).waitFor();
    await page.locator('.message').last().waitFor();
  }

  function say(words: string): Promise<Said> {
    return answerTo(async () => {
      await page.locator('#composer-text').fill(words);
      await page.locator('#composer-text').press('Enter');
    });
  }

  /** The newest button of the bot with these words. */
  function press(label: string): Promise<Said> {
    return answerTo(() =>
      page
        .locator('.key', { has: page.getByText(label, { exact: true }) })
        .last()
        .tap(),
    );
  }

  /** The next message of the bot, with what holds of every answer. */
  async function answerTo(act: () => Promise<void>): Promise<Said> {
    const messages = page.locator('.message:not(.own)');
    const before = await messages.count();
    await act();
    const node = messages.nth(before);
    await node.waitFor({ timeout: 10_000 });
    const text = await textOf(node);
    expect(text).not.toContain('Не получилось');
    if ((await page.locator('.thread-title').innerText()).startsWith('Директор'))
      expect(await page.locator('#keys .key').allInnerTexts()).toEqual(SIX);
    await expectOneScreen(node, text);
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

  /** A picture for the guide: the whole screen, or the answer and what was asked. */
  async function picture(name: string, { node }: Said, what: 'answer' | 'screen' = 'answer'): Promise<void> {
    if (!DRAWS) return;
    const folder = projectPath('docs', 'images', 'guide');
    mkdirSync(folder, { recursive: true });
    const path = `${folder}/${name}.png`;
    const lacking = (await heightOf(node)) + 24 - (await heightOf(page.locator('#log')));
    // A higher window, so that nothing is cut off above.
    const more = what === 'screen' ? Math.max(0, Math.ceil(lacking)) : PHONE.height;
    await page.setViewportSize({ ...PHONE, height: PHONE.height + more });
    await page.screenshot({ path, ...(what === 'answer' && { clip: await around(node) }) });
    await page.setViewportSize(PHONE);
  }

  /** From what was asked to the last button under the answer. */
  async function around(node: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
    const asked = await page.locator('.message.own').last().boundingBox();
    const answer = await node.boundingBox();
    if (asked === null || answer === null) throw new Error('there is nothing to draw');
    const y = asked.y - 8;
    return { x: 0, y, width: PHONE.width, height: answer.y + answer.height + 12 - y };
  }
});

test('the guide names the six buttons and has each picture, small and told in words', () => {
  const guide = readFileSync(projectPath('docs', 'guide-director.md'), 'utf8');
  for (const label of SIX) expect(guide).toContain(`**${label}**`);
  const pictures = [...guide.matchAll(/<img src="images\/guide\/([^"]+)"[^>]* alt="([^"]+)"/g)];
  const names = readdirSync(projectPath('docs', 'images', 'guide'));
  expect(pictures.map(([, name]) => name)).toEqual(names.toSorted());
  // Just drawn they are still to be made small.
  for (const name of DRAWS ? [] : names)
    expect(statSync(projectPath('docs', 'images', 'guide', name)).size, name).toBeLessThan(120 * 1024);
});

async function heightOf(node: Locator): Promise<number> {
  return (await node.boundingBox())?.height ?? 0;
}

/** As a person reads it: the spaces that do not break look like any other. */
async function textOf(node: Locator): Promise<string> {
  return (await node.innerText()).replaceAll('\u00A0', ' ');
}
