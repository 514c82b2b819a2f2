import type { Feature } from '../feature.ts';
import { onceADayCommand, onceADayDialog } from './once-a-day.command.ts';
import { preferencesCommand, reminderCommand } from './preferences.command.ts';
import { quietHoursCommand, quietHoursDialog } from './quiet-hours.command.ts';
import type { ListJobs } from './screen.ts';

/** «Уведомления»: quiet hours, which reminders, one message a day. `listJobs`: what the product sends by itself. */
export function preferences(listJobs: ListJobs): Feature {
  return {
    commands: [
      preferencesCommand(listJobs),
      reminderCommand(listJobs),
      quietHoursCommand(listJobs),
      onceADayCommand(listJobs),
    ],
    dialogs: [quietHoursDialog(listJobs), onceADayDialog(listJobs)],
  };
}
