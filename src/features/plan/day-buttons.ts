import { button } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { addDays } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { dayOf, daysToOffer } from '../subjects/causes/measures.ts';
import { texts } from './texts.ts';

/** Rows of two days; a press gives `command` the day in `o`, with `args` beside it. `except`: the day it has. */
export function dayRows(
  context: Context,
  command: string,
  { args = {}, except }: { args?: Record<string, unknown>; except?: CalendarDay } = {},
): Button[][] {
  const today = todayOf(context);
  const label = (on: CalendarDay) => {
    if (on === today) return texts.today;
    return on === addDays(today, 1) ? texts.tomorrow : dayOf(context, on);
  };
  const buttons = daysToOffer(context)
    .filter((on) => on !== except)
    .map((on) => button(label(on), command, { ...args, o: on }));
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}
