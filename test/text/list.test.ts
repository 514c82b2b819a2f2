import { describe, expect, it } from 'vitest';
import { choiceInWords, listInWords, shortList } from '../../src/text/list.ts';

describe('listInWords', () => {
  it.each([
    [[], ''],
    [['А'], 'А'],
    [['А', 'Б'], 'А и Б'],
    [['А', 'Б', 'В'], 'А, Б и В'],
  ])('%j → «%s»', (items, expected) => expect(listInWords(items)).toBe(expected));
});

describe('choiceInWords', () => {
  it.each([
    [[], ''],
    [['А'], 'А'],
    [['А', 'Б', 'В'], 'А, Б или В'],
  ])('%j → «%s»', (items, expected) => expect(choiceInWords(items)).toBe(expected));
});

describe('shortList', () => {
  it.each([
    [[], 10, ''],
    [['А', 'Б'], 10, 'А, Б'],
    [['А', 'Б', 'В'], 3, 'А, Б, В'],
    [['А', 'Б', 'В', 'Г'], 3, 'А, Б, В и ещё\u00a01'],
    [Array.from({ length: 27 }, (_, i) => `ш${i + 1}`), 2, 'ш1, ш2 и ещё\u00a025'],
  ])('%j at most %s → «%s»', (items, max, expected) => expect(shortList(items, max)).toBe(expected));
});
