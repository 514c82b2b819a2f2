import { describe, expect, it } from 'vitest';
import { lines, readText, remarks } from './table-files.ts';

const TITLE = 'Мониторинг использования ИКОП «Сферум» за период с 14.11.2026 по 20.11.2026';
const SCHOOLS = [40, 31, 22];

/** A table of three schools with one column whose meaning is in question. */
function table(heading: string, cells: readonly string[], title = TITLE): string {
  const rows = SCHOOLS.map((teachers, i) => `СОШ № ${i + 1};${teachers};${cells[i] ?? '0'}`);
  return [title, `Школа;Всего учителей;"${heading}"`, ...rows].join('\n');
}

describe('a heading that names a metric and says more is never taken silently', () => {
  it.each([
    ...[
      'Написали 1–9 сообщений, чел.',
      'Написали до 10 сообщений, чел.',
      'Написали менее 10 сообщений, чел.',
    ],
    ...['Написали от 10 до 50 сообщений, чел.', 'Написали 10 сообщений, чел.'],
    ...['Написали хотя бы одно сообщение, чел.', 'Писали сообщения ежедневно, чел.'],
    ...['Написали сообщения за месяц, чел.', 'Написали сообщения за октябрь, чел.'],
    ...['Совершили 5 и более звонков, чел.', 'Совершили не менее трёх звонков, чел.', 'Пропущенные звонки'],
    ...['Приняли участие в звонках, чел.', 'Прочитали сообщения, чел.', 'Получили сообщения, чел.'],
    ...['Количество школ, где пишут сообщения', 'Доля ОО, в которых учителя звонят'],
    ...['Количество чатов, в которых есть сообщения', 'Доля чатов с сообщениями, %'],
    ...['Сотрудники, написавшие 10+ сообщений, чел.', 'Пользователи, написавшие 10+ сообщений, чел.'],
    ...['Администраторы, написавшие 10+ сообщений, чел.', 'Родители, написавшие 10+ сообщений, чел.'],
    ...['Классные руководители, написавшие 10+ сообщений, чел.'],
    ...['в т.ч. молодые учителя, написавшие 10+ сообщений, чел.'],
    ...['Количество учителей, которым осталось написать 10 сообщений', 'Звонят, потенциал, %'],
    ...['Звонят, % (с начала года)', 'Нарастающим итогом с 1 сентября: Звонят, %', 'Звонят (2025 год), %'],
    ...['Звонят, на 13.11.2026, %', 'Не хватает учителей до 50 % по сообщениям'],
    ...['Доля учителей, активных в Сферум за неделю', 'Использовали Сферум, учителя, %'],
    ...['Зарегистрировано учителей в «Моей школе», %', 'Учителя, не вошедшие в «Мою школу», %'],
    ...['Количество учителей с подтверждённой учётной записью «Моя школа»'],
    ...['Доля уроков с использованием «Моя школа», учителя', 'Доля педагогического стажа, %'],
    ...['Доля учителей, использующих Сферум и «Мою школу», %', 'Входы учителей в «Мою школу», раз'],
    ...['Учителя, написавшие 100 и более сообщений, чел.', 'Написали 10+ сообщений за день, чел.'],
    ...['Написали 10+ сообщений и совершили звонок, чел.', 'Учителя-мужчины, написавшие 10+ сообщений, %'],
    ...['Совместители, написавшие 10+ сообщений, чел.', 'Учителя, впервые совершившие звонки, чел.'],
    ...['Доля учителей, имеющих учётную запись «Моя школа», %', 'Написали 10+ итоговых работ, чел.'],
  ])('asked: %s', async (heading) => {
    const read = await readText(table(heading, ['10', '5']));
    expect(lines(read)).toEqual([]);
    expect(read.questions.map(({ at }) => at.cell)).toEqual(['C2']);
  });

  it.each([
    ...['Звонят, % (план)', 'Звонят, план, %', 'Звонят, %, прошлая неделя', 'Место по звонкам'],
    ...['Доля звонящих за предыдущую неделю, %', 'Рейтинг по сообщениям', 'Прогноз: Звонят, %'],
    ...['Среднее по району, звонки, %', 'Прошлая неделя / Звонят, %'],
  ])('left out: %s', async (heading) => {
    expect(lines(await readText(table(heading, ['10', '5'])))).toEqual([]);
  });

  it.each([
    ['Написали ≥10 сообщ., чел.', 'messages@2'],
    ['КОЛ-ВО УЧ-ЛЕЙ, НАПИС. >=10 СООБЩ.', 'messages@2'],
    ['Написали больше трёх сообщений в чатах Сферум, чел.', 'messages@1'],
    ['Учителя, написавшие 10+ сообщений в MAX, чел.', 'messages@2'],
    ['Количество пользователей с ролью «Учитель», отправивших не менее 10 сообщений', 'messages@2'],
    ['Кол-во уч-лей, соверш. звонки', 'calls@1'],
    ['Написали 10+', 'messages@2'],
    ['Число учителей, активно пишущих (10 и более сообщений)', 'messages@2'],
    ['Учителей, отправивших десять и более сообщений, человек', 'messages@2'],
    ['Количество учителей, отправивших более 3-х сообщений', 'messages@1'],
    ['Кол-во педработников, отправивших 10 и более сообщений', 'messages@2'],
    ['Число педагогов, позвонивших хотя бы 1 раз', 'calls@1'],
    ['Учителя, совершившие хотя бы один звонок за отчётную неделю, чел.', 'calls@1'],
  ])('taken: %s', async (heading, metric) => {
    const read = await readText(table(heading, ['10', '5']));
    expect(read.questions).toEqual([]);
    expect(lines(read)[0]).toContain(`СОШ № 1 | ${metric} | 2026-11-14..2026-11-20 | 25 10/40`);
  });
});

