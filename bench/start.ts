import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectPath } from '../src/shared/project-root.ts';
import { untilPolled } from '../test/support/until-polled.ts';
import { end, residentMb } from './child.ts';
import { tableOf } from './import.ts';
import { COORDINATOR, GROUP_ID, prepareDatabase, startVk, temporaryFolder, TOKEN } from './scene.ts';
import { median, ms, printTable } from './statistics.ts';

const RUNS = 5;
const SETTLE_MS = 3_000;

/** The built program as people start it: time to the first poll, memory idle and after a table of 1000 schools by chat. */
export async function benchStart(): Promise<void> {
  const starts: number[] = [];
  const idle: number[] = [];
  const after: number[] = [];
  for (let round = 0; round < RUNS; round++) {
    const folder = temporaryFolder();
    const file = join(folder.path, 'bot.sqlite');
    prepareDatabase(file, [101]);
    const vk = await startVk([101, COORDINATOR], 20);
    const begin = performance.now();
    const child = spawn(process.execPath, [projectPath('dist', 'cli', 'bin.js'), 'start'], {
      env: {
        PATH: process.env['PATH'] ?? '',
        VK_TOKEN: TOKEN,
        VK_GROUP_ID: String(GROUP_ID),
        VK_API_BASE_URL: vk.apiBaseUrl,
        DATABASE_FILE: file,
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await untilPolled(vk.world);
    starts.push(performance.now() - begin);
    await sleep(SETTLE_MS);
    idle.push(residentMb(child));
    const { bytes } = tableOf('19.10.2024-25.10.2024', 3);
    vk.world.dropFile(COORDINATOR, COORDINATOR, 'week.csv', bytes);
    await vk.world.waitFor(
      (world) => world.botMessages(COORDINATOR).some(({ keyboard }) => keyboard?.inline === true),
      60_000,
    );
    await sleep(SETTLE_MS);
    after.push(residentMb(child));
    await end(child);
    await vk.close();
    folder.remove();
  }
  console.log(`Start and memory, median of ${RUNS}`);
  printTable(
    ['what', 'median', 'highest'],
    [
      ['start to first poll', ms(median(starts)), ms(Math.max(...starts))],
      ['resident memory, idle', mb(median(idle)), mb(Math.max(...idle))],
      ['after the preview of 1000 schools', mb(median(after)), mb(Math.max(...after))],
    ],
  );
}

function mb(value: number): string {
  return `${value.toFixed(0)} MB`;
}
