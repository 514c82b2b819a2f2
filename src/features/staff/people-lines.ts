import { yearOf } from '../../domain/calendar-day.ts';
import { localDayOf } from '../../domain/zone.ts';
import type { HeldBinding } from '../../storage/held-binding.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { texts } from './texts.ts';
import type { RoleLine } from './texts.ts';

const ORDER = ['coordinator', 'head', 'director', 'responsible'];

/** Directors before the ответственные, who is stood in for before who stands in. */
export function inOrder(held: readonly HeldBinding[]): HeldBinding[] {
  return held.toSorted(
    (a, b) =>
      ORDER.indexOf(a.role) - ORDER.indexOf(b.role) ||
      Number(a.standsInFor !== undefined) - Number(b.standsInFor !== undefined) ||
      a.id - b.id,
  );
}

function toLine(context: Context, held: HeldBinding): RoleLine {
  return {
    role: held.role,
    since: localDayOf(held.since, zoneOf(context.settings)),
    until: held.until,
    isDeputy: held.standsInFor !== undefined,
    reachable: held.reachable,
    isYou: held.personId === context.actor.person.id,
    page: texts.page(held.externalId),
  };
}

/** «директор с 01.09, бот писать не может» */
export function roleInWords(context: Context, held: HeldBinding): string {
  return texts.role(toLine(context, held), yearOf(todayOf(context)));
}

/** The same as a line of its own, with the page. */
export function roleLine(context: Context, held: HeldBinding): string {
  return texts.line(toLine(context, held), yearOf(todayOf(context)));
}
