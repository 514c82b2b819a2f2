import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { PersonId } from '../../domain/person.ts';
import type { Silence } from '../../storage/silence.ts';
import type { DistrictContext } from '../context.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { dutyTitleOf } from './duty-title.ts';

/** Equal silences of several schools, as they were made: one line. */
export type SilenceGroup = {
  ids: number[];
  schools: string[] | undefined;
  duty: string | undefined;
  until: CalendarDay;
  reason: string;
  createdBy: PersonId | undefined;
};

export function groupSilences(context: DistrictContext, silences: readonly Silence[]): SilenceGroup[] {
  const names = new Map<number, string>(namedSchools(context).map(({ id, short }) => [id, short]));
  const groups = new Map<string, SilenceGroup>();
  for (const one of silences) {
    const name = one.unitId === undefined ? undefined : names.get(one.unitId);
    // A school that was closed is reminded of nothing.
    if (one.unitId !== undefined && name === undefined) continue;
    const { until, reason, createdBy, dutyId } = one;
    const duty = dutyId === undefined ? undefined : dutyTitleOf(context, dutyId);
    // Nor of a duty that was taken back.
    if (dutyId !== undefined && duty === undefined) continue;
    const key = JSON.stringify([one.unitId === undefined, dutyId, until, reason, createdBy]);
    const known = groups.get(key);
    if (known === undefined) {
      groups.set(key, {
        ids: [one.id],
        schools: name === undefined ? undefined : [name],
        duty,
        until,
        reason,
        createdBy,
      });
    } else {
      known.ids.push(one.id);
      if (name !== undefined) known.schools?.push(name);
    }
  }
  return [...groups.values()];
}
