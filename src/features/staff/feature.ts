import type { Feature } from '../feature.ts';
import { handOverCommand, newAccountCommand } from './codes.command.ts';
import { deputyCommand, deputyDialog } from './deputy.command.ts';
import { leaveOfficeCommand, stayInOfficeCommand } from './leave-office.command.ts';
import { passOn } from './pass-on.job.ts';
import { peopleCommand } from './people.command.ts';
import { endRoleCommand, roleCommand } from './role.command.ts';
import { rolesEnd } from './roles-end.job.ts';

/** Who holds which role in the district, and how roles are taken, moved, lent and handed over. */
export const staff: Feature = {
  commands: [
    peopleCommand,
    roleCommand,
    endRoleCommand,
    newAccountCommand,
    deputyCommand,
    handOverCommand,
    leaveOfficeCommand,
    stayInOfficeCommand,
  ],
  dialogs: [deputyDialog],
  jobs: [rolesEnd, passOn],
};
