import { expect, test } from 'vitest';
import { addDirector, createOffice } from '../support/office.ts';
import { at, loadWeek } from '../support/week-tables.ts';

const DIRECTOR = 20;
const OWN = 'МКОУ «Сергокалинская СОШ №2»';

function office() {
  const { world, say } = createOffice({ now: at('2024-10-28', '12:00'), schools: [OWN] });
  addDirector(world, DIRECTOR, OWN);
  loadWeek(world, '2024-10-25', { [OWN]: { messages: [9, 31], calls: [2, 31], active: true } });
  return { world, say };
}

const card = /Пишут 10\+ сообщений.*— 9/u;

test('a metric’s title typed after a coordinator’s answer opens its card', () => {
  const { world } = office();
  world.say(DIRECTOR, 'Цифра неверна');
  expect(world.say(DIRECTOR, 'Пишут')).toContain('Что');
  world.say(DIRECTOR, '12 из 31');
  world.say(DIRECTOR, 'Отправить');
  expect(world.say(DIRECTOR, 'Пишут')).toMatch(card);
});

test('a metric’s title typed days after «Почему мало» opens its card', () => {
  const { world } = office();
  expect(world.say(DIRECTOR, 'Почему мало')).toContain('[Пишут]');
  world.say(DIRECTOR, 'Сроки');
  expect(world.say(DIRECTOR, 'Пишут')).toMatch(card);
  world.say(DIRECTOR, 'Почему мало');
  world.sleepUntil(at('2024-11-01', '12:00'));
  expect(world.say(DIRECTOR, 'Звонят')).not.toContain('Вопрос 1');
});

test('on the newest screen it presses that screen’s button', () => {
  const { world } = office();
  world.say(DIRECTOR, 'Почему мало');
  expect(world.say(DIRECTOR, 'Пишут')).toContain('Вопрос 1 из');
});
