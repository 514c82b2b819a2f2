import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { loadReference } from '../src/config/reference-data.ts';
import { DISTRICT_DEFAULTS } from '../src/domain/district-settings.ts';
import { municipalityNameKey } from '../src/domain/school-name.ts';
import { applyImport, planImport } from '../src/features/subjects/tables/import-plan.ts';
import { readTable } from '../src/ingest/read-table.ts';
import { registerMetrics } from '../src/storage/metric-version.ts';
import { openDatabase } from '../src/storage/open.ts';
import { inTransaction } from '../src/storage/transaction.ts';
import { getUnit, insertUnit } from '../src/storage/unit.ts';
import { temporaryFolder } from './scene.ts';
import { median, ms, printTable } from './statistics.ts';

const SCHOOLS = 1000;
const RUNS = 7;

/** Two weeks of tables, six figures a school each: 1000 schools × 12 figures. */
const HEADINGS =
  '№ п/п;Наименование ОО;Статус;Количество учителей;Написали не менее 10 сообщений;Совершили минимум 1 звонок;' +
  'Доля учителей, использовавших Сферум за 12 месяцев, %;Доля учеников, использовавших Сферум за 12 месяцев, %;' +
  'Доля учителей, использующих ФГИС «Моя школа», %';

export function tableOf(week: string, seed: number): { name: string; bytes: Uint8Array } {
  const rows = Array.from({ length: SCHOOLS }, (_, index) => {
    const teachers = 20 + ((index * 7 + seed) % 40);
    const share = (at: number) => (((index * 13 + at + seed) % 10_000) / 100).toFixed(2).replace('.', ',');
    const count = (at: number) => (index * at + seed) % (teachers + 1);
    return `${index + 1};МБОУ «СОШ №${index + 1}»;${index % 9 === 0 ? 'Не активна' : 'Активна'};${teachers};${count(3)};${count(5)};${share(1)};${share(2)};${share(3)}`;
  });
  const text = [`Результаты мониторинга (${week})`, HEADINGS, ...rows].join('\n');
  return { name: `${week}.csv`, bytes: new TextEncoder().encode(text) };
}

/** Reading, dry run and commit of 1000 schools × 12 figures against the same rows through bare prepared statements. */
export async function benchImport(): Promise<void> {
  const reference = loadReference();
  const { metrics } = reference;
  const times = { read: [] as number[], plan: [] as number[], commit: [] as number[], bare: [] as number[] };
  let values = 0;
  for (let round = 0; round < RUNS; round++) {
    const folder = temporaryFolder();
    const db = openDatabase(join(folder.path, 'bot.sqlite'));
    registerMetrics(db, metrics);
    const now = new Date();
    const name = 'Образцовский район';
    const districtId = insertUnit(
      db,
      { level: 'municipality', parentId: undefined, name, nameKey: municipalityNameKey(name) },
      now,
    );
    const district = getUnit(db, districtId);
    const world = { db, now, reference, defaults: DISTRICT_DEFAULTS };
    const spent = { read: 0, plan: 0, commit: 0 };
    values = 0;
    for (const [index, week] of ['12.10.2024-18.10.2024', '19.10.2024-25.10.2024'].entries()) {
      const begin = performance.now();
      const table = await readTable(tableOf(week, index * 11), { metrics });
      const readAt = performance.now();
      planImport(world, district, table);
      const plannedAt = performance.now();
      // As a commit does it: planned again inside its transaction.
      inTransaction(db, () => {
        const plan = planImport(world, district, table);
        values += plan.figures.length;
        return applyImport({ db, now }, plan, { title: week });
      });
      spent.read += readAt - begin;
      spent.plan += plannedAt - readAt;
      spent.commit += performance.now() - plannedAt;
    }
    for (const key of ['read', 'plan', 'commit'] as const) times[key].push(spent[key]);
    times.bare.push(bareInsert(db, join(folder.path, 'bare.sqlite')));
    db.close();
    folder.remove();
  }
  const bare = median(times.bare);
  console.log(`Import of ${SCHOOLS} schools, ${values} figures (two files), median of ${RUNS}`);
  printTable(
    ['step', 'time', 'against bare inserts'],
    [
      ['bare prepared inserts of the same rows', ms(bare), '1.0'],
      ['reading the files', ms(median(times.read)), (median(times.read) / bare).toFixed(1)],
      ['dry run (after reading)', ms(median(times.plan)), (median(times.plan) / bare).toFixed(1)],
      ['commit (plan and write)', ms(median(times.commit)), (median(times.commit) / bare).toFixed(1)],
    ],
  );
}

/** The same units and figures, same schema and indices, one transaction per file's worth, nothing looked at. */
function bareInsert(from: Database.Database, file: string): number {
  const units = from.prepare('SELECT * FROM unit ORDER BY id').all() as Record<string, unknown>[];
  const imports = from.prepare('SELECT * FROM import').all() as Record<string, unknown>[];
  const figures = from.prepare('SELECT * FROM measurement').all() as Record<string, unknown>[];
  const bare = openDatabase(file);
  registerMetrics(bare, loadReference().metrics);
  const insertAll = (table: string, rows: Record<string, unknown>[]) => {
    const columns = Object.keys(rows[0] ?? {});
    const statement = bare.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})`,
    );
    for (const row of rows) statement.run(row);
  };
  const begin = performance.now();
  inTransaction(bare, () => {
    insertAll('unit', units);
    insertAll('import', imports);
    insertAll('measurement', figures);
  });
  const spent = performance.now() - begin;
  bare.close();
  return spent;
}
