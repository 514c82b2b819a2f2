import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { addDeadline } from '../../src/features/add-deadline.ts';
import { settingsOf } from '../../src/features/settings.ts';
import { insertDeadlineDone, removeDeadline } from '../../src/storage/deadline.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { getUnit } from '../../src/storage/unit.ts';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld, TestWorldOptions } from '../support/test-world.ts';
import { SCHOOLS, at, schoolId } from '../support/week-tables.ts';

const COORDINATOR = 100;
const DIRECTOR = 201;
const OTHER_DIRECTOR = 202;

function createDistrict(options: Partial<TestWorldOptions> = {}): TestWorld {
  const world = createTestWorld({ now: at('2024-10-22', '11:00'), schools: SCHOOLS, ...options });
  world.person(COORDINATOR, 'координатор', 'coordinator');
  world.person(DIRECTOR, 'директор Дегвинской', 'director', schoolId(world, SCHOOLS[0]));
  world.person(OTHER_DIRECTOR, 'директор Мургукской', 'director', schoolId(world, SCHOOLS[1]));
  world.tick();
  return world;
}

type Added = { dueOn: string; title: string; basis?: string; schools?: readonly string[] };

function add(world: TestWorld, { dueOn, title, basis, schools }: Added): number {
  const context = {
    ...world.base,
    now: world.now,
    district: getUnit(world.db, world.districtId),
    settings: settingsOf(world.base, world.districtId),
  };
  const deadline = {
    dueOn: day(dueOn),
    title,
    ...(basis !== undefined && { basis }),
    ...(schools !== undefined && { unitIds: schools.map((name) => schoolId(world, name)) }),
  };
  return world.db.transaction(() => addDeadline(context, deadline))().id;
}

const REGISTRATION: Added = {
  dueOn: '2024-10-30',
  title: 'зарегистрировать в Сферуме всех сотрудников',
  basis: 'постановление № 380, п. 1.2',
};
const REPORT: Added = {
  dueOn: '2024-11-02',
  title: 'отправить отчёт на почту управления с пометкой «Сферум»',
  basis: 'постановление № 380, п. 1.9',
};

/** When the director was reminded, and in which first line. */
function reminders(world: TestWorld, name = 'директор Дегвинской'): string[] {
  return world.transcript
    .split(/\n(?=── )/)
    .filter((part) => part.includes(`Бот → ${name}`) && part.includes('Когда сделаете'))
    .map((part) => /── (.*) ──/.exec(part)?.[1] ?? '');
}

it('golden: the deadlines 30.10.2024 and 02.11.2024 added on 22.10.2024 at 12:00, day by day', async () => {
  const world = createDistrict();
  world.moveTo(at('2024-10-22', '12:00'), 60);
  world.note('22.10, 12:00: координатор добавляет оба срока постановления');
  add(world, REGISTRATION);
  add(world, REPORT);
  world.deliver();
  world.moveTo(at('2024-10-29', '15:00'), 60);
  world.say(DIRECTOR, 'Готово: 30.10');
  world.moveTo(at('2024-11-03', '12:00'), 60);
  await expect(world.transcript).toMatchFileSnapshot('../golden/deadlines-day-by-day.txt');
});

