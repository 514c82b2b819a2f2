import { expect, it } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { writeDocument } from '../../src/documents/write-document.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at } from '../support/week-tables.ts';

const NOW = at('2024-10-28', '10:00');
const DEPUTY = 11;
const DIRECTOR = 20;
const FOUR = SCHOOLS.slice(0, 4);

function createDistrict() {
  return createOffice({ now: NOW, schools: FOUR });
}

function table(headings: string, rows: readonly string[]): string {
  return ['Мониторинг за 19.10–25.10.2024', headings, ...rows].join('\n');
}

const STRANGE = table(
  'Наименование ОО;Количество учителей;Активность педагогов в чатах',
  FOUR.map((name, index) => `${name};${30 + index};${9 + index}`),
);

it('a button named like a code of an invitation is pressed as any other', async () => {
  const office = createDistrict();
  await office.sendFile('week43.csv', STRANGE);
  office.say('Пишут сообщения, число');
  await office.runTasks();
  office.say('Разметка таблиц');
  expect(office.world.press(COORDINATOR, '1. week43.csv')).toContain('Таблица, как «week43.csv». Столбцы:');
});

it('a second coordinator finds a file that waits in «Загрузки», and goes on with its questions', async () => {
  const office = createDistrict();
  office.world.person(DEPUTY, 'Второй координатор', 'coordinator');
  await office.sendFile('отчёт.csv', STRANGE);
  const said = (text: string) => office.world.say(DEPUTY, text).replaceAll('\u00a0', ' ');
  expect(said('Загрузки')).toContain('1. «отчёт.csv», прислал другой координатор 28.10 10:00');
  const opened = said('Открыть файл 1');
  expect(opened).toContain('Файл прислал другой координатор. Решить можете и вы');
  expect(opened).toContain('Что в столбце «Активность педагогов в чатах»?');
  said('Пишут сообщения, число');
  // The first one is told what became of it meanwhile.
  expect(office.say('Пишут сообщения, число')).toContain('На этот вопрос уже ответили');
  await office.runTasks();
  expect(said('Записать')).toContain('Записано: 4 значения');
  expect(office.say('Загрузки')).not.toContain('Ждут решения');
  expect(office.say('Загрузки')).toContain('«отчёт.csv»: 4 значения');
});

it('one own file that waits is opened again, a list of schools as well', async () => {
  const office = createDistrict();
  await office.sendFile('отчёт.csv', STRANGE);
  await office.sendFile('школы.csv', 'Наименование ОО;Тип;Число учеников\nМБОУ «Новая СОШ»;школа;120');
  expect(office.say('Загрузки')).toContain('2. «отчёт.csv», прислали вы 28.10 10:00');
  expect(office.say('Открыть файл 1')).toContain('«школы.csv» — список школ: 1 школа');
});

it('what is only counted in a preview stands in its file', async () => {
  const office = createDistrict();
  const said = await office.sendFile(
    'отчёт.csv',
    table(
      'Наименование ОО;Количество учителей;Написали минимум 10 сообщений, чел.',
      FOUR.map((name, index) => `${name};30;${index === 0 ? 9 : 40 + index}`),
    ),
  );
  expect(said).toContain('Таких ещё 2, все — в «Разборе»');
  const [document] = office.documentsTo(COORDINATOR);
  const { sheets } = await readXlsx(new Uint8Array(await writeDocument(document!)));
  expect(sheets.find(({ name }) => name === 'Замечания')?.rows.map((row) => row[3])).toEqual(
    expect.arrayContaining(['C4', 'C5', 'C6']),
  );
});

it('a preview of many long remarks is one screen', async () => {
  const office = createDistrict();
  const long = (n: number) => `МБОУ «${'Верхненижнекамская имени Героя Труда '.repeat(3)}СОШ № ${n}»`;
  const said = await office.sendFile(
    'отчёт.csv',
    table(
      'Наименование ОО;Количество учителей;Написали минимум 10 сообщений, чел.;Использовали «Сферум» за последние 12 месяцев, доля обучающихся, %',
      [
        ...FOUR.map((name, index) => `${name};30;${9 + index};${index < 2 ? '48,5' : '107,9'}`),
        `${FOUR[0]!};30;12;51`,
        ...[101, 102].map((n) => `${long(n)};20;не помню;33`),
        'Итого;400;9;99',
      ],
    ),
  );
  const preview = said.slice(said.indexOf('«отчёт.csv»: неделя'));
  expect(preview.length).toBeLessThan(1000);
  expect(preview).toMatch(/И ещё \d+, все — в «Разборе»/);
});

it('where several columns may hold the whole, each button names one', async () => {
  const office = createDistrict();
  await office.sendFile(
    'отчёт.csv',
    table(
      'Наименование ОО;Педагогов по тарификации;Педагогов в отпуске;Вовлечённость',
      FOUR.map((name, index) => `${name};30;${20 + index};${9 + index}`),
    ),
  );
  office.say('Пропустить столбец');
  office.say('Пропустить столбец');
  office.say('Это другой показатель');
  const said = office.say('Звонят');
  expect(said).toContain('Число, из «Педагогов по тарификации»');
  expect(said).not.toContain('(2)');
});

it('a pasted text is spoken of as a table', async () => {
  const office = createDistrict();
  const rows = FOUR.map((name, index) => `${name}\t30\t${9 + index}`);
  office.say(['Школа\tУчителей\tПишут 10+', ...rows].join('\n'));
  expect(await office.runTasks()).toContain(
    'За какую неделю (сб–пт) таблица «вставленный текст»? В ней не указано, за какой период данные.',
  );
});

it('the source of a figure of a CSV names its file once', async () => {
  const office = createDistrict();
  addDirector(office.world, DIRECTOR, FOUR[0]!);
  await office.sendFile(
    'отчёт.csv',
    table(
      'Наименование ОО;Количество учителей;Написали минимум 10 сообщений, чел.',
      FOUR.map((name, index) => `${name};30;${9 + index}`),
    ),
  );
  office.say('Записать');
  office.world.say(DIRECTOR, 'Цифра неверна');
  expect(office.world.press(DIRECTOR, 'Пишут')).toContain('Источник: «отчёт.csv», ячейка C3, загружено');
});
