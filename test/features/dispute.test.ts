import { describe, expect, it } from 'vitest';
import type { IncomingFile } from '../../src/bot/incoming.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { dateOnly, weekOf } from '../../src/domain/period.ts';
import { figureOfCounts } from '../../src/domain/measurement.ts';
import { municipalityNameKey } from '../../src/domain/school-name.ts';
import { createFeatures } from '../../src/features/registry.ts';
import { saveDistrictSetting } from '../../src/storage/district-setting.ts';
import { findDispute, listOpenDisputes } from '../../src/storage/dispute.ts';
import { insertImport, listImports, undoImport } from '../../src/storage/import.ts';
import { listMeasurementsOfUnit } from '../../src/storage/measurement.ts';
import { erasePerson } from '../../src/storage/erase-person.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { all } from '../../src/storage/statement.ts';
import { insertUnit, updateUnit } from '../../src/storage/unit.ts';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld } from '../support/test-world.ts';
import { SCHOOLS, at, loadShares, loadWeek, openChannel, schoolId } from '../support/week-tables.ts';

const COORDINATOR = 100;
const SECOND = 101;
const DIRECTOR = 201;
const RESPONSIBLE = 202;
const OTHER = 203;
const [OWN, NEIGHBOUR] = SCHOOLS;
const PHOTO = 'photo201_456239017_key';
const FRIDAY = '2024-10-25';

function createDistrict(): TestWorld {
  const world = createTestWorld({ now: at('2024-10-28', '10:00'), schools: SCHOOLS });
  world.person(COORDINATOR, 'Координатор', 'coordinator');
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  world.person(RESPONSIBLE, 'Ответственный', 'responsible', schoolId(world, OWN));
  world.person(OTHER, 'Соседний директор', 'director', schoolId(world, NEIGHBOUR));
  loadTable(world);
  return world;
}

/** The week's table with cells, as a file brings it. */
function loadTable(world: TestWorld, calls: readonly [number, number] = [2, 31]): number {
  const importId = insertImport(
    world.db,
    {
      districtId: world.districtId,
      origin: 'federal',
      title: 'мониторинг 25.10.xlsx',
      sha256: `hash ${calls.join()}`,
      summary: {},
    },
    [
      {
        unitId: schoolId(world, OWN),
        metric: { code: 'messages', version: 2 },
        period: weekOf(day(FRIDAY)),
        origin: 'federal',
        ...figureOfCounts(9, 31),
        cell: 'Школы!C4',
      },
      {
        unitId: schoolId(world, OWN),
        metric: { code: 'calls', version: 1 },
        period: weekOf(day(FRIDAY)),
        origin: 'federal',
        ...figureOfCounts(...calls),
        cell: 'Школы!D4',
      },
      {
        unitId: schoolId(world, OWN),
        metric: { code: 'status', version: 1 },
        period: dateOnly(day(FRIDAY)),
        origin: 'federal',
        state: 'zero',
        value: 0,
        cell: 'Школы!E4',
      },
    ],
    world.now,
  );
  return importId;
}

const press = (world: TestWorld, who: number, c: string, a: Record<string, unknown> = {}) =>
  plain(world.say(who, '(кнопка)', { payload: { c, a } }));
const say = (world: TestWorld, who: number, text: string) => plain(world.say(who, text));
const photo = (world: TestWorld, who: number, text = '', references: readonly string[] = [PHOTO]) =>
  plain(world.say(who, text, { pictures: references }));
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const open = (world: TestWorld) => listOpenDisputes(world.db, [...world.schools.values()]);
const calls = (world: TestWorld) =>
  listMeasurementsOfUnit(world.db, schoolId(world, OWN)).filter(({ metric }) => metric.code === 'calls');

/** Everywhere a reference could be kept. */
function traces(world: TestWorld, reference = PHOTO): string[] {
  return ['dispute', 'inbox', 'outbox', 'dialog', 'import'].filter((table) =>
    JSON.stringify(all(world.db, `SELECT * FROM ${table}`)).includes(reference),
  );
}

