import { describe, expect, it } from 'vitest';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld, TestWorldOptions } from '../support/test-world.ts';
import { at, loadWeek, openChannel, schoolId } from '../support/week-tables.ts';
import type { WeekRow } from '../support/week-tables.ts';
import { endBinding, listBindingsOfUnit } from '../../src/storage/binding.ts';
import { setReachable } from '../../src/storage/person.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { insertSilence } from '../../src/storage/silence.ts';
import { insertVacation } from '../../src/storage/vacation.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { insertDeadline } from '../support/deadlines.ts';
import { closeUnit } from '../../src/storage/unit.ts';

const COORDINATOR = 100;
const DIRECTOR = 201;
const HEAD = 202;

const SCHOOL = 'МБОУ СОШ №1 г. Охи';
const KINDERGARTEN = 'МБДОУ детский сад №5 «Звёздочка»';
const UNITS = [
  SCHOOL,
  'МБОУ СОШ №5 г. Охи',
  'МБОУ СОШ с. Тунгор',
  KINDERGARTEN,
  'МБДОУ детский сад №7 «Журавушка»',
];

/** Made-up weeks of three schools and two kindergartens. */
const FIRST: Record<string, WeekRow> = {
  [SCHOOL]: { messages: [9, 40], calls: [2, 40], active: true },
  'МБОУ СОШ №5 г. Охи': { messages: [12, 38], calls: [3, 38], active: true },
  'МБОУ СОШ с. Тунгор': { messages: [0, 14], calls: [0, 14], active: false },
  [KINDERGARTEN]: { messages: [0, 11], calls: [0, 11], active: true },
  'МБДОУ детский сад №7 «Журавушка»': { messages: [2, 13], calls: [0, 13], active: true },
};
const SECOND: Record<string, WeekRow> = {
  ...FIRST,
  [SCHOOL]: { messages: [11, 40], calls: [2, 40], active: true },
  'МБОУ СОШ с. Тунгор': { messages: [3, 14], calls: [0, 14], active: true },
  [KINDERGARTEN]: { messages: [1, 11], calls: [0, 11], active: true },
};

function createDistrict(options: Partial<TestWorldOptions> & Pick<TestWorldOptions, 'now'>): TestWorld {
  const world = createTestWorld({ district: 'Охинский городской округ', schools: UNITS, ...options });
  world.person(COORDINATOR, 'координатор', 'coordinator');
  world.person(DIRECTOR, 'директор школы', 'director', schoolId(world, SCHOOL));
  world.person(HEAD, 'заведующая садом', 'director', schoolId(world, KINDERGARTEN));
  openChannel(world, COORDINATOR);
  world.tick();
  return world;
}

const inMoscow = (now = at('2024-10-25', '09:00')) => createDistrict({ now });

describe('a school that is left in peace', () => {
  const told = (world: TestWorld) =>
    world.transcript.match(/Бот → (?:директор школы|заведующая садом)/g) ?? [];
  const createdBy = (world: TestWorld) => findPersonByExternalId(world.db, COORDINATOR)!.id;

  it('in its vacations is not reminded', () => {
    const world = inMoscow();
    insertVacation(
      world.db,
      {
        districtId: world.districtId,
        unitId: schoolId(world, SCHOOL),
        title: 'Осенние',
        from: day('2024-10-25'),
        to: day('2024-11-04'),
        createdBy: createdBy(world),
      },
      world.now,
    );
    world.moveTo(at('2024-10-25', '13:00'));
    expect(told(world)).toEqual(['Бот → заведующая садом']);
  });

  it('under a silence is not reminded, under one of a single duty it is', () => {
    const world = inMoscow();
    const silence = { districtId: world.districtId, reason: 'карантин', until: day('2024-10-25') };
    for (const [name, dutyId] of [
      [SCHOOL, undefined],
      [
        KINDERGARTEN,
        insertDeadline(
          world.db,
          { districtId: world.districtId, dueOn: day('2024-12-30'), title: 'приказ' },
          world.now,
        ),
      ],
    ] as const) {
      insertSilence(
        world.db,
        { ...silence, unitId: schoolId(world, name), dutyId, createdBy: createdBy(world) },
        world.now,
      );
    }
    world.moveTo(at('2024-10-25', '13:00'));
    expect(told(world)).toEqual(['Бот → заведующая садом']);
  });
});

