import { day } from '../../src/domain/calendar-day.ts';
import { figureOfCounts, figureOfValue } from '../../src/domain/measurement.ts';
import type { Figure } from '../../src/domain/measurement.ts';
import { dateOnly, weekOf } from '../../src/domain/period.ts';
import type { Period } from '../../src/domain/period.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { instantOf, parseTimeZone } from '../../src/domain/zone.ts';
import type { LocalTime } from '../../src/domain/zone.ts';
import { makeChannel, noteChatJoined } from '../../src/storage/chat.ts';
import { insertImport } from '../../src/storage/import.ts';
import type { NewMeasurement } from '../../src/storage/import.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import type { TestWorld } from './test-world.ts';

export const CHANNEL = 2_000_000_001;

/** The twelve schools of the order of 22.10.2024. */
export const SCHOOLS = [
  'МКОУ «Дегвинская СОШ»',
  'МКОУ «Мургукская СОШ»',
  'МКОУ «Урахинская СОШ им А.А. Тахо Годи»',
  'МКОУ «Сергокалинская СОШ №2»',
  'МКОУ «Сергокалинская СОШ №1»',
  'МКОУ «Нижнемулебкинская СОШ»',
  'МКОУ «Кадиркентская СОШ»',
  'МКОУ «Новомугринская СОШ»',
  'МКОУ «Бурхимахинская СОШ»',
  'МКОУ «Ванашимахинская СОШ им. С.Омарова»',
  'МКОУ «Бурдекинская СОШ»',
  'МКОУ «Канасирагинская СОШ»',
] as const;

/** An instant by the clocks of a zone: `at('2024-10-25', '18:00')`. */
export function at(on: string, time: LocalTime, zone = 'Europe/Moscow'): Date {
  return instantOf(day(on), time, parseTimeZone(zone)!);
}

/** Of one school: people who write and who call, of how many teachers; percents where a number stands. */
export type WeekRow = {
  messages?: readonly [number, number] | number;
  calls?: readonly [number, number] | number;
  /** «Активна» on the Friday. */
  active?: boolean;
  doubt?: string;
  version?: number;
};

/** Loads a week's table, by school; `friday` ends the week. Made-up figures. */
export function loadWeek(
  world: TestWorld,
  friday: string,
  rows: Readonly<Record<string, WeekRow>>,
  now: Date = world.now,
): number {
  const week = weekOf(day(friday));
  const measurements = Object.entries(rows).flatMap(([name, row]) => {
    const unitId = world.schools.get(name);
    if (unitId === undefined) throw new Error(`no school ${name}`);
    const of = (code: string, period: Period, figure: Figure, version = 1): NewMeasurement => ({
      unitId,
      metric: { code, version },
      period,
      origin: 'federal',
      ...figure,
      ...(row.doubt !== undefined && { doubt: row.doubt }),
    });
    return [
      ...(row.messages === undefined ? [] : [of('messages', week, share(row.messages), row.version ?? 2)]),
      ...(row.calls === undefined ? [] : [of('calls', week, share(row.calls))]),
      ...(row.active === undefined
        ? []
        : [of('status', dateOnly(week.to), figureOfValue(row.active ? 1 : 0))]),
    ];
  });
  return load(world, `неделя до ${friday}`, measurements, now);
}

/** Loads percents of one metric on a date or for a month, by unit. */
export function loadShares(
  world: TestWorld,
  code: string,
  period: Period | string,
  shares: readonly (readonly [unitId: UnitId, share: readonly [number, number] | number])[],
  doubt?: string,
): number {
  return load(
    world,
    code,
    shares.map(([unitId, value]) => ({
      unitId,
      metric: { code, version: 1 },
      period: typeof period === 'string' ? dateOnly(day(period)) : period,
      origin: 'federal',
      ...share(value),
      ...(doubt !== undefined && { doubt }),
    })),
    world.now,
  );
}

/** The district's беседа, as if the coordinator had chosen it. */
export function openChannel(world: TestWorld, coordinator: number): void {
  const { id } = ensurePerson(world.db, coordinator, world.now);
  noteChatJoined(world.db, CHANNEL, world.now);
  makeChannel(world.db, CHANNEL, world.districtId, id);
  world.person(CHANNEL, 'беседа района');
}

export function schoolId(world: TestWorld, name: string): UnitId {
  return world.schools.get(name)!;
}

function load(world: TestWorld, title: string, measurements: readonly NewMeasurement[], now: Date): number {
  return world.db.transaction(() =>
    insertImport(
      world.db,
      { districtId: world.districtId, origin: 'federal', title, summary: {} },
      measurements,
      now,
    ),
  )();
}

function share(value: readonly [number, number] | number): Figure {
  return typeof value === 'number' ? figureOfValue(value) : figureOfCounts(...value);
}
