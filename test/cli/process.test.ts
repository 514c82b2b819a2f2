import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../../src/shared/project-root.ts';
import { tempFolder } from '../support/temp-folder.ts';

const ORDER = projectPath('data', 'sample', '000-сергокалинский-2024-10-22.csv');
const TSX = projectPath('node_modules', 'tsx', 'dist', 'loader.mjs');
const BIN = projectPath('src', 'cli', 'bin.ts');

/** The program as it is run, in a process of its own. */
async function run(folder: string, argv: readonly string[], nodeArgs: readonly string[] = []) {
  const child = execFile;
  try {
    const { stdout, stderr } = await promisify(child)(
      process.execPath,
      [...nodeArgs, '--import', TSX, BIN, ...argv],
      {
        cwd: folder,
        env: { PATH: process.env['PATH'], DISTRICT_NAME: 'Сергокалинский район' },
      },
    );
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

describe('the process', { timeout: 60_000 }, () => {
  it('imports: result on stdout, silence on stderr, 0', async () => {
    const folder = tempFolder();
    const written = await run(folder, ['import', ORDER, '--yes']);
    expect(written).toMatchObject({ code: 0, stderr: '' });
    expect(written.stdout).toContain('Записано: 12\u00a0значений');
    expect(existsSync(`${folder}/data/local/bot.sqlite`)).toBe(true);
    expect(await run(folder, ['imports', 'undo', '7'])).toMatchObject({ code: 1, stdout: '' });
    expect(await run(folder, ['start', '--loud'])).toMatchObject({ code: 1, stdout: '' });
  });

  it('works while another one writes to the same database', async () => {
    const folder = tempFolder();
    await run(folder, ['migrate']);
    const answers = await Promise.all([
      run(folder, ['import', ORDER, '--yes']),
      run(folder, ['invite', '--role', 'coordinator']),
      run(folder, ['import', ORDER, '--yes']),
      run(folder, ['backup', 'copy.sqlite']),
    ]);
    expect(answers.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect((await run(folder, ['imports', 'list'])).stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  it('does its work to the end when nobody listens any more', async () => {
    const folder = tempFolder();
    const child = spawn(process.execPath, ['--import', TSX, BIN, 'import', ORDER, '--yes'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], DISTRICT_NAME: 'Сергокалинский район' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect((await run(folder, ['imports', 'list'])).stdout).toContain('12\u00a0значений');
  });

  it('on an old Node says what to install, before anything else is loaded', async () => {
    const old = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.20.4"})';
    const { code, stdout, stderr } = await run(tempFolder(), ['migrate'], ['--import', old]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      'Нужен Node.js 20.19 или новее, а здесь 18.20.4.\nУстановите Node.js 22 с https://nodejs.org/ (или пакет nodejs вашей системы) и запустите снова.\n',
    );
  });
});
