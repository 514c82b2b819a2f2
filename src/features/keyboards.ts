import { button, persistent } from '../bot/buttons.ts';
import type { Button, Keyboard } from '../bot/outgoing.ts';
import type { Actor } from './context.ts';
import { labels } from './texts.ts';

/** The keyboard that stays under a person's dialog; a guest's is empty, which takes a former one away. */
export function mainKeyboard({ actor }: { actor: Pick<Actor, 'audience' | 'bindings'> }): Keyboard {
  const several = actor.bindings.length > 1 ? [button(labels.switchSchool, 'switch-school')] : [];
  switch (actor.audience) {
    case 'guest':
      return persistent();
    case 'coordinator':
      return persistent(...coordinatorRows(several));
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

function coordinatorRows(several: readonly Button[]): (readonly Button[])[] {
  return [
    [
      button(labels.overview, 'overview', undefined, 'primary'),
      button(labels.deadlines, 'deadlines', undefined, 'primary'),
    ],
    [button(labels.schools, 'schools'), button(labels.invite, 'invite')],
    [button(labels.broadcast, 'broadcast'), button(labels.enterValue, 'enter-value')],
    [button(labels.help, 'help'), ...several],
  ];
}
