import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import type { Command } from '../../bot/command.ts';
import { addDays } from '../../domain/calendar-day.ts';
import { instantOf } from '../../domain/zone.ts';
import type { LocalTime } from '../../domain/zone.ts';
import { addWorkingDays } from '../../domain/working-calendar.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { findDraft } from '../draft.ts';
import { officeTexts } from '../office-texts.ts';
import { BROADCAST_DIALOG, broadcastDraft } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { momentParts } from './moments.ts';
import { parseTime } from './parse-time.ts';
import { edit, nextStep } from './preview.ts';
import { texts } from './texts.ts';

/** Whoever plans for longer means another year. */
const FARTHEST_MS = 183 * 86_400_000;
const AFTERNOON: LocalTime = '15:00';
const MORNING: LocalTime = '09:00';

export function askTime(context: Context, draft: BroadcastDraft, remark?: string): Answer {
  return answer(remark ?? texts.askTime, {
    keyboard: inline(timeButtons(context, 'broadcast-time', {}), [
      ...(draft.at === undefined ? [] : [edit(texts.atOnceButton, 'now')]),
      edit(texts.back, 'preview'),
    ]),
    dialog: { name: BROADCAST_DIALOG, state: { ...draft, ask: 'time' } },
  });
}

/** This afternoon, tomorrow and the next working morning, each once. */
function suggestions(context: Context): Date[] {
  const zone = zoneOf(context.settings);
  const today = todayOf(context);
  const days = [addDays(today, 1), addWorkingDays(context.reference.calendar, today, 1)];
  const moments = [
    instantOf(today, AFTERNOON, zone),
    ...[...new Set(days)].map((day) => instantOf(day, MORNING, zone)),
  ];
  return moments.filter((at) => at > context.now);
}

/** An instant in words, or what is wrong with it. */
export function readTime(context: Context, typed: string): { at: Date } | { trouble: string } {
  const at = parseTime(typed, {
    now: context.now,
    today: todayOf(context),
    zone: zoneOf(context.settings),
  });
  return at === undefined ? { trouble: texts.badTime } : checkTime(context, at);
}

export function checkTime({ now }: Context, at: Date): { at: Date } | { trouble: string } {
  if (at <= now) return { trouble: texts.past };
  return at.getTime() - now.getTime() > FARTHEST_MS ? { trouble: texts.tooFar } : { at };
}

export function takeTime(context: Context, draft: BroadcastDraft, typed: string): Answer {
  const read = readTime(context, typed);
  if ('trouble' in read) return askTime(context, draft, read.trouble);
  return nextStep(context, { ...draft, at: read.at.getTime() });
}

const timeArgs = z.object({ t: z.int() });

export const broadcastTimeCommand: Command<Context> = {
  name: 'broadcast-time',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, BROADCAST_DIALOG, broadcastDraft);
    const parsed = timeArgs.safeParse(args);
    if (draft === undefined || !parsed.success) return answer(officeTexts.stale);
    const checked = checkTime(context, new Date(parsed.data.t));
    if ('trouble' in checked) return askTime(context, draft, checked.trouble);
    return nextStep(context, { ...draft, at: checked.at.getTime() });
  },
};

/** `but`: the moment it has already. */
export function timeButtons(
  context: Context,
  command: string,
  { but, ...args }: { b?: number; but?: Date | undefined },
): Button[] {
  const offered = suggestions(context).filter((at) => at.getTime() !== but?.getTime());
  return offered.map((at) =>
    button(texts.timeButton(momentParts(context, at)), command, { ...args, t: at.getTime() }),
  );
}
