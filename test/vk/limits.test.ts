import { expect, it } from 'vitest';
import type { Button, Keyboard } from '../../src/bot/outgoing.ts';
import { listLimitProblems } from '../../src/vk/limits.ts';
import { renderKeyboard } from '../../src/vk/render.ts';

const button: Button = { kind: 'command', label: 'Сроки', payload: { c: 'deadlines' } };
const rows = (count: number, columns: number) =>
  Array.from({ length: count }, () => Array.from({ length: columns }, () => button));

function parts(keyboard: Keyboard | undefined, text = 'текст', attachments: string[] = []): string[] {
  return listLimitProblems({ peerId: 1, randomId: 1, text, attachments, ...(keyboard && { keyboard }) }).map(
    ({ part }) => part,
  );
}

it.each<[string, Keyboard, boolean]>([
  ['10 rows × 4 below', { inline: false, rows: rows(10, 4) }, true],
  ['11 rows', { inline: false, rows: rows(11, 1) }, false],
  ['6 columns', { inline: false, rows: rows(1, 6) }, false],
  ['41 buttons and more', { inline: false, rows: rows(9, 5) }, false],
  ['inline 2 × 5', { inline: true, rows: rows(2, 5) }, true],
  ['inline, 7 rows', { inline: true, rows: rows(7, 1) }, false],
  ['inline, 12 buttons', { inline: true, rows: rows(3, 4) }, false],
  ['inline without buttons', { inline: true, rows: [] }, false],
  ['no keyboard any more', { inline: false, rows: [] }, true],
  ['a label of 40', { inline: true, rows: [[{ ...button, label: 'я'.repeat(40) }]] }, true],
  ['a label of 41', { inline: true, rows: [[{ ...button, label: 'я'.repeat(41) }]] }, false],
  ['a payload of 300', { inline: true, rows: [[{ ...button, payload: { c: 'x'.repeat(300) } }]] }, false],
  ['a link to nowhere', { inline: true, rows: [[{ kind: 'link', label: 'x', url: 'tel:1' }]] }, false],
])('%s', (_, keyboard, fits) => {
  expect(parts(keyboard)).toEqual(fits ? [] : ['keyboard']);
});

it('counts text and attachments', () => {
  expect(parts(undefined, 'я'.repeat(4096))).toEqual([]);
  expect(parts(undefined, 'я'.repeat(4097))).toEqual(['text']);
  expect(parts(undefined, ' ')).toEqual(['text']);
  expect(parts(undefined, '', ['doc1_1'])).toEqual([]);
  expect(
    parts(
      undefined,
      'x',
      Array.from({ length: 11 }, (_, n) => `doc1_${n}`),
    ),
  ).toEqual(['attachments']);
});

it('renders VK’s JSON', () => {
  const link: Button = { kind: 'link', label: 'Приказ', url: 'https://example.org' };
  expect(
    JSON.parse(renderKeyboard({ inline: true, rows: [[{ ...button, color: 'primary' }, link]] })),
  ).toEqual({
    inline: true,
    buttons: [
      [
        { action: { type: 'text', label: 'Сроки', payload: '{"c":"deadlines"}' }, color: 'primary' },
        { action: { type: 'open_link', label: 'Приказ', link: 'https://example.org' } },
      ],
    ],
  });
  expect(JSON.parse(renderKeyboard({ inline: false, rows: [[button]] }))).toMatchObject({
    one_time: false,
    inline: false,
  });
  expect(renderKeyboard({ inline: false, rows: [] })).toBe('{"buttons":[]}');
});