/** The director's figure of calls is sent with this said of it. */
function dispute(world: TestWorld, ...said: readonly ((world: TestWorld) => unknown)[]): number {
  press(world, DIRECTOR, 'dispute', { m: 'calls', w: FRIDAY });
  for (const one of said) one(world);
  say(world, DIRECTOR, 'Отправить');
  const [first] = open(world);
  if (first === undefined) throw new Error('nothing was sent');
  return first.id;
}
const number = (world: TestWorld) => say(world, DIRECTOR, '5 из 31');
const picture = (world: TestWorld) => photo(world, DIRECTOR);

it('golden: a photo that is rejected with an answer, a number that is accepted', async () => {
  const world = createDistrict();
  world.note('директор спорит со снимком');
  world.say(DIRECTOR, 'Цифра неверна');
  world.say(DIRECTOR, 'Звонят');
  world.say(DIRECTOR, '34 из 31');
  world.say(DIRECTOR, '', { pictures: [PHOTO] });
  world.say(DIRECTOR, 'в журнале звонков больше');
  world.say(DIRECTOR, 'Отправить');
  world.say(DIRECTOR, 'Цифра неверна');
  world.say(DIRECTOR, 'Звонят');
  world.note('координатор отклоняет');
  world.say(COORDINATOR, 'Споры');
  world.say(COORDINATOR, 'Отклонить');
  world.say(COORDINATOR, 'На снимке звонки за 26.10, это уже следующая неделя');
  world.note('директор спорит числом');
  world.say(DIRECTOR, 'Цифра неверна', { payload: { c: 'dispute', a: { m: 'calls', w: FRIDAY } } });
  world.say(DIRECTOR, '5 из 31');
  world.say(DIRECTOR, 'Отправить');
  world.note('координатор принимает');
  world.say(COORDINATOR, 'Принять');
  world.say(COORDINATOR, 'Ошибка в таблице');
  world.say(DIRECTOR, 'Показатели');
  world.note('координатор отменяет исправление');
  world.say(COORDINATOR, 'Отменить исправление');
  world.say(COORDINATOR, 'Да, отменить');
  await expect(world.transcript).toMatchFileSnapshot('../golden/dispute.txt');
});

it('golden: several disputes, a status, a figure that is replaced meanwhile', async () => {
  const world = createDistrict();
  loadWeek(world, FRIDAY, { [NEIGHBOUR]: { calls: [0, 20] } });
  world.say(DIRECTOR, 'Цифра неверна');
  world.say(DIRECTOR, 'Статус');
  world.say(DIRECTOR, 'Активна');
  world.say(DIRECTOR, 'Отправить');
  world.say(OTHER, 'Цифра неверна');
  world.say(OTHER, 'Звонят');
  world.say(OTHER, 'у нас звонили трое');
  world.say(OTHER, 'Отправить');
  world.note('район загружает исправленную таблицу');
  loadWeek(world, FRIDAY, { [NEIGHBOUR]: { calls: [3, 20] } });
  world.say(COORDINATOR, 'Споры');
  world.say(COORDINATOR, '2. Мургукская');
  world.say(COORDINATOR, 'Закрыть вопрос');
  world.say(COORDINATOR, 'Споры');
  world.say(COORDINATOR, 'Принять');
  world.say(COORDINATOR, 'по снимку из кабинета');
  await expect(world.transcript).toMatchFileSnapshot('../golden/dispute-several.txt');
});

