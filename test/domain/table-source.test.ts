import { describe, expect, it } from 'vitest';
import { parseTableSource } from '../../src/domain/table-source.ts';
import { isAwaited, judgeTable } from '../../src/domain/source-file.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { dateOnly, weekOf } from '../../src/domain/period.ts';

describe('a source as it is typed', () => {
  it.each([
    ['https://cloud.mail.ru/public/GPXK/fMnpzcuWR', 'https://cloud.mail.ru/public/GPXK/fMnpzcuWR'],
    ['cloud.mail.ru/public/GPXK/fMnpzcuWR/', 'https://cloud.mail.ru/public/GPXK/fMnpzcuWR'],
    ['http://cloud.mail.ru/public/GPXK/fMnpzcuWR?from=mail', 'https://cloud.mail.ru/public/GPXK/fMnpzcuWR'],
    ['«https://cloud.mail.ru/public/GPXK/f-M_1»,', 'https://cloud.mail.ru/public/GPXK/f-M_1'],
    ['Вот ссылка: https://cloud.mail.ru/public/GPXK/fM, смотрите', 'https://cloud.mail.ru/public/GPXK/fM'],
    ['Облако района\nhttps://cloud.mail.ru/public/GPXK/fM', 'https://cloud.mail.ru/public/GPXK/fM'],
    [
      'https://cloud.mail.ru/public/GPXK/fMnpzcuWR/2024/октябрь',
      'https://cloud.mail.ru/public/GPXK/fMnpzcuWR/2024/%D0%BE%D0%BA%D1%82%D1%8F%D0%B1%D1%80%D1%8C',
    ],
  ])('%s is a public link', (typed, link) => {
    expect(parseTableSource(typed)).toEqual({ source: { kind: 'cloud-mail-ru', link } });
  });

  it.each([
    [
      'https://files.example.ru/a/table.xlsx#x',
      { kind: 'https', url: 'https://files.example.ru/a/table.xlsx' },
    ],
    ['/srv/monitoring', { kind: 'folder', path: '/srv/monitoring' }],
    ['D:\\обмен', { kind: 'folder', path: 'D:\\обмен' }],
    ['/srv/https://x.ru', { kind: 'folder', path: '/srv/https://x.ru' }],
  ])('%s', (typed, source) => {
    expect(parseTableSource(typed)).toEqual({ source });
  });

  it.each([
    ['http://files.example.ru/table.xlsx', 'http'],
    ['https://cloud.mail.ru/home/table.xlsx', 'not-public'],
    ['https://cloud.mail.ru/public/', 'not-public'],
    ['таблица.xlsx', 'not-understood'],
    ['по почте', 'not-understood'],
    ['//evil.example/x', 'not-understood'],
    ['https://user:key@files.example.ru/x', 'not-understood'],
    ['https://files.example.ru:8443/x', 'not-understood'],
    ['https://localhost/x', 'not-understood'],
    ['ftp://files.example.ru/x', 'not-understood'],
    [`https://files.example.ru/${'a'.repeat(1001)}`, 'not-understood'],
    ['https://files.example.ru/a\nhttps://b.example.ru', 'not-understood'],
  ])('%s is none', (typed, mistake) => {
    expect(parseTableSource(typed)).toEqual({ mistake });
  });
});

describe('what a file is for a source', () => {
  const METRICS = [
    { code: 'messages', window: 'week' },
    { code: 'share', window: '12-months' },
  ] as const;
  const week = weekOf(day('2024-10-25'));
  const of = (code: string, period = week) => ({
    metric: { code, version: 1 },
    period,
  });
  const judge = (sources: ReturnType<typeof of>[], code?: string, awaits: 'week' | 'month' = 'week') =>
    judgeTable(
      { sources, problems: code === undefined ? [] : [{ severity: 'refuse', code, sentence: '' }] },
      awaits,
      METRICS,
    ).verdict;

  it('is told by its figures', () => {
    expect(judge([of('messages')])).toBe('table');
    expect(judge([of('share')])).toBe('other');
    expect(judge([of('share')], undefined, 'month')).toBe('table');
    expect(judge([], 'no-period')).toBe('unclear');
    expect(judge([], 'encrypted')).toBe('not-a-table');
  });

  it('is the awaited one by the very week, or by a day of the months', () => {
    expect(isAwaited([week], week, 'week')).toBe(true);
    expect(isAwaited([dateOnly(week.to)], week, 'week')).toBe(false);
    const months = { from: day('2024-09-01'), to: day('2024-10-31') };
    expect(isAwaited([dateOnly(day('2024-10-22'))], months, 'month')).toBe(true);
    expect(isAwaited([dateOnly(day('2024-08-31'))], months, 'month')).toBe(false);
  });
});

it('of two links among words none is taken', () => {
  const typed = 'эта https://cloud.mail.ru/public/A/b или эта https://cloud.mail.ru/public/C/d';
  expect(parseTableSource(typed)).toEqual({ mistake: 'not-understood' });
});
