import type { Outgoing } from '../../bot/outgoing.ts';
import { addDays } from '../../domain/calendar-day.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import { instantOf } from '../../domain/zone.ts';
import { listExpiredBindings, listHeldBindings } from '../../storage/held-binding.ts';
import type { HeldBinding } from '../../storage/held-binding.ts';
import { getUnit } from '../../storage/unit.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { DistrictContext } from '../context.ts';
import { deadlineHoursOf, todayOf, zoneOf } from '../district-hours.ts';
import { endRole } from '../subjects/people/end-role.ts';
import type { Job } from '../feature.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { mainKeyboard } from '../keyboards.ts';
import { standInOver } from '../subjects/people/stand-in-over.ts';
import { texts } from './texts.ts';

const YEAR_MS = 366 * 86_400_000;

/** The night after the last day of «Замещение»: the role ends by itself, and both hear of it in the morning. */
export const rolesEnd: Job = {
  name: 'roles-end',
  title: texts.rolesEndTitle,
  silent: true,
  occurrences({ db, district, settings }, after, upTo) {
    const zone = zoneOf(settings);
    return listHeldBindings(db, district.id)
      .flatMap(({ until }) => (until === undefined ? [] : [instantOf(addDays(until, 1), '00:00', zone)]))
      .map((at) => (at > after ? at : new Date(after.getTime() + 1)))
      .filter((at) => at <= upTo);
  },
  usefulUntil: (_context, scheduledFor) => new Date(scheduledFor.getTime() + YEAR_MS),
  run(context) {
    const expired = listExpiredBindings(context.db, context.district.id, todayOf(context));
    return { messages: expired.flatMap((held) => endOne(context, held)) };
  },
};

function endOne(context: DistrictContext, held: HeldBinding): Outgoing[] {
  const { db, now } = context;
  const { role, unitId, externalId } = held;
  const unit = getUnit(db, unitId).name;
  const over = standInOver(context, held);
  const { bindings, current } = endRole(context, held, undefined);
  noteAct(context, actTexts.deputyEnded(role, unit));
  const { quiet, zone } = deadlineHoursOf(context.settings);
  const farewell: Outgoing = {
    to: externalId,
    lane: 'reply',
    text: texts.deputyOver(unit, role),
    notBefore: notInQuietHours(now, quiet, zone),
    keyboard: mainKeyboard({ actor: { audience: current?.role ?? 'guest', bindings } }),
  };
  return [farewell, ...over];
}
