import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { parseTypedDay, parseTypedPeriod, takeLeadingDay } from '../../src/features/typed-date.ts';

const TODAY = day('2024-10-22');

describe('parseTypedDay: without a year the next such day', () => {
  it.each([
    ['30.10.2024', '2024-10-30'],
    ['30.10.24', '2024-10-30'],
    ['30.10.2024г.', '2024-10-30'],
    ['30 октября 2024 г.', '2024-10-30'],
    ['2 ноября 2024 года', '2024-11-02'],
    ['30 окт', '2024-10-30'],
    ['30.10', '2024-10-30'],
    ['22.10', '2024-10-22'],
    ['21.10', '2025-10-21'],
    ['до 30.10', '2024-10-30'],
    ['2024-10-30', '2024-10-30'],
    ['29.02', undefined],
    ['Завтра', '2024-10-23'],
    ['послезавтра', '2024-10-24'],
    ['31.02', undefined],
    ['отчёт', undefined],
    ['', undefined],
  ])('%s', (text, expected) => expect(parseTypedDay(text, TODAY)).toBe(expected));
});

describe('takeLeadingDay', () => {
  it.each([
    ['30.10.2024 Отчёт по классам', '2024-10-30', 'Отчёт по классам'],
    ['30 октября 2024 года: Отчёт', '2024-10-30', 'Отчёт'],
    ['30.10 — сдать отчёт до 02.11', '2024-10-30', 'сдать отчёт до 02.11'],
    ['2 ноября отчёт', '2024-11-02', 'отчёт'],
    ['30.10', '2024-10-30', ''],
  ])('%s', (text, expected, rest) => expect(takeLeadingDay(text, TODAY)).toEqual({ day: expected, rest }));

  it('is none where the text begins with something else', () =>
    expect(takeLeadingDay('Отчёт 30.10', TODAY)).toBeUndefined());
});

describe('parseTypedPeriod: without a year the last such stretch, or the one that is going on', () => {
  it.each([
    ['19–25.10.2024', '2024-10-19', '2024-10-25'],
    ['19-25.10', '2024-10-19', '2024-10-25'],
    ['за неделю 12 – 18.10', '2024-10-12', '2024-10-18'],
    ['с 26.10 по 01.11', '2024-10-26', '2024-11-01'],
    ['с 19 по 25 октября 2024 г.', '2024-10-19', '2024-10-25'],
    ['28 сентября – 4 октября', '2024-09-28', '2024-10-04'],
    ['29.04.23-05.05.23', '2023-04-29', '2023-05-05'],
    ['28.12–03.01.2025', '2024-12-28', '2025-01-03'],
    ['28.12–03.01', '2023-12-28', '2024-01-03'],
    ['2024-10-19..2024-10-25', '2024-10-19', '2024-10-25'],
    ['25.10.2024', '2024-10-25', '2024-10-25'],
    ['20.12', '2023-12-20', '2023-12-20'],
    ['сегодня', '2024-10-22', '2024-10-22'],
    ['25.10–19.10.2024', undefined, undefined],
    ['прошлая', undefined, undefined],
  ])('%s', (text, from, to) =>
    expect(parseTypedPeriod(text, TODAY)).toEqual(from === undefined ? undefined : { from, to }),
  );
});
