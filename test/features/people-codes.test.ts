import { expect, test } from 'vitest';
import { parseCode } from '../../src/features/subjects/people/issue-invitation.ts';
import { OWN, districtAt, invite, noon, schoolId } from './people-support.ts';

test.each([
  'BC23DF45GH',
  'bc23df45gh',
  '  BC23D-F45GH ',
  'BC23D F45GH',
  'BC23D–F45GH',
  'b c 2 3 d f 4 5 g h',
  'Код BC23DF45GH',
  'код: bc23d-f45gh.',
  'КОД-BC23DF45GH',
  'мой код «BC23DF45GH»',
  'код доступа BC23DF45GH',
  'https://vk.me/sferum_bot?ref=BC23DF45GH',
  'Перейдите по ссылке vk.me/sferum_bot?ref=BC23DF45GH',
])('%s is the code', (text) => {
  expect(parseCode(text)).toBe('BC23DF45GH');
});

test('Cyrillic letters that look Latin are read as Latin', () => {
  // К, М, Н, Р, С, Т, В, Х, У typed on a Russian keyboard.
  expect(parseCode('КМНР23СТВХ')).toBe('KMHP23CTBX');
  expect(parseCode('кмнр23ствх')).toBe('KMHP23CTBX');
});

test.each([
  ['a slip: one character too few', 'BC23DF45G', 'BC23DF45G'],
  ['a slip: one too many', 'BC23DF45GHH', 'BC23DF45GHH'],
  ['after the word almost anything', 'код 12345', '12345'],
])('%s is an attempt', (_, text, code) => {
  expect(parseCode(text)).toBe(code);
});

test.each([
  '',
  'Показатели',
  'сотрудники 38 из 45',
  '38 из 45',
  '43,36',
  '30.10.2024',
  '89280000000',
  'background',
  'СОШ №2',
  'МКОУ «Сергокалинская СОШ №2»',
  'Код не подходит',
  'какой код?',
  'Спасибо 12345678',
  'https://vk.com/club123456',
  '😀',
  'BC23DF45GH и ещё вопрос',
])('«%s» is no attempt', (text) => {
  expect(parseCode(text)).toBeUndefined();
});

test('an issued code is one token that is read back as itself', () => {
  const world = districtAt(noon('2024-10-28'));
  const codes = Array.from({ length: 300 }, () => invite(world, schoolId(world, OWN)).code);
  expect(new Set(codes).size).toBe(300);
  for (const code of codes) {
    expect(code).toMatch(/^(?=.*\d)(?=.*[A-Z])[2-9B-DF-HJKMNP-TV-Z]{10}$/);
    expect(parseCode(code)).toBe(code);
  }
});
