import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { writeDocument } from '../../src/documents/write-document.ts';
import type { DocumentSpec } from '../../src/documents/document-spec.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { dateOnly } from '../../src/domain/period.ts';
import { exactShare } from '../../src/features/letter/exact-figure.ts';
import { getUnit } from '../../src/storage/unit.ts';
import { insertDuty } from '../../src/storage/duty.ts';
import { insertImport } from '../../src/storage/import.ts';
import { listLatestMeasurements } from '../../src/storage/measurement.ts';
import { erasePerson } from '../../src/storage/erase-person.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import { all, get } from '../../src/storage/statement.ts';
import { linesOf } from '../support/document-lines.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at, loadShares, loadWeek, schoolId } from '../support/week-tables.ts';

/** № 380 of 22.10.2024, in the order of SCHOOLS. */
const SHARES = [48.68, 47.37, 45.65, 43.36, 40.69, 36.45, 33.06, 30.77, 23.33, 21.43, 18.49, 18.49];
const NAMELESS = 'И.О. Подпись';

type Office = ReturnType<typeof createDistrict>;

function createDistrict(now = at('2024-10-24', '10:00')) {
  const office = createOffice({ now, schools: SCHOOLS });
  const { world } = office;
  addDirector(world, 20, SCHOOLS[0]);
  addDirector(world, 21, SCHOOLS[3]);
  for (const [dueOn, title, basis] of [
    ['2024-10-30', 'зарегистрировать в Сферуме всех сотрудников', 'постановление № 380, п. 1.2'],
    ['2024-11-02', 'отчёт о чатах классов', 'постановление № 380, п. 1.9'],
  ] as const) {
    const duty = { kind: 'dated', districtId: world.districtId, dueOn: day(dueOn), title, basis } as const;
    insertDuty(world.db, { ...duty, startsOn: day('2024-10-22') }, world.now);
  }
  return office;
}

function loadOrder({ world }: Office) {
  loadShares(
    world,
    'pupils-12-months',
    '2024-10-22',
    SCHOOLS.map((name, index) => [schoolId(world, name), SHARES[index]!] as const),
  );
}

function make(office: Office, ...titles: readonly string[]): readonly DocumentSpec[] {
  for (const words of ['Письмо', 'Последний месяц', ...titles, 'Дальше', 'Составить']) office.say(words);
  return office.documentsTo(COORDINATOR).slice(0, 2);
}

function docx(documents: readonly DocumentSpec[]): string {
  return linesOf(documents.find(({ format }) => format === 'docx')).join('\n');
}

it('a range is told in percent alone', () => {
  const metric = { kind: 'share', code: 'callers' } as const;
  const share = (numerator: number, denominator: number) =>
    exactShare(metric, { state: 'value', numerator, denominator });
  expect([share(0, 5), share(5, 12), share(4, 4)]).toEqual(['0\u00a0%', '41,67\u00a0%', '100\u00a0%']);
  expect(exactShare(metric, { state: 'value', value: 43.365 })).toBe('43,365\u00a0%');
});

describe('golden: «Письмо»', () => {
  it('the dialog, the files, the sending', async () => {
    const office = createDistrict();
    office.say('Письмо');
    office.say('Последний месяц');
    office.world.note('после загрузки таблицы');
    loadOrder(office);
    for (const words of [
      'Последний месяц',
      'Ученики за 12 месяцев',
      'Дальше',
      'Номер и дата',
      '01-16/219',
      'сегодня',
      'Основание',
      'постановление № 380 от 22.10.2024',
      'К письму',
      'Подпись и прочее',
      'Должность',
      'Начальник управления образования',
      'Кто подписывает',
      NAMELESS,
      'Почта',
      'ruo@example.ru',
      'Пометка',
      'Сферум',
      'К письму',
      'Составить',
      'Разослать школам',
      'Школам из списка: 12',
      'Отправить: 2 человека',
      'Письма',
      'Письмо 1',
    ]) {
      office.say(words);
    }
    await expect(office.world.transcript).toMatchFileSnapshot('../golden/letter.txt');
    const documents = office.documentsTo(COORDINATOR);
    await expect(`${docx(documents)}\n`).toMatchFileSnapshot('../golden/letter-docx.txt');
  });
});

