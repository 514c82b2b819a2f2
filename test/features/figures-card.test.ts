import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { figureOfValue } from '../../src/domain/measurement.ts';
import { insertDispute } from '../../src/storage/dispute.ts';
import { saveDistrictSetting } from '../../src/storage/district-setting.ts';
import { insertImport, undoImport } from '../../src/storage/import.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import { updateUnit } from '../../src/storage/unit.ts';
import type { TestWorld } from '../support/test-world.ts';
import {
  COORDINATOR,
  DIRECTOR,
  OTHER,
  OWN,
  districtAt,
  load,
  loadOctober,
  noon,
  on,
  schoolId,
  week,
} from './people-support.ts';
import type { Line } from './people-support.ts';

const LATEST = week('2024-10-19', '2024-10-25');
const BEFORE = week('2024-10-12', '2024-10-18');

function bound(date = '2024-10-28'): TestWorld {
  const world = districtAt(noon(date));
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  return world;
}

const own = (line: Omit<Line, 'school'>): Line => ({ school: OWN, ...line });

function press(world: TestWorld, c: string, a: Record<string, unknown> = {}, externalId = DIRECTOR): string {
  return world.say(externalId, `(${c} ${JSON.stringify(a)})`, { payload: { c, a } });
}

function calls(k: number, n: number, before?: readonly [number, number]): string {
  const world = bound();
  if (before !== undefined) load(world, [own({ code: 'calls', period: BEFORE, figure: before })]);
  load(world, [own({ code: 'calls', period: LATEST, figure: [k, n] })]);
  return press(world, 'figure', { m: 'calls' });
}

test('golden: from «Показатели» to the cards, back through the weeks, to the source', async () => {
  const world = bound();
  loadOctober(world);
  world.say(DIRECTOR, 'Показатели');
  world.say(DIRECTOR, 'Пишут');
  world.say(DIRECTOR, 'Откуда цифра');
  world.say(DIRECTOR, 'Откуда цифра за 12–18.10');
  world.say(DIRECTOR, 'Показатели');
  world.say(DIRECTOR, 'Статус');
  world.note('число сотрудников даёт сама школа');
  world.say(DIRECTOR, 'сотрудники 38 из 45');
  world.sleepUntil(noon('2024-10-29'));
  world.say(DIRECTOR, 'сотрудники 40 из 45');
  world.say(DIRECTOR, 'Показатели');
  world.say(DIRECTOR, 'Сотрудники в Сферуме');
  world.say(DIRECTOR, 'Откуда цифра');
  world.note('прошлая неделя, неделя без таблицы');
  press(world, 'figures', { w: '2024-10-18' });
  press(world, 'figures', { w: '2024-10-11' });
  await expect(world.transcript).toMatchFileSnapshot('../golden/figures-card.txt');
});

describe('the light', () => {
  test.each([
    [[9, 31], [7, 31], '▲ Выше, чем неделей раньше: было 7 (+2 учителя).'],
    [[6, 31], [7, 31], '▼ Ниже, чем неделей раньше: было 7 (−1 учитель).'],
    [[7, 31], [7, 31], '■ На прежнем уровне: неделей раньше тоже 7.'],
    [[8, 40], [7, 30], '▼ Ниже, чем неделей раньше: было 7 из 30 (23,3 %) (−3,33 пункта).'],
    [[0, 31], [0, 31], '■ На прежнем уровне: неделей раньше тоже 0.'],
  ] as const)('%j after %j', ([k, n], before, light) => {
    expect(calls(k, n, before).replaceAll('\u00a0', ' ')).toContain(light);
  });

  test('nothing to compare with, for the first time and after a new definition', () => {
    expect(calls(2, 31)).toContain('■ Сравнить пока не с чем');
    const world = bound('2023-05-10');
    load(world, [
      own({ code: 'messages', version: 1, period: week('2023-04-22', '2023-04-28'), figure: [20, 31] }),
      own({ code: 'messages', version: 2, period: week('2023-04-29', '2023-05-05'), figure: [9, 31] }),
    ]);
    expect(press(world, 'figure', { m: 'messages' })).toContain(
      '■ Сравнить не с чем: раньше считали иначе («Пишут больше 3 сообщений»).',
    );
  });

  test('zero, an empty cell, an absent row and nothing at all are four things', () => {
    const card = (figure: Line['figure'] | undefined) => {
      const world = bound();
      load(world, [own({ code: 'calls', period: BEFORE, figure: [1, 31] })]);
      if (figure !== undefined) load(world, [own({ code: 'calls', period: LATEST, figure })]);
      return press(world, 'figure', { m: 'calls' });
    };
    expect(card([0, 31])).toContain('Звонят — 0\u00a0учителей из\u00a031');
    expect(card({ state: 'missing' })).toContain('Звонят — данных нет');
    expect(card({ state: 'missing' })).toContain('Последнее известное — 1\u00a0учитель из\u00a031');
    expect(card({ state: 'not-listed' })).toContain('Звонят — вашей школы в таблице нет');
    expect(press(bound(), 'figure', { m: 'calls' })).toContain('Звонят — данных по вашей школе нет.');
  });
});

