import type Database from 'better-sqlite3';
import { loadReference } from '../../src/config/reference-data.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { DISTRICT_DEFAULTS } from '../../src/domain/district-settings.ts';
import { municipalityNameKey } from '../../src/domain/school-name.ts';
import type { Table } from '../../src/domain/table.ts';
import { applyImport, planImport } from '../../src/features/subjects/tables/import-plan.ts';
import { registerMetrics } from '../../src/storage/metric-version.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { getUnit, insertUnit } from '../../src/storage/unit.ts';

const KINDS = new Map(loadReference().metrics.map(({ code, kind }) => [code, kind]));

/** What is wrong with what was read of a mutated file; empty for nothing. */
export function faultsOf(table: Table): string[] {
  const faults: string[] = [];
  const refused = table.problems.some(({ severity }) => severity === 'refuse');
  if (refused && table.records.length > 0) faults.push('refused and read');
  if (!refused && table.records.length === 0 && table.problems.length === 0 && table.questions.length === 0)
    faults.push('nothing read and nothing said');
  for (const { code, sentence } of table.problems) {
    if (code === 'reading-failed') faults.push('an exception');
    if (!/^[А-ЯЁA-Z«][\s\S]{9,}$/u.test(sentence) || /undefined|NaN|\[object/.test(sentence)) {
      faults.push(`no sentence: ${code}`);
    }
  }
  for (const { state, value, doubt, metric, period, at, unit } of table.records) {
    if (state !== 'missing' && !Number.isFinite(value)) faults.push('no value');
    const isShare = KINDS.get(metric.code) === 'share';
    if (isShare && doubt === undefined && value !== undefined && (value < 0 || value > 100))
      faults.push('no share');
    if (!/^[A-Z]{1,3}\d{1,7}$/.test(at.cell)) faults.push('no cell');
    if (unit?.name === '') faults.push('no name');
    if (period.from > period.to || day(period.to) !== period.to) faults.push('no period');
  }
  return [...new Set(faults)];
}

/** A district of its own in memory, where tables are imported and taken back. */
export function importCheck(): (table: Table) => string[] {
  const reference = loadReference();
  const db = openDatabase(':memory:');
  const now = new Date('2024-10-28T06:00:00Z');
  registerMetrics(db, reference.metrics);
  const name = 'Сергокалинский район';
  const id = insertUnit(
    db,
    { level: 'municipality', parentId: undefined, name, nameKey: municipalityNameKey(name) },
    now,
  );
  const world = { db, now, reference, defaults: DISTRICT_DEFAULTS };
  return (table) => {
    const faults: string[] = [];
    const before = rowsIn(db);
    try {
      inTransaction(db, () => {
        const plan = planImport(world, getUnit(db, id), table);
        if (plan.refused && plan.figures.length > 0) faults.push('a refused plan has figures');
        if (plan.refused) throw new TakenBack();
        const importId = applyImport(world, plan, { title: 'проба' });
        const written = db
          .prepare('SELECT count(*) AS n FROM measurement WHERE import_id = ?')
          .get(importId) as { n: number };
        if (written.n !== plan.figures.length)
          faults.push(`${written.n} of ${plan.figures.length} figures written`);
        throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) faults.push(`import: ${(error as Error).message}`);
    }
    if (rowsIn(db) !== before) faults.push('half an import is left');
    return faults;
  };
}

class TakenBack extends Error {}

function rowsIn(db: Database.Database): string {
  const count = (table: string) =>
    (db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;
  return ['import', 'measurement', 'unit'].map(count).join(' ');
}
