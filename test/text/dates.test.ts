import { describe, expect, it } from 'vitest';
import { dayInWords, momentInWords, periodInWords, weekdayInWords } from '../../src/text/dates.ts';

describe('dayInWords', () => {
  it.each([
    ['2024-10-30', {}, '30.10'],
    ['2024-10-30', { weekday: true }, '30.10 (среда)'],
    ['2024-11-02', { weekday: true }, '02.11 (суббота)'],
    ['2024-10-30', { year: true }, '30.10.2024'],
    ['2024-10-30', { year: true, weekday: true }, '30.10.2024 (среда)'],
    ['2024-10-30', { thisYear: 2024 }, '30.10'],
    ['2024-10-30', { thisYear: 2025 }, '30.10.2024'],
    ['2024-10-30', { thisYear: 2024, year: true }, '30.10.2024'],
  ])('%s %j → %s', (on, options, expected) => expect(dayInWords(on, options)).toBe(expected));

  it('names the weekday alone', () => expect(weekdayInWords('2026-05-01')).toBe('пятница'));
});

describe('periodInWords', () => {
  it.each([
    ['2024-10-19', '2024-10-25', {}, '19–25.10'],
    ['2024-10-26', '2024-11-01', {}, '26.10–01.11'],
    ['2024-11-02', '2024-11-08', { thisYear: 2024 }, '02–08.11'],
    ['2024-10-19', '2024-10-25', { year: true }, '19–25.10.2024'],
    ['2023-04-29', '2023-05-05', { thisYear: 2024 }, '29.04–05.05.2023'],
    ['2023-04-29', '2023-05-05', { thisYear: 2023 }, '29.04–05.05'],
    ['2025-12-27', '2026-01-02', {}, '27.12.2025–02.01.2026'],
    ['2025-12-27', '2026-01-02', { thisYear: 2026 }, '27.12.2025–02.01.2026'],
    ['2024-10-22', '2024-10-22', {}, '22.10'],
    ['2024-10-22', '2024-10-22', { thisYear: 2026 }, '22.10.2024'],
    ['2024-09-01', '2024-09-30', {}, 'сентябрь 2024'],
    ['2024-02-01', '2024-02-29', { thisYear: 2024 }, 'февраль 2024'],
    ['2023-02-01', '2023-02-28', {}, 'февраль 2023'],
    ['2024-02-01', '2024-02-28', {}, '01–28.02'],
  ])('%s…%s %j → %s', (from, to, options, expected) =>
    expect(periodInWords({ from, to }, options)).toBe(expected),
  );
});

it('momentInWords', () => {
  expect(momentInWords({ day: '2024-11-15', time: '14:10' })).toBe('15.11 14:10');
  expect(momentInWords({ day: '2024-11-15', time: '14:10' }, { thisYear: 2026 })).toBe('15.11.2024 14:10');
  expect(momentInWords({ day: '2024-11-15', time: '14:10' }, { weekday: true })).toBe(
    '15.11 (пятница) 14:10',
  );
});