describe('whose figures they are', () => {
  it('a group heading or a title of pupils makes no teachers of them', async () => {
    const heading = 'Написали не менее 10 сообщений, чел.';
    const grouped = await readText(
      `${TITLE}\nШкола;Обучающиеся;\n;Всего;${heading}\nСОШ № 1;400;10\nСОШ № 2;200;5`,
    );
    const titled = await readText(table(heading, ['10', '5'], 'Активность обучающихся 14.11–20.11.2026'));
    expect([lines(grouped), lines(titled)]).toEqual([[], []]);
  });

  it('«Зарегистрировано учителей» over percents is neither a share that uses it nor of how many', async () => {
    const read = await readText(
      `${TITLE}\nШкола;Учителей зарегистрировано в Сферум;Звонят, чел.\nСОШ № 1;85,5;2\nСОШ № 2;90,1;1`,
    );
    expect(lines(read)).toEqual([]);
    expect(read.questions.map(({ at }) => at.cell)).toEqual(['B2', 'C2']);
  });
});

describe('a threshold typed over two rows', () => {
  it('is the heading’s, whatever the date says', async () => {
    const read = await readText(
      `${TITLE}\nШкола;Учителей;УЧИТЕЛЯ, НАПИСАВШИЕ БОЛЕЕ\n;;3 СООБЩЕНИЙ, ЧЕЛ.\nСОШ № 1;40;10\nСОШ № 2;20;5`,
    );
    expect(lines(read)[0]).toBe('СОШ № 1 | messages@1 | 2026-11-14..2026-11-20 | 25 10/40');
  });
});

describe('the scale of the numbers', () => {
  it.each([
    ['one fraction and a one', ['0,25', '1']],
    ['a fraction and a nought', ['0', '0,1']],
    ['a one alone', ['0', '1']],
  ])('«доля» with %s is asked', async (_, cells) => {
    const read = await readText(table('Доля учителей, совершивших звонки', cells));
    expect([lines(read), remarks(read)]).toEqual([[], ['ask share-scale C2']]);
  });

  it('whole numbers that may be percents of the teachers as well as teachers are asked', async () => {
    const read = await readText(table('Звонят', ['5', '10', '50'].slice(0, 1)));
    expect([lines(read), remarks(read)]).toEqual([[], ['ask count-or-percent C2']]);
    const people = await readText(table('Звонят', ['5', '2']));
    expect(lines(people)[1]).toBe('СОШ № 2 | calls@1 | 2026-11-14..2026-11-20 | 6.4516 2/31');
  });
});

describe('weeks side by side under words', () => {
  it('«прошлая неделя» is left out, «отчётная неделя» is the one of the title', async () => {
    const read = await readText(
      `${TITLE}\nШкола;Учителей;Пишут 10+ сообщений, %;;Звонят, %;\n;;прошлая неделя;отчётная неделя;прошлая неделя;отчётная неделя\nСОШ № 1;40;20;25;0;5\nСОШ № 2;20;30;25;5;10`,
    );
    expect(lines(read).filter((line) => line.startsWith('СОШ № 1'))).toEqual([
      'СОШ № 1 | messages@2 | 2026-11-14..2026-11-20 | 25 10/40',
      'СОШ № 1 | calls@1 | 2026-11-14..2026-11-20 | 5 2/40',
    ]);
  });
});