describe('what the school says', () => {
  it.each([
    ['5', 'это люди или проценты? Напишите «5 из 31» или «5 %»'],
    ['34 из 31', '34 из 31 — так не бывает'],
    ['0 из 0', 'Из нуля доля не считается'],
    ['101 %', 'Доля больше 100 %'],
    ['у нас 40 из 31', '40 из 31 — так не бывает'],
    ['2 из 31', 'Сейчас и стоит 2 из 31'],
    ['…', 'Напишите, что у вас вместо этого'],
    ['я'.repeat(501), 'Слишком длинно'],
  ])('%s is questioned', (typed, sentence) => {
    const world = createDistrict();
    press(world, DIRECTOR, 'dispute', { m: 'calls', w: FRIDAY });
    expect(say(world, DIRECTOR, typed)).toContain(sentence);
    say(world, DIRECTOR, 'Отправить');
    expect(open(world)).toEqual([]);
  });

  it.each([
    ['5 из 31', { value: (100 * 5) / 31, numerator: 5, denominator: 31 }, undefined],
    ['16,1 %', { value: 16.1 }, undefined],
    ['у нас 5 из 31, двое в отпуске', { numerator: 5, denominator: 31 }, 'у нас 5 из 31, двое в отпуске'],
    ['5 из 31, а не 2 из 31', undefined, '5 из 31, а не 2 из 31'],
    ['учителя звонили', undefined, 'учителя звонили'],
  ])('%s is taken', (typed, figure, words) => {
    const world = createDistrict();
    press(world, DIRECTOR, 'dispute', { m: 'calls', w: FRIDAY });
    expect(say(world, DIRECTOR, typed)).toContain('Отправить координатору?');
    say(world, DIRECTOR, 'Отправить');
    const [one] = open(world);
    expect(one?.words).toBe(words);
    if (figure === undefined) expect(one?.figure).toBeUndefined();
    else expect(one?.figure).toMatchObject(figure);
  });

  it('names are to be hidden before a picture is sent, and it is not kept', () => {
    const world = createDistrict();
    expect(press(world, DIRECTOR, 'dispute', { m: 'calls' })).toContain('Фамилии на снимке закройте заранее');
  });

  it('a file goes by its reference; one without cannot', () => {
    const world = createDistrict();
    const file: IncomingFile = { name: 'журнал.pdf', extension: 'pdf', size: 9, url: 'https://vk.com/x' };
    press(world, DIRECTOR, 'dispute', { m: 'calls' });
    const without = plain(world.say(DIRECTOR, '', { files: [file] }));
    expect(without).toContain('Этот файл передать не получится');
    world.say(DIRECTOR, '', { files: [{ ...file, reference: 'doc201_5_key' }] });
    say(world, DIRECTOR, 'Отправить');
    expect(open(world)[0]?.attachments).toEqual(['doc201_5_key']);
    expect(all(world.db, 'SELECT * FROM task')).toEqual([]);
  });

  it('at most five pictures go', () => {
    const world = createDistrict();
    press(world, DIRECTOR, 'dispute', { m: 'calls' });
    const seven = Array.from({ length: 7 }, (_, index) => `photo201_${index}_k`);
    expect(photo(world, DIRECTOR, '', seven)).toContain('не больше 5');
    say(world, DIRECTOR, 'Отправить');
    expect(open(world)[0]?.attachments).toHaveLength(5);
  });

  it('a share that no number of pupils makes is questioned, and written as doubtful', () => {
    const world = createDistrict();
    updateUnit(world.db, schoolId(world, OWN), { roll: 150 });
    loadShares(world, 'pupils-12-months', '2024-10-22', [[schoolId(world, OWN), 40]]);
    press(world, DIRECTOR, 'dispute', { m: 'pupils-12-months' });
    expect(say(world, DIRECTOR, '18,49 %')).toContain('не получается ни при каком целом числе из 150');
    say(world, DIRECTOR, 'Отправить');
    const d = open(world)[0]!.id;
    expect(press(world, COORDINATOR, 'dispute-accept', { d })).toContain('с пометкой «проверяется»');
    press(world, COORDINATOR, 'dispute-reason', { d, r: 'table' });
    expect(
      listMeasurementsOfUnit(world.db, schoolId(world, OWN)).find(
        ({ metric }) => metric.code === 'pupils-12-months',
      ),
    ).toMatchObject({ value: 18.49, doubt: 'impossible-percent' });
  });

  it('a figure that the table leaves empty may be disputed', () => {
    const world = createDistrict();
    const of = { unitId: schoolId(world, OWN), metric: { code: 'calls', version: 1 } };
    insertImport(
      world.db,
      { districtId: world.districtId, origin: 'federal', title: 'пустая.csv', summary: {} },
      [{ ...of, period: weekOf(day('2024-10-18')), origin: 'federal', state: 'not-listed' }],
      world.now,
    );
    const asked = press(world, DIRECTOR, 'dispute', { m: 'calls', w: '2024-10-18' });
    expect(asked).toContain('Звонят, неделя 12–18.10 (сб–пт) — нет в таблице.');
    say(world, DIRECTOR, '0 из 31');
    say(world, DIRECTOR, 'Отправить');
    decide(world, open(world)[0]!.id, 'dispute-accept', 'dispute-reason', 'proof');
    expect(calls(world)).toMatchObject([{ numerator: 2 }, { state: 'zero', denominator: 31 }]);
  });

  it('the number of employees is the school’s own', () => {
    const world = createDistrict();
    say(world, DIRECTOR, 'Сотрудники 38 из 45');
    const own = press(world, DIRECTOR, 'dispute', { m: 'employees' });
    expect(own).toContain('Число сотрудников даёт сама школа');
    expect(press(world, DIRECTOR, 'dispute', { m: 'teachers-12-months' })).toContain('Этой цифры сейчас нет');
    expect(press(world, DIRECTOR, 'dispute', { m: 'calls', w: 'когда-то' })).toContain('Этой цифры');
  });

  it('a picture out of the blue goes nowhere', () => {
    const world = createDistrict();
    expect(photo(world, DIRECTOR)).toContain('никуда не передаю');
    expect(open(world)).toEqual([]);
  });
});

