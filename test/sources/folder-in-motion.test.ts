import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sourceDepsOf } from '../../src/app/source-deps.ts';
import { lookAt } from '../../src/sources/look-at.ts';
import { tempFolder } from '../support/temp-folder.ts';

it('a file that is gone and a folder that cannot be opened any more hide no other', async () => {
  const root = tempFolder();
  for (const name of ['замещённая', 'открытая']) mkdirSync(join(root, name));
  for (const name of ['таблица.csv', 'исчезла.csv', 'открытая/другая.csv'])
    writeFileSync(join(root, name), 'a');
  const found = await lookAt({ kind: 'folder', path: root }, sourceDepsOf([], [root]), {
    signal: new AbortController().signal,
    // Asked between the list of the folder and the look at each entry: what changes then was listed already.
    mayRead() {
      rmSync(join(root, 'исчезла.csv'), { force: true });
      rmSync(join(root, 'замещённая'), { recursive: true, force: true });
      writeFileSync(join(root, 'замещённая'), 'a');
      return true;
    },
  });
  expect(found.map(({ name }) => name).toSorted()).toEqual(['другая.csv', 'таблица.csv']);
});

it('a root that cannot be opened is said', async () => {
  const root = tempFolder();
  writeFileSync(join(root, 'файл'), 'a');
  await expect(
    lookAt({ kind: 'folder', path: join(root, 'файл') }, sourceDepsOf([], [root]), {
      signal: new AbortController().signal,
      mayRead: () => true,
    }),
  ).rejects.toMatchObject({ trouble: 'no-folder' });
});
