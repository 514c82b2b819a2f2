import { describe, expect, test } from 'vitest';
import { all } from '../../src/storage/statement.ts';
import type { TestWorld } from '../support/test-world.ts';
import { COORDINATOR, DIRECTOR, OWN, districtAt, loadOctober, noon, schoolId } from './people-support.ts';

function connected(): TestWorld {
  const world = districtAt(noon('2024-10-28'));
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  loadOctober(world);
  return world;
}

const titles = (world: TestWorld) => all<{ title: string }>(world.db, 'SELECT title FROM measure');
const words = (world: TestWorld) => all<{ words: string }>(world.db, 'SELECT words FROM week_note_words');

describe('a refusal is no answer to a question that takes words', () => {
  const REFUSALS = [
    'не надо',
    'Не нужно.',
    'нет, спасибо, не надо',
    'передумала',
    'отмените',
    'хватит',
    'стоп',
  ];

  test.each(REFUSALS)('a measure: «%s»', (refusal) => {
    const world = connected();
    world.say(DIRECTOR, 'Добавить меру');
    expect(world.say(DIRECTOR, refusal)).toContain('ничего не записано');
    world.say(DIRECTOR, 'завтра');
    expect(titles(world)).toEqual([]);
  });

  test.each(REFUSALS)('the words of the report: «%s»', (refusal) => {
    const world = connected();
    world.say(DIRECTOR, 'Отчёт');
    world.say(DIRECTOR, 'Дополнить');
    expect(world.say(DIRECTOR, refusal)).toContain('ничего не записано');
    expect(words(world)).toEqual([]);
  });

  test('an answer that only holds such words is an answer', () => {
    const world = connected();
    world.say(DIRECTOR, 'Отчёт');
    world.say(DIRECTOR, 'Дополнить');
    world.say(DIRECTOR, 'Помощь района не нужна, справимся сами');
    expect(words(world)).toHaveLength(1);
  });

  test.each(['мера не нужна', 'мера не надо'])('«%s» adds nothing', (line) => {
    const world = connected();
    expect(world.say(DIRECTOR, line)).toContain('ничего не записал');
    expect(titles(world)).toEqual([]);
  });

  test('«цель звонят 50 не нужна» sets nothing', () => {
    const world = connected();
    expect(world.say(COORDINATOR, 'цель звонят 50 не нужна')).toContain('ничего не записал');
    expect(all(world.db, 'SELECT key FROM district_setting')).toEqual([]);
  });
});

describe('a question is asked about before it is written', () => {
  test.each(['когда срок', 'а какая неделя считается?'])('a measure: «%s»', (question) => {
    const world = connected();
    world.say(DIRECTOR, 'Добавить меру');
    const said = world.say(DIRECTOR, question);
    expect(said).toContain(`Похоже на вопрос. Записать так: «${question}»?`);
    expect(said).toContain('[Записать] [Отмена]');
    world.say(DIRECTOR, 'Отмена');
    expect(titles(world)).toEqual([]);
    world.say(DIRECTOR, 'Добавить меру');
    world.say(DIRECTOR, question);
    world.say(DIRECTOR, 'Записать');
    world.say(DIRECTOR, 'завтра');
    expect(titles(world)).toEqual([{ title: question }]);
  });

  test('the words of the report', () => {
    const world = connected();
    world.say(DIRECTOR, 'Отчёт');
    world.say(DIRECTOR, 'Дополнить');
    expect(world.say(DIRECTOR, 'а когда каникулы?')).toContain('[Записать] [Отмена]');
    expect(words(world)).toEqual([]);
    world.say(DIRECTOR, 'Записать');
    expect(words(world)).toEqual([{ words: 'а когда каникулы?' }]);
  });
});

test('«мера» typed once more is no part of the title', () => {
  const world = connected();
  world.say(DIRECTOR, 'Добавить меру');
  world.say(DIRECTOR, 'мера: провести планёрку звонком до 30.10');
  expect(titles(world)).toEqual([{ title: 'провести планёрку звонком' }]);
});

test.each(['сотрудники -3 из 45', 'Сотрудники: −3 из 45', 'сотрудники -3'])(
  '«%s» is no number of employees',
  (line) => {
    const world = connected();
    const said = world.say(DIRECTOR, line);
    expect(said).not.toContain('Записал');
    expect(said).toContain('Не понял число');
    world.say(DIRECTOR, '-3 из 45');
    expect(all(world.db, "SELECT id FROM import WHERE origin = 'school'")).toEqual([]);
  },
);

test('«сотрудники – 38 из 45», with a dash, is one', () => {
  const world = connected();
  expect(world.say(DIRECTOR, 'сотрудники – 38 из 45')).toContain('Записал');
});

test('nobody is without quiet hours, and who asks for it may choose others', () => {
  const world = connected();
  const said = world.say(DIRECTOR, 'тихие часы не нужны');
  expect(said).toContain('Совсем без тихих часов нельзя');
  expect(said).toContain('[Как у всех]');
  world.say(DIRECTOR, 'Тихие часы');
  expect(world.say(DIRECTOR, 'передумал')).toContain('тихие часы остались прежними');
  expect(all(world.db, 'SELECT key FROM person_preference')).toEqual([]);
});

test('of a week without a figure the week is named, not its last day', () => {
  const world = connected();
  const said = world.say(DIRECTOR, '', { payload: { c: 'figure', a: { m: 'calls', w: '2024-10-04' } } });
  expect(said).toContain('за неделю 28.09–04.10 значения нет');
});

test('a number below zero disputes nothing', () => {
  const world = connected();
  world.say(DIRECTOR, 'Цифра неверна');
  world.say(DIRECTOR, 'Звонят');
  expect(world.say(DIRECTOR, '-5')).toContain('Меньше нуля');
  expect(world.say(DIRECTOR, '-5 %')).toContain('Меньше нуля');
});

describe('«Пригласить» takes the name of a school in the next message', () => {
  test('one, one of two, none', () => {
    const world = connected();
    world.say(COORDINATOR, 'Пригласить');
    expect(world.say(COORDINATOR, 'Урахинская')).toContain('Код для директора: МКОУ «Урахинская');
    world.say(COORDINATOR, 'Пригласить');
    expect(world.say(COORDINATOR, 'Сергокалинская')).toContain('Какая школа');
    expect(world.say(COORDINATOR, 'Сергокалинская №2')).toContain('Сергокалинская СОШ №2');
    world.say(COORDINATOR, 'Пригласить');
    expect(world.say(COORDINATOR, 'Несуществующая')).toContain('Не нашёл школу');
    expect(world.say(COORDINATOR, 'ответственного Мургукская')).toContain('Код для ответственного');
  });

  test('a command in between is a command', () => {
    const world = connected();
    world.say(COORDINATOR, 'Пригласить');
    expect(world.say(COORDINATOR, 'покажи сводку за прошлую неделю')).not.toContain('Не нашёл школу');
  });
});