describe('«Сколько ещё»', () => {
  const twelveMonths = (world: TestWorld, figure: Line['figure']) => {
    load(world, [own({ code: 'pupils-12-months', period: on('2024-10-22'), figure })]);
    return press(world, 'figure', { m: 'pupils-12-months' }).replaceAll('\u00a0', ' ');
  };
  const target = (world: TestWorld) => {
    world.say(COORDINATOR, 'цель ученики за 12 месяцев 60 приказ № 12 от 01.09.2024 п. 3 до 25.12');
    world.say(COORDINATOR, 'Записать');
  };

  test('only with a target, in people, with what may drop out', () => {
    const world = bound();
    expect(twelveMonths(world, [22, 119])).not.toContain('Сколько ещё');
    target(world);
    const said = press(world, 'figure', { m: 'pupils-12-months' }).replaceAll('\u00a0', ' ');
    expect(said).toContain('▼ Ниже цели: 60 % (приказ № 12 от 01.09.2024, п. 3), срок 25.12.');
    expect(said).toContain(
      'Сколько ещё: 50 учеников, нужно 72 из 119, если никто из уже учтённых не выпадет из 12 месяцев.',
    );
    expect(said).toContain('[Прогноз]');
  });

  test('of a percent only where the number of pupils is known and one count fits', () => {
    const world = bound();
    target(world);
    expect(twelveMonths(world, 18.49)).not.toContain('Сколько ещё');
    updateUnit(world.db, schoolId(world, OWN), { roll: 119 });
    const said = press(world, 'figure', { m: 'pupils-12-months' }).replaceAll('\u00a0', ' ');
    expect(said).toContain('18,49 % от 119 учеников — это 22 ученика.');
    expect(said).toContain('Сколько ещё: 50 учеников');
    expect(said).not.toContain('[Прогноз]');
  });

  test.each([
    [120, 18.49, 'не получается ни при каком целом числе'],
    [200, 18, '18 % от 200 учеников — это 35 или 36 учеников.'],
    [1200, 18, '18 % от 1 200 учеников — это от 210 до 221 ученика.'],
    [121, 0.83, '0,83 % от 121 ученика — это 1 ученик.'],
  ])('%s pupils, %s %%', (roll, percent, words) => {
    const world = bound();
    updateUnit(world.db, schoolId(world, OWN), { roll });
    expect(twelveMonths(world, percent)).toContain(words);
  });

  test('of teachers nobody knows how many there are', () => {
    const world = bound();
    updateUnit(world.db, schoolId(world, OWN), { roll: 120, staff: 40 });
    load(world, [own({ code: 'calls', period: LATEST, figure: 18.49 })]);
    expect(press(world, 'figure', { m: 'calls' })).not.toMatch(/от 40|не получается|это \d/);
  });
});

test('an open dispute is told on the card of its figure alone', () => {
  const world = bound();
  load(world, [
    own({ code: 'calls', period: LATEST, figure: [2, 31] }),
    own({ code: 'messages', version: 2, period: LATEST, figure: [2, 31] }),
  ]);
  const { id } = ensurePerson(world.db, DIRECTOR, world.now);
  insertDispute(
    world.db,
    {
      unitId: schoolId(world, OWN),
      metric: { code: 'calls', version: 1 },
      period: LATEST,
      importId: 1,
    },
    { figure: figureOfValue(5), words: 'было пять', attachments: [] },
    id,
    world.now,
  );
  expect(press(world, 'figure', { m: 'calls' })).toContain('Школа сообщила 28.10, что цифра неверна');
  expect(press(world, 'figure', { m: 'messages' })).not.toContain('сообщила');
});

