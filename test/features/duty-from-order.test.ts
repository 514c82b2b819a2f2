import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { all, get } from '../../src/storage/statement.ts';
import { listDuties } from '../../src/storage/duty.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at } from '../support/week-tables.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/orders/${name}`, import.meta.url)));
const ORDER = `ПРИКАЗ
от 15.10.2024 № 211-од
О работе школ в «Сферуме»
В соответствии с Федеральным законом от 27.07.2006 № 149-ФЗ
ПРИКАЗЫВАЮ:
1. Руководителям общеобразовательных организаций:
1.1. Зарегистрировать всех сотрудников в «Сферуме» до 1 ноября 2024 года.
1.2. Направить отчёт на почту otdel@example.ru с пометкой «Сферум» в срок до 08.11.2024 г.
1.3. Провести опрос родителей до 18.10.2024.
1.4. В кратчайшие сроки перевести все чаты в «Сферум».
2. Методисту отдела провести вебинар до 25.10.2024.
3. Контроль за исполнением приказа оставляю за собой.`;

function createDistrict() {
  const office = createOffice({ now: at('2024-10-22', '10:00'), schools: SCHOOLS });
  addDirector(office.world, 20, SCHOOLS[0]);
  addDirector(office.world, 21, SCHOOLS[1]);
  return office;
}
type Office = ReturnType<typeof createDistrict>;
const duties = ({ world }: Office) => listDuties(world.db, world.districtId);
/** All that is kept of the words of an order. */
const kept = ({ world }: Office, words: string) =>
  ['inbox', 'staged_file', 'dialog', 'task'].filter((table) =>
    JSON.stringify(all(world.db, `SELECT * FROM ${table}`)).includes(words),
  );

it('golden: from the text of an order to duties of the schools', async () => {
  const office = createDistrict();
  office.say('Сроки из приказа');
  office.world.note('постановление № 380 файлом .txt, без имён');
  await office.sendFile('постановление 380.txt', fixture('order-380.txt'));
  office.say('Править');
  office.say('К списку');
  office.say('убрать 4, 6');
  office.say('8 текст прислать анализ недели');
  office.say('3 до 15.11');
  office.say('вернуть 99');
  office.say('Сохранить 7 сроков');
  office.say('Да, сохранить 7');
  office.world.note('та же кнопка ещё раз');
  office.world.press(COORDINATOR, 'Да, сохранить 7');
  office.world.note('тот же приказ ещё раз');
  await office.sendFile('постановление 380.txt', fixture('order-380.txt'));
  await expect(office.world.transcript).toMatchFileSnapshot('../golden/duty-from-order.txt');
});

describe('from the text to the duties', () => {
  it('the dates of laws are no deadlines, others’ items and past days are proposed switched off', () => {
    const office = createDistrict();
    const said = office.say(ORDER);
    expect(said).toContain('Приказ № 211-од: нашёл 5 сроков. Ничего ещё не записано.');
    expect(said).toContain('1. 01.11.2024 — зарегистрировать всех сотрудников в «Сферуме» (п. 1.1)');
    expect(said).toContain('направить отчёт на otdel@example.ru, пометка «Сферум» (п. 1.2)');
    expect(said).toMatch(
      /Не сохраню:\n.*3\. 18\.10\.2024 — провести опрос родителей \(п\. 1\.3\)\. Дата прошла/,
    );
    expect(said).toContain('(п. 2). Поручено не школам');
    expect(said).toContain('[Сохранить 3 срока]');
    expect(duties(office)).toEqual([]);
  });

  it('the button under a list saves that list, whatever gave its days', () => {
    const office = createDistrict();
    const shown = office.say(
      'ПРОТОКОЛ № 7 от 22.10.2024\nсовещания с руководителями образовательных организаций\nРЕШИЛИ:\n1. Руководителям школ провести педагогические советы об учебном профиле.\nСрок: до 20.11.2024.\n2. Директорам школ проверить роли всех учителей в личном кабинете организации, исправить роль «ученик» и сообщить, сколько профилей исправлено, в отдел образования.',
    );
    expect(shown).toContain('1. 20.11.2024 — провести педагогические советы');
    office.world.press(COORDINATOR, 'Сохранить 2\u00a0срока');
    expect(office.world.transcript).toMatch(/Сохранить 2\sсрока\? Сообщу/);
    office.say('2 до 15.11');
    office.world.press(COORDINATOR, 'Сохранить 2\u00a0срока');
    expect(office.world.transcript).not.toContain('список изменился');
    expect(office.say('Да, сохранить 2')).toContain('Сохранены 2 срока: протокол № 7.');
  });

  it('saves all of them at once, tells each person once and keeps no text', () => {
    const office = createDistrict();
    office.say(ORDER);
    expect(office.say('Сохранить 3 срока')).toContain(
      'Сохранить 3 срока? Сообщу о них одним сообщением: 2 человека.',
    );
    const said = office.say('Да, сохранить 3');
    expect(said).toContain('Сохранены 3 срока: приказ № 211-од.');
    expect(
      duties(office).map(({ kind, dueOn, basis, evidence }) => [kind, dueOn, basis, evidence.kind]),
    ).toEqual([
      ['dated', '2024-11-01', 'приказ № 211-од, п. 1.1', 'metric'],
      ['dated', '2024-11-08', 'приказ № 211-од, п. 1.2', 'file'],
      ['soon', undefined, 'приказ № 211-од, п. 1.4', 'count'],
    ]);
    expect(office.world.transcript.match(/Новые сроки — приказ/g)).toHaveLength(2);
    expect(kept(office, 'Методисту отдела')).toEqual([]);
    expect(
      get<{ n: number }>(office.world.db, "SELECT count(*) AS n FROM batch WHERE kind = 'duty'")?.n,
    ).toBe(1);
    expect(get<{ n: number }>(office.world.db, 'SELECT count(*) AS n FROM journal')?.n).toBe(1);
    office.world.press(COORDINATOR, 'Да, сохранить 3');
    expect(duties(office)).toHaveLength(3);
  });

  it('an item for named schools is not saved for all of them, a recommendation says so', () => {
    const office = createDistrict();
    const said = office.say(
      `${ORDER}\n4. МБОУ «СОШ № 2», МБОУ «Лицей № 1» представить пояснения до 30.10.2024.\n5. Рекомендовать руководителям ОО провести собрания до 28.11.2024.`,
    );
    expect(said).toMatch(
      /Не сохраню:[^]*30\.10\.2024 — представить пояснения \(п\. 4\)\. Названы отдельные школы: для них — «Добавить срок»/,
    );
    expect(said).toMatch(/Сохраню 4:[^]*28\.11\.2024 — провести собрания \(п\. 5\)\. Это рекомендация/);
  });

  it.each(['Отменить', 'отмена', 'не надо'])(
    '«%s»: nothing is written, nothing of the text is kept',
    (word) => {
      const office = createDistrict();
      office.say(ORDER);
      office.say(word);
      expect(duties(office)).toEqual([]);
      expect(kept(office, 'опрос родителей')).toEqual([]);
    },
  );

  it('a changed date, a changed title, a name refused', () => {
    const office = createDistrict();
    office.say(ORDER);
    expect(office.say('вернуть 3')).toContain('Дата срока 3 прошла.');
    expect(office.say('3 до 12.11')).toContain('3. 12.11.2024 — провести опрос родителей (п. 1.3)');
    expect(office.say('1 текст внести Петрову Анну')).toContain('имён бот не хранит');
    expect(office.say('1 текст внести всех сотрудников')).toContain('внести всех сотрудников (п. 1.1)');
    office.say('К списку');
    office.say('Править');
    expect(office.say('Убрать')).toContain('Не будет сохранён.');
    expect(office.say('Другая дата')).toContain('К какому числу срок 1?');
    expect(office.say('вчера')).toContain('уже прошло');
    expect(office.say('14 ноября')).toContain('1. 14.11.2024');
  });

  it('a button of a list that changed meanwhile shows it anew', () => {
    const office = createDistrict();
    office.say(ORDER);
    office.say('убрать 1');
    office.world.press(COORDINATOR, 'Сохранить 3\u00a0срока');
    expect(office.world.transcript).toContain('Пока вы смотрели, список изменился.');
    expect(duties(office)).toEqual([]);
  });

  it('a list with as many other deadlines on a second device is not saved unseen', () => {
    const office = createDistrict();
    office.say(ORDER);
    office.say('Сохранить 3 срока');
    office.say('убрать 1');
    office.say('вернуть 5');
    office.world.press(COORDINATOR, 'Да, сохранить 3');
    expect(office.world.transcript).toContain('Пока вы смотрели, список изменился.');
    expect(duties(office)).toEqual([]);
  });

  it('another order takes the place of one that nobody decided on', () => {
    const office = createDistrict();
    office.say(ORDER);
    office.say(ORDER.replace('211-од', '212-од').replaceAll('опрос родителей', 'собрание'));
    expect(kept(office, 'провести опрос родителей')).not.toContain('staged_file');
    office.world.press(COORDINATOR, 'Сохранить 3\u00a0срока');
    expect(office.say('Да, сохранить 3')).toContain('приказ № 212-од');
  });

  it('«Отмена» while a file is read ends it', async () => {
    const office = createDistrict();
    const { world } = office;
    office.files.set('https://vk.com/doc/77', fixture('order-in-word.docx'));
    world.say(COORDINATOR, '', {
      files: [{ name: 'приказ.docx', extension: 'docx', size: 10_000, url: 'https://vk.com/doc/77' }],
    });
    expect(office.say('Отмена')).not.toContain('нечего');
    expect(await office.runTasks()).toBe('');
    expect(get<{ state: string }>(world.db, 'SELECT state FROM staged_file')?.state).toBe('cancelled');
  });
});

describe('what is sent', () => {
  it('a Word document and a PDF without a word are read as orders', async () => {
    for (const name of ['order-in-word.docx', 'order-in-word.pdf']) {
      const office = createDistrict();
      const said = await office.sendFile(name, fixture(name));
      expect(said).toContain('Приказ № 211-од: нашёл 6 сроков.');
      expect(said).toContain('[Сохранить 4 срока]');
    }
  });

  it.each([
    ['scan.pdf', 'В этом PDF нет текста: это скан.'],
    ['locked.pdf', 'Файл закрыт паролем.'],
  ])('%s', async (name, sentence) => {
    const office = createDistrict();
    expect(await office.sendFile(name, fixture(name))).toContain(sentence);
  });

  it.each([
    ['пустой.docx', '', 'Файл пустой.'],
    ['снимок.pdf', '\u0089PNG', 'Файл повреждён или обрезан.'],
    ['старый.doc', 'x', 'Файлы .doc бот не читает.'],
  ])('%s', async (name, bytes, sentence) => {
    const office = createDistrict();
    const said = await office.sendFile(name, bytes === '\u0089PNG' ? '%PDF-1.7 x' : bytes);
    expect(said).toContain(sentence);
  });

  it('of a document that is too long the beginning is read, and the answer says so', async () => {
    const office = createDistrict();
    const long = `${ORDER}\n${'Справочно: показатели района. '.repeat(3000)}\n9. Директорам школ сверить списки до 29.11.2024.`;
    const said = await office.sendFile('приказ.txt', new TextEncoder().encode(long));
    expect(said).toContain('Документ длиннее 60 000 знаков, прочитано только начало.');
    expect(said).toContain('(п. 1.1)');
    expect(said).not.toContain('сверить списки');
  });

  it('a picture, a few words, a text without duties', () => {
    const office = createDistrict();
    office.say('Сроки из приказа');
    office.world.say(COORDINATOR, '', { pictures: ['photo1_1'] });
    expect(office.world.transcript).toContain('Это картинка, текст с неё бот не читает.');
    expect(office.say('завтра')).toContain('Это слишком коротко для приказа.');
    expect(office.say('Сообщаем, что вебинар прошёл восьмого октября, всем спасибо.')).toContain(
      'Сроков и поручений в тексте не нашёл',
    );
  });

  it('a text that VK has cut in two is put together', () => {
    const office = createDistrict();
    office.say('Сроки из приказа');
    const long = `${ORDER}\n${'Справочно: показатели района приведены в приложении. '.repeat(80)}`.slice(
      0,
      3950,
    );
    expect(office.say(long)).toContain('Пришлите продолжение или нажмите «Это весь текст».');
    expect(office.say('4. Директорам школ сверить списки до 29.11.2024.')).toContain('сверить списки (п. 4)');
  });

  it('a table stays a table, a director’s document is not fetched', async () => {
    const office = createDistrict();
    expect(await office.sendFile('таблица.csv', 'Школа;Пишут\nДегвинская СОШ;5')).not.toContain(
      'Ничего не записываю, пока вы не подтвердите.\nПриказ',
    );
    await office.sendFile('order-in-word.docx', fixture('order-in-word.docx'), { from: 20 });
    expect(office.fetched).toHaveLength(1);
  });
});
