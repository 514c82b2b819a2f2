import { expect, test } from 'vitest';
import { COORDINATOR, DIRECTOR, OWN, districtAt, noon, schoolId } from './people-support.ts';
import { persistent } from '../../src/bot/buttons.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';

function bound() {
  const world = districtAt(noon('2024-10-28'));
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  return world;
}

test('what nobody understands', async () => {
  const world = bound();
  world.say(DIRECTOR, 'Показатли');
  world.say(DIRECTOR, 'Показатели');
  world.say(DIRECTOR, 'какие у нас сроки сдачи?');
  world.say(DIRECTOR, 'помошь');
  world.say(DIRECTOR, 'Когда каникулы');
  world.say(DIRECTOR, '😀😀');
  world.say(DIRECTOR, '');
  world.say(DIRECTOR, 'Таблица', {
    files: [{ name: 'отчёт.xlsx', extension: 'xlsx', size: 10, url: 'https://vk.com/doc' }],
  });
  world.say(DIRECTOR, 'Отмена');
  world.say(DIRECTOR, 'Спасибо!');
  await expect(world.transcript).toMatchFileSnapshot('../golden/people-misunderstood.txt');
});

test.each([
  ['/ПОКАЗАТЕЛИ', 'Таблица мониторинга ещё не загружена'],
  ['Пoкaзaтeли', 'Таблица мониторинга ещё не загружена'],
  ['CPOKИ', 'Сроков сейчас нет'],
  ['  сроки! ', 'Сроков сейчас нет'],
  ['«Контакты»', 'Контакты пока не указаны'],
])('%s is the command it looks like', (text, said) => {
  expect(bound().say(DIRECTOR, text)).toContain(said);
});

test.each([
  ['5,000 characters', 'Прошу рассмотреть вопрос. '.repeat(200)],
  ['5,000 characters without a space', 'ы'.repeat(5000)],
  ['characters of 4 bytes', '𝕊𝕗𝕖𝕣𝕦𝕞 👩‍🏫 🇷🇺'],
  ['a sticker', ''],
  ['only spaces and signs', ' \n\t…!?'],
  ['an unknown payload', '{"c":"no-such"}'],
])('%s are answered with the keyboard', (_, text) => {
  const world = bound();
  const said = world.say(DIRECTOR, text);
  expect(said).toMatch(/Не понял|Без слов/);
  expect(said).toContain('{Ещё}');
});

test('a command of another role is refused without a word of what it shows', () => {
  const world = bound();
  expect(world.say(COORDINATOR, 'Прогноз')).toContain(
    'Это может только директор школы или ответственный за Сферум.',
  );
  expect(world.say(DIRECTOR, 'Заменить')).toContain('Это может только координатор района.');
  world.person(COORDINATOR, 'Координатор', 'director', schoolId(world, OWN));
  const said = world.say(COORDINATOR, 'Прогноз');
  expect(said).toContain('Такая роль у вас есть: «Сменить школу».');
  world.say(COORDINATOR, 'Сменить школу');
  expect(world.say(COORDINATOR, 'Сергокалинская №2')).toContain('Теперь отвечаю про эту школу');
  expect(world.say(COORDINATOR, 'Показатели')).toContain('Таблица мониторинга ещё не загружена');
});

test('who is erased or replaced loses the keyboard', () => {
  const world = bound();
  world.say(DIRECTOR, 'Удалить меня');
  world.say(DIRECTOR, 'Да, удалить');
  const [last] = listRecentContents(world.db, DIRECTOR, 1);
  expect(last).toMatchObject({ keyboard: persistent() });
});

test('«Отмена» ends a dialog, and a foreign button of switching does nothing', () => {
  const world = bound();
  world.say(DIRECTOR, 'Обновить число');
  expect(world.say(DIRECTOR, 'отмена')).toContain('Отменил, ничего не записано.');
  expect(world.say(DIRECTOR, '38 из 45')).toContain('Записать: сотрудники 38 из\u00a045?');
  expect(world.say(DIRECTOR, '', { payload: { c: 'switch-school', a: { b: 1 } } })).toContain(
    'Этой роли у вас больше нет.',
  );
});
