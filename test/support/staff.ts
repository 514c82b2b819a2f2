import { addDirector, createOffice } from './office.ts';
import type { TestWorld } from './test-world.ts';

export const SECOND = 11;
export const NEW = 12;
export const DIRECTOR = 20;
export const DEPUTY = 21;
export const OWN = 'МКОУ «Дегвинская СОШ»';
export const OTHER = 'МКОУ «Мургукская СОШ»';

/** An office of one coordinator and a director; the others have written to the bot and hold no role yet. */
export function createStaffOffice(now = new Date('2025-07-14T07:05:00Z')) {
  const office = createOffice({ now, schools: [OWN, OTHER] });
  const { world } = office;
  addDirector(world, DIRECTOR, OWN);
  world.person(SECOND, 'Второй координатор');
  world.person(NEW, 'Новый координатор');
  world.person(DEPUTY, 'Замещающий');
  world.tick();
  return office;
}

/** The code of the newest message to be forwarded, typed by whom it was given to. */
export function useCode(world: TestWorld, by: number): string {
  const code = [...world.transcript.matchAll(/пришлите ему: ([A-Z0-9]{10})/g)].at(-1)?.[1];
  if (code === undefined) throw new Error('no code was given out');
  return world.say(by, code);
}
