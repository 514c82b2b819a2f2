import { fridayMoments, afterNight, reminderOf } from '../../../domain/week-schedule.ts';
import type { DistrictSettings } from '../../../domain/district-settings.ts';
import type { DistrictContext } from '../../context.ts';
import { weekScheduleOf } from '../../district-hours.ts';

const LOOK_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** VK edits a message for a day; what waits in the outbox for a minute must still be in time. */
export const EDITABLE_MS = 24 * 60 * 60_000 - 10 * 60_000;

/**
 * When results that are out are put right after figures changed: at the quarter of an hour after the change, so that
 * changes in a row are one correction, and not at night.
 */
export function correctionMoment(changedAt: Date, settings: DistrictSettings): Date {
  const quarter = new Date((Math.floor(changedAt.getTime() / LOOK_MS) + 1) * LOOK_MS);
  return afterNight(quarter, weekScheduleOf(settings));
}

/** Results are worth sending until the next Friday's reminder: after it everybody waits for newer ones. */
export function nextReminderAfter({ settings, reference }: DistrictContext, after: Date): Date {
  const schedule = weekScheduleOf(settings);
  const horizon = new Date(after.getTime() + 40 * DAY_MS);
  const [next] = fridayMoments(
    after,
    horizon,
    schedule.zone,
    (friday) => reminderOf(friday, schedule, reference.calendar).at,
  );
  return next?.at ?? horizon;
}
