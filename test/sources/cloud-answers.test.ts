import { describe, expect, it } from 'vitest';
import { isErrorAnswer, readDispatcher, readListing } from '../../src/sources/cloud-answers.ts';

const bytes = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const file = { name: 'а.xlsx', weblink: 'A/b/а.xlsx', size: '12', mtime: 1729864800, hash: 'F00' };

describe('a listing of the cloud', () => {
  it('is read bare and wrapped, by type and by kind', () => {
    const items = [
      { ...file, type: 'file' },
      { name: '2024', kind: 'folder' },
    ];
    for (const answer of [
      { type: 'folder', name: 'м', list: items },
      { status: 200, body: { kind: 'folder', name: 'м', list: items } },
    ]) {
      expect(readListing(bytes(answer))).toEqual({
        kind: 'folder',
        items: [
          {
            name: 'а.xlsx',
            weblink: 'A/b/а.xlsx',
            size: 12,
            mtime: 1729864800,
            hash: 'F00',
            isFolder: false,
          },
          { name: '2024', isFolder: true },
        ],
        listed: 2,
        total: undefined,
      });
    }
  });

  it('of a single file is the file, in both ways of telling it', () => {
    expect(readListing(bytes({ type: 'file', ...file })).kind).toBe('file');
    const list = [{ kind: 'file', ...file }];
    expect(readListing(bytes({ status: 200, body: { name: '/', list } })).kind).toBe('file');
  });

  it('passes over single entries of a new sort', () => {
    expect(readListing(bytes({ list: [{ id: 1 }, { type: 'file', ...file }] }))).toMatchObject({
      items: [{ name: 'а.xlsx' }],
    });
    expect(readListing(bytes({ list: [] }))).toMatchObject({ items: [], listed: 0 });
    const count = { folders: 2, files: '700' };
    expect(readListing(bytes({ list: [{ type: 'file', ...file }], count }))).toMatchObject({ total: 702 });
  });

  it.each([
    ['no JSON', '<xml/>', 'changed-answer'],
    ['another object', { data: [] }, 'changed-answer'],
    ['a list of nothing known', { list: [{ id: 1 }, 'x'] }, 'changed-answer'],
    ['null', null, 'changed-answer'],
    ['a prototype', '{"__proto__":{"list":[]}}', 'changed-answer'],
    ['not found', { status: 404, body: 'not_found' }, 'gone'],
    ['forbidden', { status: 403, body: 'user' }, 'captcha'],
    ['too many', { status: 429, body: '' }, 'unavailable'],
    ['broken', { status: 500, body: {} }, 'unavailable'],
  ])('%s says what it is', (_, answer, trouble) => {
    expect(() => readListing(bytes(answer))).toThrow(expect.objectContaining({ trouble }) as Error);
  });
});

it('the dispatcher names a node', () => {
  const weblink_get = [{ count: '1', url: 'https://cloclo1.cloud.mail.ru/public/x/g/no' }];
  expect(readDispatcher(bytes({ status: 200, body: { weblink_get } }))).toContain('cloclo1');
  expect(readDispatcher(bytes({ weblink_get }))).toContain('cloclo1');
  expect(readDispatcher(bytes({ status: 200, body: { weblink_get: weblink_get[0] } }))).toContain('cloclo1');
  for (const answer of [{ body: { weblink_get: [] } }, { body: {} }, {}, 'x']) {
    expect(() => readDispatcher(bytes(answer))).toThrow(
      expect.objectContaining({ trouble: 'changed-answer' }) as Error,
    );
  }
});

it('an error where a file was due is known', () => {
  expect(isErrorAnswer(bytes({ error: 'nosdc' }))).toBe(true);
  for (const answer of ['{', '{"a":1}', 'a;b', '']) expect(isErrorAnswer(bytes(answer))).toBe(false);
});
