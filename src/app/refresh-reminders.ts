import { parseCalendarDay } from '../domain/calendar-day.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { reminderInstant } from '../domain/deadline.ts';
import type { Context, DistrictContext } from '../features/context.ts';
import { deadlineHoursOf } from '../features/district-hours.ts';
import { personReminders } from '../features/subjects/duties/duty-reminder.ts';
import type { PersonReminder } from '../features/subjects/duties/duty-reminder.ts';
import { listDutySlots, listSlotsNow } from '../features/subjects/duties/duty-slots.ts';
import type { DutySlot } from '../features/subjects/duties/duty-slots.ts';
import {
  remindNowPrefix,
  remindedDutyOf,
  reminderDayOf,
  remindersPrefix,
} from '../features/subjects/duties/reminder-key.ts';
import { takeBackBother } from '../storage/bother.ts';
import { findDutyOf } from '../storage/duty.ts';
import { listSchoolPeople } from '../storage/held-binding.ts';
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
  refreshWaiting(context, () => undefined);
}

/** The same at once where somebody of a school has just done something: its reminders go with it, not a minute later. */
export function refreshRemindersOf(context: Context): void {
  refreshWaiting(context, () => speakersBeside(context));
}

/** Those who speak for some schools, and all schools that they speak for. */
type Speakers = { peers: ReadonlySet<number>; unitIds: ReadonlySet<number> };

/** For the schools of somebody, they among them. */
function speakersBeside({ db, district, actor }: Context): Speakers {
  const own = new Set(actor.bindings.map(({ unitId }) => unitId));
  const people = listSchoolPeople(db, district.id);
  const peers = new Set(people.flatMap(({ unitId, externalId }) => (own.has(unitId) ? externalId : [])));
  const unitIds = new Set(people.flatMap(({ unitId, externalId }) => (peers.has(externalId) ? unitId : [])));
  return { peers, unitIds };
}

/** `whose`: undefined – everybody's. Asked only where something waits, which is seldom. */
function refreshWaiting(context: DistrictContext, whose: () => Speakers | undefined): void {
  const { db, district } = context;
  const waiting = listWaitingReminders(db, remindersPrefix(district.id));
  const asked = listWaitingReminders(db, remindNowPrefix());
  if (waiting.length + asked.length === 0) return;
  const only = whose();
  const isMeant = ({ peerId }: WaitingReminder) => only?.peers.has(peerId) ?? true;
  const byDay = groupBy(waiting.filter(isMeant), ({ key }) => parseCalendarDay(reminderDayOf(key)));
  const byDuty = groupBy(asked.filter(isMeant), ({ key }) => remindedDutyOf(key));
  inTransaction(db, () => {
    for (const [on, reminders] of byDay) refreshDay(context, { on, reminders, only });
    for (const [dutyId, reminders] of byDuty) refreshAsked(context, { dutyId, reminders, only });
  });
}

type Group = { reminders: readonly WaitingReminder[]; only: Speakers | undefined };

function refreshDay(context: DistrictContext, { on, reminders, only }: Group & { on: CalendarDay }): void {
  const { db, settings } = context;
  // As it was decided that morning: the reminder itself has been counted since.
  const decidedAt = reminderInstant({ day: on }, deadlineHoursOf(settings));
  const owed = byPeer(personReminders(context, within(only, listDutySlots(context, on)), { decidedAt }));
  for (const reminder of reminders) refresh(db, reminder, { owed, since: decidedAt });
}

/** «Напомнить сейчас» that was pressed in the quiet hours. A removed duty took its own along. */
function refreshAsked(
  context: DistrictContext,
  { dutyId, reminders, only }: Group & { dutyId: number },
): void {
  const { db, district, now } = context;
  const duty = findDutyOf(db, district.id, dutyId);
  if (duty === undefined) return;
  const owed = byPeer(personReminders(context, within(only, listSlotsNow(context, duty)), { budget: false }));
  for (const reminder of reminders) refresh(db, reminder, { owed, since: now });
}

/** Those without a key are left out. */
function groupBy<K>(
  reminders: readonly WaitingReminder[],
  keyOf: (reminder: WaitingReminder) => K | undefined,
): Map<K, WaitingReminder[]> {
  const groups = new Map<K, WaitingReminder[]>();
  for (const one of reminders) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return groups;
}

function within(only: Speakers | undefined, slots: readonly DutySlot[]): readonly DutySlot[] {
  return only === undefined ? slots : slots.filter(({ school }) => only.unitIds.has(school.id));
}

function byPeer(reminders: readonly PersonReminder[]): ReadonlyMap<number, PersonReminder> {
  return new Map(reminders.map((one) => [one.peerId, one]));
}

/** `since`: from when on it was counted to the budget of its reader. */
function refresh(
  db: Db,
  reminder: WaitingReminder,
  { owed, since }: { owed: ReadonlyMap<number, PersonReminder>; since: Date },
): void {
  const now = owed.get(reminder.peerId);
  if (now === undefined) {
    dropWaiting(db, reminder);
    takeBackBother(db, reminder.peerId, since);
  } else if (now.text !== reminder.message.text) {
    replaceWaiting(db, reminder, { ...reminder.message, text: now.text, keyboard: now.keyboard });
  }
}
