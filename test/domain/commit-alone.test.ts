import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { mayCommitAlone, objectionsToCommitAlone } from '../../src/domain/commit-alone.ts';
import { dateOnly, weekOf } from '../../src/domain/period.ts';
import type { ProblemSeverity, TableProblem } from '../../src/domain/table.ts';

const WEEK = weekOf(day('2024-10-25'));
const TABLE = { records: [], shape: { isKnown: true }, questions: [] };

type Plan = Parameters<typeof objectionsToCommitAlone>[0];

function plan(problems: readonly [ProblemSeverity, string][] = [], more: Partial<Plan> = {}): Plan {
  return {
    refused: problems.some(([severity]) => severity === 'refuse'),
    problems: problems.map(([severity, code]): TableProblem => ({ severity, code, sentence: '' })),
    values: { new: 118, changed: [], unchanged: 0, leftOut: 0, doubtful: 0 },
    periods: [WEEK, dateOnly(WEEK.to)],
    becomesRegion: false,
    ...more,
  };
}

describe('a table may be written without a person', () => {
  it('where its shape is known, its week is the awaited one, and nobody would ask anything', () => {
    expect(mayCommitAlone(plan([['note', 'schools-missing']]), TABLE, WEEK)).toBe(true);
    expect(mayCommitAlone(plan(), TABLE)).toBe(true);
  });

  it.each<[string, Plan, Parameters<typeof objectionsToCommitAlone>[1], string[]]>([
    [
      'a question',
      plan([
        ['ask', 'jump'],
        ['ask', 'jump'],
      ]),
      TABLE,
      ['jump'],
    ],
    [
      'the gravest first',
      plan([
        ['ask', 'jump'],
        ['block', 'over-100'],
      ]),
      TABLE,
      ['over-100', 'jump'],
    ],
    ['refused', plan([['refuse', 'no-period']], { periods: [] }), TABLE, ['no-period']],
    ['an unknown shape', plan(), { ...TABLE, shape: { isKnown: false } }, ['unknown-shape']],
    ['no shape at all', plan(), { records: [] }, ['unknown-shape']],
    ['columns to ask about', plan(), { ...TABLE, questions: [{}] }, ['column-questions']],
    ['another week', plan([], { periods: [weekOf(day('2024-10-18'))] }), TABLE, ['other-period']],
    ['two weeks', plan([], { periods: [WEEK, weekOf(day('2024-10-18'))] }), TABLE, ['other-period']],
    ['a region', plan([], { becomesRegion: true }), TABLE, ['becomes-region']],
    [
      'nothing new',
      plan([], { values: { new: 0, changed: [], unchanged: 118, leftOut: 0, doubtful: 0 } }),
      TABLE,
      ['nothing-new'],
    ],
  ])('not: %s', (_, given, table, reasons) => {
    expect(objectionsToCommitAlone(given, table, WEEK)).toEqual(reasons);
    expect(mayCommitAlone(given, table, WEEK)).toBe(false);
  });
});
