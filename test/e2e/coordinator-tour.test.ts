import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../src/shared/project-root.ts';
import { hasBrowser, openSandbox } from '../support/sandbox-browser.ts';

const COORDINATOR = { id: 1001, note: 'управление образования' };
const DIRECTOR = { id: 1002, note: 'Верхнеключевская' };
const SECOND_DIRECTOR = { id: 1003, note: 'Дальнехуторская' };
const CHAT = { id: 2_000_000_001, note: 'участник' };
const KEYS = [
  ...['Сводка', 'Сроки', 'Рассылка', 'Отчёты школ'],
  ...['Итоги недели', 'Письмо', 'Школы', 'Ещё'],
];
const PHONE = { width: 390, height: 844 };
const PICTURES = projectPath('docs', 'images', 'guide-coordinator');
const TABLE = 'выдуманные-данные-неделя-2024-10-25.xlsx';
/** Made up, in the manner of a district's order. */
const ORDER = [
  'Управление образования Образцовского района',
  'ПРИКАЗ от 25.10.2024 № 118',
  'О работе школ в «Сферуме»',
  'ПРИКАЗЫВАЮ:',
  '1. Руководителям образовательных организаций:',
  '1.1. Назначить ответственного за работу в «Сферуме» в срок до 01.11.2024 г.',
  '1.2. Провести педагогический совет о работе в «Сферуме» до 8 ноября 2024 года.',
  '1.3. Перевести в «Сферум» чаты классов в кратчайшие сроки.',
  '2. Контроль за исполнением приказа оставляю за собой.',
].join('\n');
/**
 * TOUR_SCREENSHOTS=1 writes the pictures of docs/guide-coordinator.md anew; look at them, then make them small:
 * npx tsx scripts/shrink-pictures.ts docs/images/guide-coordinator/*.png
 */
const DRAWS = process.env['TOUR_SCREENSHOTS'] === '1';

type Said = { text: string; node: Locator };

