import { z } from 'zod';
import { parseCalendarDay } from '../../../domain/calendar-day.ts';
import type { NoticePreferences } from '../../../domain/notice-decision.ts';
import type { PersonId } from '../../../domain/person.ts';
import { parseLocalTime } from '../../../domain/zone.ts';
import type { Db } from '../../../storage/open.ts';
import { loadPreferences } from '../../../storage/preference.ts';

/** The keys of person_preference. */
export const PREFERENCE_KEYS = { quiet: 'quiet', onceADay: 'once-a-day', off: 'off', paused: 'paused' };

const time = z.string().transform((text, context) => {
  const found = parseLocalTime(text);
  if (found !== undefined) return found;
  context.addIssue('no such time');
  return z.NEVER;
});
const day = z.string().transform((text, context) => {
  const found = parseCalendarDay(text);
  if (found !== undefined) return found;
  context.addIssue('no such day');
  return z.NEVER;
});
const quiet = z.object({ from: time, to: time });
const kinds = z.array(z.string());
const days = z.record(z.string(), day);

/** What a person set for themselves; a value the program no longer knows is none. */
export function preferencesOf(db: Db, personId: PersonId): NoticePreferences {
  const stored = loadPreferences(db, personId);
  return {
    quiet: quiet.safeParse(stored.get(PREFERENCE_KEYS.quiet)).data,
    onceADayAt: time.safeParse(stored.get(PREFERENCE_KEYS.onceADay)).data,
    off: new Set(kinds.safeParse(stored.get(PREFERENCE_KEYS.off)).data),
    pausedUntil: new Map(Object.entries(days.safeParse(stored.get(PREFERENCE_KEYS.paused)).data ?? {})),
  };
}
