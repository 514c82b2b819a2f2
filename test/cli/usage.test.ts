import { describe, expect, it } from 'vitest';
import { createCli } from '../support/cli.ts';

describe('the command line', () => {
  it('explains itself in Russian', async () => {
    const cli = createCli();
    const commands = [
      'import',
      'imports',
      'imports undo',
      'invite',
      'deadline',
      'deadline add',
      'schools',
      'backup',
      'restore',
      'check',
      'start',
      'sandbox',
      'migrate',
    ];
    expect(await cli.run('--help')).toMatchObject({ code: 0, err: '' });
    for (const command of commands)
      expect(await cli.run(...command.split(' '), '--help')).toMatchObject({ code: 0 });
    expect(
      cli.transcript.replaceAll(/sferum-monitor|--?[a-z-]+|[a-z]+\.[a-z]+|\b(?:Usage)\b/gi, ''),
    ).not.toMatch(/\b(?:options|command|display|default|usage|arguments)\b/i);
    await expect(cli.transcript).toMatchFileSnapshot('../golden/cli-help.txt');
  });

  it('says what is wrong with a command, and what may have been meant', async () => {
    const cli = createCli();
    for (const argv of [
      ['imprt', 'x.csv'],
      ['подсказка'],
      ['import'],
      ['import', 'x.csv', '--yess'],
      ['import', 'x.csv', 'y.csv'],
      ['import', 'x.csv', '--as-of', '22.10.2024'],
      ['import', 'x.csv', '--as-of'],
      ['import', 'x.csv', '--period', '2023-04-29'],
      ['import', 'x.csv', '--period', '2023-05-05..2023-04-29'],
      ['import', 'x.csv', '--as-of', '2024-10-22', '--period', '2023-04-29..2023-05-05'],
      ['imports', 'undo', 'первая'],
      ['deadline', 'add', '--title', 'x'],
      ['deadline', 'delete', '1'],
      ['invite', '--school', 'x', '--all'],
    ]) {
      expect(await cli.run(...argv), argv.join(' ')).toMatchObject({ code: 1, out: '' });
    }
    await expect(cli.transcript).toMatchFileSnapshot('../golden/cli-usage.txt');
  });

  it('refuses wrong settings before it does anything, with 78, and shows no secret', async () => {
    const cli = createCli({ variables: { VK_TOKEN: 'very secret', TIME_ZONE: 'MSK', HTTP_PORT: 'x' } });
    const { code, out, err } = await cli.run('migrate');
    expect({ code, out }).toEqual({ code: 78, out: '' });
    expect(err.match(/^ {2}[A-Z_]+: /gm)).toEqual(['  VK_TOKEN: ', '  TIME_ZONE: ', '  HTTP_PORT: ']);
    expect(err).not.toContain('secret');
  });

  it('tells its version', async () => {
    expect((await createCli().run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('start', () => {
  it('with half of what VK needs names the other half, with 78', async () => {
    const half = await createCli({ variables: { VK_GROUP_ID: '5' } }).run('start');
    expect(half.code).toBe(78);
    expect(half.err).toMatch(/^Не задан VK_TOKEN\. /);
    const other = await createCli({ variables: { VK_TOKEN: 'abcdefgh' } }).run('start');
    expect(other.code).toBe(78);
    expect(other.err).toMatch(/^Не задан VK_GROUP_ID\. /);
    expect(
      (await createCli({ variables: { VK_API_BASE_URL: 'http://127.0.0.1:1/method' } }).run('start')).code,
    ).toBe(78);
    expect((await createCli().run('check')).err).toMatch(/^Не заданы VK_TOKEN и VK_GROUP_ID\. /);
  });
});
