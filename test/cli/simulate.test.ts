import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rehearse } from '../../src/cli/rehearsal/rehearse.ts';
import type { Act } from '../../src/cli/rehearsal/rehearse.ts';
import { loadReference } from '../../src/config/reference-data.ts';
import { DISTRICT_DEFAULTS } from '../../src/domain/district-settings.ts';
import { parseTimeZone } from '../../src/domain/zone.ts';
import { createLogger } from '../../src/shared/log.ts';
import { backupDatabase } from '../../src/storage/backup.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { addDirector } from '../support/office.ts';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld } from '../support/test-world.ts';
import { SCHOOLS, at, loadWeek } from '../support/week-tables.ts';

const ZONE = parseTimeZone('Europe/Moscow')!;
const COORDINATOR = 100;
const DIRECTORS = [201, 202, 203];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sferum-simulate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function createDistrict(): TestWorld {
  const world = createTestWorld({ now: at('2024-10-21', '10:00'), schools: SCHOOLS });
  world.person(COORDINATOR, 'координатор', 'coordinator');
  for (const [index, id] of DIRECTORS.entries()) addDirector(world, id, SCHOOLS[index] ?? '');
  loadWeek(world, '2024-10-18', { [SCHOOLS[0]]: { messages: [7, 31], calls: [2, 31] } });
  return world;
}

async function rehearsed(world: TestWorld, acts: readonly Act[] = [], until = '2024-11-04'): Promise<string> {
  const copy = join(folder, `${Math.random()}.sqlite`);
  backupDatabase(world.db, copy);
  const db = openDatabase(copy);
  let printed = '';
  try {
    await rehearse(
      {
        db,
        reference: loadReference(),
        defaults: { ...DISTRICT_DEFAULTS, operator: 'управление образования' },
        from: at('2024-10-22', '00:00'),
        to: at(until, '00:00'),
        zone: ZONE,
        acts,
        log: createLogger('silent'),
      },
      (text) => (printed += text),
    );
  } finally {
    db.close();
  }
  return printed;
}

it('golden: two weeks with a deadline, an answer, a question and a stop; the same to the byte every time', async () => {
  const world = createDistrict();
  const acts: Act[] = [
    {
      at: at('2024-10-22', '12:00'),
      who: COORDINATOR,
      say: 'Срок 30.10.2024 зарегистрировать всех сотрудников',
    },
    { at: at('2024-10-22', '12:01'), who: COORDINATOR, press: 'Сохранить' },
    { at: at('2024-10-25', '09:30'), who: 201, press: 'Готово: 30.10' },
    { at: at('2024-10-25', '13:00'), who: 202, say: 'Показатели' },
    { at: at('2024-10-28', '10:00'), downUntil: at('2024-10-29', '15:00') },
    { at: at('2024-10-28', '12:00'), who: 203, say: 'Сроки' },
  ];
  const first = await rehearsed(world, acts);
  await expect(first).toMatchFileSnapshot('../golden/simulate.txt');
  expect(await rehearsed(world, acts)).toBe(first);
});

it('a table is read at the moment it comes, before whatever is done next', async () => {
  const world = createDistrict();
  const table = [
    'Мониторинг с 12.10.2024 по 18.10.2024',
    'Наименование;Написали 10 и более сообщений, чел.;Всего учителей',
    ...SCHOOLS.map((school, place) => `${school};${place};31`),
  ].join('\n');
  const sent = at('2024-10-22', '12:00');
  const acts: Act[] = [
    { at: sent, who: COORDINATOR, file: 'мониторинг.csv', bytes: new TextEncoder().encode(table) },
    { at: sent, who: COORDINATOR, say: 'Сроки' },
  ];
  const printed = await rehearsed(world, acts, '2024-10-23');
  expect(printed.indexOf('неделя 12–18.10')).toBeGreaterThan(printed.indexOf('[файл мониторинг.csv]'));
  expect(printed.indexOf('неделя 12–18.10')).toBeLessThan(printed.indexOf('координатор: Сроки'));
});
