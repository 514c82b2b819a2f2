import type { Feature } from '../feature.ts';
import { scheduleCommand } from './schedule.command.ts';
import type { ListJobs } from './schedule.command.ts';

/** What goes out and when. `listJobs`: what the product sends by itself. */
export function schedule(listJobs: ListJobs): Feature {
  return { commands: [scheduleCommand(listJobs)] };
}
