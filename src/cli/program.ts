import { readFileSync } from 'node:fs';
import { Command, Help } from 'commander';
import { projectPath } from '../shared/project-root.ts';
import { addBackupCommands } from './backup-command.ts';
import { addCheckCommand } from './check-command.ts';
import { helpTexts as texts } from './command-texts.ts';
import { addDeadlineCommands } from './deadline-command.ts';
import { addImportCommand } from './import-command.ts';
import { addImportsCommands } from './imports-command.ts';
import { addInviteCommand } from './invite-command.ts';
import type { CliIo } from './io.ts';
import { addMigrateCommand } from './migrate-command.ts';
import { addSchoolsCommands } from './schools-command.ts';
import type { Run } from './session.ts';
import { addSourceCommand } from './source-command.ts';
import { addSimulateCommand } from './simulate-command.ts';
import { addStartCommands } from './start-command.ts';

/** The whole command line, described; `run` is called with what a subcommand does. */
export function createProgram(io: CliIo, run: Run): Command {
  const program = new Command('sferum-monitor');
  program
    .description(texts.program)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout(text),
      writeErr: (text) => io.stderr(text),
      // Refusals are worded by usage-error.ts.
      outputError: () => undefined,
    })
    .configureHelp(russianHelp())
    .helpOption('-h, --help', texts.help)
    .helpCommand(texts.helpCommand, texts.helpOfCommand)
    .version(versionOf(), '--version', texts.version)
    .addHelpText('after', texts.examples);
  addImportCommand(program, run);
  addImportsCommands(program, run);
  addInviteCommand(program, run);
  addDeadlineCommands(program, run);
  addSchoolsCommands(program, run);
  addBackupCommands(program, run);
  addSourceCommand(program, run);
  addCheckCommand(program, run);
  addStartCommands(program, run);
  addSimulateCommand(program, run);
  addMigrateCommand(program, run);
  return program;
}

function russianHelp(): Partial<Help> {
  const english = new Help();
  return {
    styleTitle: (title) => texts.titles[title] ?? title,
    commandUsage: (command) => texts.usage(english.commandUsage(command)),
    subcommandTerm: (command) => texts.usage(english.subcommandTerm(command)),
    optionDescription: ({ description, argChoices, defaultValue }) =>
      [
        description,
        ...(argChoices === undefined ? [] : [texts.choices(argChoices)]),
        ...(typeof defaultValue === 'string' ? [texts.byDefault(defaultValue)] : []),
      ].join(' '),
  };
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string };
  return version;
}