describe('figures reconcile to the stored ones, to the last digit', () => {
  it('order № 380: twelve schools under half, 43,36 stays 43,36', async () => {
    const office = createDistrict();
    loadOrder(office);
    const documents = make(office, 'Ученики за 12 месяцев');
    const stored = listLatestMeasurements(office.world.db, [...office.world.schools.values()], 1);
    expect(stored).toHaveLength(12);
    const lines = docx(documents).split('\n');
    const book = await bookOf(documents);
    for (const { unitId, value } of stored) {
      const { name } = getUnit(office.world.db, unitId);
      const printed = `${String(value).replace('.', ',')} %`;
      expect(lines.filter((line) => line.includes(name))).toEqual([
        expect.stringContaining(`| ${printed} |`),
      ]);
      const row = book[0]!.rows.find((cells) => cells[1] === name)!;
      expect(Number(row[3]) * 100).toBeCloseTo(value!, 10);
    }
    expect(book[0]!.rows).toHaveLength(13);
    expect(docx(documents)).toContain('Ниже 50 % — 12 школ из 12: от 18,49 % до 48,68 %.');
    expect(docx(documents)).toContain('Общего значения по району нет');
  });

  it('people are told with their base, and added up through them', async () => {
    const office = createDistrict(at('2024-10-28', '10:00'));
    loadWeek(office.world, '2024-10-25', {
      [SCHOOLS[0]]: { messages: [9, 31] },
      [SCHOOLS[1]]: { messages: [11, 22] },
      [SCHOOLS[2]]: { messages: [0, 27] },
    });
    const documents = make(office, 'Пишут');
    const words = docx(documents);
    expect(words).toContain(
      '| МКОУ «Дегвинская СОШ» | Пишут 10+ сообщений | 9 из 31 (29,03 %) | 19–25.10.2024',
    );
    expect(words).toContain('| 0 из 27 |');
    // Exactly the half is not below it.
    expect(words).not.toContain('11 из 22');
    expect(words).toContain('Вместе по 3 школам — 20 из 80 (25,00 %).');
    const rows = (await bookOf(documents))[0]!.rows;
    expect(rows.find((row) => row[1] === SCHOOLS[0])).toEqual(
      expect.arrayContaining([9, 31, '19.10.2024', '25.10.2024']),
    );
  });
});

describe('what is no figure is never a zero', () => {
  it('a doubtful one is left out and named to the coordinator, absent ones are named apart', () => {
    const office = createDistrict();
    const { world } = office;
    loadShares(world, 'pupils-12-months', '2024-10-22', [
      [schoolId(world, SCHOOLS[0]), 0],
      [schoolId(world, SCHOOLS[1]), 47.37],
    ]);
    loadShares(
      world,
      'pupils-12-months',
      '2024-10-22',
      [[schoolId(world, SCHOOLS[7]), 30.77]],
      'equal-neighbours',
    );
    insertImport(
      world.db,
      { districtId: world.districtId, origin: 'federal', title: 'таблица', summary: {} },
      [
        {
          unitId: schoolId(world, SCHOOLS[5]),
          metric: { code: 'pupils-12-months', version: 1 },
          period: dateOnly(day('2024-10-22')),
          origin: 'federal',
          state: 'not-listed',
        },
      ],
      world.now,
    );
    for (const words of ['Письмо', 'Последний месяц', 'Ученики за 12 месяцев']) office.say(words);
    const preview = office.say('Дальше');
    expect(preview).toContain('ниже 50 % — 2 школы из 2 (от 0 % до 47,37 %)');
    expect(preview).toContain('Не вошли, под вопросом: Новомугринская 30,77 %.');
    expect(preview).toContain('Нет в таблице, названы отдельно: Нижнемулебкинская.');
    office.say('Составить');
    const words = docx(office.documentsTo(COORDINATOR));
    expect(words).not.toContain('Новомугринская');
    expect(words).toContain('Ещё у 1 школы значение уточняется');
    expect(words).toContain('В таблице мониторинга не названы: МКОУ «Нижнемулебкинская СОШ».');
    expect(words).toMatch(/Данных нет, и это не ноль: .*«Бурдекинская СОШ»/);
    expect(words).not.toMatch(/\| МКОУ «Бурдекинская СОШ» \|/);
  });

  it('another definition, another period, the school’s own figure: none of them in the table', () => {
    const office = createDistrict(at('2023-05-10', '10:00'));
    loadWeek(office.world, '2023-04-28', { [SCHOOLS[0]]: { messages: [1, 10], version: 1 } });
    loadWeek(office.world, '2023-05-05', { [SCHOOLS[1]]: { messages: [2, 10] } });
    const words = docx(make(office, 'Пишут'));
    expect(words).toContain('| МКОУ «Мургукская СОШ» |');
    expect(words).not.toContain('| МКОУ «Дегвинская СОШ» |');
  });
});