describe('one open dispute of a figure', () => {
  it('a second one replaces it after a question, and the first one’s picture goes', () => {
    const world = createDistrict();
    const first = dispute(world, picture);
    world.sleepUntil(at('2024-10-28', '10:05'));
    press(world, RESPONSIBLE, 'dispute', { m: 'calls', w: FRIDAY });
    const asked = press(world, RESPONSIBLE, 'dispute', { m: 'calls', w: FRIDAY, r: first });
    expect(asked).toContain('Что у вас вместо этого?');
    say(world, RESPONSIBLE, '6 из 31');
    say(world, RESPONSIBLE, 'Отправить');
    expect(open(world)).toMatchObject([{ id: first, figure: { numerator: 6 }, attachments: [] }]);
    expect(traces(world)).toEqual([]);
    expect(world.transcript).toContain('Дегвинская уточняет, что цифра неверна.');
  });

  it('two people at once: the second is asked before the first one’s words go', () => {
    const world = createDistrict();
    press(world, DIRECTOR, 'dispute', { m: 'calls' });
    press(world, RESPONSIBLE, 'dispute', { m: 'calls' });
    number(world);
    say(world, RESPONSIBLE, '7 из 31');
    say(world, DIRECTOR, 'Отправить');
    expect(say(world, RESPONSIBLE, 'Отправить')).toContain('Отправить новое вместо прежнего?');
    expect(open(world)).toMatchObject([{ figure: { numerator: 5 } }]);
    say(world, RESPONSIBLE, 'Отправить вместо прежнего');
    expect(open(world)).toMatchObject([{ figure: { numerator: 7 } }]);
  });

  it('withdrawn: the coordinator hears of it, and at night never hears of either', () => {
    const world = createDistrict();
    const d = dispute(world, picture);
    expect(press(world, DIRECTOR, 'dispute-withdraw', { d })).toContain('Отозвал');
    expect(world.transcript).toContain('школа отозвала вопрос о цифре');
    expect(traces(world)).toEqual([]);
    expect(press(world, DIRECTOR, 'dispute-withdraw', { d })).toContain('Школа отозвала вопрос');
    expect(press(world, COORDINATOR, 'dispute-accept', { d })).toContain('Школа отозвала вопрос');

    world.sleepUntil(at('2024-10-28', '23:00'));
    const before = world.transcript.length;
    const late = dispute(world, number);
    press(world, DIRECTOR, 'dispute-withdraw', { d: late });
    world.moveTo(at('2024-10-29', '12:00'));
    expect(world.transcript.slice(before)).not.toContain('Бот → Координатор');
  });

  it('at night the coordinator is not woken', () => {
    const world = createDistrict();
    world.sleepUntil(at('2024-10-28', '23:00'));
    const before = world.transcript.length;
    dispute(world, number);
    expect(world.transcript.slice(before)).not.toContain('Бот → Координатор');
    world.moveTo(at('2024-10-29', '12:00'));
    expect(world.transcript.slice(before)).toContain('Бот → Координатор');
  });
});

