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
      return persistent(...schoolRows(several));
  }
}

function schoolRows(several: readonly Button[]): (readonly Button[])[] {
  return [
    [
      button(labels.figures, 'figures', undefined, 'primary'),
      button(labels.deadlines, 'school-deadlines', undefined, 'primary'),
    ],
    [button(labels.contacts, 'contacts'), button(labels.help, 'help')],
    ...(several.length > 0 ? [several] : []),
  ];
}

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