describe('once', () => {
  it('a used button makes nothing twice; the second coordinator hears who sent it', () => {
    const office = createDistrict();
    loadOrder(office);
    make(office, 'Ученики за 12 месяцев');
    const { world } = office;
    expect(world.press(COORDINATOR, 'Составить')).toContain('Эта кнопка уже не действует.');
    expect(count(office, 'letter')).toBe(1);
    world.press(COORDINATOR, 'Разослать школам');
    world.press(COORDINATOR, 'Школам из списка: 12');
    world.press(COORDINATOR, 'Отправить: 2\u00a0человека');
    expect(count(office, "batch WHERE kind = 'letter'")).toBe(1);
    expect(world.press(COORDINATOR, 'Отправить: 2\u00a0человека')).toContain('Это вы уже сделали');
    world.person(11, 'Второй координатор', 'coordinator');
    const { id } = get<{ id: number }>(world.db, 'SELECT id FROM letter')!;
    const said = world.say(11, 'x', { payload: { c: 'letter-send', a: { l: id, w: 'all', y: 1 } } });
    expect(said).toContain('Это уже сделал другой координатор, 10:00');
    expect(count(office, "batch WHERE kind = 'letter'")).toBe(1);
    expect(all(world.db, 'SELECT person_id FROM batch_recipient')).toHaveLength(12);
  });

  it('the words common to all stand in every message, so that they can be corrected', () => {
    const office = createDistrict();
    loadOrder(office);
    make(office, 'Ученики за 12 месяцев');
    office.say('Разослать школам');
    office.say('Школам из списка: 12');
    const said = office.say('Отправить: 2 человека');
    const { text } = get<{ text: string }>(office.world.db, 'SELECT text FROM batch')!;
    const messages = said.replace(/\n +/g, '\n');
    expect(messages.split(text.replaceAll('\u00a0', ' '))).toHaveLength(3);
    expect(said).toContain('Ученики в Сферуме за 12 месяцев, на 22.10 — 43,36 %');
    expect(said).toContain('Ученики в Сферуме за 12 месяцев, на 22.10 — 48,68 %');
  });
});

describe('names', () => {
  it('only the signatory’s is kept, can be erased, and the journal has none', () => {
    const office = createDistrict();
    loadOrder(office);
    for (const words of ['Письмо', 'Последний месяц', 'Ученики за 12 месяцев', 'Дальше']) office.say(words);
    office.say('Подпись и прочее');
    office.say('Исполнитель');
    expect(office.say('Магомедова Патимат')).toContain('Похоже на имя');
    expect(office.say('отдел мониторинга, 2-33-40')).toContain('Исполнитель: отдел мониторинга');
    office.say('Кто подписывает');
    expect(office.say(NAMELESS)).toContain(`Кто подписывает: ${NAMELESS}`);
    const kept = () => JSON.stringify(all(office.world.db, 'SELECT value FROM district_setting'));
    expect(kept()).toContain(NAMELESS);
    office.say('Кто подписывает');
    office.say('нет');
    expect(kept()).not.toContain(NAMELESS);
    expect(JSON.stringify(all(office.world.db, 'SELECT * FROM journal'))).not.toContain(NAMELESS);
  });

  it('who erases themself takes their words along', () => {
    const office = createDistrict();
    loadOrder(office);
    make(office, 'Ученики за 12 месяцев');
    const { db, now } = office.world;
    erasePerson(db, ensurePerson(db, COORDINATOR, now), now);
    expect(all(db, 'SELECT subject, contents FROM letter')).toEqual([{ subject: '', contents: null }]);
  });
});

it('a head reads the letters and makes none', () => {
  const office = createDistrict();
  loadOrder(office);
  make(office, 'Ученики за 12 месяцев');
  office.world.person(30, 'Руководитель', 'head');
  const said = office.world.say(30, 'Письмо');
  expect(said).toContain('О работе школ в Сферуме');
  expect(said).not.toContain('Новое письмо');
  const { id } = get<{ id: number }>(office.world.db, 'SELECT id FROM letter')!;
  expect(office.world.say(30, 'x', { payload: { c: 'letters', a: { l: id } } })).not.toContain('Разослать');
});

async function bookOf(documents: readonly DocumentSpec[]) {
  const spec = documents.find(({ format }) => format === 'xlsx')!;
  return (await readXlsx(await writeDocument(spec))).sheets;
}

