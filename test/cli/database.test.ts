import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../../src/shared/project-root.ts';
import { createCli } from '../support/cli.ts';

const ORDER = projectPath('data', 'sample', '000-сергокалинский-2024-10-22.csv');

describe('the database', () => {
  it('is copied and put back as a person would do it', async () => {
    const cli = createCli();
    await cli.run('import', ORDER, '--yes');
    await cli.run('backup', 'copy.sqlite');
    await cli.run('backup', 'copy.sqlite');
    await cli.run('restore', 'copy.sqlite');
    const other = createCli({ variables: { DATABASE_FILE: join(cli.folder, 'new', 'bot.sqlite') } });
    expect(await other.run('restore', join(cli.folder, 'copy.sqlite'))).toMatchObject({ code: 0 });
    expect((await other.run('imports', 'list')).out).toContain('12\u00a0значений');
    expect(await other.run('restore', join(cli.folder, 'nothing.sqlite'))).toMatchObject({ code: 1 });
    await expect(cli.transcript).toMatchFileSnapshot('../golden/cli-backup.txt');
  });

  it('that cannot be used is refused with a sentence and stays as it is', { timeout: 60_000 }, async () => {
    const cli = createCli();
    const text = join(cli.folder, 'text.sqlite');
    writeFileSync(text, 'не база, а текст. '.repeat(100));
    const newer = join(cli.folder, 'newer.sqlite');
    const db = new Database(newer);
    db.pragma('user_version = 4000');
    db.close();
    for (const [file, sentence] of [
      [text, 'не база sferum-monitor'],
      [newer, 'более новой программой'],
    ] as const) {
      const { code, err } = await createCli({ variables: { DATABASE_FILE: file } }).run(
        'import',
        ORDER,
        '--yes',
      );
      expect(code).toBe(1);
      expect(err).toContain(sentence);
    }
  });

  it(
    'that is being written by somebody else for long is waited for, then refused',
    { timeout: 60_000 },
    async () => {
      const cli = createCli();
      await cli.run('migrate');
      const holder = new Database(cli.databaseFile);
      holder.exec('BEGIN IMMEDIATE');
      const { code, err } = await cli.run('import', ORDER, '--yes');
      expect(code).toBe(1);
      expect(err).toContain('занята другой программой');
      holder.close();
      expect(await cli.run('import', ORDER, '--yes')).toMatchObject({ code: 0 });
    },
  );

  it('is created by migrate, by whatever is run first, and where DATABASE_FILE says', async () => {
    const cli = createCli({ variables: { DATABASE_FILE: 'here/bot.sqlite' } });
    expect(await cli.run('migrate')).toMatchObject({ code: 0 });
    expect(existsSync(join(cli.folder, 'here', 'bot.sqlite'))).toBe(true);
    expect((await createCli().run('imports', 'list')).err).toContain('Он появится с первой загрузкой.');
  });
});
