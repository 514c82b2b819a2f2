import { addDays } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';
import { notInQuietHours } from './quiet-hours.ts';
import type { QuietHours } from './quiet-hours.ts';
import { instantOf, localDayOf } from './zone.ts';
import type { LocalTime, TimeZone } from './zone.ts';

/**
 * The reminders a person may do without, by the kind of their job. A `duty` is official: it can be paused for a while,
 * never switched off.
 */
export const REMINDER_KINDS = [
  { kind: 'friday-reminder', duty: false },
  { kind: 'week-results', duty: false },
  { kind: 'plan-reminders', duty: false },
  { kind: 'deadline-reminders', duty: true },
] as const satisfies readonly { kind: string; duty: boolean }[];

export type ReminderKind = (typeof REMINDER_KINDS)[number]['kind'];

/** A duty is paused for no longer than this. */
export const LONGEST_PAUSE_DAYS = 14;
/** So close to a deadline its reminders come whatever is paused: the last working day before it, and the day itself. */
const LAST_WORKING_DAYS = 1;

/** What a person set for themselves. */
export type NoticePreferences = {
  /** Undefined: the program's. */
  quiet: QuietHours | undefined;
  /** The hour of the one message a day; undefined: everything as it comes. */
  onceADayAt: LocalTime | undefined;
  off: ReadonlySet<string>;
  /** The day from which the reminders of a duty come again. */
  pausedUntil: ReadonlyMap<string, CalendarDay>;
};

/** Something the bot says by itself. */
export type Notice = {
  /** Of the job; undefined: somebody's message (a broadcast, a decision), which only waits for the end of the night. */
  kind: string | undefined;
  /** When it was to go. */
  scheduledFor: Date;
  usefulUntil: Date | undefined;
  /** The fewest working days left to a deadline it reminds of; 0: today is the last one. */
  workingDaysLeft: number | undefined;
};

export type NoticeDecision =
  | { do: 'send'; at: Date }
  /** For the one message a day. */
  | { do: 'hold'; until: Date }
  | { do: 'drop'; reason: 'switched-off' | 'paused' | 'useless-by-then' };

/**
 * Whether a person is told, and when: what they switched off goes; what can wait becomes a part of their one message of
 * the day; the rest goes at once, after their quiet hours. A reminder of a deadline of today is never put off to
 * another day.
 */
export function decideNotice(
  notice: Notice,
  preferences: NoticePreferences,
  { now, zone }: { now: Date; zone: TimeZone },
): NoticeDecision {
  const reason = mutedBy(notice, preferences, localDayOf(now, zone));
  if (reason !== undefined) return { do: 'drop', reason };
  const outOfQuiet = (at: Date) =>
    preferences.quiet === undefined ? at : notInQuietHours(at, preferences.quiet, zone);
  const { kind, usefulUntil, scheduledFor, workingDaysLeft } = notice;
  const isLate = (at: Date) => usefulUntil !== undefined && usefulUntil < at;

  if (kind !== undefined && preferences.onceADayAt !== undefined) {
    const until = outOfQuiet(momentAt(preferences.onceADayAt, scheduledFor, zone));
    const isToday = until.getTime() <= now.getTime();
    if (isToday || (workingDaysLeft !== 0 && !isLate(until))) return { do: 'hold', until };
  }
  const earliest = scheduledFor > now ? scheduledFor : now;
  const at = outOfQuiet(earliest);
  if (kind === undefined || !isLate(at)) return { do: 'send', at };
  return workingDaysLeft === 0 ? { do: 'send', at: earliest } : { do: 'drop', reason: 'useless-by-then' };
}

/** The first moment at or after `after` at which clocks show `time`. */
export function momentAt(time: LocalTime, after: Date, zone: TimeZone): Date {
  const day = localDayOf(after, zone);
  // Clocks that show the hour of `after` show it until the minute is over.
  const today = instantOf(day, time, zone);
  return today.getTime() >= Math.floor(after.getTime() / 60_000) * 60_000
    ? today
    : instantOf(addDays(day, 1), time, zone);
}

function mutedBy(
  { kind, workingDaysLeft = Infinity }: Notice,
  { off, pausedUntil }: NoticePreferences,
  today: CalendarDay,
): 'switched-off' | 'paused' | undefined {
  const known = REMINDER_KINDS.find((one) => one.kind === kind);
  if (known === undefined) return undefined;
  if (!known.duty) return off.has(known.kind) ? 'switched-off' : undefined;
  const until = pausedUntil.get(known.kind);
  return until !== undefined && isPaused(until, today) && workingDaysLeft > LAST_WORKING_DAYS
    ? 'paused'
    : undefined;
}

/** Until that day, and for no longer than a duty may be paused at all. */
export function isPaused(until: CalendarDay, today: CalendarDay): boolean {
  return today < until && until <= addDays(today, LONGEST_PAUSE_DAYS);
}
