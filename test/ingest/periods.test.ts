import { describe, expect, it } from 'vitest';
import { datesIn } from '../../src/ingest/period-text.ts';
import { lines, readText, remarks } from './table-files.ts';

describe('dates in the spellings of orders', () => {
  const ranges: [string, string][] = [
    ['Дошкольные образовательные организации (29.04.23-05.05.23)', '2023-04-29..2023-05-05'],
    ['За период с 08.04.2023 по 14.04.2023 0% пользователей', '2023-04-08..2023-04-14'],
    ['за период 19.10.2024 – 25.10.2024 г.', '2024-10-19..2024-10-25'],
    ['19.10.2024г. - 25.10.2024г.', '2024-10-19..2024-10-25'],
    ['неделя 19-25.10.2024', '2024-10-19..2024-10-25'],
    ['19–25.10.2024', '2024-10-19..2024-10-25'],
    ['26.10-01.11.2024', '2024-10-26..2024-11-01'],
    ['28.12-03.01.2025', '2024-12-28..2025-01-03'],
    ['с 19 по 25 октября 2024 года', '2024-10-19..2024-10-25'],
    ['19–25 октября 2024', '2024-10-19..2024-10-25'],
    ['с 26 октября по 1 ноября 2024 г.', '2024-10-26..2024-11-01'],
    ['28 декабря 2024 г. – 3 января 2025 г.', '2024-12-28..2025-01-03'],
    ['2024-10-19..2024-10-25', '2024-10-19..2024-10-25'],
    ['мониторинг_2024-10-19_2024-10-25.xlsx', '2024-10-19..2024-10-25'],
  ];
  it.each(ranges)('%s', (text, expected) => {
    const found = datesIn(text);
    expect(found.ranges.map(({ from, to }) => `${from}..${to}`)).toEqual([expected]);
    expect([found.dates, found.months]).toEqual([[], []]);
  });

  const dates: [string, string[]][] = [
    ['на 22.10.2024', ['2024-10-22']],
    ['30.10.2024 г.', ['2024-10-30']],
    ['2 ноября 2024 года', ['2024-11-02']],
    ['20.10.2023г.', ['2023-10-20']],
    ['по состоянию на начало октября 2023 года', ['2023-10-01']],
    ['на конец октября 2023', ['2023-10-31']],
    ['данные от 25.10.2024', ['2024-10-25']],
    ['неделя-2024-10-25.xlsx', ['2024-10-25']],
    ['выгрузка_25_10_2024.csv', ['2024-10-25']],
    ['выгрузка20241025', ['2024-10-25']],
    ['31.02.2024', []],
    ['в срок до 30.10.2024 г.', []],
    ['С 1 января 2024 года менее половины', []],
    ['письмо от 12.10.2023 № 06-15798/06-04/23', []],
    ['постановление №380 от 22.10.2024 г.', []],
    ['школа № 12, 45.67 %', []],
  ];
  it.each(dates)('%s', (text, expected) => {
    const found = datesIn(text);
    expect(found.dates).toEqual(expected);
    expect([found.ranges, found.months]).toEqual([[], []]);
  });

  it.each(['октябрь 2023', 'за октябрь 2023 г.', 'в октябре 2023 года', 'Мониторинг, ОКТЯБРЬ 2023'])(
    '%s',
    (text) => {
      expect(datesIn(text).months).toEqual([{ from: '2023-10-01', to: '2023-10-31' }]);
    },
  );
});

describe('the period of a table', () => {
  const table = (title: string, options = {}, name?: string) =>
    readText(`${title}\nШкола;Звонят, %;Статус\nСОШ № 1;5;Активна`, options, name);
  const period = (from: string, to = from) => ({ period: { from, to } as never });
  const week = ['СОШ № 1 | calls@1 | 2024-10-19..2024-10-25 | 5', 'СОШ № 1 | status@1 | 2024-10-25 | 1'];

  it('from the title, the file’s name, the option', async () => {
    expect(lines(await table('с 19.10.2024 по 25.10.2024'))).toEqual(week);
    expect(lines(await table('Мониторинг', {}, 'мониторинг 19-25.10.2024.csv'))).toEqual(week);
    expect(lines(await table('Мониторинг', period('2024-10-19', '2024-10-25')))).toEqual(week);
  });

  it('none at all', async () => {
    const read = await table('Мониторинг', {}, 'мониторинг 25.10.csv');
    expect(remarks(read)).toEqual(['refuse no-period']);
    expect(read.problems[0]?.sentence).toContain('--as-of');
  });

  it('a lone Friday means its week and says so; another day is no week', async () => {
    const friday = await table('Мониторинг', period('2024-10-25'));
    expect(lines(friday)).toEqual(week);
    expect(remarks(friday)).toEqual(['note week-from-date']);
    expect(remarks(await table('на 28.10.2024'))).toEqual(['refuse no-period']);
    expect(lines(await table('на 28.10.2024', period('2024-10-19', '2024-10-25')))).toEqual([
      week[0],
      'СОШ № 1 | status@1 | 2024-10-28 | 1',
    ]);
  });

  it('not a Сб–Пт week: a remark, the values stay', async () => {
    const read = await table('с 07.04.2023 по 13.04.2023');
    expect(read.records).toHaveLength(2);
    expect(remarks(read)).toEqual(['note period-not-week']);
    expect(read.problems[0]?.sentence).toContain('Период 07.04.2023–13.04.2023 — не неделя сб–пт');
  });

  it('an option against the title is refused, a date inside the week is not', async () => {
    const title = 'с 19.10.2024 по 25.10.2024';
    expect(remarks(await table(title, period('2024-10-12', '2024-10-18')))).toEqual([
      'refuse period-differs',
    ]);
    expect(remarks(await table(title, period('2024-11-01')))).toEqual(['refuse period-differs']);
    expect(lines(await table(title, period('2024-10-22')))[1]).toBe('СОШ № 1 | status@1 | 2024-10-22 | 1');
  });

  it('last week’s title in a file named after this week', async () => {
    const read = await table('с 12.10.2024 по 18.10.2024', {}, 'неделя 19-25.10.2024.csv');
    expect(remarks(read)).toEqual(['refuse several-periods']);
  });

  it('a day in the file’s name outweighs nothing', async () => {
    expect(lines(await table('с 19.10.2024 по 25.10.2024', {}, 'выгрузка 28.10.2024.csv'))).toEqual(week);
    const read = await table('Мониторинг', period('2024-10-19', '2024-10-25'), 'выгрузка 05.11.2024.csv');
    expect(lines(read)).toEqual(week);
    expect(remarks(read)).toEqual(['note period-differs-in-name']);
  });

  it('two weeks in the titles', async () => {
    expect(remarks(await table('с 12.10.2024 по 18.10.2024 и с 19.10.2024 по 25.10.2024'))).toEqual([
      'refuse several-periods',
    ]);
  });

  it('a column of periods', async () => {
    const rows = (second: string) =>
      readText(`Неделя;Школа;Звонят, %\n19-25.10.2024;СОШ № 1;5\n${second};СОШ № 2;6`);
    expect((await rows('19-25.10.2024')).records).toHaveLength(2);
    expect(remarks(await rows('12-18.10.2024'))).toEqual(['refuse several-periods']);
  });
});
