import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSearch } from '../../src/text/search.ts';

const lexicon = { ignored: ['как в на и у нас'], synonyms: ['ученик обучающийся школьник', '3 три трёх'] };
const find = createSearch(
  [
    {
      id: 'role',
      keys: ['смена роли'],
      phrases: ['как сменить роль ученика', 'роль в организации'],
      body: '',
    },
    {
      id: 'week',
      keys: [],
      phrases: ['какая неделя считается', 'с какого дня неделя'],
      body: 'суббота пятница',
    },
    { id: 'three', keys: [], phrases: ['больше 3 сообщений за неделю'], body: '' },
  ],
  lexicon,
);
const ids = (query: string) => find(query).map(({ id }) => id);

test('words are found in any form, with misprints, by what they stand for', () => {
  expect(ids('сменить роль ученика')[0]).toBe('role');
  expect(ids('СМЕНИТЬ РОЛИ УЧЕНИКУ')[0]).toBe('role');
  expect(ids('сменть рль ученика')[0]).toBe('role');
  expect(ids('сменить роль школьника')[0]).toBe('role');
  expect(ids('больше трёх сообщений')[0]).toBe('three');
  expect(ids('какую неделю считаем')[0]).toBe('week');
});

test('a key is enough among words nobody knows', () => {
  expect(ids('смена роли для водителя автобуса')).toEqual(['role']);
  expect(ids('смена колёс для водителя автобуса')).toEqual([]);
});

test('one known word among unknown ones is chance', () => {
  expect(ids('роль гамлета')).toEqual([]);
  expect(ids('роль')).toEqual(['role']);
});

test('numbers are no misprints of each other', () => {
  expect(ids('33 письма')).toEqual([]);
});

test('nothing, small words and nonsense find nothing', () => {
  for (const query of ['', ' ', 'как у нас', '???', 'ъъъъъ']) expect(ids(query)).toEqual([]);
});

test('scores lie between 0 and 1, best first, whatever is asked', () => {
  const word = fc.constantFrom('роль', 'неделя', 'сообщений', 'ученик', 'смена', 'роли', 'зюзя', '3', 'рль');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const scores = find(words.join(' ')).map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      for (const score of scores) expect(score > 0 && score <= 1).toBe(true);
    }),
  );
});
