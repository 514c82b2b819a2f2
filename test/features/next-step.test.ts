import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import type { CauseCode } from '../../src/domain/cause.ts';
import { figureOfCounts } from '../../src/domain/measurement.ts';
import { dateOnly } from '../../src/domain/period.ts';
import { findDeadline, insertDeadline } from '../support/deadlines.ts';
import { insertFinding, listFindings } from '../../src/storage/finding.ts';
import { insertImport } from '../../src/storage/import.ts';
import { listDoneMeasures, listOpenMeasures } from '../../src/storage/measure.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { listStepDelays } from '../../src/storage/step-delay.ts';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld } from '../support/test-world.ts';
import { SCHOOLS, at, loadWeek, schoolId } from '../support/week-tables.ts';

const COORDINATOR = 100;
const DIRECTOR = 201;
const RESPONSIBLE = 202;
const OTHER = 203;
const OWN = SCHOOLS[0];

/** Monday 28.10.2024, 10:00: the table of 19–25.10 is there, the school writes and nobody calls. */
function createDistrict(options: { active?: boolean; employees?: boolean } = {}): TestWorld {
  const world = createTestWorld({ now: at('2024-10-28', '10:00'), schools: SCHOOLS });
  world.person(COORDINATOR, 'координатор', 'coordinator');
  world.person(DIRECTOR, 'директор', 'director', schoolId(world, OWN));
  world.person(RESPONSIBLE, 'ответственный', 'responsible', schoolId(world, OWN));
  world.person(OTHER, 'другой директор', 'director', schoolId(world, SCHOOLS[1]));
  loadWeek(world, '2024-10-25', {
    [OWN]: { messages: [20, 31], calls: [0, 31], active: options.active ?? true },
    [SCHOOLS[1]]: { messages: [11, 13], calls: [9, 13], active: true },
  });
  if (options.employees !== false) giveEmployees(world, '2024-10-24');
  world.tick();
  return world;
}

function giveEmployees(world: TestWorld, on: string): void {
  insertImport(
    world.db,
    { districtId: world.districtId, origin: 'school', title: 'число', summary: {} },
    [
      {
        unitId: schoolId(world, OWN),
        metric: { code: 'employees', version: 1 },
        period: dateOnly(day(on)),
        origin: 'school',
        ...figureOfCounts(45, 45),
      },
    ],
    world.now,
  );
}

function find(world: TestWorld, metricCode: string, cause: CauseCode): void {
  const personId = findPersonByExternalId(world.db, DIRECTOR)!.id;
  const finding = { unitId: schoolId(world, OWN), metricCode, cause, personId };
  world.db.transaction(() => insertFinding(world.db, finding, world.now))();
}

function addDeadline(world: TestWorld, dueOn: string, school?: string): number {
  return insertDeadline(
    world.db,
    {
      districtId: world.districtId,
      dueOn: day(dueOn),
      title: 'зарегистрировать в Сферуме всех сотрудников',
      basis: 'постановление № 380, п. 1.2',
      ...(school !== undefined && { unitIds: [schoolId(world, school)] }),
    },
    world.now,
  );
}

function press(world: TestWorld, a: unknown, c = 'step-done', by = DIRECTOR): string {
  return world.say(by, '(кнопка)', { payload: { c, a } }).replaceAll('\u00a0', ' ');
}

it('golden: a week of a director, one step after another', async () => {
  const world = createDistrict({ employees: false });
  world.note('28.10: звонков ноль, причины никто не искал');
  world.say(DIRECTOR, 'Что делать');
  world.say(DIRECTOR, 'Не получается');
  world.say(DIRECTOR, 'Нет времени');
  world.say(DIRECTOR, 'Что делать');
  world.say(DIRECTOR, 'сотрудники 45 из 45');
  world.say(DIRECTOR, 'Что делать');
  world.note('29.10: причину искали вместе с ответственным и нашли');
  world.sleepUntil(at('2024-10-29', '10:00'));
  world.say(DIRECTOR, 'Что делать');
  find(world, 'calls', 'meetings-elsewhere');
  world.say(DIRECTOR, 'Что делать');
  world.say(DIRECTOR, 'Не получается');
  world.say(DIRECTOR, 'Другое — словами');
  world.say(DIRECTOR, 'нет хорошей связи в старом корпусе');
  world.say(DIRECTOR, 'Что делать');
  world.note('30.10: среда, и завтра срок');
  world.sleepUntil(at('2024-10-30', '10:00'));
  const deadline = addDeadline(world, '2024-10-31');
  world.say(DIRECTOR, 'Что делать');
  // A press: the typed word is the command of «Сроки», whose button has the same label.
  const payload = { c: 'step-done', a: { k: 'deadline', d: deadline, s: schoolId(world, OWN) } };
  world.say(DIRECTOR, 'Готово', { payload });
  world.say(DIRECTOR, 'Сделано');
  world.say(DIRECTOR, 'сделано');
  await expect(world.transcript).toMatchFileSnapshot('../golden/next-step.txt');
});

