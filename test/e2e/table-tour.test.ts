import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COORDINATOR_KEYS, openPhone } from '../support/phone.ts';
import type { Phone } from '../support/phone.ts';
import { hasBrowser } from '../support/sandbox-browser.ts';

const COORDINATOR = { id: 1001, note: 'управление образования' };
const DIRECTOR = { id: 1002, note: 'Верхнеключевская' };
/** Made up: other columns, a school under another name, a share that cannot be and one that is hardly so. */
const STRANGE = [
  'Сведения об использовании «Сферума» за период с 19.10.2024 по 25.10.2024',
  'Наименование ОО;Количество учителей;Ведут переписку, чел.;Совершили минимум 1 звонок, чел.;Использовали «Сферум» за последние 12 месяцев, доля обучающихся, %;Место в районе',
  'МБОУ «Образцовская СОШ №1»;34;17;2;61,89;1',
  'МБОУ «Образцовская СОШ № 2»;31;16;3;107,93;2',
  'Верхнеключевская средняя школа;22;13;2;67,77;3',
  'МБОУ «Нижнеключевская СОШ»;20;7;1;43,85;4',
  'МБОУ «Тихоозерская СОШ имени Первых Учителей»;19;7;1;50;5',
  'МБОУ «Звонкоручьевская СОШ»;17;9;2;56,03;6',
  'МБОУ «Долгополянская ООШ»;14;4;1;39,8;7',
  'МБОУ «Белоковыльская ООШ»;13;3;0;34,48;8',
  'МБОУ «Синегорьевская ООШ»;12;5;1;47,37;9',
  'МБОУ «Краснолучинская ООШ»;11;2;0;26,56;10',
  'МБОУ «Малороднинская НОШ»;6;1;0;32,26;11',
].join('\r\n');
const FILE = 'сведения 25.10.csv';