describe('a correction', () => {
  it('stands in the place of the disputed figure, tells its reason and is undone like any import', () => {
    const world = createDistrict();
    const d = dispute(world, number);
    press(world, COORDINATOR, 'dispute-accept', { d });
    say(world, COORDINATOR, 'по журналу звонков');
    expect(calls(world)).toMatchObject([{ origin: 'federal', numerator: 5, denominator: 31 }]);
    const [correction] = listImports(world.db, world.districtId);
    expect(correction).toMatchObject({
      origin: 'federal',
      title: 'исправление по обращению школы',
      personId: findPersonByExternalId(world.db, COORDINATOR)?.id,
      summary: { reason: 'по журналу звонков', dispute: d },
    });
    expect(findDispute(world.db, d)).toMatchObject({ state: 'accepted', correctionId: correction!.id });
    undoImport(world.db, correction!.id, undefined, world.now);
    expect(calls(world)).toMatchObject([{ numerator: 2 }]);
  });

  it('where the school gave no number the coordinator types it, and may type another', () => {
    const world = createDistrict();
    const d = dispute(world, picture);
    expect(press(world, COORDINATOR, 'dispute-accept', { d })).toContain('Какое значение записать?');
    expect(say(world, COORDINATOR, '40 из 31')).toContain('так не бывает');
    expect(say(world, COORDINATOR, '2 из 31')).toContain('уже и стоит');
    expect(say(world, COORDINATOR, '4 из 31')).toContain('станет 4 из 31');
    press(world, COORDINATOR, 'dispute-accept', { d, n: 1 });
    say(world, COORDINATOR, '6 из 31');
    press(world, COORDINATOR, 'dispute-reason', { d, r: 'proof' });
    expect(calls(world)).toMatchObject([{ numerator: 6 }]);
    expect(traces(world)).toEqual([]);
  });

  it('of a coordinator’s own value stays the coordinator’s', () => {
    const world = createDistrict();
    insertImport(
      world.db,
      { districtId: world.districtId, origin: 'coordinator', title: 'письмо', summary: {} },
      [
        {
          unitId: schoolId(world, OWN),
          metric: { code: 'calls', version: 1 },
          period: weekOf(day('2024-10-18')),
          origin: 'coordinator',
          ...figureOfCounts(1, 31),
        },
      ],
      world.now,
    );
    press(world, DIRECTOR, 'dispute', { m: 'calls', w: '2024-10-18' });
    number(world);
    say(world, DIRECTOR, 'Отправить');
    const d = open(world)[0]!.id;
    press(world, COORDINATOR, 'dispute-accept', { d });
    press(world, COORDINATOR, 'dispute-reason', { d, r: 'table' });
    expect(calls(world)).toMatchObject([
      { origin: 'federal', numerator: 2 },
      { origin: 'coordinator', numerator: 5 },
    ]);
  });
});

