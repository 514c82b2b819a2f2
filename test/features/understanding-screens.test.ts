import { describe, expect, test } from 'vitest';
import { municipalityNameKey, schoolNameKey } from '../../src/domain/school-name.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import type { TestWorld } from '../support/test-world.ts';
import { COORDINATOR, DIRECTOR, OWN, districtAt, loadOctober, noon, schoolId } from './people-support.ts';

const NOTHING_DONE = 'Хорошо, ничего не делаю.';
const NOT_UNDERSTOOD = 'Не понял. Нажмите кнопку ниже';

function bound(): TestWorld {
  const world = districtAt(noon('2024-10-28'));
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  loadOctober(world);
  return world;
}

/** What was answered, without what was asked, on one line. */
function answersOf(world: TestWorld, who: number) {
  return (text: string) =>
    world
      .say(who, text)
      .split('\n')
      .slice(1)
      .map((line) => line.trim())
      .join('\n');
}

describe('a period that was named', () => {
  test('is the one that «Сводка» shows, on its buttons too', () => {
    const world = bound();
    const say = answersOf(world, COORDINATOR);
    expect(say('звонки по школам за 12-18.10')).toMatch(/Понял так: сводка, «Звонят» за неделю 12–18\.10/);
    expect(say('сводка за позапрошлую неделю')).toContain('12–18.10');
    expect(say('Звонят')).toContain('12–18.10');
    expect(say('звонки по школам за 5-11.10')).toContain('За неделю 05–11.10 данных нет («Звонят»).');
  });

  test.each([
    ['показатели за 2022 год', 'За такой период отдельных цифр не показываю'],
    ['звонки за прошлый учебный год', 'За такой период отдельных цифр не показываю'],
    ['звонки 31.02', 'Такой даты нет.'],
    ['показатели за 35 октября', 'Такой даты нет.'],
    ['звонки за 10-16 ноября', 'Этот период ещё не начался'],
  ])('is not replaced by another: «%s»', (text, said) => {
    const world = bound();
    expect(answersOf(world, DIRECTOR)(text)).toContain(said);
  });

  test('is said to be left out where only the newest is told', () => {
    const world = bound();
    const said = answersOf(world, DIRECTOR)('сравни звонки за 5-11.10');
    expect(said).toContain('За неделю 05–11.10 «Сравнить» не показывает, ниже — последние данные.');
    expect(answersOf(world, COORDINATOR)('динамика мургукской')).toContain(
      'Ряда по неделям у координатора нет',
    );
  });
});

describe('a negation', () => {
  test.each([
    ...['не отменяй загрузку', 'не отмечай готово', 'я не увольнялся', 'отменить загрузку не надо'],
    ...['удалить меня не надо', 'уйти из школы не хочу', 'не хочу уходить из школы', 'не трогай ничего'],
    ...['отчет отправлять не нужно', 'я никуда не ухожу', 'не ставьте галочку'],
  ])('changes and shows nothing: «%s»', (text) => {
    expect(answersOf(bound(), DIRECTOR)(text)).toContain(NOTHING_DONE);
    expect(answersOf(bound(), COORDINATOR)(text)).toMatch(/Хорошо, ничего не делаю|Загрузка осталась/);
  });

  test.each([
    ...['мы еще не сдали отчет', 'почему мы не активны', 'не получается добавить учителя'],
    ...['не нужно ли регистрировать всех', 'отчет отправлять не надо?'],
  ])('of what happened refuses nothing: «%s»', (text) => {
    expect(answersOf(bound(), DIRECTOR)(text)).not.toContain(NOTHING_DONE);
  });
});

describe('what a director means', () => {
  test.each([
    ['у нас новый директор', '«Уйти из школы»'],
    ['подтверждаю', NOT_UNDERSTOOD],
    ['отправить', 'Вы хотите отправить отчёт?'],
    ['отправить сейчас', 'Вы хотите отправить отчёт?'],
    ['куда слать отчет по классам', 'присылает в отчёте по пункту 1.9?'],
    ['какой документ требует', 'Что обязывает школу'],
    ['исправь звонки на 20', 'Вы хотите оспорить цифру'],
    ['поставь нам 100 процентов', 'Вы хотите оспорить цифру'],
    ['удали показатели', 'Вы хотите оспорить цифру'],
    ['что надо успеть на этой неделе', 'Понял так: «Сроки».'],
    ['слишком много сообщений от вас', 'Вы хотите настроить уведомления?'],
    ['настройки', 'Вы хотите настроить уведомления?'],
    ['разошли всем учителям сообщение', NOT_UNDERSTOOD],
    ['напомни завтра позвонить завучу', 'Вы хотите добавить меру в план?'],
    ['запиши на пятницу звонок с классными', 'Вы хотите добавить меру в план?'],
    ['отмени загрузку', NOT_UNDERSTOOD],
    ['список школ района', 'Показатели других школ'],
    ['0', NOT_UNDERSTOOD],
    ['1 из 0', NOT_UNDERSTOOD],
  ])('«%s»: %s', (text, said) => {
    expect(answersOf(bound(), DIRECTOR)(text)).toContain(said);
  });
});