it('«педагогические работники» of «Моя школа» are its teachers', async () => {
  const read = await readText(
    'Использование ФГИС «Моя школа» на 01.11.2026\nШкола;Доля педагогических работников, %\nСОШ № 1;81,2',
  );
  expect(lines(read)).toEqual(['СОШ № 1 | my-school-teachers@1 | 2026-11-01 | 81.2']);
});

describe('what a title may say of columns that say nothing', () => {
  const rows = (heading: string, title: string) =>
    readText(`${title}\n${heading}\nСОШ № 1;5;6\nСОШ № 2;10;7`);

  it('weeks and months as headings, each of its own period', async () => {
    const weeks = await rows(
      'Школа;07.11–13.11.2026;14.11–20.11.2026',
      'Доля учителей, совершивших звонки, %',
    );
    const months = await rows('Школа;сентябрь 2026;октябрь 2026', 'ФГИС «Моя школа», доля учителей, %');
    expect(lines(weeks).filter((line) => line.startsWith('СОШ № 1'))).toEqual([
      'СОШ № 1 | calls@1 | 2026-11-07..2026-11-13 | 5',
      'СОШ № 1 | calls@1 | 2026-11-14..2026-11-20 | 6',
    ]);
    expect(lines(months).filter((line) => line.startsWith('СОШ № 1'))).toEqual([
      'СОШ № 1 | my-school-teachers@1 | 2026-09-30 | 5',
      'СОШ № 1 | my-school-teachers@1 | 2026-10-31 | 6',
    ]);
  });

  it('never of a column that says something else', async () => {
    const title = 'Учителя, совершившие звонки, с 14.11.2026 по 20.11.2026';
    const grouped = await readText(`${title}\nШкола;Охват;\n;%;чел.\nСОШ № 1;5;6\nСОШ № 2;10;7`);
    const read = await rows('Школа;Доля, %;Примечание', `Учителя, прочитавшие сообщения, 14.11–20.11.2026`);
    const month = await rows('Школа;октябрь 2026;ноябрь 2026', 'Доля учителей, совершивших звонки, %');
    expect([grouped, read, month].map(lines)).toEqual([[], [], []]);
  });
});

describe('rows that are no school', () => {
  it('the country, the region and «справочно» are neither units nor in the sum', async () => {
    const read = await readText(
      `${TITLE}\nШкола;Учителей;Звонят, чел.\nСОШ № 1;40;2\nв том числе филиал СОШ № 1;5;1\nСОШ № 2;31;3\nСправочно: прошлая неделя;71;4\nв том числе молодых;20;1\nРоссийская Федерация;100;20\nСахалинская область;90;10\nИтого;76;6`,
    );
    expect(read.records.map(({ unit }) => unit?.name)).toEqual([
      'СОШ № 1',
      'в том числе филиал СОШ № 1',
      'СОШ № 2',
    ]);
    expect(remarks(read)).toEqual([]);
  });
});

it('«не написали ни одного» proposes nothing of those who wrote', async () => {
  const read = await readText(table('Не написали ни одного, чел.', ['10', '5']));
  expect(read.questions.map(({ candidates }) => candidates)).toEqual([[]]);
});

describe('the name of an indicator in a row that says more is asked about', () => {
  it.each([
    ...['Доля учителей, совершивших 5 и более звонков', 'Прочитали сообщения учителя, доля'],
    ...['Доля учителей, написавших 10+ сообщений (план)', 'Доля сотрудников, совершивших звонки'],
  ])('%s', async (indicator) => {
    const text = [TITLE, 'Показатель;Значение, %', `${indicator};12,5`, 'Доля звонящих учителей;40,5'].join(
      '\n',
    );
    const read = await readText(text);
    expect(lines(read)).toEqual(['район | calls@1 | 2026-11-14..2026-11-20 | 40.5']);
    expect(remarks(read)).toContain('ask unclear-column A3');
  });
});

describe('how many teachers there are is told by', () => {
  it.each([
    ...['Кол-во пед. работников', 'Пед.работников, всего, чел.', 'Всего педработников', 'пед. работники'],
    ...['Численность педагогического состава', 'Пед. состав, чел.', 'Количество пед. кадров'],
  ])('%s', async (heading) => {
    const rows = SCHOOLS.map((teachers, i) => `СОШ № ${i + 1};${teachers};5`);
    const text = [TITLE, `Школа;"${heading}";"Написали не менее 10 сообщений, чел."`, ...rows].join('\n');
    const read = await readText(text);
    expect(read.records.map(({ numerator, denominator }) => [numerator, denominator])).toEqual(
      SCHOOLS.map((teachers) => [5, teachers]),
    );
    expect(read.questions).toEqual([]);
  });
});
