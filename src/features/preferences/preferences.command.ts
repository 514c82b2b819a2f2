import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { addDays } from '../../domain/calendar-day.ts';
import { LONGEST_PAUSE_DAYS } from '../../domain/notice-decision.ts';
import type { ReminderKind } from '../../domain/notice-decision.ts';
import { savePreference } from '../../storage/preference.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { PREFERENCE_KEYS, preferencesOf } from '../subjects/people/person-preferences.ts';
import { WHO, isDuty, kindsFor, preferencesScreen } from './screen.ts';
import type { ListJobs } from './screen.ts';
import { texts } from './texts.ts';

const PAUSES = [3, 7, LONGEST_PAUSE_DAYS];

export function preferencesCommand(listJobs: ListJobs): Command<Context> {
  return {
    name: 'preferences',
    words: texts.words,
    help: texts.help,
    who: WHO,
    where: 'private',
    run: (context) => preferencesScreen(context, listJobs),
  };
}

const args = z.object({
  k: z.string(),
  on: z.union([z.literal(0), z.literal(1)]).optional(),
  n: z.int().min(1).max(LONGEST_PAUSE_DAYS).optional(),
});

/** Turns one kind of reminders off or on; a duty is paused for `n` days, and asked about first. */
export function reminderCommand(listJobs: ListJobs): Command<Context> {
  return {
    name: 'reminder',
    words: [],
    who: WHO,
    where: 'private',
    run(context, input) {
      const pressed = args.safeParse(input.args);
      const kind = kindsFor(context, listJobs).find((one) => one === pressed.data?.k);
      if (!pressed.success || kind === undefined) return preferencesScreen(context, listJobs, texts.stale);
      const { on, n } = pressed.data;
      if (on === 1) {
        switchOn(context, kind);
        return preferencesScreen(context, listJobs, texts.switchedOn(kind));
      }
      if (!isDuty(kind)) {
        switchOff(context, kind);
        return preferencesScreen(context, listJobs, texts.switchedOff(kind));
      }
      if (n === undefined) return askPause(kind);
      pause(context, kind, n);
      return preferencesScreen(context, listJobs);
    },
  };
}

function askPause(kind: ReminderKind): Answer {
  return answer(texts.askPause(kind, LONGEST_PAUSE_DAYS), {
    keyboard: inline(
      PAUSES.map((days) => button(texts.pauseFor(days), 'reminder', { k: kind, n: days })),
      [button(texts.words[0] ?? '', 'preferences')],
    ),
  });
}

function switchOff(context: Context, kind: ReminderKind): void {
  saveOff(context, (off) => new Set([...off, kind]));
}

function switchOn(context: Context, kind: ReminderKind): void {
  saveOff(context, (off) => new Set([...off].filter((one) => one !== kind)));
  savePauses(context, (pauses) => pauses.filter(([one]) => one !== kind));
}

function pause(context: Context, kind: ReminderKind, days: number): void {
  const until = addDays(todayOf(context), days);
  savePauses(context, (pauses) => [...pauses.filter(([one]) => one !== kind), [kind, until]]);
}

function saveOff({ db, now, actor }: Context, change: (off: ReadonlySet<string>) => Set<string>): void {
  const { off } = preferencesOf(db, actor.person.id);
  savePreference(db, actor.person.id, PREFERENCE_KEYS.off, [...change(off)], now);
}

function savePauses(
  { db, now, actor }: Context,
  change: (pauses: (readonly [string, string])[]) => (readonly [string, string])[],
): void {
  const { pausedUntil } = preferencesOf(db, actor.person.id);
  const pauses = Object.fromEntries(change([...pausedUntil]));
  savePreference(db, actor.person.id, PREFERENCE_KEYS.paused, pauses, now);
}