function count({ world }: Office, from: string): number {
  return get<{ n: number }>(world.db, `SELECT count(*) AS n FROM ${from}`)?.n ?? 0;
}

it.each([
  'составь письмо школам',
  'сделай сопроводительное письмо по ученикам ниже 50',
  'подготовь письмо директорам',
  'надо составить письмо о низких показателях',
])('«%s» begins a letter', (words) => {
  expect(createDistrict().say(words)).toContain('За какое время берём показатели?');
});

it('each share may have a threshold of its own', () => {
  const office = createDistrict();
  loadOrder(office);
  loadShares(
    office.world,
    'teachers-12-months',
    '2024-10-22',
    SCHOOLS.map((name, index) => [schoolId(office.world, name), index < 3 ? 20 : 60] as const),
  );
  for (const words of [
    'Письмо',
    'Последний месяц',
    'Учителя за 12 месяцев',
    'Ученики за 12 месяцев',
    'Дальше',
    'Порог',
  ])
    office.say(words);
  expect(office.say('звонят 30')).toContain('показатель из письма');
  const said = office.say('Ученики за 12 месяцев 25, Учителя за 12 месяцев 30');
  expect(said).toContain('ниже 25 % — 4 школы из 12');
  expect(said).toContain('ниже 30 % — 3 школы из 12');
  office.say('Порог');
  expect(office.say('50')).toContain('ниже 50 % — 12 школ из 12');
});

it('what only looks like a name has a way on, and only for the words that were asked about', () => {
  const office = createDistrict();
  loadOrder(office);
  for (const words of ['Письмо', 'Последний месяц', 'Ученики за 12 месяцев', 'Дальше', 'Тема'])
    office.say(words);
  expect(office.say('О Неделе Магомедова')).toContain('[Это не имя]');
  expect(office.say('Это не имя')).toContain('Письмо «О Неделе Магомедова»');
  office.world.press(COORDINATOR, 'Это не имя');
  expect(office.world.transcript.split('\n').at(-1)).not.toContain('Составить');
});

it('every duty can be chosen, six on a screen, and the screen stays where it was pressed', () => {
  const office = createDistrict();
  loadOrder(office);
  for (let index = 3; index <= 13; index += 1) {
    const duty = { kind: 'dated', districtId: office.world.districtId, dueOn: day('2024-11-08') } as const;
    insertDuty(
      office.world.db,
      { ...duty, title: `мера ${index}`, basis: undefined, startsOn: day('2024-10-22') },
      office.world.now,
    );
  }
  for (const words of ['Письмо', 'Последний месяц', 'Ученики за 12 месяцев', 'Дальше']) office.say(words);
  expect(office.say('Что сделать')).toContain('Ещё 7');
  expect(office.say('Ещё 7')).toContain('7. мера 7');
  office.say('Ещё 1');
  expect(office.say('✓ 13')).toContain('13. мера 13 — до 08.11.2024 — нет');
  expect(office.say('К письму')).toContain('Сроков в письме: 12 из 13.');
});

it('a letter without duties does not send its directors to look for them', () => {
  const office = createDistrict();
  loadOrder(office);
  for (const words of [
    'Письмо',
    'Последний месяц',
    'Ученики за 12 месяцев',
    'Дальше',
    'Что сделать',
    '✓ 1',
    '✓ 2',
  ])
    office.say(words);
  for (const words of ['К письму', 'Составить', 'Разослать школам', 'Школам из списка: 12'])
    office.say(words);
  const said = office.say('Отправить: 2 человека');
  expect(said).toContain('Всё письмо — в файле.');
  expect(said).not.toContain('Что сделать и к какому сроку');
});

it('a letter of long ago is still found', () => {
  const office = createDistrict();
  loadOrder(office);
  for (let n = 1; n <= 7; n += 1) make(office, 'Ученики за 12 месяцев');
  expect(office.say('Прежние письма')).toContain('[Ещё 2]');
  expect(office.say('Ещё 2')).toContain('7. 24.10 10:00 — «О работе школ в Сферуме»');
  expect(office.say('Письмо 7')).toContain('Письмо 24.10.2024.docx');
});

it('words beside the buttons are answered with the screen that is on, and what it waits for', () => {
  const office = createDistrict();
  office.say('Письмо');
  expect(office.say('настроить письмо')).toContain('[Последняя неделя] [Последний месяц]');
  expect(office.say('настроить письмо')).not.toContain('предпросмотр');
});
