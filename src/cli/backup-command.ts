import { resolve } from 'node:path';
import type { Command } from 'commander';
import { backupDatabase, restoreDatabase } from '../storage/backup.ts';
import { commandTexts as texts, helpTexts as help } from './command-texts.ts';
import { startProgress } from './progress.ts';
import { withDatabase } from './session.ts';
import type { Run } from './session.ts';

export function addBackupCommands(program: Command, run: Run): void {
  program
    .command('backup')
    .description(help.backup)
    .argument('<файл>', help.backupFile)
    .action((file: string) =>
      run((session) => {
        const { io } = session;
        const path = resolve(io.folder, file);
        const progress = startProgress(io);
        progress.say(texts.copying);
        return withDatabase(session, ({ db }) => {
          backupDatabase(db, path);
          progress.end();
          io.stdout(`${path}\n`);
          io.stderr(`${texts.backedUp}\n`);
          return undefined;
        }).finally(() => progress.end());
      }),
    );
  program
    .command('restore')
    .description(help.restore)
    .argument('<файл>', help.restoreFile)
    .action((file: string) =>
      run(async (session) => {
        const { io, config } = session;
        restoreDatabase(resolve(io.folder, file), config.databaseFile);
        // A copy of an older program is brought up to this one's schema at once.
        await withDatabase(session, () => undefined);
        io.stdout(`${config.databaseFile}\n`);
        io.stderr(`${texts.restored}\n`);
        return undefined;
      }),
    );
}
