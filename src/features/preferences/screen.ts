import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Audience } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { DEFAULT_DEADLINE_HOURS } from '../../domain/deadline.ts';
import { REMINDER_KINDS, isPaused } from '../../domain/notice-decision.ts';
import type { NoticePreferences, ReminderKind } from '../../domain/notice-decision.ts';
import type { QuietHours } from '../../domain/quiet-hours.ts';
import type { LocalTime } from '../../domain/zone.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { preferencesOf } from '../subjects/people/person-preferences.ts';
import { texts } from './texts.ts';

export type ListJobs = () => readonly Pick<Job, 'name' | 'kind'>[];

export const WHO: readonly Audience[] = ['director', 'responsible', 'coordinator', 'head'];

/** The reminders this person gets: those of schools, where they speak for one, that some job makes. */
export function kindsFor({ actor }: Context, listJobs: ListJobs): ReminderKind[] {
  if (actor.bindings.every(({ role }) => role === 'coordinator' || role === 'head')) return [];
  const made = new Set(listJobs().map(({ kind, name }) => kind ?? name));
  return REMINDER_KINDS.map(({ kind }) => kind).filter((kind) => made.has(kind));
}

export function isDuty(kind: ReminderKind): boolean {
  return REMINDER_KINDS.some((one) => one.kind === kind && one.duty);
}

export function quietOf({ quiet }: NoticePreferences): { hours: QuietHours; isOwn: boolean } {
  return { hours: quiet ?? DEFAULT_DEADLINE_HOURS.quiet, isOwn: quiet !== undefined };
}

/** The hour of the one message; in the person's own quiet hours it comes at their end. */
export function onceADayAt({ onceADayAt: at, quiet }: NoticePreferences): LocalTime | undefined {
  return at === undefined || quiet === undefined || !isQuiet(at, quiet) ? at : quiet.to;
}

export function isQuiet(at: LocalTime, { from, to }: QuietHours): boolean {
  return from <= to ? from <= at && at < to : from <= at || at < to;
}

/** «Уведомления» as they are now, under what was just done. */
export function preferencesScreen(context: Context, listJobs: ListJobs, said?: string): Answer {
  const { db, actor } = context;
  const preferences = preferencesOf(db, actor.person.id);
  const today = todayOf(context);
  const kinds = kindsFor(context, listJobs);
  const pausedUntil = (kind: ReminderKind) => {
    const until = isDuty(kind) ? preferences.pausedUntil.get(kind) : undefined;
    return until !== undefined && isPaused(until, today) ? until : undefined;
  };
  const isOff = (kind: ReminderKind) => !isDuty(kind) && preferences.off.has(kind);
  const off = kinds.filter(isOff);
  const coming = kinds.filter((kind) => !isOff(kind) && pausedUntil(kind) === undefined);
  const { hours, isOwn } = quietOf(preferences);
  const lines = [
    ...(said === undefined ? [] : [said]),
    ...kinds.flatMap((kind) => {
      const until = pausedUntil(kind);
      return until === undefined ? [] : [texts.paused(kind, until, yearOf(today))];
    }),
    texts.quiet(hours, isOwn),
    texts.onceADay(onceADayAt(preferences)),
    ...(coming.length > 0 ? [texts.comes(coming)] : []),
    ...(off.length > 0 ? [texts.off(off)] : []),
    texts.answersAlways,
  ];
  const switches = kinds.map((kind): Button => {
    if (isOff(kind) || pausedUntil(kind) !== undefined) {
      return button(texts.switchOn(kind), 'reminder', { k: kind, on: 1 });
    }
    return isDuty(kind)
      ? button(texts.pause(kind), 'reminder', { k: kind })
      : button(texts.switchOff(kind), 'reminder', { k: kind, on: 0 });
  });
  return answer(lines.join('\n'), {
    keyboard: inline(
      [button(quietLabel, 'quiet-hours'), button(onceADayLabel, 'once-a-day')],
      ...switches.map((one) => [one]),
    ),
  });
}

const [quietLabel = ''] = texts.quietWords;
const [onceADayLabel = ''] = texts.onceADayWords;
