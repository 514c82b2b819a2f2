import type { Command } from 'commander';
import { newestMigration } from '../storage/migrate.ts';
import { commandTexts as texts, helpTexts as help } from './command-texts.ts';
import { withDatabase } from './session.ts';
import type { Run } from './session.ts';

export function addMigrateCommand(program: Command, run: Run): void {
  program
    .command('migrate')
    .description(help.migrate)
    .action(() =>
      run((session) =>
        withDatabase(session, () => {
          session.io.stdout(`${texts.migrated(session.config.databaseFile, newestMigration())}\n`);
          return undefined;
        }),
      ),
    );
}