it('golden: «Не активна» comes first', async () => {
  const world = createDistrict({ active: false });
  world.say(DIRECTOR, 'Что делать');
  find(world, 'status', 'too-few-teachers');
  world.say(DIRECTOR, 'Что делать');
  world.say(DIRECTOR, 'Не получается');
  world.say(DIRECTOR, 'Нет доступа');
  world.say(DIRECTOR, 'Что делать');
  await expect(world.transcript).toMatchFileSnapshot('../golden/next-step-status.txt');
});

describe('«Сделано»', () => {
  it('of the status: nobody is sent back to the questions over the same data', () => {
    const world = createDistrict({ active: false });
    find(world, 'status', 'too-few-teachers');
    const args = { k: 'finding', s: schoolId(world, OWN), m: 'status', c: 'too-few-teachers' };
    const said = press(world, args);
    expect(said).toContain('Поможет ли, покажет следующая таблица.');
    expect(said).toContain('Сделано, ждём следующую таблицу: «Статус».');
    expect(world.say(DIRECTOR, 'Что делать')).not.toContain('выясните');
    const why = world.say(DIRECTOR, 'Почему мало').replaceAll('\u00a0', ' ');
    expect(why).toContain('Шаг отмечен сделанным 28.10. Ждём следующую таблицу');
    expect(world.say(DIRECTOR, 'Проверить заново')).toContain('Один вопрос.');
    // The next table still says «Не активна».
    world.sleepUntil(at('2024-11-02', '10:00'));
    loadWeek(world, '2024-11-01', { [OWN]: { messages: [20, 31], calls: [0, 31], active: false } });
    expect(world.say(DIRECTOR, 'Что делать')).toContain('выясните, чего не хватает до статуса');
  });

  it('by mistake, and back into the plan: the cause is in force again', () => {
    const world = createDistrict({ active: false });
    find(world, 'status', 'too-few-teachers');
    press(world, { k: 'finding', s: schoolId(world, OWN), m: 'status', c: 'too-few-teachers' });
    const [done] = listDoneMeasures(world.db, schoolId(world, OWN), at('2024-10-28', '00:00'));
    press(world, { i: done!.id }, 'plan-back');
    expect(listFindings(world.db, schoolId(world, OWN))).toMatchObject([{ cause: 'too-few-teachers' }]);
    expect(world.say(DIRECTOR, 'Что делать')).toContain('[Сделано]');
  });

  it('marks once: a double press, a second device', () => {
    const world = createDistrict();
    find(world, 'calls', 'meetings-elsewhere');
    find(world, 'messages', 'meetings-elsewhere');
    world.say(DIRECTOR, 'Что делать');
    const args = { k: 'finding', s: schoolId(world, OWN), m: 'calls', c: 'meetings-elsewhere' };
    expect(press(world, args)).toContain('Отметил сделанным');
    expect(press(world, args)).toContain('Этого шага уже нет');
    expect(press(world, args, 'step-done', RESPONSIBLE)).toContain('Этого шага уже нет');
    const since = at('2024-10-28', '00:00');
    expect(listDoneMeasures(world.db, schoolId(world, OWN), since)).toHaveLength(1);
    // The cause is put right for every metric it was found for, and is not searched anew over the same figures.
    expect(listFindings(world.db, schoolId(world, OWN))).toEqual([]);
    expect(world.say(DIRECTOR, 'Что делать')).toContain('На сегодня всё');
    world.sleepUntil(at('2024-11-02', '10:00'));
    loadWeek(world, '2024-11-01', { [OWN]: { messages: [20, 31], calls: [0, 31], active: true } });
    expect(world.say(DIRECTOR, 'Что делать')).toContain('выясните, почему показатель «Звонят» низкий');
  });

  it('of a deadline is the same as «Готово»', () => {
    const world = createDistrict();
    const d = addDeadline(world, '2024-10-29');
    const args = { k: 'deadline', s: schoolId(world, OWN), d };
    expect(press(world, args)).toContain('Отметил готовым срок 29.10');
    expect(press(world, args)).toContain('Уже отмечено сделанным');
    expect(findDeadline(world.db, d)?.doneBy).toEqual([schoolId(world, OWN)]);
    expect(world.say(DIRECTOR, 'Сроки')).toContain('Готово: 29.10');
  });

  it('stops at one’s own school', () => {
    const world = createDistrict();
    const foreign = addDeadline(world, '2024-10-29', SCHOOLS[1]);
    find(world, 'calls', 'meetings-elsewhere');
    world.say(OTHER, 'мера внести завуча в чат сегодня');
    const [measure] = listOpenMeasures(world.db, [schoolId(world, SCHOOLS[1])]);
    for (const command of ['step-done', 'step-stuck']) {
      for (const args of [
        { k: 'deadline', s: schoolId(world, OWN), d: foreign },
        { k: 'deadline', s: schoolId(world, SCHOOLS[1]), d: foreign },
        { k: 'measure', i: measure!.id },
        { k: 'measure', s: schoolId(world, OWN), i: measure!.id },
        { k: 'finding', s: schoolId(world, OWN), m: 'messages', c: 'ordinary-profile' },
        { k: 'finding', s: schoolId(world, OWN), m: 'calls', c: 'ordinary-profile' },
        { k: 'diagnosis', m: 'выдумка', s: schoolId(world, OWN), r: 'no-time' },
      ]) {
        expect(press(world, { ...args, r: 'no-time' }, command), JSON.stringify(args)).toContain(
          'Этого шага уже нет',
        );
      }
    }
    expect(findDeadline(world.db, foreign)?.doneBy).toEqual([]);
    expect(listOpenMeasures(world.db, [schoolId(world, SCHOOLS[1])])).toMatchObject([{ state: 'open' }]);
    expect(listStepDelays(world.db, schoolId(world, OWN))).toEqual([]);
  });
});

