import { describe, expect, it } from 'vitest';
import { nearest, normaliseText, normaliseWords, stem } from '../../src/text/words.ts';

describe('normaliseText', () => {
  it.each([
    ['Показатели', 'показатели'],
    ['/показатели', 'показатели'],
    ['  Что   делать?! ', 'что делать'],
    ['📊 Показатели', 'показатели'],
    ['Зелёный отчёт', 'зеленый отчет'],
    ['зеле\u0308ныи\u0306', 'зеленый'],
    ['по\u0301мощь', 'помощь'],
    ['по\u00adмощь\u200b', 'помощь'],
    ['Сотрудники 38 из 45', 'сотрудники 38 из 45'],
    ['10+ сообщений', '10 сообщений'],
    ['что-то', 'что то'],
    ['👨‍👩‍👧', ''],
    ['', ''],
    // Latin letters among Cyrillic ones.
    ['Cpoки', 'сроки'],
    ['Пoкaзaтeли', 'показатели'],
    ['KOHTAKTЫ', 'контакты'],
    ['kohtaktы', 'контакты'],
    // All letters Latin, all of them look-alikes.
    ['CPOK', 'срок'],
    ['HET', 'нет'],
    // Real Latin words stay.
    ['/start', 'start'],
    ['Help', 'help'],
    ['SFERUM', 'sferum'],
    ['2A', '2а'],
  ])('«%s» → «%s»', (text, expected) => expect(normaliseText(text)).toBe(expected));

  it('gives words', () => expect(normaliseWords('/Готово, 2')).toEqual(['готово', '2']));
  it('is idempotent', () => {
    for (const text of ['Cpoки!', 'KOHTAKTЫ', '/start', 'Ёлка — 5'])
      expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
  });
});

describe('stem', () => {
  it.each([
    ['показатели', 'показателям'],
    ['сроки', 'сроков'],
    ['школы', 'школа'],
    ['контакты', 'контактов'],
  ])('%s ~ %s', (a, b) => expect(stem(a)).toBe(stem(b)));
  it.each(['38', 'start'])('leaves %s', (word) => expect(stem(word)).toBe(word));
});

describe('nearest', () => {
  const commands = ['Показатели', 'Сроки', 'Контакты', 'Помощь', 'Что делать', 'Школы', 'Сводка', 'Рассылка'];
  it.each([
    ['показатели', 'Показатели'],
    ['показател', 'Показатели'],
    ['показтаели', 'Показатели'],
    ['показателям', 'Показатели'],
    ['пмощь', 'Помощь'],
    ['срок', 'Сроки'],
    ['сорки', 'Сроки'],
    ['што делать', 'Что делать'],
    ['Пoкaзaтeль', 'Показатели'],
    ['добрый день', undefined],
    ['ок', undefined],
    ['', undefined],
    ['12', undefined],
  ])('«%s» → %s', (text, expected) => expect(nearest(text, commands, 2)).toBe(expected));

  it('two equally near are none', () => {
    expect(nearest('школк', ['школа', 'школы'], 2)).toBeUndefined();
    expect(nearest('год', ['код', 'ход'], 1)).toBeUndefined();
  });
  it('the exact one wins over the same stem', () =>
    expect(nearest('сроки', ['срок', 'сроки'], 2)).toBe('сроки'));
  it('short words are not stretched', () => expect(nearest('да', ['на', 'нет'], 2)).toBeUndefined());
  it('numbers are never near', () => expect(nearest('школа 1', ['школа 11', 'школа 2'], 2)).toBeUndefined());
});
