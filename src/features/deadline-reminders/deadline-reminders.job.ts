import { addDays } from '../../domain/calendar-day.ts';
import { DEFAULT_DEADLINE_HOURS, reminderInstant } from '../../domain/deadline.ts';
import { instantOf, localDayOf } from '../../domain/zone.ts';
import type { DistrictContext } from '../context.ts';
import { deadlineHoursOf, zoneOf } from '../district-hours.ts';
import { personReminders } from '../subjects/duties/duty-reminder.ts';
import { listDutySlots, listReminderDays } from '../subjects/duties/duty-slots.ts';
import type { Job, JobMessage } from '../feature.ts';
import { OFFICE_LIST_KEY, officeList } from './office-list.ts';
import { reminderKey } from '../subjects/duties/reminder-key.ts';
import { texts } from './texts.ts';

const { quiet } = DEFAULT_DEADLINE_HOURS;

/**
 * 09:00 of the days on which duties are reminded of. All that one person is to be reminded of in the morning is one
 * message, to those alone whose school owes it still; a slot that had passed when the duty was made is not made up.
 */
export const deadlineReminders: Job = {
  name: 'deadline-reminders',
  alsoKeys: [OFFICE_LIST_KEY],
  title: texts.title,
  quiet,
  occurrences: reminderMornings,
  usefulUntil,
  run(context, scheduledFor) {
    const on = localDayOf(scheduledFor, zoneOf(context.settings));
    const slots = listDutySlots(context, on);
    const messages = personReminders(context, slots).map(
      ({ peerId, text, keyboard, workingDaysLeft, isUrgent }): JobMessage => ({
        to: peerId,
        lane: 'bulk',
        text,
        keyboard,
        usefulUntil: usefulUntil(context, scheduledFor),
        // By the day: a changed time zone makes no second reminder.
        dedupeKey: reminderKey(context.district.id, on, peerId),
        counts: isUrgent ? 'urgent' : 'usual',
        ...(workingDaysLeft !== undefined && { workingDaysLeft }),
      }),
    );
    return {
      messages: [...messages, ...officeList(context, slots, on)],
      detail: { duties: [...new Set(slots.map(({ duty }) => duty.id))] },
    };
  },
};

/** The mornings of reminders in (after, upTo]. */
export function reminderMornings(context: DistrictContext, after: Date, upTo: Date): Date[] {
  const hours = deadlineHoursOf(context.settings);
  const from = localDayOf(after, hours.zone);
  return listReminderDays(context, from, addDays(localDayOf(upTo, hours.zone), 1))
    .map((day) => reminderInstant({ day }, hours))
    .filter((at) => after < at && at <= upTo);
}

/** By day. */
function usefulUntil({ settings }: DistrictContext, scheduledFor: Date): Date {
  const zone = zoneOf(settings);
  return instantOf(localDayOf(scheduledFor, zone), quiet.from, zone);
}
