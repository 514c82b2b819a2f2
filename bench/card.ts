import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadReference } from '../src/config/reference-data.ts';
import { DISTRICT_DEFAULTS } from '../src/domain/district-settings.ts';
import { isSchool } from '../src/domain/unit.ts';
import type { School, UnitId } from '../src/domain/unit.ts';
import type { Context, World } from '../src/features/context.ts';
import { createFeatures } from '../src/features/registry.ts';
import { districtContextOf } from '../src/features/settings.ts';
import { randomInt32, seededRandom } from '../src/shared/random.ts';
import { newestMigration } from '../src/storage/migrate.ts';
import { registerMetrics } from '../src/storage/metric-version.ts';
import { openDatabase } from '../src/storage/open.ts';
import type { Db } from '../src/storage/open.ts';
import { getUnit } from '../src/storage/unit.ts';
import { median, ms, printTable, quantile } from './statistics.ts';

const METRICS = 12;
const PERIODS = 12;
const SCHOOLS_OF_DISTRICT = 40;
const LOOK_UPS = 2_000;
const NOW = new Date('2024-10-28T09:00:00Z');
/** What a director opens from «Показатели». */
const SCREENS = [
  { name: 'figures', args: {} },
  { name: 'figure', args: { m: 'messages' } },
  { name: 'figure-source', args: { m: 'messages' } },
  { name: 'trend', args: { m: 'messages', n: 12 } },
] as const;

/**
 * A director's cards over 40,000 schools × 12 metrics × 12 weeks against the same ones over 40 × 12 × 12: a look-up must
 * not grow with the table. Districts have 40 schools in both. The large file is built once and kept in the temporary
 * folder of the system.
 */
export function benchCard(): void {
  const small = openScene(1);
  const large = openScene(1_000);
  const rows = SCREENS.map((screen) => {
    const [few, many] = [small, large].map((scene) => timesOf(scene, screen));
    const [fewMedian, manyMedian] = [median(few ?? []), median(many ?? [])];
    return [
      screen.name,
      ms(fewMedian),
      ms(manyMedian),
      (manyMedian / fewMedian).toFixed(2),
      ms(quantile(many ?? [], 0.95)),
    ];
  });
  for (const { db } of [small, large]) db.close();
  console.log(`Cards of a school, median of ${LOOK_UPS} look-ups at random schools`);
  printTable(['screen', '40 × 12 × 12', '40,000 × 12 × 12', 'ratio', 'p95 of the large'], rows);
}

type Scene = { db: Db; schools: readonly School[]; world: World };

function timesOf({ db, schools, world }: Scene, screen: (typeof SCREENS)[number]): number[] {
  const command = createFeatures().commands.find(
    ({ name, who }) => name === screen.name && who.includes('director'),
  );
  if (command === undefined) throw new Error(`no command ${screen.name}`);
  const random = seededRandom(7);
  const pick = () => schools[randomInt32(random) % schools.length];
  const times: number[] = [];
  for (let index = -200; index < LOOK_UPS; index++) {
    const school = pick();
    if (school?.parentId === undefined) throw new Error('a school without a district');
    const context = contextOf(world, school, school.parentId);
    const begin = performance.now();
    db.transaction(() => command.run(context, { text: '', args: screen.args })).immediate();
    if (index >= 0) times.push(performance.now() - begin);
  }
  return times;
}

function contextOf(world: World, school: School, districtId: UnitId): Context {
  const person = { id: 1 as Context['actor']['person']['id'], externalId: 1, reachable: true };
  const binding = { id: 1, personId: person.id, role: 'director', unitId: school.id } as const;
  return {
    ...districtContextOf(world, getUnit(world.db, districtId)),
    actor: { person, bindings: [binding], binding, audience: 'director', school },
    peerId: 1,
  };
}

function openScene(districts: number): Scene {
  const reference = loadReference();
  const file = join(tmpdir(), `sferum-bench-card-${districts}-v${newestMigration()}.sqlite`);
  if (!existsSync(file)) build(file, districts);
  const db = openDatabase(file);
  registerMetrics(db, reference.metrics);
  const world: World = {
    db,
    now: NOW,
    random: seededRandom(1),
    reference,
    community: { groupId: 1, screenName: 'bench' },
    defaults: DISTRICT_DEFAULTS,
  };
  const count = districts * SCHOOLS_OF_DISTRICT;
  // A thousand of them are as good as all: they are spread over the whole table.
  const step = Math.max(1, Math.floor(count / 1_000));
  const schools = Array.from({ length: Math.min(count, 1_000) }, (_, index) =>
    getUnit(db, (districts + 1 + index * step) as UnitId),
  ).filter(isSchool);
  return { db, schools, world };
}

/** Districts first, then their schools, then week after week of figures as imports would bring them. */
function build(file: string, districts: number): void {
  const begin = performance.now();
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  const db = openDatabase(unfinished);
  registerMetrics(db, loadReference().metrics);
  db.pragma('synchronous = OFF');
  db.transaction(() => {
    const numbers = (n: string) =>
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${n})`;
    db.prepare(
      `${numbers(':districts')} INSERT INTO unit (id, level, parent_id, name, name_key, created_at)
       SELECT i, 'municipality', NULL, 'Район ' || i, 'район ' || i, 0 FROM n`,
    ).run({ districts });
    db.prepare(
      `${numbers(':schools')} INSERT INTO unit (id, level, parent_id, name, name_key, organisation_kind, created_at)
       SELECT :districts + i, 'organisation', 1 + (i - 1) / ${SCHOOLS_OF_DISTRICT}, 'Школа ' || i, 'школа ' || i, 'school', 0 FROM n`,
    ).run({ districts, schools: districts * SCHOOLS_OF_DISTRICT });
    db.prepare('INSERT INTO person (id, messenger, external_id, created_at) VALUES (1, :vk, 1, 0)').run({
      vk: 'vk',
    });
    const importWeek = db.prepare(
      `INSERT INTO import (district_id, origin, title, summary, created_at)
       SELECT id, 'federal', 'неделя ' || :week, '{}', :week FROM unit WHERE level = 'municipality' ORDER BY id`,
    );
    const figures = db.prepare(
      `INSERT INTO measurement (import_id, unit_id, metric_version_id, period_from, period_to, origin, state, value,
         numerator, denominator, cell, in_force)
       SELECT :week * :districts + s.parent_id, s.id, v.id, :from, :to, 'federal', 'value',
         100.0 * ((s.id * 7 + v.id * 3 + :week) % 31) / 31 + 0.01, (s.id * 7 + v.id * 3 + :week) % 31, 31, 'Лист1!C' || (s.id % 50), 1
       FROM unit AS s CROSS JOIN metric_version AS v WHERE s.level = 'organisation' AND v.id <= ${METRICS} ORDER BY s.id`,
    );
    const week = { districts };
    for (let index = 0; index < PERIODS; index++) {
      importWeek.run({ week: index });
      const to = new Date(Date.UTC(2024, 9, 25 - 7 * (PERIODS - 1 - index)));
      const from = new Date(to.getTime() - 6 * 86_400_000);
      const day = (of: Date) => of.toISOString().slice(0, 10);
      figures.run({ ...week, week: index, from: day(from), to: day(to) });
    }
  })();
  const { figures } = db.prepare('SELECT count(*) AS figures FROM measurement').get() as { figures: number };
  db.close();
  renameSync(unfinished, file);
  const mb = statSync(file).size / 2 ** 20;
  console.log(
    `Built ${figures} figures, ${mb.toFixed(0)} MB, in ${((performance.now() - begin) / 1000).toFixed(0)} s`,
  );
}
