import { describe, expect, it } from 'vitest';
import { change, number, percent } from '../../src/text/number.ts';

const spaced = (text: string) => text.replaceAll(' ', '\u00a0');

describe('percent', () => {
  it.each([
    [43.36, '43,36 %'],
    [29.03225, '29,03 %'],
    [29, '29 %'],
    [87.6, '87,6 %'],
    [100, '100 %'],
    [0, '0 %'],
    [-0, '0 %'],
    [18.49, '18,49 %'],
    [(100 * 22) / 119, '18,49 %'],
    [8.345, '8,35 %'],
  ])('%s → %s', (value, expected) => expect(percent(value)).toBe(spaced(expected)));

  it.each([
    [29.03, 1, '29,0 %'],
    [6.45, 1, '6,5 %'],
    [42.57, 1, '42,6 %'],
    [29, 0, '29 %'],
    [29, 2, '29,00 %'],
  ])('%s with exactly %s decimals → %s', (value, decimals, expected) =>
    expect(percent(value, { decimals })).toBe(spaced(expected)),
  );
});

describe('number', () => {
  it.each([
    [0, '0'],
    [7, '7'],
    [1024, '1 024'],
    [1234567.5, '1 234 567,5'],
    [-2, '−2'],
    [-0.001, '0'],
  ])('%s → %s', (value, expected) => expect(number(value)).toBe(spaced(expected)));

  it('with exactly as many decimals as asked', () => expect(number(3, { decimals: 1 })).toBe('3,0'));
});

describe('change', () => {
  it.each([
    [6, '+6'],
    [-2, '−2'],
    [0, '0'],
    [0.001, '0'],
    [-0.001, '0'],
    [1.5, '+1,5'],
  ])('%s → %s', (value, expected) => expect(change(value)).toBe(expected));

  it('with exactly as many decimals as asked', () => expect(change(-1.25, { decimals: 1 })).toBe('−1,3'));
});