test('every origin has its line and its source', () => {
  const world = bound();
  load(world, [own({ code: 'calls', period: LATEST, figure: [2, 31] })]);
  load(world, [own({ code: 'calls', period: LATEST, figure: [3, 31] })], 'coordinator');
  const card = press(world, 'figure', { m: 'calls' });
  expect(card).toContain('Звонят — 2\u00a0учителя из\u00a031');
  expect(card).toContain('Введено координатором — 3 из\u00a031');
  const source = press(world, 'figure-source', { m: 'calls' });
  expect(source).toContain('загрузка №\u00a01');
  expect(source).toContain('запись №\u00a02');
});

describe('«Откуда цифра»', () => {
  const loadFile = (world: TestWorld, value: number, more: { sha256?: string; by?: number; cell?: string }) =>
    insertImport(
      world.db,
      {
        districtId: world.districtId,
        origin: 'federal',
        title: 'мониторинг 22.10.xlsx',
        summary: {},
        ...(more.sha256 !== undefined && { sha256: more.sha256 }),
        ...(more.by !== undefined && { personId: ensurePerson(world.db, more.by, world.now).id }),
      },
      [
        {
          unitId: schoolId(world, OWN),
          metric: { code: 'pupils-12-months', version: 1 },
          period: on('2024-10-22'),
          origin: 'federal',
          ...figureOfValue(value),
          ...(more.cell !== undefined && { cell: more.cell }),
        },
      ],
      world.now,
    );

  test('golden: file, cell, who and when, and what stood there before', async () => {
    const world = bound();
    loadFile(world, 41.2, { sha256: 'a', by: COORDINATOR, cell: 'Школы!C6' });
    world.sleepUntil(noon('2024-10-29'));
    const undone = loadFile(world, 34.36, { sha256: 'b', by: COORDINATOR, cell: 'Школы!C6' });
    world.sleepUntil(noon('2024-10-30'));
    undoImport(world.db, undone, undefined, world.now);
    loadFile(world, 43.36, { sha256: 'c', by: COORDINATOR, cell: 'Школы!AB17' });
    world.say(DIRECTOR, 'Показатели');
    world.say(DIRECTOR, 'Ученики за 12 месяцев');
    world.say(DIRECTOR, 'Откуда цифра');
    await expect(world.transcript).toMatchFileSnapshot('../golden/figures-source.txt');
  });

  test('golden: a correction, with the role of its author and the reason', async () => {
    const world = bound();
    loadFile(world, 34.36, { sha256: 'a', by: COORDINATOR, cell: 'Школы!C6' });
    world.sleepUntil(noon('2024-10-30'));
    insertImport(
      world.db,
      {
        districtId: world.districtId,
        origin: 'federal',
        title: 'исправление по обращению школы',
        personId: ensurePerson(world.db, COORDINATOR, world.now).id,
        summary: { reason: 'В письме региона 43,36' },
      },
      [
        {
          unitId: schoolId(world, OWN),
          metric: { code: 'pupils-12-months', version: 1 },
          period: on('2024-10-22'),
          origin: 'federal',
          ...figureOfValue(43.36),
        },
      ],
      world.now,
    );
    press(world, 'figure-source', { m: 'pupils-12-months' });
    press(world, 'figure-source', { s: schoolId(world, OWN), m: 'pupils-12-months' }, COORDINATOR);
    await expect(world.transcript).toMatchFileSnapshot('../golden/figures-correction.txt');
  });

  test('from the command line, in a CSV whose sheet is the file', () => {
    const world = bound();
    loadFile(world, 43.36, { sha256: 'c', cell: 'мониторинг 22.10.xlsx!C6' });
    const said = press(world, 'figure-source', { m: 'pupils-12-months' });
    expect(said).toContain('Файл «мониторинг 22.10.xlsx», строка 6, столбец C.');
    expect(said).toContain('Загружено командой на компьютере бота');
    expect(said).not.toContain('лист');
  });

  test('the coordinator asks through the school, and is «вы»', () => {
    const world = bound();
    loadFile(world, 43.36, { sha256: 'c', by: COORDINATOR, cell: 'Школы!C6' });
    const s = schoolId(world, OWN);
    const said = press(world, 'figure-source', { s, m: 'pupils-12-months' }, COORDINATOR);
    expect(said).toContain('лист «Школы», строка 6, столбец C');
    expect(said).toContain('Загрузили вы 28.10 12:00');
  });
});

