import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { connectedPeople } from '../subjects/people/connected-people.ts';
import type { DistrictContext } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { occasionName } from '../subjects/duties/deadline-words.ts';
import { dutyStates } from '../subjects/duties/duty-state.ts';
import type { DutyState } from '../subjects/duties/duty-state.ts';
import type { DutySlot } from '../subjects/duties/duty-slots.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { texts } from './texts.ts';

const MOST_BUTTONS = 5;
/** They have nothing to do. */
const COUNTED_OUT: readonly DutyState['kind'][] = ['not-ours', 'no-figures'];

/** What the keys of the list begin with. */
export const OFFICE_LIST_KEY = 'duty-debtors';

/**
 * The names of those who owe a duty after its last reminder, to the office: one message of a morning. Who has a later
 * day stands in a later one.
 */
export function officeList(
  context: DistrictContext,
  slots: readonly DutySlot[],
  on: CalendarDay,
): Outgoing[] {
  const ended = new Map<string, DutySlot[]>();
  for (const slot of slots) {
    if (!slot.reminder.toOffice) continue;
    const key = JSON.stringify([slot.duty.id, slot.occasion.key, slot.dueOn]);
    ended.set(key, [...(ended.get(key) ?? []), slot]);
  }
  const items = [...ended.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { duty, occasion, dueOn } = first;
    return [
      {
        duty,
        isDated: dueOn !== undefined,
        name: occasionName(duty, dueOn, on),
        names: group.map(({ school }) => school.short),
        occasion,
        all: dutyStates(context, duty, occasion).filter(({ state: { kind } }) => !COUNTED_OUT.includes(kind))
          .length,
      },
    ];
  });
  const [only] = items;
  if (only === undefined) return [];
  const isAlone = items.length === 1;
  const reached = new Set(connectedPeople(context).flatMap(({ schools }) => schools.map(({ id }) => id)));
  const owed = [...ended.values()].flat();
  const shorts = (some: readonly DutySlot[]) => new Set(some.map(({ school }) => school.short));
  const owing = shorts(owed);
  const unreached = shorts(owed.filter(({ school }) => !reached.has(school.id)));
  const quiet = shorts(owed.filter(({ isQuiet }) => isQuiet));
  // Of a morning that was slept through nothing is said but the names.
  const isToday = on === todayOf(context);
  const say = only.isDated ? texts.overdueOne : texts.soonOne;
  return tellCoordinators(context, context.district.id, {
    text: [
      isAlone ? say(only.name, only.names, only.all) : texts.overdueSeveral(items),
      ...(unreached.size > 0 ? [texts.unreached([...unreached])] : []),
      ...(isToday && quiet.size > 0 ? [texts.quiet(quiet.size === owing.size ? [] : [...quiet])] : []),
    ].join('\n'),
    keyboard: inline(
      ...items.slice(0, MOST_BUTTONS).map(({ duty, occasion }, index) => [
        button(isAlone ? texts.list : texts.listOf(index + 1), 'deadline-card', {
          d: duty.id,
          o: occasion.key,
        }),
      ]),
    ),
    once: `${OFFICE_LIST_KEY}/${context.district.id}/${on}`,
  });
}
