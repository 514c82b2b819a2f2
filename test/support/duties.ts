import { day } from '../../src/domain/calendar-day.ts';
import type { DistrictSettings } from '../../src/domain/district-settings.ts';
import { listDutyAnswers } from '../../src/storage/duty-answer.ts';
import { insertDuty } from '../../src/storage/duty.ts';
import type { NewDuty } from '../../src/storage/duty.ts';
import { addDirector, createOffice } from './office.ts';
import { SCHOOLS, at } from './week-tables.ts';

export const FOUR = SCHOOLS.slice(0, 4);
/** Directors of the first two schools. */
export const FIRST = 20;
export const SECOND = 21;

/** Four schools, two of them with a director in the bot, on the day before a Wednesday. */
export function createDutyOffice(
  now = at('2024-10-29', '12:00'),
  settings: Partial<DistrictSettings> = {},
): DutyOffice {
  const office = createOffice({ now, schools: FOUR, settings });
  addDirector(office.world, FIRST, SCHOOLS[0]);
  addDirector(office.world, SECOND, SCHOOLS[1]);
  return office;
}
export type DutyOffice = ReturnType<typeof createOffice>;

/** A duty of a week before, by 12.11 or by every Wednesday; nobody is told. */
export function addDutyTo({ world }: DutyOffice, duty: Partial<NewDuty> & { title: string }): number {
  const kind = duty.kind ?? 'dated';
  return insertDuty(
    world.db,
    {
      districtId: world.districtId,
      kind,
      startsOn: day('2024-10-22'),
      ...(kind === 'dated' && { dueOn: day('2024-11-12') }),
      ...(kind === 'weekly' && { weekday: 3 }),
      ...duty,
    },
    world.now,
  );
}

/** A button of that command, whoever was shown it. */
export function push({ world }: DutyOffice, who: number, c: string, a: object): string {
  return world.say(who, '(кнопка)', { payload: { c, a } });
}

/** «2024-10-30 given» of each answer to a duty. */
export function answersTo({ world }: DutyOffice, id: number): string[] {
  return listDutyAnswers(world.db, id).map(({ occasion, state }) => `${occasion} ${state}`);
}

/** What a person was told within a part of the transcript. */
export function saidTo(part: string, name: string): string[] {
  return part.split(/\n(?=\S)/).filter((text) => text.startsWith(`Бот → ${name}\n`));
}
