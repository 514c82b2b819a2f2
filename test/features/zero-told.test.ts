import { expect, test } from 'vitest';
import type { UnitId } from '../../src/domain/unit.ts';
import { metricKey } from '../../src/domain/metric.ts';
import { changeLines } from '../../src/features/week-results/change-lines.ts';
import { changesBetween } from '../../src/features/week-results/results-facts.ts';
import type { ResultsFacts } from '../../src/features/week-results/results-facts.ts';
import { districtContextOf } from '../../src/features/settings.ts';
import { getUnit } from '../../src/storage/unit.ts';
import { createTestWorld } from '../support/test-world.ts';
import { at } from '../support/week-tables.ts';

const world = createTestWorld({ now: at('2024-10-28', '10:00') });
const context = districtContextOf({ ...world.base, now: world.now }, getUnit(world.db, world.districtId));
const calls = context.reference.metrics.find(({ window }) => window === 'week')!;
const metric = metricKey({ code: calls.code, version: calls.versions.at(-1)!.version });
const unit = (id: number) => id as UnitId;
const names = new Map([1, 2, 3, 4, 5].map((id) => [unit(id), `Школа ${id}`]));

/** Five schools, `zero` of them with 0; those of `grown` are named with their growth. */
function facts(zero: number, grown: readonly number[]): ResultsFacts {
  return {
    totals: [],
    zeros: [{ group: 'schools', metric, zero, of: 5 }],
    growth: [{ group: 'schools', metric, schools: grown.map((id) => ({ unitId: unit(id), by: 2 })), of: 5 }],
    newlyActive: [],
    checked: [],
  };
}

function zeroLine(
  before: ResultsFacts,
  now: ResultsFacts,
  options: { place?: 'channel' | 'private'; nameLow?: boolean; growth?: boolean } = {},
): string[] {
  const { place = 'channel', nameLow = false, growth = true } = options;
  const parts = { ...context.settings.resultsParts, growth };
  return changeLines(context, changesBetween(before, now), { names, place, parts, nameLow }).filter((line) =>
    /ноль/i.test(line),
  );
}

test('a correction tells no count of zeros that is all who are missing among the grown', () => {
  expect(zeroLine(facts(1, [1, 2, 3]), facts(2, [1, 2, 3]))).toEqual([]);
  expect(zeroLine(facts(3, [1, 2]), facts(2, [1, 2]))).toHaveLength(1);
});

test('those named before the correction count too: both messages can be read', () => {
  expect(zeroLine(facts(1, [1, 2, 3]), facts(2, [1, 2]))).toEqual([]);
});

test('it is told where the schools are named anyway, where no growth is, and to a coordinator', () => {
  const [before, now] = [facts(1, [1, 2, 3]), facts(2, [1, 2, 3])];
  expect(zeroLine(before, now, { nameLow: true })).toHaveLength(1);
  expect(zeroLine(before, now, { growth: false })).toHaveLength(1);
  expect(zeroLine(before, now, { place: 'private' })).toHaveLength(1);
});
