import type { CalendarDay } from '../../../domain/calendar-day.ts';
import type { UnitId } from '../../../domain/unit.ts';

/** What the keys of a district's reminders of duties begin with. */
export function remindersPrefix(districtId: UnitId): string {
  return `deadline-reminders/${districtId}/`;
}

/** The key of a person's reminder of a morning: there is one of a day. */
export function reminderKey(districtId: UnitId, on: CalendarDay, peerId: number): string {
  return `${remindersPrefix(districtId)}${on}/${peerId}`;
}

export function reminderDayOf(key: string): string {
  return key.split('/')[2] ?? '';
}

/** What the keys of «Напомнить сейчас» of a duty begin with. */
export function remindNowPrefix(dutyId?: number): string {
  return dutyId === undefined ? 'duty-remind/' : `duty-remind/${dutyId}/`;
}

export function remindedDutyOf(key: string): number {
  return Number(key.split('/')[1]);
}
