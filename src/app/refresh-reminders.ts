import { parseCalendarDay } from '../domain/calendar-day.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { reminderInstant } from '../domain/deadline.ts';
import type { DistrictContext } from '../features/context.ts';
import { deadlineHoursOf } from '../features/district-hours.ts';
import { personReminders } from '../features/subjects/duties/duty-reminder.ts';
import type { PersonReminder } from '../features/subjects/duties/duty-reminder.ts';
import { listDutySlots, listSlotsNow } from '../features/subjects/duties/duty-slots.ts';
import {
  remindNowPrefix,
  remindedDutyOf,
  reminderDayOf,
  remindersPrefix,
} from '../features/subjects/duties/reminder-key.ts';
import { takeBackBother } from '../storage/bother.ts';
import { findDutyOf } from '../storage/duty.ts';
import type { Db } from '../storage/open.ts';
import { inTransaction } from '../storage/transaction.ts';
import { dropWaiting, listWaitingReminders, replaceWaiting } from '../storage/waiting-reminder.ts';
import type { WaitingReminder } from '../storage/waiting-reminder.ts';

/**
 * A reminder that waits – for the end of somebody's quiet hours, for their one message of the day, for VK – says what is
 * owed now, not what was owed when it was made: what was done meanwhile leaves it, however it was done (an answer, a
 * report, a table), and with the last of it the reminder goes.
 */
export function refreshReminders(context: DistrictContext): void {
  const { db, district } = context;
  const waiting = listWaitingReminders(db, remindersPrefix(district.id));
  const asked = listWaitingReminders(db, remindNowPrefix());
  if (waiting.length + asked.length === 0) return;
  const byDay = new Map<CalendarDay, WaitingReminder[]>();
  for (const one of waiting) {
    const on = parseCalendarDay(reminderDayOf(one.key));
    if (on !== undefined) byDay.set(on, [...(byDay.get(on) ?? []), one]);
  }
  inTransaction(db, () => {
    for (const [on, reminders] of byDay) refreshDay(context, on, reminders);
    for (const reminder of asked) refreshAsked(context, reminder);
  });
}

function refreshDay(context: DistrictContext, on: CalendarDay, reminders: readonly WaitingReminder[]): void {
  const { db, settings } = context;
  // As it was decided that morning: the reminder itself has been counted since.
  const decidedAt = reminderInstant({ day: on }, deadlineHoursOf(settings));
  const owed = personReminders(context, listDutySlots(context, on), { decidedAt });
  for (const reminder of reminders) refresh(db, reminder, { owed, since: decidedAt });
}

/** «Напомнить сейчас» that was pressed in the quiet hours. A removed duty took its own along. */
function refreshAsked(context: DistrictContext, reminder: WaitingReminder): void {
  const { db, district, now } = context;
  const duty = findDutyOf(db, district.id, remindedDutyOf(reminder.key));
  if (duty === undefined) return;
  const owed = personReminders(context, listSlotsNow(context, duty), { budget: false });
  refresh(db, reminder, { owed, since: now });
}

/** `since`: from when on it was counted to the budget of its reader. */
function refresh(
  db: Db,
  reminder: WaitingReminder,
  { owed, since }: { owed: readonly PersonReminder[]; since: Date },
): void {
  const now = owed.find(({ peerId }) => peerId === reminder.peerId);
  if (now === undefined) {
    dropWaiting(db, reminder);
    takeBackBother(db, reminder.peerId, since);
  } else if (now.text !== reminder.message.text) {
    replaceWaiting(db, reminder, { ...reminder.message, text: now.text, keyboard: now.keyboard });
  }
}