describe('golden', () => {
  it('a week on Sakhalin, the source in Moscow', async () => {
    const zone = 'Asia/Sakhalin';
    const world = createDistrict({ now: at('2024-10-24', '15:00', zone), settings: { timeZone: zone } });
    loadWeek(world, '2024-10-18', FIRST);
    world.moveTo(at('2024-10-26', '08:30', zone));
    world.note('суббота, 08:40: координатор загружает таблицу за 19–25.10');
    world.sleepUntil(at('2024-10-26', '08:40', zone));
    loadWeek(world, '2024-10-25', SECOND);
    world.moveTo(at('2024-10-27', '10:00', zone));
    await expect(world.transcript).toMatchFileSnapshot('../golden/week-on-sakhalin.txt');
  });

  it('a week in Yekaterinburg, the source in Moscow', async () => {
    const zone = 'Asia/Yekaterinburg';
    const world = createDistrict({
      now: at('2024-10-24', '15:00', zone),
      district: 'Режевской муниципальный округ',
      settings: { timeZone: zone },
    });
    loadWeek(world, '2024-10-18', FIRST);
    world.moveTo(at('2024-10-25', '19:00', zone));
    world.note('пятница, 19:25: координатор загружает таблицу за 19–25.10');
    world.sleepUntil(at('2024-10-25', '19:25', zone));
    loadWeek(world, '2024-10-25', SECOND);
    world.moveTo(at('2024-10-27', '10:00', zone));
    await expect(world.transcript).toMatchFileSnapshot('../golden/week-in-yekaterinburg.txt');
  });

  it('the week of 01.05.2026: the Friday is a day off', async () => {
    const world = inMoscow(at('2026-04-29', '15:00'));
    loadWeek(world, '2026-04-24', FIRST);
    world.moveTo(at('2026-05-02', '10:00'));
    await expect(world.transcript).toMatchFileSnapshot('../golden/friday-off-2026-05-01.txt');
  });
});

/** The first line of a director's reminder. */
function announced(world: TestWorld): string {
  return /директор школы\n {4}(.*)/.exec(world.transcript)?.[1] ?? '';
}

describe('when the monitoring is refreshed', () => {
  it.each([
    ['Europe/Moscow', 'Сегодня в 17:00 по Москве обновится мониторинг.'],
    ['Europe/Kaliningrad', 'Сегодня в 17:00 по Москве, у вас в 16:00, обновится мониторинг.'],
    ['Europe/Volgograd', 'Сегодня в 17:00 по Москве обновится мониторинг.'],
    ['Asia/Yekaterinburg', 'Сегодня в 17:00 по Москве, у вас в 19:00, обновится мониторинг.'],
    ['Asia/Kamchatka', 'Сегодня в 17:00 по Москве, у вас в субботу, 26.10, в 02:00, обновится мониторинг.'],
  ])('%s: %s', (timeZone, expected) => {
    const world = createDistrict({ now: at('2024-10-25', '10:00', timeZone), settings: { timeZone } });
    world.moveTo(at('2024-10-25', '12:00', timeZone));
    expect(announced(world)).toBe(expected);
  });

  it('a source of its own zone', () => {
    const zone = 'Asia/Sakhalin';
    const world = createDistrict({
      now: at('2024-10-25', '10:00', zone),
      settings: { timeZone: zone, sourceTimeZone: zone },
    });
    world.moveTo(at('2024-10-25', '12:00', zone));
    expect(announced(world)).toBe('Сегодня в 17:00 по Южно-Сахалинску обновится мониторинг.');
  });

  it.each([
    // 09.05.2024 and 10.05.2024 are days off.
    [
      '2024-05-06',
      '2024-05-08',
      'Пятница, 10.05, — выходной, поэтому напоминаю заранее. Мониторинг обновится 10.05 в 17:00 по Москве.',
    ],
    // Two Fridays off behind one working day.
    [
      '2025-12-29',
      '2025-12-30',
      'Пятницы 02.01 и 09.01 — выходные, поэтому напоминаю заранее. Мониторинг обновится 02.01 и 09.01 в 17:00 по Москве.',
    ],
    [
      '2026-04-30',
      '2026-04-30',
      'Завтра, 01.05 (пятница), выходной, поэтому напоминаю сегодня. Мониторинг обновится завтра в 17:00 по Москве.',
    ],
  ])('a Friday off, seen on %s', (from, on, expected) => {
    const world = inMoscow(at(from, '10:00'));
    world.moveTo(at(on, '11:30'));
    expect(announced(world)).toBe('');
    world.moveTo(at(on, '12:00'));
    expect(announced(world)).toBe(expected);
  });
});