describe('whatever happens in between', () => {
  it('a second press, a second coordinator, a second device', () => {
    const world = createDistrict();
    world.person(SECOND, 'Второй координатор', 'coordinator');
    const d = dispute(world, number);
    press(world, COORDINATOR, 'dispute-accept', { d });
    press(world, SECOND, 'dispute-reject', { d });
    press(world, COORDINATOR, 'dispute-reason', { d, r: 'table' });
    expect(press(world, COORDINATOR, 'dispute-reason', { d, r: 'table' })).toContain('Уже решено');
    expect(say(world, SECOND, 'всё верно')).toContain('Уже решено');
    expect(press(world, SECOND, 'dispute-reject', { d })).toContain('Уже решено');
    expect(listImports(world.db, world.districtId)).toHaveLength(2);
    expect(world.transcript.match(/Координатор исправил цифру/g)).toHaveLength(1);
    expect(press(world, DIRECTOR, 'dispute-send')).toContain('Не помню, о какой цифре речь');
    expect(press(world, DIRECTOR, 'dispute-withdraw', { d })).toContain('Уже решено');
  });

  it('two messages at once add up', () => {
    const world = createDistrict();
    press(world, DIRECTOR, 'dispute', { m: 'calls' });
    photo(world, DIRECTOR);
    number(world);
    say(world, DIRECTOR, 'журнал звонков');
    say(world, DIRECTOR, 'Отправить');
    expect(open(world)).toMatchObject([
      { attachments: [PHOTO], figure: { numerator: 5 }, words: 'журнал звонков' },
    ]);
  });

  it('the school says something else while the coordinator decides', () => {
    const world = createDistrict();
    const d = dispute(world, number);
    press(world, COORDINATOR, 'dispute-accept', { d });
    world.sleepUntil(at('2024-10-28', '10:05'));
    press(world, DIRECTOR, 'dispute', { m: 'calls', r: d });
    say(world, DIRECTOR, '6 из 31');
    say(world, DIRECTOR, 'Отправить');
    const late = press(world, COORDINATOR, 'dispute-reason', { d, r: 'table' });
    expect(late).toContain('Пока вы решали, школа написала другое.');
    expect(late).toContain('6 из 31');
    expect(calls(world)).toMatchObject([{ numerator: 2 }]);
  });

  it('the figure is replaced while the director writes: it is asked about anew', () => {
    const world = createDistrict();
    press(world, DIRECTOR, 'dispute', { m: 'calls' });
    number(world);
    loadTable(world, [3, 31]);
    expect(say(world, DIRECTOR, 'Отправить')).toContain('Пока вы писали, цифра изменилась');
    expect(open(world)).toEqual([]);
  });

  it('the same figure loaded once more changes nothing', () => {
    const world = createDistrict();
    const d = dispute(world, number);
    loadTable(world);
    expect(press(world, COORDINATOR, 'dispute-accept', { d })).toContain('станет 5 из 31');
  });

  it('an undone loading: nothing to accept, it is closed', () => {
    const world = createDistrict();
    const d = dispute(world, picture);
    for (const { id } of listImports(world.db, world.districtId)) {
      undoImport(world.db, id, undefined, world.now);
    }
    const shown = press(world, COORDINATOR, 'dispute-accept', { d });
    expect(shown).toContain('загрузку отменили');
    expect(shown).toContain('[Закрыть вопрос]');
    expect(press(world, COORDINATOR, 'dispute-close', { d })).toContain('Закрыл вопрос');
    expect(world.transcript).toContain('цифру, о которой вы писали, уже убрали');
    expect(traces(world)).toEqual([]);
  });

  it('a state of another program ends politely', () => {
    const world = createDistrict();
    const d = dispute(world, number);
    for (const [who, name] of [
      [DIRECTOR, 'dispute'],
      [COORDINATOR, 'dispute-accept'],
      [COORDINATOR, 'dispute-reject'],
    ] as const) {
      press(world, who, name === 'dispute' ? name : 'dispute-accept', { m: 'messages', d });
      world.db.prepare(`UPDATE dialog SET name = ?, state = '{"was":1}'`).run(name);
      expect(say(world, who, 'что-то')).toMatch(/Не помню|Разговор прервался/);
    }
  });

  it('a number of another district is no dispute here', () => {
    const world = createDistrict();
    const d = dispute(world, number);
    const name = 'Дальний район';
    const far = insertUnit(
      world.db,
      { level: 'municipality', parentId: undefined, name, nameKey: municipalityNameKey(name) },
      world.now,
    );
    world.person(900, 'Чужой координатор', 'coordinator', far);
    for (const command of ['show', 'accept', 'reject', 'close', 'answer', 'reason', 'number']) {
      const said = press(world, 900, `dispute-${command}`, { d, r: 'table', v: 1 });
      expect(said).toContain('Такого вопроса в вашем районе нет');
    }
    expect(press(world, OTHER, 'dispute-withdraw', { d })).toContain('Такого вопроса у вашей школы нет');
    expect(open(world)).toHaveLength(1);
  });
});

