import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceDepsOf } from '../../src/app/source-deps.ts';
import { fetchCandidate, lookAt } from '../../src/sources/look-at.ts';
import { tempFolder } from '../support/temp-folder.ts';

const { signal } = new AbortController();
const options = { signal, mayRead: (name: string) => name.endsWith('.csv') };

function scene() {
  const root = tempFolder();
  const allowed = join(root, 'tables');
  const secret = join(root, 'secret');
  for (const folder of [allowed, secret]) mkdirSync(folder);
  writeFileSync(join(secret, 'bot.sqlite'), 'secret');
  const put = (name: string, text: string, on = new Date('2024-10-25T14:00:00Z')) => {
    const path = join(allowed, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    utimesSync(path, on, on);
  };
  const deps = sourceDepsOf([], [allowed]);
  const look = (path = allowed) => lookAt({ kind: 'folder', path }, deps, options);
  const read = async (path: string, address: string) => {
    const fetched = await fetchCandidate({ kind: 'folder', path }, { name: address, address }, deps, {
      signal,
    });
    return fetched === 'unchanged' ? fetched : Buffer.from(fetched.bytes).toString();
  };
  return { root, allowed, secret, put, look, read, deps };
}

describe('a folder', () => {
  it('lists its files and those of its folders, the newest first, without what is not done', async () => {
    const { put, look } = scene();
    put('старая.csv', 'a', new Date('2024-10-18T14:00:00Z'));
    put('2024/25.10/новая.csv', 'bb');
    put('2024/25.10/глубже/ещё.csv', 'c');
    for (const name of ['~$новая.xlsx', 'новая.csv.part', '.DS_Store', 'x.tmp', 'x.crdownload'])
      put(name, 'x');
    const found = await look();
    expect(found.map(({ address, size }) => [address, size])).toEqual([
      [join('2024', '25.10', 'новая.csv'), 2],
      ['старая.csv', 1],
    ]);
    expect(new Set(found.map(({ mark }) => mark)).size).toBe(2);
  });

  it('reads a file of it', async () => {
    const { allowed, put, read } = scene();
    put('2024/таблица.csv', 'текст');
    expect(await read(allowed, '2024/таблица.csv')).toBe('текст');
  });

  it('is opened only below an allowed one', async () => {
    const { root, allowed, secret, look } = scene();
    for (const path of [root, secret, '/', '/etc', `${allowed}/../secret`, `${allowed}-other`]) {
      await expect(look(path), path).rejects.toMatchObject({ trouble: 'folder-not-allowed' });
    }
    await expect(look(join(allowed, 'nothing'))).rejects.toMatchObject({ trouble: 'no-folder' });
    await expect(
      lookAt({ kind: 'folder', path: allowed }, sourceDepsOf([], []), options),
    ).rejects.toMatchObject({ trouble: 'folder-not-allowed' });
  });

  it('lets no link lead out of it', async () => {
    const { allowed, secret, put, look, read } = scene();
    put('таблица.csv', 'a');
    symlinkSync(secret, join(allowed, 'выход'));
    symlinkSync(join(secret, 'bot.sqlite'), join(allowed, 'база.csv'));
    expect((await look()).map(({ name }) => name)).toEqual(['таблица.csv']);
    await expect(look(join(allowed, 'выход'))).rejects.toMatchObject({ trouble: 'folder-not-allowed' });
    await expect(read(allowed, 'база.csv')).rejects.toMatchObject({ trouble: 'gone' });
    await expect(read(allowed, 'выход/bot.sqlite')).rejects.toMatchObject({ trouble: 'folder-not-allowed' });
    await expect(read(allowed, '../secret/bot.sqlite')).rejects.toMatchObject({
      trouble: 'folder-not-allowed',
    });
  });

  it('reads nothing that is too large', async () => {
    const { allowed, put, deps } = scene();
    put('большая.csv', 'x'.repeat(101));
    await expect(
      fetchCandidate(
        { kind: 'folder', path: allowed },
        { name: 'большая.csv', address: 'большая.csv' },
        { ...deps, maxBytes: 100 },
        { signal },
      ),
    ).rejects.toMatchObject({ trouble: 'too-large' });
  });
});