describe('what is forged or gone', () => {
  test.each([
    ['figure', {}],
    ['figure', { m: 7 }],
    ['figure', { m: 'nonsense' }],
    ['figure', { m: 'indicator-10' }],
    ['figure', { m: 'not-active' }],
    ['figure', { m: 'calls', w: 'вчера' }],
    ['figure', { m: 'calls', w: '1999-01-01' }],
    ['figure-source', { m: 'calls', w: '2024-10-18' }],
    ['figure-source', { m: '__proto__' }],
    ['figures', { w: 12 }],
    ['figures', { w: '1999-01-01' }],
  ])('%s %j', (c, a) => {
    const world = bound();
    load(world, [own({ code: 'calls', period: LATEST, figure: [2, 31] })]);
    const said = press(world, c, a);
    expect(said).toContain('Бот → Директор');
    expect(said).not.toMatch(/undefined|NaN|ошибка/);
  });

  test('whoever speaks for two schools is told which one a card is of', () => {
    const world = bound();
    load(world, [
      own({ code: 'calls', period: LATEST, figure: [2, 31] }),
      { school: OTHER, code: 'calls', period: LATEST, figure: [17, 37] },
    ]);
    expect(press(world, 'figure', { m: 'calls' })).not.toContain(OWN);
    world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OTHER));
    for (const c of ['figure', 'figure-source']) expect(press(world, c, { m: 'calls' })).toContain('МКОУ «');
  });

  test('a school of its own is shown, whatever the button says', () => {
    const world = bound();
    load(world, [
      own({ code: 'calls', period: LATEST, figure: [2, 31] }),
      { school: OTHER, code: 'calls', period: LATEST, figure: [17, 37] },
    ]);
    const s = schoolId(world, OTHER);
    expect(press(world, 'figure', { m: 'calls', s })).toContain('2\u00a0учителя из\u00a031');
    expect(press(world, 'school-figures', { s })).toContain('Это может только');
    expect(world.transcript).not.toContain('37');
  });
});

describe('a director of two schools', () => {
  const buttonsTo = (world: TestWorld) =>
    listRecentContents(world.db, DIRECTOR, 1).flatMap((content) =>
      content.kind === 'message'
        ? (content.keyboard?.rows.flat() ?? []).flatMap((one) => (one.kind === 'command' ? [one] : []))
        : [],
    );

  test('the buttons of a card are about its school, whichever is spoken for meanwhile', () => {
    const world = bound();
    for (const [school, k] of [
      [OWN, 2],
      [OTHER, 7],
    ] as const) {
      load(world, [
        { school, code: 'calls', period: BEFORE, figure: [1, 31] },
        { school, code: 'calls', period: LATEST, figure: [k, 31] },
      ]);
    }
    expect(press(world, 'figure', { m: 'calls' })).toContain('2\u00a0учителя');
    expect(JSON.stringify(buttonsTo(world))).not.toContain('"s"');

    world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OTHER));
    press(world, 'switch-school', { s: schoolId(world, OWN) });
    const own = press(world, 'figure', { m: 'calls', s: schoolId(world, OWN) });
    expect(own).toContain(`${OWN}\n`);
    const buttons = buttonsTo(world);
    expect(buttons.length).toBeGreaterThan(4);
    press(world, 'figures', { s: schoolId(world, OTHER) });
    const other = press(world, 'figure', { m: 'calls', s: schoolId(world, OTHER) });
    expect(other).toContain(`${OTHER}\n`);
    expect(other).toContain('7\u00a0учителей');
    world.say(DIRECTOR, 'Сменить школу');
    press(world, 'switch-school', { s: schoolId(world, OTHER) });
    for (const { label, payload } of buttons) {
      const said = world.say(DIRECTOR, label, { payload });
      expect(said, label).toContain(OWN);
      expect(said, label).not.toContain(OTHER);
    }
  });

  test('a button of a school that is no longer theirs is answered with the name of theirs', () => {
    const world = bound();
    load(world, [own({ code: 'calls', period: LATEST, figure: [2, 31] })]);
    expect(press(world, 'figure', { m: 'calls', s: schoolId(world, OTHER) })).toContain(
      `${OWN}\n    Звонят — 2`,
    );
  });
});

