import { expect, it } from 'vitest';
import type { UnitId } from '../../src/domain/unit.ts';
import { countDoubtful, listSettledDoubts } from '../../src/storage/figure-doubt.ts';
import { openDatabase } from '../../src/storage/open.ts';

const WEEKS = 50;
const SCHOOLS = 1000;

/** A region's year of one metric; a hundred figures are doubtful, half of them settled. */
function openRegion() {
  const db = openDatabase(':memory:');
  db.exec(`
    INSERT INTO unit (id, level, name, name_key, created_at) VALUES (1, 'municipality', 'Район', 'район', 1);
    INSERT INTO metric_version (id, code, version) VALUES (1, 'messages', 1);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${SCHOOLS})
      INSERT INTO unit (id, level, parent_id, name, name_key, organisation_kind, created_at)
      SELECT 1 + i, 'organisation', 1, 'Школа №' || i, 'школа' || i, 'school', 1 FROM n;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${WEEKS})
      INSERT INTO import (id, district_id, origin, title, summary, created_at)
      SELECT i, 1, 'federal', 'неделя', '{}', 1 FROM n;
    INSERT INTO measurement
      (import_id, unit_id, metric_version_id, period_from, period_to, origin, state, value, in_force, doubt)
      SELECT i.id, u.id, 1, date('2023-12-30', (7 * i.id) || ' days'), date('2024-01-05', (7 * i.id) || ' days'), 'federal',
        'value', 5, 1, iif((i.id * ${SCHOOLS} + u.id) % 500 = 0, 'jump', NULL)
      FROM import AS i CROSS JOIN unit AS u WHERE u.parent_id = 1;
    INSERT INTO figure_doubt (measurement_id, code, facts, opened_at, resolved_at, resolved_how)
      SELECT id, 'jump', '{}', 1, iif(import_id <= ${WEEKS / 2}, 1, NULL), iif(import_id <= ${WEEKS / 2}, 'right', NULL)
      FROM measurement WHERE doubt IS NOT NULL;
  `);
  return db;
}

function fastest(act: () => void): number {
  return Math.min(
    ...Array.from({ length: 5 }, () => {
      const began = performance.now();
      act();
      return performance.now() - began;
    }),
  );
}

it('doubts are found by the few there are, not by all the figures of a district', () => {
  const db = openRegion();
  const district = 1 as UnitId;
  const schools = Array.from({ length: SCHOOLS }, (_, index) => (2 + index) as UnitId);
  const settled = () =>
    listSettledDoubts(db, schools, { origin: 'federal', from: '2024-01-01', to: '2025-12-31' });
  expect(countDoubtful(db, district)).toBe(50);
  expect(settled()).toHaveLength(50);
  // 140 and 50 ms where every figure is looked at.
  expect(fastest(() => countDoubtful(db, district))).toBeLessThan(20);
  expect(fastest(settled)).toBeLessThan(20);
});
