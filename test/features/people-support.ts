import { day } from '../../src/domain/calendar-day.ts';
import type { Figure } from '../../src/domain/measurement.ts';
import { figureOfCounts, figureOfValue } from '../../src/domain/measurement.ts';
import type { Origin } from '../../src/domain/metric.ts';
import { dateOnly } from '../../src/domain/period.ts';
import type { Period } from '../../src/domain/period.ts';
import type { Role } from '../../src/domain/person.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { issueInvitation } from '../../src/features/subjects/people/issue-invitation.ts';
import type { IssuedInvitation } from '../../src/features/subjects/people/issue-invitation.ts';
import { insertImport } from '../../src/storage/import.ts';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld } from '../support/test-world.ts';

/** The twelve schools of the order № 380. */
export const SCHOOLS = [
  ...['МКОУ «Дегвинская СОШ»', 'МКОУ «Мургукская СОШ»', 'МКОУ «Урахинская СОШ им А.А. Тахо Годи»'],
  ...['МКОУ «Сергокалинская СОШ №2»', 'МКОУ «Сергокалинская СОШ №1»', 'МКОУ «Нижнемулебкинская СОШ»'],
  ...['МКОУ «Кадиркентская СОШ»', 'МКОУ «Новомугринская СОШ»', 'МКОУ «Бурхимахинская СОШ»'],
  ...['МКОУ «Ванашимахинская СОШ им. С.Омарова»', 'МКОУ «Бурдекинская СОШ»', 'МКОУ «Канасирагинская СОШ»'],
];
export const OWN = 'МКОУ «Сергокалинская СОШ №2»';
export const OTHER = 'МКОУ «Дегвинская СОШ»';

export const COORDINATOR = 10;
export const DIRECTOR = 20;
export const GUEST = 30;

/** Noon in Moscow. */
export function noon(on: string): Date {
  return new Date(`${on}T09:00:00Z`);
}

export function districtAt(now: Date): TestWorld {
  const world = createTestWorld({ now, schools: SCHOOLS });
  world.person(COORDINATOR, 'Координатор', 'coordinator');
  world.person(DIRECTOR, 'Директор');
  world.person(GUEST, 'Гость');
  return world;
}

export function schoolId(world: TestWorld, name: string): UnitId {
  return world.schools.get(name)!;
}

export function invite(world: TestWorld, unitId: UnitId, role: Role = 'director'): IssuedInvitation {
  return issueInvitation({ ...world.base, now: world.now }, { role, unitId });
}

export const week = (from: string, to: string): Period => ({ from: day(from), to: day(to) });
export const on = (of: string): Period => dateOnly(day(of));

export type Line = {
  school: string;
  code: string;
  version?: number;
  period: Period;
  figure: Figure | readonly [k: number, n: number] | number;
};

/** Writes a table as the import would. */
export function load(
  world: TestWorld,
  lines: readonly Line[],
  origin: Origin = 'federal',
  at = world.now,
): number {
  return insertImport(
    world.db,
    { districtId: world.districtId, origin, title: 'таблица', summary: {} },
    lines.map(({ school, code, version = 1, period, figure }) => ({
      unitId: schoolId(world, school),
      metric: { code, version },
      period,
      origin,
      ...(typeof figure === 'number'
        ? figureOfValue(figure)
        : 'state' in figure
          ? figure
          : figureOfCounts(figure[0], figure[1])),
    })),
    at,
  );
}

/** Two weeks of a district, the status and the 12-month share: what the samples of voice.md show. */
export function loadOctober(world: TestWorld): void {
  const before = week('2024-10-12', '2024-10-18');
  const latest = week('2024-10-19', '2024-10-25');
  load(
    world,
    [
      { school: OWN, code: 'messages', version: 2, period: before, figure: [7, 31] },
      { school: OWN, code: 'calls', period: before, figure: [2, 31] },
      { school: OWN, code: 'status', period: on('2024-10-18'), figure: 1 },
    ],
    'federal',
    noon('2024-10-19'),
  );
  load(
    world,
    [{ school: OWN, code: 'pupils-12-months', period: on('2024-10-22'), figure: 43.36 }],
    'federal',
    noon('2024-10-22'),
  );
  load(
    world,
    [
      { school: OWN, code: 'messages', version: 2, period: latest, figure: [9, 31] },
      { school: OWN, code: 'calls', period: latest, figure: [2, 31] },
      { school: OWN, code: 'status', period: on('2024-10-25'), figure: 1 },
      ...SCHOOLS.filter((name) => name !== OWN).flatMap((school, index): Line[] => [
        { school, code: 'messages', version: 2, period: latest, figure: [index, 20 + index] },
        { school, code: 'calls', period: latest, figure: [index % 3, 20 + index] },
      ]),
    ],
    'federal',
    noon('2024-10-28'),
  );
}