describe('the picture’s reference is erased', () => {
  it.each([
    [
      'accepted',
      (world: TestWorld, d: number) => decide(world, d, 'dispute-accept', 'dispute-reason', 'table'),
    ],
    [
      'rejected',
      (world: TestWorld, d: number) => decide(world, d, 'dispute-reject', 'dispute-answer', 'checked'),
    ],
    ['withdrawn', (world: TestWorld, d: number) => press(world, DIRECTOR, 'dispute-withdraw', { d })],
  ])('%s', (_state, end) => {
    const world = createDistrict();
    const d = dispute(world, picture, number);
    press(world, COORDINATOR, 'dispute-show', { d });
    expect(traces(world)).toEqual(['dispute', 'outbox']);
    end(world, d);
    expect(traces(world)).toEqual([]);
    expect(open(world)).toEqual([]);
  });

  it('when the sender erases themself, their words too; a number stays to be decided', () => {
    const world = createDistrict();
    const d = dispute(world, picture, number, (one) => say(one, DIRECTOR, 'звонили вечером'));
    press(world, COORDINATOR, 'dispute-show', { d });
    erasePerson(world.db, findPersonByExternalId(world.db, DIRECTOR)!, world.now);
    expect(traces(world)).toEqual([]);
    expect(traces(world, 'звонили вечером')).toEqual([]);
    expect(open(world)).toMatchObject([{ id: d, figure: { numerator: 5 } }]);
    decide(world, d, 'dispute-accept', 'dispute-reason', 'table');
    expect(world.transcript).toContain('Бот → Ответственный');
  });

  it('a dispute of words alone ends with its sender', () => {
    const world = createDistrict();
    const d = dispute(world, picture);
    erasePerson(world.db, findPersonByExternalId(world.db, DIRECTOR)!, world.now);
    expect(findDispute(world.db, d)?.state).toBe('withdrawn');
  });

  it('after sixty days without a decision, and the dispute stays', () => {
    const world = createDistrict();
    world.tick();
    const d = dispute(world, picture);
    const days = (n: number) => new Date(at('2024-10-28', '10:00').getTime() + n * 86_400_000);
    world.sleepUntil(days(59));
    world.tick();
    expect(traces(world)).toContain('dispute');
    world.sleepUntil(days(61));
    world.tick();
    expect(traces(world)).toEqual([]);
    expect(open(world)).toMatchObject([{ id: d }]);
  });

  it('a draft that nobody sent is forgotten with the words', () => {
    const world = createDistrict();
    world.tick();
    press(world, DIRECTOR, 'dispute', { m: 'calls' });
    picture(world);
    world.sleepUntil(at('2024-11-06', '10:00'));
    world.tick();
    expect(traces(world)).toEqual([]);
  });
});

