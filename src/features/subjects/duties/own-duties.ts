import { addDays } from '../../../domain/calendar-day.ts';
import type { Occasion } from '../../../domain/duty.ts';
import { dutyReminders } from '../../../domain/duty-reminders.ts';
import type { School } from '../../../domain/unit.ts';
import { listDutyExtensions } from '../../../storage/duty-extension.ts';
import { listDuties } from '../../../storage/duty.ts';
import type { StoredDuty } from '../../../storage/duty.ts';
import type { DistrictContext } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { hasNewerWeek } from './duty-evidence.ts';
import { SHOWN_AFTER_DAYS, concerns, dutyStatesFor, findOccasion, isOwed, occasionOf } from './duty-state.ts';
import type { SchoolDuty } from './duty-state.ts';

type Place = Pick<DistrictContext, 'db' | 'now' | 'reference' | 'district' | 'settings'>;

/** One duty as a school stands with it. */
export type OwnDuty = { duty: StoredDuty; occasion: Occasion } & Omit<SchoolDuty<School>, 'school'>;

/**
 * What concerns a school now, soonest first, what has no day last: owed, done, waiting and agreed to be none of theirs. A
 * dated one goes a while after its day; of a repeated one an earlier time stands as long as the school has more time for it.
 */
export function ownDuties(context: Place, school: School): OwnDuty[] {
  const { db } = context;
  const from = addDays(todayOf(context), -SHOWN_AFTER_DAYS);
  return listDuties(db, school.parentId ?? context.district.id, from)
    .filter((duty) => concerns(duty, school))
    .flatMap((duty) => [...extendedDuties(context, duty, school), ownDuty(context, duty, school)])
    .filter(({ dueOn }) => dueOn === undefined || dueOn >= from)
    .toSorted(byDay);
}

/** Earlier occasions that a school still owes and has more time for. */
function extendedDuties(context: Place, duty: StoredDuty, school: School): OwnDuty[] {
  const { key: current } = occasionOf(context, duty);
  return listDutyExtensions(context.db, duty.id)
    .filter(
      ({ unitId, occasion, dueOn }) =>
        unitId === school.id && occasion !== current && dueOn >= todayOf(context),
    )
    .flatMap(({ occasion }) => findOccasion(context, duty, occasion) ?? [])
    .map((occasion) => ownDuty(context, duty, school, occasion))
    .filter((own) => isOwed(own.state) && isAnswerable(context, school, own));
}

/** Whether the school is still reminded of the occasion, or is asked for it now: it can answer it. */
export function isAnswerable(context: Place, school: School, { duty, occasion, dueOn }: OwnDuty): boolean {
  if (occasion.key === occasionOf(context, duty).key) return true;
  if (hasNewerWeek(context, duty, { school, occasion })) return false;
  const last = dutyReminders(
    duty.kind,
    { ...occasion, ...(dueOn !== undefined && { dueOn }) },
    context.reference.calendar,
  ).at(-1);
  return last !== undefined && todayOf(context) <= last.day;
}

export function ownDuty(
  context: Place,
  duty: StoredDuty,
  school: School,
  occasion: Occasion = occasionOf(context, duty),
): OwnDuty {
  const [found] = dutyStatesFor(context, duty, { occasion, schools: [school] });
  if (found === undefined) throw new Error(`no state of the school ${school.id}`);
  const { state, dueOn, extension } = found;
  return { duty, occasion, state, dueOn, extension };
}

/** Those of them that the school still owes. */
export function openDuties(context: Place, school: School): OwnDuty[] {
  return ownDuties(context, school).filter(({ state }) => isOwed(state));
}

function byDay(a: OwnDuty, b: OwnDuty): number {
  const [first, second] = [a.dueOn ?? LAST, b.dueOn ?? LAST];
  return first === second ? 0 : first < second ? -1 : 1;
}

/** After every day. */
const LAST = '~';
