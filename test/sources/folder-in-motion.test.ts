import { mkdirSync, writeFileSync } from 'node:fs';
import type * as FsPromises from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { sourceDepsOf } from '../../src/app/source-deps.ts';
import { lookAt } from '../../src/sources/look-at.ts';
import { tempFolder } from '../support/temp-folder.ts';

// Tests may run as root, who may read everything: what the system refuses is played.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FsPromises>();
  const unless = (word: string, code: string, path: unknown) => {
    if (String(path).includes(word)) throw Object.assign(new Error(code), { code });
  };
  return {
    ...real,
    readdir: async (path: string, options: { withFileTypes: true }) => {
      unless('закрытая', 'EACCES', path);
      return await real.readdir(path, options);
    },
    lstat: async (path: string) => {
      unless('исчезла', 'ENOENT', path);
      return await real.lstat(path);
    },
  };
});

it('a folder that may not be read and a file that was renamed meanwhile hide no other', async () => {
  const root = tempFolder();
  for (const name of ['закрытая', 'открытая']) mkdirSync(join(root, name));
  for (const name of ['таблица.csv', 'исчезла.csv', 'открытая/другая.csv'])
    writeFileSync(join(root, name), 'a');
  const found = await lookAt({ kind: 'folder', path: root }, sourceDepsOf([], [root]), {
    signal: new AbortController().signal,
    mayRead: () => true,
  });
  expect(found.map(({ name }) => name).toSorted()).toEqual(['другая.csv', 'таблица.csv']);
  await expect(
    lookAt({ kind: 'folder', path: join(root, 'закрытая') }, sourceDepsOf([], [root]), {
      signal: new AbortController().signal,
      mayRead: () => true,
    }),
  ).rejects.toMatchObject({ trouble: 'no-folder' });
});