describe('open disputes are marked', () => {
  const CHAT = /Бот → беседа района\n((?: {4}.*\n?)+)/;

  it('in the results of the week without names, with names where they are on', () => {
    for (const areNamed of [false, true]) {
      const world = createDistrict();
      world.sleepUntil(at('2024-10-28', '10:30'));
      openChannel(world, COORDINATOR);
      const { id } = findPersonByExternalId(world.db, COORDINATOR)!;
      saveDistrictSetting(world.db, world.districtId, 'nameLowSchools', areNamed, {
        by: id,
        now: world.now,
      });
      world.tick();
      loadWeek(world, '2024-11-01', { [OWN]: { calls: [1, 31] }, [NEIGHBOUR]: { calls: [4, 20] } });
      press(world, DIRECTOR, 'dispute', { m: 'calls', w: '2024-11-01' });
      number(world);
      say(world, DIRECTOR, 'Отправить');
      world.moveTo(at('2024-11-01', '18:30'));
      const told = plain(CHAT.exec(world.transcript)?.[1] ?? '');
      expect(told).toContain(
        areNamed
          ? 'Значения проверяются по просьбе школы: Дегвинская.'
          : 'По просьбе 1 школы значения проверяются.',
      );
      if (!areNamed) expect(told).not.toContain('Дегвинская');
      const own = plain(world.transcript.split('Итоги недели 26.10–01.11 · МКОУ «Дегвинская СОШ»').at(-1)!);
      expect(own).toContain('Звонят — 1 учитель из 31 (3,2 %), неделей раньше 2, проверяется');
    }
  });

  it('in «Сводка» with the way to them, as long as there are any', () => {
    const world = createDistrict();
    expect(say(world, COORDINATOR, 'Сводка')).not.toContain('Споры');
    const d = dispute(world, number);
    const shown = say(world, COORDINATOR, 'Сводка');
    expect(shown).toContain('Школы просят проверить 1 цифру: «Споры».');
    expect(shown).toContain('[Споры]');
    expect(press(world, COORDINATOR, 'disputes')).toContain('[Принять] [Отклонить]');
    press(world, DIRECTOR, 'dispute-withdraw', { d });
    expect(press(world, COORDINATOR, 'disputes')).toContain('Спорных цифр сейчас нет.');
  });

  it('more than a page is turned', () => {
    const world = createDistrict();
    for (const [index, name] of SCHOOLS.entries()) {
      const director = 300 + index;
      world.person(director, name, 'director', schoolId(world, name));
      loadWeek(world, FRIDAY, { [name]: { calls: [index, 40] } });
      press(world, director, 'dispute', { m: 'calls' });
      say(world, director, '39 из 40');
      say(world, director, 'Отправить');
    }
    const first = press(world, COORDINATOR, 'disputes');
    expect(first).toContain('Школы просят проверить 12 цифр.');
    expect(first).toContain('[Ещё 8]');
    const last = press(world, COORDINATOR, 'disputes', { p: 2 });
    expect(last).toContain('12. Канасирагинская');
    expect(last).toContain('[Назад]');
    expect(press(world, COORDINATOR, 'disputes', { p: 99 })).toContain('1. Дегвинская');
  });
});

it('the conversation outlives a restart: everything is in the database', () => {
  const world = createDistrict();
  press(world, DIRECTOR, 'dispute', { m: 'calls' });
  Object.assign(world.shell, { features: createFeatures() });
  number(world);
  Object.assign(world.shell, { features: createFeatures() });
  say(world, DIRECTOR, 'Отправить');
  const d = open(world)[0]!.id;
  press(world, COORDINATOR, 'dispute-reject', { d });
  Object.assign(world.shell, { features: createFeatures() });
  expect(say(world, COORDINATOR, 'Сверили, верно')).toContain('Цифра остаётся');
});

it('who speaks for two schools is answered about the one the button was made for', () => {
  const world = createDistrict();
  const two = 250;
  world.person(two, 'Директор двух школ', 'director', schoolId(world, NEIGHBOUR));
  world.person(two, 'Директор двух школ', 'director', schoolId(world, OWN));
  say(world, two, 'Сменить школу');
  say(world, two, 'Дегвинская');
  press(world, two, 'dispute', { m: 'calls', w: FRIDAY });
  say(world, two, '5 из 31');
  say(world, two, 'Отправить');
  const [one] = open(world);
  expect(one).toMatchObject({ unitId: schoolId(world, OWN) });
  say(world, two, 'Сменить школу');
  say(world, two, 'Мургукская');
  const said = press(world, two, 'dispute-withdraw', { d: one!.id });
  expect(said).toContain(`${OWN}\n    Отозвал: Звонят`);
});

function decide(world: TestWorld, d: number, ask: string, command: string, r: string): string {
  press(world, COORDINATOR, ask, { d });
  return press(world, COORDINATOR, command, { d, r });
}
