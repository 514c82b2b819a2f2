import { describe, expect, it } from 'vitest';
import { lines, readSample, readText, remarks } from './table-files.ts';

const SERGOKALA = [
  ['МКОУ «Дегвинская СОШ»', 48.68],
  ['МКОУ «Мургукская СОШ»', 47.37],
  ['МКОУ «Урахинская СОШ им А.А. Тахо Годи»', 45.65],
  ['МКОУ «Сергокалинская СОШ №2»', 43.36],
  ['МКОУ «Сергокалинская СОШ №1»', 40.69],
  ['МКОУ «Нижнемулебкинская СОШ»', 36.45],
  ['МКОУ «Кадиркентская СОШ»', 33.06],
  ['МКОУ «Новомугринская СОШ»', 30.77],
  ['МКОУ «Бурхимахинская СОШ»', 23.33],
  ['МКОУ «Ванашимахинская СОШ им. С.Омарова»', 21.43],
  ['МКОУ «Бурдекинская СОШ»', 18.49],
  ['МКОУ «Канасирагинская СОШ»', 18.49],
] as const;
const expected = SERGOKALA.map(([name, share]) => `${name} | pupils-12-months@1 | 2024-10-22 | ${share}`);

describe('order 000, Сергокалинский район', () => {
  it.each(['000-сергокалинский-2024-10-22.csv', '000-сергокалинский-2024-10-22.xlsx'])('%s', async (name) => {
    const table = await readSample(name);
    expect(lines(table)).toEqual(expected);
    expect(remarks(table)).toEqual(['note equal-neighbours C14']);
    expect(table.records[0]).toEqual({
      unit: { level: 'organisation', name: 'МКОУ «Дегвинская СОШ»', organisationKind: 'school' },
      metric: { code: 'pupils-12-months', version: 1 },
      period: { from: '2024-10-22', to: '2024-10-22' },
      at: { sheet: name.endsWith('csv') ? name : 'Школы', cell: 'C3' },
      state: 'value',
      value: 48.68,
    });
  });

  const items = SERGOKALA.map(([name, share]) => `${name} - ${share.toFixed(2).replace('.', ',')}%`);
  const title = 'Использование обучающимися платформы «Сферум» за последние 12 месяцев, на 22.10.2024:';

  it('as a list, one school to a line', async () => {
    expect(lines(await readText([title, ...items].join('\n')))).toEqual(expected);
  });

  it('as the sentence of the order', async () => {
    expect(lines(await readText(`${title} ${items.join(', ')}.`))).toEqual(expected);
  });

  it('with a title that says «не использовали» nothing is stored', async () => {
    const text = `Менее половины обучающихся не использовали «Сферум» за последние 12 месяцев, на 22.10.2024:\n${items.join('\n')}`;
    const table = await readText(text);
    expect(table.records).toEqual([]);
    expect(remarks(table)).toContain('ask turned-round A2');
  });

  it('takes the date from the option where the file has none, and the order’s own date is no period', async () => {
    const text = `К постановлению № 380 от 22.10.2024 г.\nНаименование ОО;Доля обучающихся в «Сферуме» за 12 месяцев\nМКОУ «Дегвинская СОШ»;48,68%`;
    expect(remarks(await readText(text))).toEqual(['refuse no-period']);
    const on = { from: '2024-10-21', to: '2024-10-21' } as never;
    expect(lines(await readText(text, { period: on }))).toEqual([
      'МКОУ «Дегвинская СОШ» | pupils-12-months@1 | 2024-10-21 | 48.68',
    ]);
  });
});

describe('001, Сахалинская область', () => {
  it('18 municipalities, 45 not registered, 91 not active, all of kindergartens', async () => {
    const table = await readSample('001-сахалин-детские-сады-2023-05-05.xlsx');
    const sum = (code: string) =>
      table.records
        .filter(({ metric }) => metric.code === code)
        .reduce((total, { value = 0 }) => total + value, 0);
    expect([table.records.length, sum('not-registered'), sum('not-active')]).toEqual([36, 45, 91]);
    expect(remarks(table)).toEqual([]);
    expect(new Set(table.records.map(({ unit }) => `${unit?.level} ${unit?.organisationKind}`))).toEqual(
      new Set(['municipality kindergarten']),
    );
    expect(
      lines(table).filter((line) => line.includes('Южно-Сахалинск') || line.includes('Охинский')),
    ).toEqual([
      'Городской округ «город Южно-Сахалинск» | not-registered@1 | 2023-05-05 | 20',
      'Городской округ «Охинский» | not-registered@1 | 2023-05-05 | 0',
      'Городской округ «город Южно-Сахалинск» | not-active@1 | 2023-05-05 | 25',
      'Городской округ «Охинский» | not-active@1 | 2023-05-05 | 5',
    ]);
  });

  it('the region’s totals as a table', async () => {
    const table = await readText(
      'Детские сады Сахалинской области, 29.04.23-05.05.23\nПоказатель;Значение\n' +
        'Имеют «0» по сообщениям (минимум 10 за неделю);121 из 127 зарегистрированных (95%)\n' +
        'Имеют «0» по звонкам (минимум 1 за неделю);127 из 127 зарегистрированных (100%)',
    );
    expect(lines(table)).toEqual([
      'район | zero-messages@1 | 2023-04-29..2023-05-05 | 121',
      'район | zero-calls@1 | 2023-04-29..2023-05-05 | 127',
    ]);
  });
});

