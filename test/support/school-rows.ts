import type { UnitId } from '../../src/domain/unit.ts';
import { listMeasurementsOfUnit } from '../../src/storage/measurement.ts';
import { all } from '../../src/storage/statement.ts';
import { listSchools } from '../../src/storage/unit.ts';
import type { TestWorld } from './test-world.ts';

type In = { world: TestWorld };

export const schoolNames = ({ world }: In) => listSchools(world.db, world.districtId).map(({ name }) => name);

/** Who writes, week by week, the newest first. */
export const written = ({ world }: In, unitId: UnitId) =>
  listMeasurementsOfUnit(world.db, unitId)
    .filter(({ metric, state }) => metric.code === 'messages' && state !== 'not-listed')
    .map(({ period, numerator }) => [period.to, numerator]);

const GROWING: ReadonlySet<string> = new Set([
  ...['unit_merge', 'unit_merge_row', 'journal', 'inbox', 'outbox', 'dialog', 'office_notice'],
]);

/** Every table of the database but those that only grow or are about the moving itself. */
export function snapshot({ world }: In): string[] {
  return all<{ name: string }>(
    world.db,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  )
    .filter(({ name }) => !GROWING.has(name))
    .map(
      ({ name }) =>
        `${name}: ${JSON.stringify(world.db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all())}`,
    );
}
