import { button, inline, persistent } from '../bot/buttons.ts';
import type { Audience, Command } from '../bot/command.ts';
import type { Button, Keyboard, Reply } from '../bot/outgoing.ts';
import { inChat } from './context.ts';
import type { Actor, Context } from './context.ts';
import { labels } from './texts.ts';

/** The keyboard that stays under a person's dialog; a guest's is empty, which takes a former one away. */
export function mainKeyboard({ actor }: { actor: Pick<Actor, 'audience' | 'bindings'> }): Keyboard {
  switch (actor.audience) {
    case 'guest':
      return persistent();
    case 'coordinator':
      return persistent(...COORDINATOR_ROWS);
    case 'head':
      return persistent(...HEAD_ROWS);
    case 'director':
    case 'responsible':
      return persistent(...SCHOOL_ROWS);
  }
}

/** Exactly these six: everything else hangs on a card or behind «Ещё». */
const SCHOOL_ROWS: readonly (readonly Button[])[] = [
  [
    button(labels.figures, 'figures', undefined, 'primary'),
    button(labels.nextStep, 'next-step', undefined, 'primary'),
  ],
  [button(labels.deadlines, 'school-deadlines'), button(labels.report, 'report')],
  [button(labels.ask, 'ask'), button(labels.more, 'more')],
];

/** The week of the office; everything else is behind «Ещё». */
const COORDINATOR_ROWS: readonly (readonly Button[])[] = [
  [
    button(labels.overview, 'overview', undefined, 'primary'),
    button(labels.deadlines, 'deadlines', undefined, 'primary'),
  ],
  [button(labels.broadcast, 'broadcast'), button(labels.schoolReports, 'school-reports')],
  [button(labels.weekResults, 'week-results'), button(labels.letter, 'letter')],
  [button(labels.schools, 'schools'), button(labels.more, 'more')],
];

/** What is read alone. */
const HEAD_ROWS: readonly (readonly Button[])[] = [
  [
    button(labels.overview, 'overview', undefined, 'primary'),
    button(labels.deadlines, 'deadlines', undefined, 'primary'),
  ],
  [button(labels.schools, 'schools'), button(labels.schoolReports, 'school-reports')],
  [button(labels.schedule, 'schedule'), button(labels.more, 'more')],
];

/**
 * A reply without the buttons that stand on the person's keyboard below it anyway: one thing, one button. Which keyboard
 * that is depends on who reads, so no handler has to know it.
 */
export function withoutRepeats(
  context: Pick<Context, 'actor' | 'peerId'>,
  { keyboard, ...said }: Reply,
): Reply {
  if (keyboard?.inline !== true || said.keepsAll === true || inChat(context))
    return { ...said, ...(keyboard && { keyboard }) };
  const rows = keyboard.rows
    .map((row) => row.filter((one) => !standsBelow(context, one)))
    .filter((row) => row.length > 0);
  return { ...said, ...(rows.length > 0 && { keyboard: inline(...rows) }) };
}

/** What the button does stands on the person's keyboard below the dialog. */
export function standsBelow(context: Pick<Context, 'actor'>, one: Button): boolean {
  return mainKeyboard(context)
    .rows.flat()
    .some((other) => isSame(context, one, other));
}

/** The same command without arguments, or about the school the person speaks for now in any case. */
function isSame({ actor }: Pick<Context, 'actor'>, one: Button, other: Button): boolean {
  if (one.kind !== 'command' || other.kind !== 'command' || one.payload.c !== other.payload.c) return false;
  const given = Object.entries(one.payload.a ?? {});
  return given.every(([key, value]) => key === 's' && value === actor.school?.id);
}

/**
 * A keyboard without the buttons that its readers may not press: what a head reads is the coordinator's screen without
 * what changes something, and nothing offers a command that there is not.
 */
export function onlyServed(
  commands: readonly Pick<Command<Context>, 'name' | 'who'>[],
  audiences: readonly Audience[],
  { inline: isInline, rows }: Keyboard,
): Keyboard | undefined {
  const mayRun = (name: string) =>
    commands.some((command) => command.name === name && audiences.some((one) => command.who.includes(one)));
  const kept = rows
    .map((row) => row.filter((one) => one.kind === 'link' || mayRun(one.payload.c)))
    .filter((row) => row.length > 0);
  // An empty keyboard that stays takes the former one away; under a message there is none then.
  return isInline && kept.length === 0 ? undefined : { inline: isInline, rows: kept };
}