describe('002, a district of Dagestan', () => {
  it('81 % and 51 % of one indicator: both are kept as doubtful', async () => {
    const table = await readSample('002-письмо-октябрь-2023.csv');
    expect(lines(table)).toEqual([
      'район | my-school-teachers@1 | 2023-10-01 | 81 (two-values)',
      'район | my-school-pupils@1 | 2023-10-01 | 0',
      'район | teachers-12-months@1 | 2023-10-01 | 51',
      'район | pupils-12-months@1 | 2023-10-01 | 13',
      'район | my-school-teachers@1 | 2023-10-01 | 51 (two-values)',
    ]);
    expect(table.records[1]?.state).toBe('zero');
    expect(remarks(table)).toEqual(['note two-columns-differ B7']);
    expect(table.problems[0]?.sentence).toContain('B3');
  });

  it('the four figures as columns of one row', async () => {
    const table = await readText(
      'Октябрь 2023\nДоля учителей, ФГИС «Моя школа»;Доля учеников, ФГИС «Моя школа»;' +
        'Учителя, использовавшие «Сферум» за 12 месяцев, %;Ученики, использовавшие «Сферум» за 12 месяцев, %\n81;0;51;13',
    );
    expect(lines(table)).toEqual([
      'район | my-school-teachers@1 | 2023-10-31 | 81',
      'район | my-school-pupils@1 | 2023-10-31 | 0',
      'район | teachers-12-months@1 | 2023-10-31 | 51',
      'район | pupils-12-months@1 | 2023-10-31 | 13',
    ]);
  });

  const four = [
    'район | my-school-teachers@1 | 2023-10-01 | 81',
    'район | teachers-12-months@1 | 2023-10-01 | 51',
    'район | my-school-pupils@1 | 2023-10-01 | 0',
    'район | pupils-12-months@1 | 2023-10-01 | 13',
  ];

  it('the four figures as two by two', async () => {
    const table = await readText(
      'на начало октября 2023 года\nПоказатель;Учителя;Обучающиеся\nФГИС «Моя школа»;81%;0%\nИКОП «Сферум» за 12 месяцев;51%;13%',
    );
    expect(lines(table)).toEqual(four);
  });

  it('the four figures of a district by its name', async () => {
    const table = await readText(
      'на начало октября 2023 года\nНаименование;Моя школа учителя;Сферум учителя;Моя школа ученики;Сферум ученики\nЛесной район;81%;51%;0%;13%',
    );
    expect(lines(table)).toEqual(four.map((one) => one.replace('район', 'Лесной район')));
    expect(table.records[0]?.unit?.level).toBe('municipality');
  });

  it('the same two columns in a table of schools', async () => {
    const table = await readText(
      'на 01.10.2023\nШкола;Учителя в «Моей школе», %;Доля учителей, использующих ФГИС «Моя школа», %\nМБОУ «СОШ № 1»;81;51\nМБОУ «СОШ № 2»;70;70',
    );
    expect(table.records).toEqual([]);
    expect(remarks(table)).toEqual(['ask two-columns-differ C2']);
  });
});

describe('003, Цунтинский район', () => {
  it('«0 % … не написали»: kept as doubtful', async () => {
    const table = await readSample('003-цунтинский-2023-04-14.csv');
    expect(lines(table)).toEqual(['район | messages@1 | 2023-04-08..2023-04-14 | 0 (turned-round)']);
    expect(remarks(table)).toEqual(['note turned-round A3']);
  });

  it('the same without the negation is 0 % under the definition of that week', async () => {
    const table = await readText(
      'За период с 08.04.2023 по 14.04.2023\nПоказатель;Значение\nДоля пользователей с ролью «Учитель», написавших более трех сообщений;0%',
    );
    expect(lines(table)).toEqual(['район | messages@1 | 2023-04-08..2023-04-14 | 0']);
  });

  it('as a column of a table', async () => {
    const table = await readText(
      'с 08.04.2023 по 14.04.2023\nНаименование ОО;Не написали более трёх сообщений, %\nМКОУ «СОШ № 1»;0',
    );
    expect(table.records).toEqual([]);
    expect(remarks(table)).toEqual(['ask turned-round B2']);
  });
});
