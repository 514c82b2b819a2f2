import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../src/shared/project-root.ts';
import { COORDINATOR_KEYS as KEYS, expectPicturesOf, openPhone } from '../support/phone.ts';
import type { Phone, Said } from '../support/phone.ts';
import { hasBrowser } from '../support/sandbox-browser.ts';

const COORDINATOR = { id: 1001, note: 'управление образования' };
const DIRECTOR = { id: 1002, note: 'Верхнеключевская' };
const SECOND_DIRECTOR = { id: 1003, note: 'Дальнехуторская' };
const CHAT = { id: 2_000_000_001, note: 'участник' };
const GUIDE = 'guide-coordinator';
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

/** A week of a coordinator on a phone, screen after screen; the chapters follow one another. */
describe.skipIf(!hasBrowser('the tour of a coordinator'))(
  'the tour of a coordinator',
  { timeout: 60_000 },
  () => {
    let phone: Phone;

    beforeAll(async () => {
      phone = await openPhone({ role: 'Координатор', keys: KEYS, guide: GUIDE });
    }, 120_000);
    afterAll(() => phone.close());

    test('the eight keys, and «Сводка»', async () => {
      await phone.open(COORDINATOR);
      const overview = await phone.press('Сводка');
      expect(overview.text).toContain('Пишут 10+ сообщений, неделя 12–18.10 (сб–пт)');
      expect(overview.text).toContain('Не подключены 13 из 15');
      await phone.picture('01-overview', overview, { what: 'screen' });
    });

    test('Friday: the table is looked at, then taken', async () => {
      await phone.moveClock('2024-10-25T17:10');
      const [, table] = await phone.twoAnswersTo(() =>
        phone.page.locator('#composer-file').setInputFiles(projectPath('data', 'sample', TABLE)),
      );
      await phone.expectSeenWhole(table);
      expect(table.text).toContain('неделя 19–25.10 (сб–пт), 15 школ, 5 показателей');
      expect(table.text).toContain('Ничего ещё не записано');
      await phone.picture('02-table', table);
      expect((await phone.press('Записать')).text).toContain('Записано: 69 значений за неделю 19–25.10');
    });

    test('«Итоги недели» are seen before they go out, and go out by themselves', async () => {
      // The post is as long as the district has kinds of schools and monthly figures; what is to be decided is not.
      const [post, plan] = await phone.twoAnswersTo(() => phone.tap('Итоги недели'), { mayBeLong: true });
      expect(post.text).toMatch(/^Так это будет в беседе:/);
      expect(post.text).toContain('Пишут: 84 учителя из 204 (41,2 %), было 87');
      await phone.expectSeenWhole(plan);
      expect(plan.text).toContain('Итоги недели 19–25.10 уйдут в беседу в пятницу 25.10 в 18:00');
      expect(plan.text).toContain('Школы с низкими показателями не называются');
      const chart = post.node.locator('.photo');
      await phone.expectDrawn(chart);
      await phone.picture('03-results', plan, { from: chart });
      expect((await phone.press('Что в итогах')).text).toContain('Картинка — есть');

      await phone.moveClock('2024-10-25T17:31');
      await phone.newest('Если ничего не нажать, он выйдет сам');
      await phone.moveClock('2024-10-25T18:01');
      await phone.open(CHAT);
      await phone.newest('Итоги недели 19–25.10 · Образцовский район');
    });

    test('who has sent the analysis that Wednesday waits for', async () => {
      await phone.moveClock('2024-10-28T10:00');
      await phone.open(DIRECTOR);
      await phone.press('Отчёт');
      await phone.press('Отправить координатору');
      await phone.open(COORDINATOR);
      await phone.newest('Анализ и меры за неделю 19–25.10');
      const analyses = await phone.say('Анализы школ');
      await phone.expectSeenWhole(analyses);
      expect(analyses.text).toContain('прислали 1 из 15');
      expect(analyses.text).toContain('Их ждут к среде, 30.10');
      await phone.picture('04-analyses', analyses);
      expect((await phone.press('Верхнеключевская')).text).toContain('Пишут 10+ сообщений');
    });

    test('«Сроки»: one from a template, and who has not done it', async () => {
      await phone.press('Сроки');
      const templates = await phone.press('Из шаблона');
      expect(templates.text).toContain(
        '3. В кратчайшие сроки: перевести в Сферум все чаты служебной переписки',
      );
      const draft = await phone.press('3');
      expect(draft.text).toContain('Подтверждение: число переведённых чатов');
      expect(draft.text).toContain('Кому: всем 15 школам, в боте от них 2 человека');
      expect((await phone.press('Сохранить')).text).toContain('Сообщил: 2 человека');

      await phone.open(DIRECTOR);
      await phone.newest('Новый срок — в кратчайшие сроки: перевести в Сферум');
      await phone.press('Указать число');
      expect((await phone.say('12 чатов')).text).toContain('Отметил готовым');

      await phone.open(COORDINATOR);
      expect((await phone.press('Сроки')).text).toContain('перевести в Сферум все чаты');
      const card = await phone.press('Кто не готов: № 3');
      await phone.expectSeenWhole(card);
      expect(card.text).toContain('Готово у 1 из 15');
      expect(card.text).toContain('Ещё нет: Белоковыльская, Дальнехуторская');
      await phone.picture('05-debtors', card);
      const answers = await phone.press('Ответы школ');
      expect(answers.text).toContain('Верхнеключевская');
    });

    test('«Рассылка» with «Ознакомлен(а)» and a live count', async () => {
      await phone.press('Рассылка');
      const [sample, offer] = await phone.twoAnswersTo(() =>
        phone.type('Коллеги, в четверг в 15:00 — совещание о чатах.\nСсылка придёт утром.'),
      );
      expect(sample.text).toContain('Пишет управление образования района:\nКоллеги, в четверг в 15:00');
      expect(offer.text).toContain('Получат 2 человека: директора 2 школ из 15');
      expect(offer.text).toContain('Не подключены: Белоковыльская');
      await phone.picture('06-broadcast', offer, { from: sample.node });
      const preview = await phone.press('С «Ознакомлен(а)»');
      await phone.expectSeenWhole(preview);
      expect(preview.text).toContain('С кнопкой «Ознакомлен(а)»');
      expect((await phone.press('Отправить')).text).toContain('Отправить всему району? Получат 2 человека');
      expect((await phone.press('Да, отправить')).text).toContain('Отправляю: 2 человека');

      expect((await phone.press('Что с рассылкой')).text).toContain('Ознакомились: 0 из 2');
      await phone.open(DIRECTOR);
      await phone.newest('совещание о чатах');
      expect((await phone.press('Ознакомлен(а)')).text).toContain('вы ознакомились');
      await phone.open(COORDINATOR);
      const state = await phone.press('Что с рассылкой');
      await phone.expectSeenWhole(state);
      expect(state.text).toContain('Дошло всем: 2');
      expect(state.text).toContain('Ознакомились: 1 из 2');
      await phone.picture('07-state', state);
      expect((await phone.press('Кто ещё нет')).text).toContain('Дальнехуторская');
    });

    test('«Расписание» and «Журнал»', async () => {
      await phone.press('Ещё');
      await phone.press('Порядок и сроки');
      const schedule = await phone.press('Расписание');
      expect(schedule.text).toContain('напоминание о сроках (2 директора)');
      await phone.picture('08-schedule', schedule);
      expect((await phone.press('Что было')).text).toContain('итоги недели');
      const journal = await phone.say('Журнал');
      expect(journal.text).toContain('вы: Рассылка «Коллеги, в четверг в 15:00');
    });

    test('«Отчёты школ»: filled in by a school, accepted, summed up', async () => {
      await phone.open(SECOND_DIRECTOR);
      await phone.press('Сроки');
      await phone.press('Заполнить отчёт: 02.11');
      await phone.say('1а, 2а, 3а');
      await phone.press('Записать классы');
      await phone.say('1А да, да, 8 из 9, 2 из 2, есть');
      await phone.say('2А да, да, 7 из 8, 2 из 2, мало');
      expect((await phone.say('3А да, нет, 7 из 7, 1 из 1, есть')).text).toContain('22 из 24 (91,7 %)');
      await phone.twoAnswersTo(() => phone.tap('Отправить координатору'));

      await phone.open(COORDINATOR);
      await phone.newest('Отчёт сдан: МБОУ «Дальнехуторская НОШ»');
      const list = await phone.press('Отчёты школ');
      await phone.expectSeenWhole(list);
      expect(list.text).toContain('Сдала 1 из 15 школ');
      expect(list.text).toContain('Ждут решения: Дальнехуторская');
      await phone.picture('09-reports', list);
      const report = await phone.press('Дальнехуторская');
      await phone.expectSeenWhole(report);
      expect(report.text).toContain('Классный руководитель назначен — 2 из 3 классов, нет: 3А');
      await phone.picture('10-report', report);
      expect((await phone.press('Принять')).text).toContain('Принял отчёт');
      await phone.press('К списку');
      const summary = await phone.press('Сводка файлами');
      expect(summary.text).toContain('из 15 школ');
      await expectDocuments(summary, {
        docx: ['МБОУ «Дальнехуторская НОШ»', '22 из 24 (91,67 %)', 'Отчёты сдали 1 из 15.'],
        xlsx: ['МБОУ «Дальнехуторская НОШ»', 22, 24, 0.9167, 'Отчёты сдали 1 из 15.'],
      });
    });

    test('«Сроки из приказа»: a pasted order becomes three of them', async () => {
      await phone.press('Ещё');
      await phone.press('Порядок и сроки');
      await phone.press('Сроки из приказа');
      const found = await phone.say(ORDER);
      await phone.expectSeenWhole(found);
      expect(found.text).toContain('Приказ № 118: нашёл 3 срока. Ничего ещё не записано');
      expect(found.text).toContain('2. 08.11.2024 — провести педагогический совет');
      await phone.picture('11-order', found);
      expect((await phone.press('Сохранить 3 срока')).text).toContain(
        'Сообщу о них одним сообщением: 2 человека',
      );
      expect((await phone.press('Да, сохранить 3')).text).toContain('Текст документа удалён');
    });

    test('«Письмо» with its files', async () => {
      await phone.press('Письмо');
      await phone.press('Последняя неделя');
      await phone.press('Пишут');
      const draft = await phone.press('Дальше');
      await phone.expectSeenWhole(draft);
      expect(draft.text).toContain('Пишут 10+ сообщений, за 19–25.10: ниже 50 % — 11 школ из 15');
      const letter = await phone.press('Составить');
      await phone.expectSeenWhole(letter);
      expect(letter.text).toContain('в списке 11 школ');
      await expectDocuments(letter, {
        docx: ['О работе школ в Сферуме', 'Ниже 50 % — 11 школ из 15', 'Провести педагогический совет'],
        xlsx: ['Пишут 10+ сообщений', 11, '19.10.2024', '25.10.2024'],
      });
      await phone.picture('12-letter', letter);
    });

    test('«Люди», «Тишина», «Замещение»', async () => {
      await phone.press('Ещё');
      await phone.press('Люди и школы');
      const people = await phone.press('Люди');
      expect(people.text).toContain('Подключены 2 из 15 школ. В управлении: 1 координатор');
      expect((await phone.press('Верхнеключевская')).text).toContain('Директор с 24.10');

      await phone.say('Тишина');
      await phone.say('Включить тишину Дальнехуторская до 15.11 карантин');
      expect((await phone.press('Сохранить')).text).toContain(
        'Включил тишину: Дальнехуторская — до 15.11, карантин',
      );
      const silence = await phone.press('Тишина');
      await phone.expectSeenWhole(silence);
      await phone.picture('13-silence', silence);

      const [code, toPass] = await phone.twoAnswersTo(() => phone.type('Замещение до 15.11'));
      expect(code.text).toContain('Код на замещение координатора до 15.11.2024');
      expect(toPass.text).toContain('Вас просят замещать координатора');
    });

    /** The files under a message are there to be taken, open as Word's and Excel's do, and hold what they should. */
    async function expectDocuments(
      { node }: Said,
      { docx, xlsx }: { docx: readonly string[]; xlsx: readonly (string | number)[] },
    ): Promise<void> {
      const links = node.locator('a.document');
      expect(await links.locator('.document-type').allInnerTexts()).toEqual(['docx', 'xlsx']);
      const [letter, book] = await Promise.all(
        (await links.all()).map(async (link) => {
          const path = (await link.getAttribute('href')) ?? '';
          return (await phone.page.request.get(`${phone.address}${path}`)).body();
        }),
      );
      const { value } = await mammoth.extractRawText({ buffer: letter! });
      for (const words of docx) expect(value.replaceAll('\u00a0', ' ')).toContain(words);
      const { sheets } = await readXlsx(new Uint8Array(book!));
      const cells = sheets.flatMap(({ rows }) =>
        rows.flat().map((cell) => (typeof cell === 'string' ? cell.replaceAll('\u00a0', ' ') : cell)),
      );
      expect(cells).toEqual(expect.arrayContaining([...xlsx]));
    }
  },
);

test('the guide names the eight keys and has each picture, small and told in words', () => {
  const guide = readFileSync(projectPath('docs', `${GUIDE}.md`), 'utf8');
  for (const label of KEYS) expect(guide).toContain(`**${label}**`);
  expectPicturesOf(GUIDE, guide);
});
