import { expect, it } from 'vitest';
import { count, plural } from '../../src/text/plural.ts';

const TEACHERS = ['учитель', 'учителя', 'учителей'] as const;

it.each([
  [0, 'учителей'],
  [1, 'учитель'],
  [2, 'учителя'],
  [4, 'учителя'],
  [5, 'учителей'],
  [11, 'учителей'],
  [12, 'учителей'],
  [14, 'учителей'],
  [21, 'учитель'],
  [22, 'учителя'],
  [111, 'учителей'],
  [101, 'учитель'],
  [1000, 'учителей'],
  [-1, 'учитель'],
  [2.5, 'учителя'],
])('%s %s', (n, form) => expect(plural(n, TEACHERS)).toBe(form));

it('counts with a space that does not break', () => {
  expect(count(7, TEACHERS)).toBe('7\u00a0учителей');
  expect(count(1, TEACHERS)).toBe('1\u00a0учитель');
  expect(count(12_002, TEACHERS)).toBe('12\u00a0002\u00a0учителя');
});