/** A table of another build on a coordinator's phone, from the question about a column to undoing. */
describe.skipIf(!hasBrowser('the tour of a strange table'))(
  'the tour of a strange table',
  { timeout: 60_000 },
  () => {
    let phone: Phone;

    beforeAll(async () => {
      phone = await openPhone({
        role: 'Координатор',
        keys: COORDINATOR_KEYS,
        guide: 'guide-coordinator',
      });
      await phone.open(COORDINATOR);
      await phone.moveClock('2024-10-25T17:10');
    }, 120_000);
    afterAll(() => phone.close());

    test('a column that nobody knows is asked about', async () => {
      const [, question] = await phone.twoAnswersTo(() =>
        phone.page
          .locator('#composer-file')
          .setInputFiles({ name: FILE, mimeType: 'text/csv', buffer: Buffer.from(STRANGE) }),
      );
      await phone.expectSeenWhole(question);
      expect(question.text).toContain(
        'Что в столбце «Ведут переписку, чел.»? Такого заголовка бот не знает.',
      );
      expect(question.text).toContain('Ячейка C2, значения: 17; 16; 13.');
      await phone.picture('14-column', question);
      const metrics = await phone.press('Это другой показатель');
      expect(metrics.text).toContain('Какой показатель в столбце «Ведут переписку, чел.»?');
      await phone.press('К вопросу');
    });

    test('the answer brings the preview: what is to be decided, on one screen, and a file with all of it', async () => {
      const [answered, preview] = await phone.twoAnswersTo(() => phone.tap('Пишут сообщения, число'));
      expect(answered.text).toContain('Запомнил столбец «Ведут переписку, чел.»: Пишут сообщения');
      expect(preview.text).toContain(`«${FILE}»: неделя 19–25.10 (сб–пт), 10 школ, 3 показателя.`);
      expect(preview.text).toContain('Ничего ещё не записано.');
      expect(preview.text).toContain('«Верхнеключевская средняя школа» — это МБОУ «Верхнеключевская СОШ»?');
      expect(preview.text).toContain('доля 107,93 % больше 100. Значение не войдёт');
      await phone.picture('15-preview', preview);
      const columns = await phone.press('Как понял столбцы');
      expect(columns.text).toContain('«Ведут переписку, чел.»: Пишут сообщения, число учителей');
      await phone.press('К загрузке');
    });

    test('a name that no school has is asked with its candidates', async () => {
      const name = await phone.press('Решить');
      await phone.expectSeenWhole(name);
      expect(name.text).toContain('«Верхнеключевская средняя школа» (C5) — какая это школа?');
      expect(name.text).toContain('Верхнеключевская: СШ вместо СОШ');
      await phone.picture('16-name', name);
      const settled = await phone.press('Верхнеключевская');
      expect(settled.text).toContain('это Верхнеключевская. С названиями всё решено.');
      const written = await phone.press(/^Записать, .*$/m.exec(settled.text)?.[0] ?? 'Записать');
      await phone.expectSeenWhole(written);
      expect(written.text).toMatch(/^Записано: \d+ значени\S+ за неделю 19–25\.10/);
      expect(written.text).toMatch(/Под вопросом \d+ значени/);
    });

    test('the director sees the doubtful value marked, with its reason', async () => {
      await phone.open(DIRECTOR);
      expect((await phone.press('Показатели')).text).toContain('67,77 %, проверяется');
      const card = await phone.press('Ученики за 12 месяцев');
      expect(card.text).toContain(
        'При числе в списке района — 203 ученика — 67,77 % не получается ни при каком целом числе.',
      );
      await phone.open(COORDINATOR);
    });

    test('«Проверить данные»: one value after another', async () => {
      const doubts = await phone.press('Проверить данные');
      expect(doubts.text).toMatch(/^Под вопросом \d+ значени/);
      await phone.expectSeenWhole(doubts);
      expect(doubts.text).toContain(
        'Верхнеключевская, «Ученики в Сферуме за 12 месяцев», на 25.10 — 67,77 %',
      );
      const value = await phone.press('По одному');
      await phone.expectSeenWhole(value);
      expect(value.text).toContain(`Файл «${FILE}», строка`);
      await phone.picture('17-doubt', value);
      const settled = await phone.press('Верно');
      expect(settled.text).toContain('верно. Пометка снята.');
    });

    test('«Разметка таблиц», «Свои показатели», «Источник таблицы»', async () => {
      const profiles = await phone.say('Разметка таблиц');
      expect(profiles.text).toContain('Бот узнаёт 1 вид таблицы');
      const profile = await phone.press(`1. ${FILE}`);
      await phone.expectSeenWhole(profile);
      expect(profile.text).toContain('«Ведут переписку, чел.» — Пишут сообщения, число учителей');
      await phone.picture('18-columns', profile);
      expect((await phone.press('Разметка таблиц')).text).toContain('Бот узнаёт 1 вид таблицы');
      expect((await phone.press('Свои показатели')).text).toContain('Своих показателей у района пока нет');

      expect((await phone.say('Источник таблицы')).text).toContain('Источника нет');
      await phone.press('Указать источник');
      await phone.twoAnswersTo(() => phone.type('https://cloud.mail.ru/public/ABCD/efgh12345'));
      await phone.press('Всё равно смотреть здесь');
      const source = await phone.press('Источник таблицы');
      await phone.expectSeenWhole(source);
      expect(source.text).toContain('Источник: облако Mail.ru, cloud.mail.ru/public/ABCD/efgh12345.');
      await phone.picture('19-source', source);
      await phone.press('Присылать самому');
      expect((await phone.press('Да, буду присылать сам')).text).toContain('Источник снят');
    });

    test('what was loaded is taken back', async () => {
      const list = await phone.say('Загрузки');
      expect(list.text).toContain(`«${FILE}»: `);
      const number = /№ (\d+) · [^№]*сведения 25\.10\.csv/.exec(list.text)?.[1] ?? '';
      const asked = await phone.press(`Отменить загрузку ${number}`);
      await phone.expectSeenWhole(asked);
      expect(asked.text).toContain('Отменить её? Эти значения уйдут');
      expect((await phone.press('Да, отменить')).text).toContain(`Загрузка № ${number} отменена`);
    });
  },
);
