import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import type { Feature } from '../feature.ts';
import { appointCodeCommand, appointCommand, endResponsibleCommand } from './appoint.command.ts';
import { callOff } from './call-off.ts';
import { cancelCommand } from './cancel.command.ts';
import { contactsCommand } from './contacts.command.ts';
import { eraseMeCommand } from './erase-me.command.ts';
import { helpCommand } from './help.command.ts';
import { keepBothCommand } from './keep-both.command.ts';
import { leaveSchoolCommand } from './leave-school.command.ts';
import { moreCommand } from './more.command.ts';
import { myDataCommand } from './my-data.command.ts';
import { myExportCommand } from './my-export.command.ts';
import { replaceDirectorCommand } from './replace-director.command.ts';
import { startCommand } from './start.command.ts';
import { switchSchoolCommand } from './switch-school.command.ts';
import { takeCode } from './take-code.ts';
import { thanksCommand } from './thanks.command.ts';

/** Who is who: codes, roles, the first screens. `listCommands`: all commands of the product, for «Помощь». */
export function people(listCommands: () => readonly Command<Context>[]): Feature {
  return {
    intercept: (context, message) => takeCode(context, message) ?? callOff(context, message),
    commands: [
      startCommand,
      contactsCommand,
      switchSchoolCommand,
      moreCommand(listCommands),
      appointCommand,
      appointCodeCommand,
      endResponsibleCommand,
      myDataCommand,
      myExportCommand,
      leaveSchoolCommand,
      eraseMeCommand,
      cancelCommand,
      replaceDirectorCommand,
      keepBothCommand,
      thanksCommand,
      helpCommand(listCommands),
    ],
  };
}
