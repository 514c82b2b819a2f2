import type { Feature } from '../feature.ts';
import { deadlineReminders as job } from './deadline-reminders.job.ts';
import { lateOfficeList } from './late-office-list.job.ts';
import { remindCommand } from './duty-remind.command.ts';

export const deadlineReminders: Feature = { commands: [remindCommand], jobs: [job, lateOfficeList] };
