import { expect, it } from 'vitest';
import { prepareSampleDistrict } from '../../src/cli/sample-district.ts';
import { loadReference } from '../../src/config/reference-data.ts';
import { planImport } from '../../src/features/subjects/tables/import-plan.ts';
import { seededRandom } from '../../src/shared/random.ts';
import { listDoubtfulFigures } from '../../src/storage/figure-doubt.ts';
import { registerMetrics } from '../../src/storage/metric-version.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { listDistricts } from '../../src/storage/unit.ts';
import { readSample } from '../ingest/table-files.ts';
import { testDefaults } from '../support/test-world.ts';
import { at } from '../support/week-tables.ts';

/** A whole made-up year: autumn, the holidays of January and May, a summer in which nearly nobody writes, September. */
it('no figure of the sandbox’s honest year is in doubt, nor of the table a newcomer drops into it', async () => {
  const reference = loadReference();
  const db = openDatabase(':memory:');
  registerMetrics(db, reference.metrics);
  const world = {
    ...{ db, reference, random: seededRandom(1), defaults: testDefaults() },
    community: { groupId: 1, screenName: 'sferum_bot' },
    now: at('2024-10-24', '12:00'),
  };
  await prepareSampleDistrict(world);
  const [district] = listDistricts(db);
  expect(listDoubtfulFigures(db, district!.id)).toEqual([]);

  const table = await readSample('выдуманные-данные-неделя-2024-10-25.xlsx', { district: district!.name });
  const plan = planImport({ ...world, now: at('2024-10-25', '18:00') }, district!, table);
  expect(plan.values.doubtful).toBe(0);
  expect(plan.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
});
