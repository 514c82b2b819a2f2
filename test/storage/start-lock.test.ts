import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../../src/shared/project-root.ts';
import { acquireStartLock } from '../../src/storage/start-lock.ts';
import { tempFolder } from '../support/temp-folder.ts';

const newFile = () => join(tempFolder(), 'bot.sqlite');

/** A process that holds the lock until it is killed. */
async function holder(file: string) {
  const script = `
    import { acquireStartLock } from ${JSON.stringify(projectPath('src', 'storage', 'start-lock.ts'))};
    await acquireStartLock(${JSON.stringify(file)});
    console.log('held');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: projectPath(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('the lock of start', () => {
  it('is one for a database, and free again when it is let go', async () => {
    const file = newFile();
    const release = await acquireStartLock(file, 0);
    await expect(acquireStartLock(file, 0)).rejects.toThrow('уже работает');
    release();
    (await acquireStartLock(file, 0))();
  });

  it('is waited for', async () => {
    const file = newFile();
    const release = await acquireStartLock(file, 0);
    const waiting = acquireStartLock(file, 10_000);
    setTimeout(release, 250);
    (await waiting)();
  });

  it('does not hinder another database', async () => {
    const first = await acquireStartLock(newFile(), 0);
    const second = await acquireStartLock(newFile(), 0);
    first();
    second();
  });

  it('can be read by nobody else', async () => {
    const file = newFile();
    const release = await acquireStartLock(file, 0);
    expect((statSync(`${file}.lock`).mode & 0o777).toString(8)).toBe('600');
    release();
  });

  it('goes with a killed process at once', async () => {
    const file = newFile();
    for (let round = 0; round < 3; round += 1) {
      const child = await holder(file);
      await expect(acquireStartLock(file, 0)).rejects.toThrow('уже работает');
      child.kill('SIGKILL');
      await once(child, 'exit');
      const began = performance.now();
      (await acquireStartLock(file, 1_000))();
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });
});
