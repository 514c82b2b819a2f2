// A child of table.ts: one reading of one file, its time and the memory it took above what the process had before.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { read } from '@e965/xlsx';
import Papa from 'papaparse';
import { loadReference } from '../src/config/reference-data.ts';
import { DISTRICT_DEFAULTS } from '../src/domain/district-settings.ts';
import { municipalityNameKey } from '../src/domain/school-name.ts';
import { registerMetrics } from '../src/storage/metric-version.ts';
import { openDatabase } from '../src/storage/open.ts';
import { getUnit, insertUnit } from '../src/storage/unit.ts';
import { projectPath } from '../src/shared/project-root.ts';
import type * as PackedTables from '../src/domain/packed-table.ts';
import type * as ImportPlans from '../src/features/subjects/tables/import-plan.ts';
import type * as ReadInWorker from '../src/ingest/read-in-worker.ts';
import type * as ReadTable from '../src/ingest/read-table.ts';

export type TableRun = { ms: number; aboveIdleMb: number; stallMs: number };

const [, , kind = '', format = '', path = ''] = process.argv;
// What runs is what is built: a loader of TypeScript would be measured otherwise.
const built = (...path: string[]): Promise<unknown> => import(projectPath('dist', ...path));
const { readTable } = (await built('ingest', 'read-table.js')) as typeof ReadTable;
const { readTableInWorker } = (await built('ingest', 'read-in-worker.js')) as typeof ReadInWorker;
const { packTable, unpackTable } = (await built('domain', 'packed-table.js')) as typeof PackedTables;
const { planImport } = (await built(
  'features',
  'subjects',
  'tables',
  'import-plan.js',
)) as typeof ImportPlans;
const reference = loadReference();
const { metrics } = reference;
const file = { name: basename(path), bytes: new Uint8Array(readFileSync(path)) };
let stallMs = 0;
let last = performance.now();
const timer = setInterval(() => {
  stallMs = Math.max(stallMs, performance.now() - last - 5);
  last = performance.now();
}, 5);
await new Promise((resolve) => setTimeout(resolve, 50));
stallMs = 0;
const idle = process.resourceUsage().maxRSS;
const start = performance.now();
await run();
const ms = performance.now() - start;
await new Promise((resolve) => setTimeout(resolve, 20));
clearInterval(timer);
const aboveIdleMb = (process.resourceUsage().maxRSS - idle) / 1024;
console.log(JSON.stringify({ ms, aboveIdleMb, stallMs } satisfies TableRun));

async function run(): Promise<void> {
  if (kind === 'bare' && format === 'xlsx') read(file.bytes, { type: 'array', dense: true });
  else if (kind === 'bare') Papa.parse(new TextDecoder().decode(file.bytes), { delimiter: ';' });
  else {
    const packed =
      kind === 'read'
        ? packTable(await readTable(file, { metrics }))
        : await readTableInWorker(file, { metrics }, { timeoutMs: 120_000 });
    if (packed.packed.length < 300_000)
      throw new Error(`${packed.packed.length} records of the table were read`);
    if (kind !== 'preview') return;
    const db = openDatabase(':memory:');
    registerMetrics(db, metrics);
    const name = 'Образцовский район';
    const now = new Date();
    const unit = {
      level: 'municipality' as const,
      parentId: undefined,
      name,
      nameKey: municipalityNameKey(name),
    };
    const district = getUnit(db, insertUnit(db, unit, now));
    planImport({ db, now, reference, defaults: DISTRICT_DEFAULTS }, district, unpackTable(packed));
  }
}