describe('one meaning of «low»', () => {
  test.each([
    [[1, 22], true],
    [[11, 22], false],
    [[22, 22], false],
  ] as const)('%j on «Показатели», the card and in «Что делать»', (figure, isLow) => {
    const world = bound();
    load(world, [own({ code: 'calls', period: LATEST, figure })]);
    for (const said of [
      world.say(DIRECTOR, 'Показатели'),
      press(world, 'figure', { m: 'calls' }),
      world.say(DIRECTOR, 'Что делать'),
    ]) {
      if (isLow) expect(said).toContain('[Почему мало]');
      else expect(said).not.toContain('Почему мало');
    }
  });
});

describe('a figure that the newest week does not have', () => {
  test('is told, on «Показатели» of now and of then, and on its card', () => {
    const world = bound();
    load(world, [
      own({ code: 'messages', period: BEFORE, figure: [7, 31] }),
      own({ code: 'calls', period: BEFORE, figure: [2, 31] }),
    ]);
    load(world, [own({ code: 'messages', period: LATEST, figure: [9, 31] })]);
    const now = world.say(DIRECTOR, 'Показатели');
    expect(now).toMatch(/Неделя 19–25\.10[^]*Звонят — данных нет[^]*Неделя 12–18\.10[^]*Звонят — 2/);
    const then = press(world, 'figures', { w: '2024-10-25' });
    expect(then).toContain('Звонят — данных нет');
    expect(press(world, 'figures', { w: '2024-10-18' })).not.toContain('данных нет');
    expect(press(world, 'figure', { m: 'calls' })).toContain('За 19–25.10 данных нет.');
    expect(press(world, 'figure', { m: 'messages' })).not.toContain('данных нет');
  });
});

describe('a target of a percent without people', () => {
  const target = {
    value: 50,
    source: { order: 'приказ № 12 от 01.09.2024', item: 'п. 2' },
    dueOn: day('2024-12-25'),
  };
  const aimed = () => {
    const world = bound();
    const targets = { 'pupils-12-months': target, employees: null };
    saveDistrictSetting(world.db, world.districtId, 'targets', targets, { by: undefined, now: world.now });
    load(world, [own({ code: 'pupils-12-months', period: on('2024-10-22'), figure: 30.25 })]);
    return world;
  };
  const line = (world: TestWorld) => world.say(DIRECTOR, 'Показатели').replaceAll('\u00a0', ' ');

  test('has its deadline', () => {
    expect(line(aimed())).toContain('30,25 %, цель 50 % (приказ № 12, п. 2). Срок 25.12');
  });

  test('and the people, where the roll is known', () => {
    const world = aimed();
    updateUnit(world.db, schoolId(world, OWN), { roll: 119 });
    expect(line(world)).toContain('30,25 %, до 50 % не хватает 24 учеников (приказ № 12, п. 2). Срок 25.12');
    expect(press(world, 'figure', { m: 'pupils-12-months' })).toContain('Сколько ещё: 24');
  });

  test('of several the orders stand once', () => {
    const world = aimed();
    const targets = { 'pupils-12-months': target, employees: { ...target, value: 100 } };
    saveDistrictSetting(world.db, world.districtId, 'targets', targets, { by: undefined, now: world.now });
    world.say(DIRECTOR, 'сотрудники 38 из 45');
    const said = line(world);
    expect(said.match(/приказ/g)).toHaveLength(1);
    expect(said).toContain('Цели: приказ № 12, п. 2');
  });
});

test('a card names the source of its definition briefly, «Откуда цифра» in full', () => {
  const world = bound();
  load(world, [own({ code: 'calls', period: LATEST, figure: [2, 31] })]);
  expect(press(world, 'figure', { m: 'calls' })).toContain('Основание: мониторинг за 29.04–05.05.2023.');
  expect(press(world, 'figure-source', { m: 'calls', w: '2024-10-25' })).toContain('Сахалинская область');
});