describe('«Не получается»', () => {
  it('asks about a name before it keeps the words', () => {
    const world = createDistrict();
    find(world, 'calls', 'meetings-elsewhere');
    world.say(DIRECTOR, 'Что делать');
    world.say(DIRECTOR, 'Не получается');
    world.say(DIRECTOR, 'Другое — словами');
    expect(world.say(DIRECTOR, 'Магомедова П.Г. против')).toContain(
      'Похоже, здесь чьё-то имя: «Магомедова П.Г.»',
    );
    expect(listOpenMeasures(world.db, [schoolId(world, OWN)])).toEqual([]);
    world.say(DIRECTOR, 'завуч против');
    expect(listOpenMeasures(world.db, [schoolId(world, OWN)])).toMatchObject([
      { state: 'stuck', obstacle: 'завуч против', dueOn: '2024-10-29', cause: 'meetings-elsewhere' },
    ]);
    // Next day it is back, with what stood in the way.
    world.sleepUntil(at('2024-10-29', '10:00'));
    expect(world.say(DIRECTOR, 'Что делать')).toContain('В прошлый раз не получилось: завуч против.');
  });

  it('takes words that only look like a name', () => {
    const world = createDistrict();
    find(world, 'calls', 'meetings-elsewhere');
    world.say(DIRECTOR, 'Что делать');
    world.say(DIRECTOR, 'Не получается');
    world.say(DIRECTOR, 'Другое — словами');
    world.say(DIRECTOR, 'улица А. Тахо-Годи без связи');
    expect(world.say(DIRECTOR, 'Это не имя, записать')).toContain('Записал');
    expect(listOpenMeasures(world.db, [schoolId(world, OWN)])).toMatchObject([
      { obstacle: 'улица А. Тахо-Годи без связи' },
    ]);
  });

  it('a question left open is no answer to another day', () => {
    const world = createDistrict();
    world.say(DIRECTOR, 'Что делать');
    world.say(DIRECTOR, 'Не получается');
    world.say(DIRECTOR, 'Другое — словами');
    world.sleepUntil(at('2024-10-30', '10:00'));
    world.say(DIRECTOR, 'завуч против');
    expect(listStepDelays(world.db, schoolId(world, OWN))).toEqual([]);
  });
});

it('a button of another own school works for that school, and says which', () => {
  const world = createDistrict();
  world.person(DIRECTOR, 'директор', 'director', schoolId(world, SCHOOLS[1]));
  find(world, 'calls', 'meetings-elsewhere');
  world.say(DIRECTOR, 'Сменить школу');
  const args = { k: 'finding', s: schoolId(world, OWN), m: 'calls', c: 'meetings-elsewhere' };
  expect(press(world, args)).toContain(`${OWN}\n    Отметил сделанным`);
  expect(listFindings(world.db, schoolId(world, OWN))).toEqual([]);
});

it('«Сделано» without such a button on the screen marks nothing and shows the step', () => {
  const world = createDistrict();
  find(world, 'calls', 'meetings-elsewhere');
  expect(world.say(DIRECTOR, 'сделано')).toContain('На сегодня: проведите ближайшую планёрку');
  expect(listFindings(world.db, schoolId(world, OWN))).toHaveLength(1);
});

it('a measure put off keeps its later day', () => {
  const world = createDistrict();
  world.say(DIRECTOR, 'мера внести завуча в чат до пятницы');
  const [measure] = listOpenMeasures(world.db, [schoolId(world, OWN)]);
  const said = press(world, { k: 'measure', i: measure!.id, r: 'no-time' }, 'step-stuck');
  expect(said).toContain('Вернёмся к этому шагу 01.11 (пятница)');
});