describe('what a coordinator means', () => {
  test.each([
    ['кто хуже всех звонит', 'Понял так: сводка, «Звонят».'],
    ['как загрузить таблицу', 'Как загрузить таблицу мониторинга'],
    ['где взять файл мониторинга', 'Как загрузить таблицу мониторинга'],
    ['поменяй почту для отчетов', '[Почта для отчётов]'],
    ['покажи отчет дегвинской', 'Понял так: отчёт, Дегвинская.'],
    ['сравни сергокалинскую 1 и 2', '«Сергокалинская №1», «Сергокалинская №2» или «Сводка»'],
  ])('«%s»: %s', (text, said) => {
    expect(answersOf(bound(), COORDINATOR)(text)).toContain(said);
  });
});

test('an offer shows every button that it names, on the keyboard below too', () => {
  const world = bound();
  const offer = answersOf(world, DIRECTOR)('отчет кинь координатору');
  expect(offer).toContain('Нажмите «Отчёт»');
  expect(offer).toContain('[Отчёт]');
});

test('the school of another district is named by its director too', () => {
  const world = bound();
  const { db, now } = world;
  const district = insertUnit(
    db,
    {
      level: 'municipality',
      parentId: undefined,
      name: 'Акушинский район',
      nameKey: municipalityNameKey('Акушинский район'),
      aliases: [],
    } as never,
    now,
  );
  const name = 'МКОУ «Кассагумахинская СОШ»';
  const school = insertUnit(
    db,
    {
      level: 'organisation',
      parentId: district,
      name,
      nameKey: schoolNameKey(name),
      organisationKind: 'school',
      aliases: [],
    } as never,
    now,
  );
  world.person(DIRECTOR, 'Директор', 'director', school);
  const say = answersOf(world, DIRECTOR);
  expect(say('показатели кассагумахинской')).toMatch(/Это другая ваша школа|Кассагумахинская/);
  expect(say('показатели сергокалинской 2')).toMatch(/Это другая ваша школа|Сергокалинская СОШ №2/);
  expect(say('показатели дегвинской')).toContain('Показатели других школ');
});

describe('words of the desk', () => {
  test('who is not let in is told where support is', () => {
    const say = answersOf(bound(), DIRECTOR);
    expect(say('куда писать если не пускает администратора')).toContain('Куда обратиться за поддержкой?');
    expect(say('администратора не пускает в сферум что делать')).toContain('Куда обратиться за поддержкой?');
  });

  test('what the coordinator forbids is offered where it is switched, for a school and for the channel', () => {
    const say = answersOf(bound(), COORDINATOR);
    expect(say('не пиши школе 2 до понедельника')).toContain('[Включить тишину]');
    expect(say('не отправляй ничего бурхимахинской')).toContain('[Включить тишину]');
    expect(say('не публикуй итоги сегодня')).toContain('Понял так: «Итоги недели».');
    expect(say('не надо писать в беседу у кого ноль')).toContain('Вы имели в виду: «Итоги недели»?');
    expect(say('не сохраняй ничего')).toContain(NOTHING_DONE);
  });

  test('a report is of the classes or of the week: both are offered, the classes first', () => {
    const say = answersOf(bound(), COORDINATOR);
    expect(say('кто не сдал отчет')).toContain('«Отчёты школ» или «Анализы школ»');
  });
});

describe('the word of a command that takes an input', () => {
  test.each([
    ['школы без отчётов', 'Понял так: «Отчёты школ».'],
    ['школы спорят с цифрами?', 'Понял так: «Споры».'],
    ['школы ниже 50 процентов', 'Понял так: «Сводка».'],
    ['школы района', 'Школы района:'],
    ['школы кто не подключился', 'Школы района:'],
    ['школы Хамаматюртовская', 'Не нашёл школу «Хамаматюртовская»'],
    ['срок выполнили все?', 'Понял так: «Сроки».'],
    ['срок продлить дегвинской', 'Понял так: «Сроки».'],
    ['срок отчёт по классам', 'Не понял дату.'],
    ['цель по сотрудникам какая', 'Понял так: «Цели».'],
  ])('is not always followed by one: «%s»', (text, said) => {
    expect(answersOf(bound(), COORDINATOR)(text)).toContain(said);
  });

  test.each([
    ['мера какая нужна', 'Понял так: «Что делать».'],
    ['сотрудники сколько не хватает', 'Понял так: «Сотрудники».'],
    ['сотрудников стало 42 из 45', 'сотрудники 42 из\u00a045'],
  ])('of a school: «%s»', (text, said) => {
    expect(answersOf(bound(), DIRECTOR)(text)).toContain(said);
  });
});

test('what only a coordinator may do is denied to a head, not answered with something like it', () => {
  const world = bound();
  world.person(40, 'Руководитель', 'head');
  const say = answersOf(world, 40);
  for (const text of [
    'разослать всем школам что совещание',
    'включите тишину дегвинской',
    'надо добавить срок',
  ])
    expect(say(text)).toContain('Это может только координатор района.');
  expect(say('не рассылайте ничего')).not.toContain('Это может только');
});
