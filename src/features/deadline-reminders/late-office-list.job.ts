import { DEFAULT_DEADLINE_HOURS } from '../../domain/deadline.ts';
import { localDayOf } from '../../domain/zone.ts';
import { findJobRun } from '../../storage/job-run.ts';
import { zoneOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { listDutySlots } from '../subjects/duties/duty-slots.ts';
import { deadlineReminders, reminderMornings } from './deadline-reminders.job.ts';
import { officeList } from './office-list.ts';
import { texts } from './texts.ts';

/** So long after its morning the list is still worth having. */
const USEFUL_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * The names to the office of a morning on which the bot was down. A reminder is of its own day, the list is not: it comes
 * at the next look, with who owes it still then. Where the morning's own run was made there is nothing left to say.
 */
export const lateOfficeList: Job = {
  name: 'late-office-list',
  title: texts.title,
  quiet: DEFAULT_DEADLINE_HOURS.quiet,
  silent: true,
  occurrences: reminderMornings,
  usefulUntil: (_context, scheduledFor) => new Date(scheduledFor.getTime() + USEFUL_DAYS * DAY_MS),
  run(context, scheduledFor) {
    const { db, district, settings } = context;
    const morning = findJobRun(db, { job: deadlineReminders.name, districtId: district.id, scheduledFor });
    if (morning !== undefined && morning.outcome !== 'missed') return { messages: [] };
    const on = localDayOf(scheduledFor, zoneOf(settings));
    return { messages: officeList(context, listDutySlots(context, on), on) };
  },
};