describe('when', () => {
  it('on the slots that are still ahead when it is added, each once', () => {
    const world = createDistrict();
    world.moveTo(at('2024-10-22', '12:00'), 60);
    add(world, REGISTRATION);
    add(world, REPORT);
    world.moveTo(at('2024-11-04', '12:00'), 60);
    expect(reminders(world)).toEqual([
      '2024-10-24 09:00',
      '2024-10-25 09:00',
      '2024-10-29 09:00',
      '2024-10-30 09:00',
      '2024-11-01 09:00',
      '2024-11-02 09:00',
    ]);
  });

  it('on a day off the last one comes on the last working day before, with the date as it is printed', () => {
    const world = createDistrict({ now: at('2026-04-20', '10:00') });
    add(world, {
      dueOn: '2026-05-01',
      title: 'рассказать об электронном обучении',
      basis: 'пост. № 1678, п. 11',
    });
    world.moveTo(at('2026-05-04', '12:00'), 60);
    expect(reminders(world)).toEqual(['2026-04-22 09:00', '2026-04-28 09:00', '2026-04-30 09:00']);
    const last = world.transcript.slice(world.transcript.indexOf('── 2026-04-30 09:00'));
    expect(last).toContain(
      '01.05 (пятница), завтра: рассказать об электронном обучении (пост. №\u00a01678, п.\u00a011). Сам срок — выходной, последний рабочий день перед ним сегодня.',
    );
  });

  it('at 09:00 of the district', () => {
    const zone = 'Asia/Kamchatka';
    const world = createDistrict({ now: at('2024-10-22', '10:00', zone), settings: { timeZone: zone } });
    add(world, REGISTRATION);
    world.moveTo(at('2024-10-26', '10:00', zone));
    // The transcript prints the district's own clock.
    expect(reminders(world)).toEqual(['2024-10-25 09:00']);
  });

  it('late the same day, until 20:00', () => {
    const late = createDistrict();
    add(late, REGISTRATION);
    late.moveTo(at('2024-10-24', '12:00'), 60);
    late.sleepUntil(at('2024-10-25', '19:30'));
    late.note('программа снова работает');
    late.tick();
    expect(late.transcript).toContain('через 3\u00a0рабочих дня');

    const missed = createDistrict();
    add(missed, REGISTRATION);
    missed.moveTo(at('2024-10-24', '12:00'), 60);
    missed.sleepUntil(at('2024-10-25', '20:00'));
    missed.tick();
    missed.moveTo(at('2024-10-26', '12:00'), 60);
    expect(missed.transcript).not.toContain('через 3\u00a0рабочих дня');
  });
});

describe('whom', () => {
  it('only people of the schools concerned', () => {
    const world = createDistrict();
    add(world, { ...REGISTRATION, schools: [SCHOOLS[1]] });
    world.moveTo(at('2024-10-25', '10:00'), 60);
    expect(reminders(world)).toEqual([]);
    expect(reminders(world, 'директор Мургукской')).toEqual(['2024-10-25 09:00']);
  });

  it('«Готово» ends it for that school alone, a removed deadline for all', () => {
    const world = createDistrict();
    const done = add(world, REGISTRATION);
    const removed = add(world, { ...REGISTRATION, title: 'снятый срок' });
    insertDeadlineDone(
      world.db,
      done,
      schoolId(world, SCHOOLS[0]),
      findPersonByExternalId(world.db, DIRECTOR)!.id,
      world.now,
    );
    removeDeadline(world.db, removed, undefined, world.now);
    world.moveTo(at('2024-10-25', '10:00'), 60);
    expect(reminders(world)).toEqual([]);
    expect(reminders(world, 'директор Мургукской')).toEqual(['2024-10-25 09:00']);
    expect(world.transcript.slice(world.transcript.indexOf('── 2024-10-25'))).not.toContain('снятый срок');
  });

  it('all of one morning is one message, with a button for each', () => {
    const world = createDistrict();
    world.person(DIRECTOR, 'директор Дегвинской', 'responsible', schoolId(world, SCHOOLS[3]));
    add(world, REGISTRATION);
    add(world, { ...REGISTRATION, title: 'сверить список сотрудников', schools: [SCHOOLS[3]] });
    world.moveTo(at('2024-10-25', '09:00'), 60);
    const told = world.transcript.slice(world.transcript.indexOf('── 2024-10-25'));
    expect(told.match(/Бот → директор Дегвинской/g)).toHaveLength(1);
    expect(told.slice(0, told.indexOf('Бот → директор Мургукской'))).toMatchInlineSnapshot(`
      "── 2024-10-25 09:00 ──
      Бот → директор Дегвинской
          30.10 (среда), через 3 рабочих дня: зарегистрировать в Сферуме всех сотрудников (постановление № 380, п. 1.2). Кому: Дегвинская и Сергокалинская №2.
          30.10 (среда), через 3 рабочих дня: сверить список сотрудников (постановление № 380, п. 1.2). Кому: Сергокалинская №2.
          Отметить готовое — в «Сроках»; другую школу выбирает «Сменить школу».
          [Сроки] [Сменить школу]
      "
    `);
  });

  it('many deadlines keep within the messenger’s buttons', () => {
    const world = createDistrict();
    for (let index = 0; index < 9; index++) add(world, { ...REGISTRATION, title: `дело ${index + 1}` });
    world.moveTo(at('2024-10-25', '09:00'), 60);
    const told = world.transcript.slice(world.transcript.indexOf('── 2024-10-25'));
    const director = told.slice(0, told.indexOf('Бот → директор Мургукской'));
    expect(director.match(/\[Готово/g)).toHaveLength(5);
    expect(director).toContain('Остальное отметьте в «Сроках».');
  });
});