it('the whole of January 2026 has one reminder before the holidays and the next on the 16th', () => {
  const world = inMoscow(at('2025-12-27', '10:00'));
  world.moveTo(at('2026-01-17', '10:00'), 180);
  const moments = [...world.transcript.matchAll(/── (.*) ──\nБот → директор школы/g)].map(
    (found) => found[1],
  );
  expect(moments).toEqual(['2025-12-30 12:00', '2026-01-16 12:00']);
});

describe('who is reminded, of what', () => {
  it('whoever holds two schools reads of both in one message', () => {
    const world = inMoscow();
    world.person(DIRECTOR, 'директор школы', 'responsible', schoolId(world, KINDERGARTEN));
    loadWeek(world, '2024-10-18', { [SCHOOL]: FIRST[SCHOOL]! });
    world.moveTo(at('2024-10-25', '12:00'));
    expect(world.transcript.match(/Бот → директор школы/g)).toHaveLength(1);
    expect(world.transcript).toContain(
      'МБОУ СОШ №1 г. Охи, по данным за 12–18.10: пишут 9\u00a0учителей из\u00a040, звонят 2.',
    );
    expect(world.transcript).toContain('МБДОУ детский сад №5 «Звёздочка»: недельных данных пока нет.');
  });

  it('nobody of a closed school, nobody whose role ended, nobody who refused messages', () => {
    const world = inMoscow();
    world.person(203, 'директор закрытой', 'director', schoolId(world, UNITS[1]!));
    world.person(204, 'отказался', 'responsible', schoolId(world, SCHOOL));
    closeUnit(world.db, schoolId(world, UNITS[1]!), world.now);
    setReachable(world.db, 204, false);
    const [head] = listBindingsOfUnit(world.db, schoolId(world, KINDERGARTEN));
    endBinding(world.db, head!.id, undefined, world.now);
    world.moveTo(at('2024-10-25', '12:00'));
    expect(world.transcript.match(/Бот → .*/g)).toEqual(['Бот → директор школы']);
  });

  it('after the refresh it is worth nothing, before it it comes late', () => {
    const late = inMoscow();
    late.moveTo(at('2024-10-25', '11:00'));
    late.sleepUntil(at('2024-10-25', '16:30'));
    late.tick();
    expect(announced(late)).toContain('Сегодня в 17:00');

    const missed = inMoscow();
    missed.moveTo(at('2024-10-25', '11:00'));
    missed.sleepUntil(at('2024-10-25', '17:00'));
    missed.tick();
    expect(announced(missed)).toBe('');
  });

  it('never promises that what is done meanwhile will count', () => {
    const world = inMoscow();
    loadWeek(world, '2024-10-18', FIRST);
    world.moveTo(at('2024-10-25', '12:00'));
    expect(world.transcript).not.toMatch(/успе|засчита|попад|до 17:00/i);
  });
});
