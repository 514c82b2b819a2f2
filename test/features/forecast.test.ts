import { expect, it } from 'vitest';
import { addDirector } from '../support/office.ts';
import { createTestWorld } from '../support/test-world.ts';
import { SCHOOLS } from '../support/week-tables.ts';

const DIRECTOR = 501;

function createScene() {
  const world = createTestWorld({ now: new Date('2024-10-22T09:00:00Z'), schools: SCHOOLS });
  addDirector(world, DIRECTOR, SCHOOLS[0]);
  return world;
}

it('goes from «данных мало» to a date with its range, and to the goal', async () => {
  const world = createScene();
  const { say } = world;
  say(DIRECTOR, 'Прогноз');
  for (const [on, k] of [
    ['2024-10-22', 31],
    ['2024-10-23', 33],
    ['2024-10-24', 34],
    ['2024-10-28', 38],
  ] as const) {
    world.sleepUntil(new Date(`${on}T09:00:00Z`));
    say(DIRECTOR, `сотрудники ${k} из 45`);
    if (on !== '2024-10-22') say(DIRECTOR, 'Прогноз');
  }
  world.sleepUntil(new Date('2024-10-29T09:00:00Z'));
  say(DIRECTOR, 'сотрудники 45 из 45');
  say(DIRECTOR, 'Прогноз');
  await expect(world.transcript).toMatchFileSnapshot('../golden/forecast.txt');
});

it('is not made without a target', () => {
  const world = createScene();
  expect(world.say(DIRECTOR, '', { payload: { c: 'forecast', a: { m: 'messages' } } })).toContain(
    'Такого показателя у вашей школы нет.',
  );
  expect(world.say(DIRECTOR, '', { payload: { c: 'forecast', a: { m: 7 } } })).toContain('цели');
});
