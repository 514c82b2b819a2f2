import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { todayOf } from '../district-hours.ts';
import type { Context } from '../context.ts';
import type { Meaning } from './resolve.ts';
import type { Scene } from './scene.ts';
import { LABELS, texts } from './texts.ts';

/** Buttons with the commands' own words, of those that the person has. */
export function keyboardOf(scene: Scene, names: readonly string[]): { keyboard?: ReturnType<typeof inline> } {
  const row = names.flatMap((name) => {
    const word = wordOf(scene, name);
    return word === undefined ? [] : [button(word, name)];
  });
  return row.length === 0 ? {} : { keyboard: inline(row) };
}

export function buttonOf(scene: Scene, meaning: Meaning): Button {
  const { command, args } = meaning;
  const label = labelOf(scene, meaning);
  return Object.keys(args).length === 0 ? button(label, command) : button(label, command, { ...args });
}

export function labelOf(scene: Scene, meaning: Meaning): string {
  return texts.label(saidOf(scene, meaning));
}

export function meaningOf(scene: Scene, meaning: Meaning): string {
  return texts.meaning(saidOf(scene, meaning));
}

export function saidOf(scene: Scene, { command, args }: Meaning) {
  const { context, schools } = scene;
  // A card of one metric needs no other name than the metric's.
  const isCard = command === 'figure' || command === 'school-figures';
  return {
    command,
    label: isCard ? undefined : wordOf(scene, command),
    metric: context.reference.metrics.find(({ code }) => code === args.m)?.title,
    school: schools.find(({ id }) => id === args.s)?.short,
    week: args.m === undefined || isWeekly(context, args.m) ? args.w : undefined,
    many: args.n,
    thisYear: yearOf(todayOf(context)),
  };
}

/** The command's own first word, which is its label everywhere. */
export function wordOf({ commands }: Scene, name: string): string | undefined {
  const command = commands.find((one) => one.name === name);
  return command && (LABELS[name] ?? command.words[0]);
}

export function isWeekly({ reference }: Context, code: string): boolean {
  return reference.metrics.find((metric) => metric.code === code)?.rhythm === 'weekly';
}
