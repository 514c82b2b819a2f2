import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../../src/shared/project-root.ts';
import { differences, parseExpectation } from './corpus-expectation.ts';
import { lines, readBytes } from './table-files.ts';

const FOLDER = projectPath('test', 'fixtures', 'tables');
const ENDING = '.expected.txt';

const all = readdirSync(FOLDER)
  .filter((name) => name !== 'README.md')
  .toSorted();
const files = all.filter((name) => !name.endsWith(ENDING));

describe('tables as ministries send them', () => {
  it('every file has its expectation and its line in the README, and nothing else lies there', () => {
    const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    expect(files.length).toBeGreaterThanOrEqual(50);
    expect(all.filter((name) => name.endsWith(ENDING))).toEqual(
      files.map((name) => `${name}${ENDING}`).toSorted(),
    );
    expect(files.filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([]);
  });

  it.each(files)('%s', async (name) => {
    const expected = parseExpectation(readFileSync(join(FOLDER, `${name}${ENDING}`), 'utf8'));
    const table = await readBytes(name, readFileSync(join(FOLDER, name)), expected.options);
    expect(differences(table, expected), lines(table).join('\n')).toEqual([]);
  });
});
