import type { Command } from 'commander';
import type { Config, Secrets } from '../config/config.ts';
import { AppError } from '../shared/app-error.ts';
import { commandTexts as texts, helpTexts as help } from './command-texts.ts';
import type { Run, Session } from './session.ts';

export function addStartCommands(program: Command, run: Run): void {
  program
    .command('start')
    .description(help.start)
    .action(() => run((session) => start(session)));
  program
    .command('sandbox')
    .description(help.sandbox)
    .action(() => run((session) => sandbox(session)));
}

/** Without any VK_* variable there is nobody to speak for: then it is the sandbox, and says so. */
async function start(session: Session): Promise<undefined> {
  const { io, config, secrets } = session;
  if (!config.namesVk && secrets.vkToken === undefined) {
    io.stderr(`${texts.sandboxInstead}\n`);
    await sandbox(session);
    return undefined;
  }
  const { token, groupId } = vkAccess(config, secrets);
  const { runStart } = await import('./run-start.ts');
  await runStart({
    databaseFile: config.databaseFile,
    vk: { ...config.vk, token, groupId },
    districtName: config.districtName,
    ownerVkId: config.ownerVkId,
    tableFolders: config.tableFolders,
    defaults: config.defaults,
    retention: config.retention,
    logLevel: config.logLevel,
  });
  return undefined;
}

async function sandbox({ config }: Session): Promise<undefined> {
  const { runSandbox } = await import('./run-sandbox.ts');
  await runSandbox({ httpPort: config.httpPort, defaults: config.defaults, logLevel: config.logLevel });
  return undefined;
}

/** What `start` and `check` cannot do without; throws AppError 78 that names all that is not set. */
export function vkAccess({ vk }: Config, { vkToken: token }: Secrets): { token: string; groupId: number } {
  const { groupId } = vk;
  if (token !== undefined && groupId !== undefined) return { token, groupId };
  const missing = [
    ...(token === undefined ? ['VK_TOKEN'] : []),
    ...(groupId === undefined ? ['VK_GROUP_ID'] : []),
  ];
  throw new AppError(texts.vkMissing(missing), { exitCode: 78 });
}