/** A week of a coordinator on a phone, screen after screen; the chapters follow one another. */
describe.skipIf(!hasBrowser('the tour of a coordinator'))(
  'the tour of a coordinator',
  { timeout: 60_000 },
  () => {
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
      page.setDefaultTimeout(15_000);
      page.on('pageerror', ({ message }) => errors.push(message));
      await page.goto(sandbox.address);
      // What the clock says when it is moved covers what a picture is to show.
      await page.evaluate("document.getElementById('toasts').style.display = 'none'");
    }, 120_000);

    afterAll(async () => {
      await sandbox.close();
      expect(errors).toEqual([]);
    });

    test('the eight keys, and «Сводка»', async () => {
      await open(COORDINATOR);
      const overview = await press('Сводка');
      expect(overview.text).toContain('Пишут 10+ сообщений, неделя 12–18.10 (сб–пт)');
      expect(overview.text).toContain('Не подключены 13 из 15');
      await picture('01-overview', overview, { what: 'screen' });
    });

    test('Friday: the table is looked at, then taken', async () => {
      await moveClock('2024-10-25T17:10');
      const [, table] = await twoAnswersTo(() =>
        page.locator('#composer-file').setInputFiles(projectPath('data', 'sample', TABLE)),
      );
      await expectSeenWhole(table);
      expect(table.text).toContain('неделя 19–25.10 (сб–пт), 15 школ, 5 показателей');
      expect(table.text).toContain('Ничего ещё не записано');
      await picture('02-table', table);
      expect((await press('Записать')).text).toContain('Записано: 69 значений за неделю 19–25.10');
    });

    test('«Итоги недели» are seen before they go out, and go out by themselves', async () => {
      // The post is as long as the district has kinds of schools and monthly figures; what is to be decided is not.
      const [post, plan] = await twoAnswersTo(() => tap('Итоги недели'), { mayBeLong: true });
      expect(post.text).toMatch(/^Так это будет в беседе:/);
      expect(post.text).toContain('Пишут: 84 учителя из 204 (41,2 %), было 87');
      await expectSeenWhole(plan);
      expect(plan.text).toContain('Итоги недели 19–25.10 уйдут в беседу в пятницу 25.10 в 18:00');
      expect(plan.text).toContain('Школы с низкими показателями не называются');
      const chart = post.node.locator('.photo');
      await expect
        .poll(() =>
          chart.locator('img').evaluate((image: unknown) => (image as { naturalWidth: number }).naturalWidth),
        )
        .toBeGreaterThan(500);
      await picture('03-results', plan, { from: chart });
      expect((await press('Что в итогах')).text).toContain('Картинка — есть');

      await moveClock('2024-10-25T17:31');
      await newest('Если ничего не нажать, он выйдет сам');
      await moveClock('2024-10-25T18:01');
      await open(CHAT);
      await newest('Итоги недели 19–25.10 · Образцовский район');
    });

    test('who has sent the analysis that Wednesday waits for', async () => {
      await moveClock('2024-10-28T10:00');
      await open(DIRECTOR);
      await press('Отчёт');
      await press('Отправить координатору');
      await open(COORDINATOR);
      await newest('Анализ и меры за неделю 19–25.10');
      const analyses = await say('Анализы школ');
      await expectSeenWhole(analyses);
      expect(analyses.text).toContain('прислали 1 из 15');
      expect(analyses.text).toContain('Их ждут к среде, 30.10');
      await picture('04-analyses', analyses);
      expect((await press('Верхнеключевская')).text).toContain('Пишут 10+ сообщений');
    });

    test('«Сроки»: one from a template, and who has not done it', async () => {
      await press('Сроки');
      const templates = await press('Из шаблона');
      expect(templates.text).toContain(
        '3. В кратчайшие сроки: перевести в Сферум все чаты служебной переписки',
      );
      const draft = await press('3');
      expect(draft.text).toContain('Подтверждение: число переведённых чатов');
      expect(draft.text).toContain('Кому: всем 15 школам, в боте от них 2 человека');
      expect((await press('Сохранить')).text).toContain('Сообщил: 2 человека');

      await open(DIRECTOR);
      await newest('Новый срок — в кратчайшие сроки: перевести в Сферум');
      await press('Указать число');
      expect((await say('12 чатов')).text).toContain('Отметил готовым');

      await open(COORDINATOR);
      expect((await press('Сроки')).text).toContain('перевести в Сферум все чаты');
      const card = await press('Кто не готов: № 3');
      await expectSeenWhole(card);
      expect(card.text).toContain('Готово у 1 из 15');
      expect(card.text).toContain('Ещё нет: Белоковыльская, Дальнехуторская');
      await picture('05-debtors', card);
      const answers = await press('Ответы школ');
      expect(answers.text).toContain('Верхнеключевская');
    });

    test('«Рассылка» with «Ознакомлен(а)» and a live count', async () => {
      await press('Рассылка');
      const [sample, offer] = await twoAnswersTo(() =>
        type('Коллеги, в четверг в 15:00 — совещание о чатах.\nСсылка придёт утром.'),
      );
      expect(sample.text).toContain('Пишет управление образования района:\nКоллеги, в четверг в 15:00');
      expect(offer.text).toContain('Получат 2 человека: директора 2 школ из 15');
      expect(offer.text).toContain('Не подключены: Белоковыльская');
      await picture('06-broadcast', offer, { from: sample.node });
      const preview = await press('С «Ознакомлен(а)»');
      await expectSeenWhole(preview);
      expect(preview.text).toContain('С кнопкой «Ознакомлен(а)»');
      expect((await press('Отправить')).text).toContain('Отправить всему району? Получат 2 человека');
      expect((await press('Да, отправить')).text).toContain('Отправляю: 2 человека');

      expect((await press('Что с рассылкой')).text).toContain('Ознакомились: 0 из 2');
      await open(DIRECTOR);
      await newest('совещание о чатах');
      expect((await press('Ознакомлен(а)')).text).toContain('вы ознакомились');
      await open(COORDINATOR);
      const state = await press('Что с рассылкой');
      await expectSeenWhole(state);
      expect(state.text).toContain('Дошло всем: 2');
      expect(state.text).toContain('Ознакомились: 1 из 2');
      await picture('07-state', state);
      expect((await press('Кто ещё нет')).text).toContain('Дальнехуторская');
    });

    test('«Расписание» and «Журнал»', async () => {
      await press('Ещё');
      await press('Порядок и сроки');
      const schedule = await press('Расписание');
      expect(schedule.text).toContain('напоминание о сроках (2 директора)');
      await picture('08-schedule', schedule);
      expect((await press('Что было')).text).toContain('итоги недели');
      const journal = await say('Журнал');
      expect(journal.text).toContain('вы: Рассылка «Коллеги, в четверг в 15:00');
    });

    test('«Отчёты школ»: filled in by a school, accepted, summed up', async () => {
      await open(SECOND_DIRECTOR);
      await press('Сроки');
      await press('Заполнить отчёт: 02.11');
      await say('1а, 2а, 3а');
      await press('Записать классы');
      await say('1А да, да, 8 из 9, 2 из 2, есть');
      await say('2А да, да, 7 из 8, 2 из 2, мало');
      expect((await say('3А да, нет, 7 из 7, 1 из 1, есть')).text).toContain('22 из 24 (91,7 %)');
      await twoAnswersTo(() => tap('Отправить координатору'));

      await open(COORDINATOR);
      await newest('Отчёт сдан: МБОУ «Дальнехуторская НОШ»');
      const list = await press('Отчёты школ');
      await expectSeenWhole(list);
      expect(list.text).toContain('Сдала 1 из 15 школ');
      expect(list.text).toContain('Ждут решения: Дальнехуторская');
      await picture('09-reports', list);
      const report = await press('Дальнехуторская');
      await expectSeenWhole(report);
      expect(report.text).toContain('Классный руководитель назначен — 2 из 3 классов, нет: 3А');
      await picture('10-report', report);
      expect((await press('Принять')).text).toContain('Принял отчёт');
      await press('К списку');
      const summary = await press('Сводка файлами');
      expect(summary.text).toContain('из 15 школ');
      await expectDocuments(summary, ['docx', 'xlsx']);
    });

    test('«Сроки из приказа»: a pasted order becomes three of them', async () => {
      await press('Ещё');
      await press('Порядок и сроки');
      await press('Сроки из приказа');
      const found = await say(ORDER);
      await expectSeenWhole(found);
      expect(found.text).toContain('Приказ № 118: нашёл 3 срока. Ничего ещё не записано');
      expect(found.text).toContain('2. 08.11.2024 — провести педагогический совет');
      await picture('11-order', found);
      expect((await press('Сохранить 3 срока')).text).toContain('Сообщу о них одним сообщением: 2 человека');
      expect((await press('Да, сохранить 3')).text).toContain('Текст документа удалён');
    });

    test('«Письмо» with its files', async () => {
      await press('Письмо');
      await press('Последняя неделя');
      await press('Пишут');
      const draft = await press('Дальше');
      await expectSeenWhole(draft);
      expect(draft.text).toContain('Пишут 10+ сообщений, за 19–25.10: ниже 50 % — 11 школ из 15');
      const letter = await press('Составить');
      await expectSeenWhole(letter);
      expect(letter.text).toContain('в списке 11 школ');
      await expectDocuments(letter, ['docx', 'xlsx']);
      await picture('12-letter', letter);
    });

    test('«Люди», «Тишина», «Замещение»', async () => {
      await press('Ещё');
      await press('Люди и школы');
      const people = await press('Люди');
      expect(people.text).toContain('Подключены 2 из 15 школ. В управлении: 1 координатор');
      expect((await press('Верхнеключевская')).text).toContain('Директор с 24.10');

      await say('Тишина');
      await say('Включить тишину Дальнехуторская до 15.11 карантин');
      expect((await press('Сохранить')).text).toContain(
        'Включил тишину: Дальнехуторская — до 15.11, карантин',
      );
      const silence = await press('Тишина');
      await expectSeenWhole(silence);
      await picture('13-silence', silence);

      const [code, toPass] = await twoAnswersTo(() => type('Замещение до 15.11'));
      expect(code.text).toContain('Код на замещение координатора до 15.11.2024');
      expect(toPass.text).toContain('Вас просят замещать координатора');
    });

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

    async function open({ id, note }: { id: number; note: string }): Promise<void> {
      await page.goto(`${sandbox.address}/#${id}`);
      await page.locator('.thread-note').filter({ hasText: note }).waitFor();
      await page.locator('.message').last().waitFor();
    }

    /** What the bot said by itself has come: it is the last message. */
    function newest(words: string): Promise<void> {
      return page.locator('.message:not(.own)').last().getByText(words).first().waitFor();
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

    function say(words: string): Promise<Said> {
      return answerTo(() => type(words));
    }

    function press(label: string): Promise<Said> {
      return answerTo(() => tap(label));
    }

    async function answerTo(act: () => Promise<void>): Promise<Said> {
      const before = await messages().count();
      await act();
      return saidAt(before, {});
    }

    /** Where the bot answers in two messages: what is to be seen, and what is asked of it. */
    async function twoAnswersTo(
      act: () => Promise<void>,
      long: { mayBeLong?: true } = {},
    ): Promise<[Said, Said]> {
      const before = await messages().count();
      await act();
      return [await saidAt(before, long), await saidAt(before + 1, {})];
    }

    function messages(): Locator {
      return page.locator('.message:not(.own)');
    }

    /** A message of the bot, with what holds of every one of them. */
    async function saidAt(place: number, { mayBeLong }: { mayBeLong?: true }): Promise<Said> {
      const node = messages().nth(place);
      await node.waitFor();
      const text = await textOf(node);
      expect(text).not.toContain('Не получилось');
      if ((await page.locator('.thread-title').innerText()).startsWith('Координатор'))
        expect(await page.locator('#keys .key').allInnerTexts()).toEqual(KEYS);
      expect(await page.evaluate('document.documentElement.scrollWidth'), text).toBeLessThanOrEqual(
        PHONE.width,
      );
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

    /** The files under a message are there to be taken, and are packed as Word and Excel pack theirs. */
    async function expectDocuments({ node }: Said, kinds: readonly string[]): Promise<void> {
      const links = node.locator('a.document');
      expect(await links.locator('.document-type').allInnerTexts()).toEqual(kinds);
      for (const link of await links.all()) {
        const answer = await page.request.get(`${sandbox.address}${(await link.getAttribute('href')) ?? ''}`);
        expect((await answer.body()).subarray(0, 2).toString('latin1')).toBe('PK');
      }
    }

    /** A picture for the guide: the whole screen, or the answer and what was asked; `from`: cut off above it. */
    async function picture(
      name: string,
      { node }: Said,
      { what = 'answer', from }: { what?: 'answer' | 'screen'; from?: Locator } = {},
    ): Promise<void> {
      if (!DRAWS) return;
      mkdirSync(PICTURES, { recursive: true });
      const path = `${PICTURES}/${name}.png`;
      const lacking = (await heightOf(node)) + 24 - (await heightOf(page.locator('#log')));
      // A higher window, so that nothing is cut off above.
      const more = what === 'screen' ? Math.max(0, Math.ceil(lacking)) : PHONE.height;
      await page.setViewportSize({ ...PHONE, height: PHONE.height + more });
      await page.screenshot({ path, ...(what === 'answer' && { clip: await around(node, from) }) });
      await page.setViewportSize(PHONE);
    }

    /** From what was asked, or from `from`, to the last button under the answer. */
    async function around(
      node: Locator,
      from = page.locator('.message.own').last(),
    ): Promise<{ x: number; y: number; width: number; height: number }> {
      const first = await from.boundingBox();
      const answer = await node.boundingBox();
      if (first === null || answer === null) throw new Error('there is nothing to draw');
      const y = first.y - 8;
      return { x: 0, y, width: PHONE.width, height: answer.y + answer.height + 12 - y };
    }
  },
);

test('the guide names the eight keys and has each picture, small and told in words', () => {
  const guide = readFileSync(projectPath('docs', 'guide-coordinator.md'), 'utf8');
  for (const label of KEYS) expect(guide).toContain(`**${label}**`);
  const pictures = [...guide.matchAll(/<img src="images\/guide-coordinator\/([^"]+)"[^>]* alt="([^"]+)"/g)];
  const names = readdirSync(PICTURES);
  expect(pictures.map(([, name]) => name).toSorted()).toEqual(names.toSorted());
  // Just drawn they are still to be made small.
  for (const name of DRAWS ? [] : names)
    expect(statSync(`${PICTURES}/${name}`).size, name).toBeLessThan(120 * 1024);
});

async function heightOf(node: Locator): Promise<number> {
  return (await node.boundingBox())?.height ?? 0;
}

/** As a person reads it: the spaces that do not break look like any other. */
async function textOf(node: Locator): Promise<string> {
  return (await node.innerText()).replaceAll('\u00A0', ' ');
}
