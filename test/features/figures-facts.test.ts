import { expect, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { figureOfCounts, figureOfValue } from '../../src/domain/measurement.ts';
import type { Figure } from '../../src/domain/measurement.ts';
import type { Origin } from '../../src/domain/metric.ts';
import type { Period } from '../../src/domain/period.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { loadReference } from '../../src/config/reference-data.ts';
import { figureFactsOf, standingOf } from '../../src/features/subjects/figures/figure-facts.ts';
import { figureLines, weekBrief } from '../../src/features/subjects/figures/figure-lines.ts';
import type { StoredMeasurement } from '../../src/storage/measurement.ts';
import { on, week } from './people-support.ts';

const { metrics } = loadReference();
const WEEKS = [
  week('2024-10-05', '2024-10-11'),
  week('2024-10-12', '2024-10-18'),
  week('2024-10-19', '2024-10-25'),
] as const;

function measured(
  code: string,
  period: Period,
  figure: Figure,
  more: { version?: number; origin?: Origin; unit?: number; importId?: number } = {},
): StoredMeasurement {
  return {
    ...figure,
    metric: { code, version: more.version ?? (code === 'messages' ? 2 : 1) },
    period,
    origin: more.origin ?? 'federal',
    unitId: (more.unit ?? 1) as UnitId,
    importId: more.importId ?? 1,
    cell: undefined,
  };
}

const messages = (period: Period, k: number, n = 31, more = {}) =>
  measured('messages', period, figureOfCounts(k, n), more);
const factsOf = (measurements: readonly StoredMeasurement[]) =>
  figureFactsOf(metrics, 'school', measurements);
const linesOf = (measurements: readonly StoredMeasurement[]) =>
  figureLines(factsOf(measurements), {
    today: day('2024-10-28'),
    importedOn: () => undefined,
    standingOf: () => undefined,
  }).filter((line) => !line.startsWith('Данных нет'));

test('the newest figure, and the newest one before it', () => {
  const [fact, ...others] = factsOf(WEEKS.map((period, index) => messages(period, index))).facts;
  expect(others).toEqual([]);
  expect(fact).toMatchObject({ latest: { numerator: 2 }, previous: { numerator: 1 } });
});

test('no comparison between definitions, origins, lengths of period, or with a doubtful figure', () => {
  const previousOf = (...measurements: StoredMeasurement[]) => factsOf(measurements).facts[0]?.previous;
  const latest = messages(WEEKS[2], 9);
  expect(previousOf(latest, messages(WEEKS[1], 7, 31, { version: 1 }))).toBeUndefined();
  expect(previousOf(latest, messages(WEEKS[1], 7, 31, { origin: 'coordinator' }))).toBeUndefined();
  expect(previousOf(latest, messages(week('2024-10-01', '2024-10-14'), 7))).toBeUndefined();
  expect(previousOf(latest, messages(week('2024-10-18', '2024-10-24'), 7))).toBeUndefined();
  expect(
    previousOf(latest, measured('messages', WEEKS[1], { ...figureOfCounts(7, 31), doubt: 'x' })),
  ).toBeUndefined();
  expect(previousOf(latest, measured('messages', WEEKS[1], { state: 'missing' }))).toBeUndefined();
  expect(previousOf(latest, messages(WEEKS[1], 0))).toMatchObject({ state: 'zero' });
});

test('zero, an empty cell and an absent row are three things', () => {
  const lineOf = (figure: Figure) => linesOf([measured('calls', WEEKS[2], figure)])[1];
  expect(lineOf(figureOfCounts(0, 31))).toBe('Звонят — 0\u00a0учителей из\u00a031. Цель не установлена');
  expect(lineOf({ state: 'missing' })).toBe('Звонят — данных нет');
  expect(lineOf({ state: 'not-listed' })).toBe('Звонят — вашей школы в таблице нет');
});

test('origins stand on lines of their own, an older one gives way to the monitoring', () => {
  const typed = (period: Period) =>
    measured('calls', period, figureOfCounts(3, 31), { origin: 'coordinator' });
  const federal = measured('calls', WEEKS[2], figureOfCounts(2, 31));
  expect(linesOf([federal, typed(WEEKS[2])])).toEqual([
    'Неделя 19–25.10 (федеральный мониторинг)',
    'Звонят — 2\u00a0учителя из\u00a031 (6,5\u00a0%)',
    'Звонят, введено координатором — 3 из\u00a031 (9,7\u00a0%). Цели не установлены',
  ]);
  expect(linesOf([federal, typed(WEEKS[1])])).toHaveLength(2);
});

test('what changed is said in the same measure', () => {
  const lines = (before: Figure, latest: Figure) =>
    linesOf([measured('calls', WEEKS[1], before), measured('calls', WEEKS[2], latest)])[1];
  expect(lines(figureOfCounts(7, 31), figureOfCounts(9, 31))).toContain(', неделей раньше 7.');
  expect(lines(figureOfCounts(7, 30), figureOfCounts(9, 31))).toContain(', неделей раньше 7 из\u00a030.');
  expect(lines(figureOfValue(22.6), figureOfCounts(9, 31))).toContain(', неделей раньше 22,6\u00a0%.');
  expect(lines(figureOfCounts(7, 31), figureOfValue(29))).toContain(', неделей раньше 22,58\u00a0%.');
});

test('a target is told with the people missing to it, and only where there is one', () => {
  const facts = factsOf([
    measured('employees', on('2024-10-28'), figureOfCounts(38, 45), { origin: 'school' }),
    messages(WEEKS[2], 9),
  ]).facts;
  expect(facts.map(({ metric, missing }) => [metric.code, missing])).toEqual([
    ['messages', undefined],
    ['employees', 7],
  ]);
});

test('a state stands with the week whose table brought it, another one with its own date', () => {
  const status = (date: string, importId: number) =>
    measured('status', on(date), figureOfValue(1), { importId });
  expect(linesOf([messages(WEEKS[2], 9), status('2024-10-25', 2)])[2]).toContain('Статус — Активна');
  expect(linesOf([messages(WEEKS[2], 9), status('2024-10-28', 1)])[2]).toContain(
    'Статус, на 28.10 — Активна',
  );
  expect(linesOf([messages(WEEKS[2], 9), status('2024-10-01', 2)])[2]).toContain(
    'Статус, на 01.10 — Активна',
  );
});

test('the brief form of a week', () => {
  const calls = (k: number, n: number) => measured('calls', WEEKS[2], figureOfCounts(k, n));
  const brief = (...measurements: StoredMeasurement[]) => weekBrief(factsOf(measurements).facts);
  expect(brief(messages(WEEKS[2], 7), calls(2, 31))).toEqual({
    period: WEEKS[2],
    words: 'пишут 7\u00a0учителей из\u00a031, звонят 2',
  });
  expect(brief(messages(WEEKS[2], 0), calls(2, 30))?.words).toBe(
    'пишут 0\u00a0учителей из\u00a031, звонят 2 из\u00a030',
  );
  expect(brief(measured('calls', WEEKS[2], { state: 'missing' }), messages(WEEKS[1], 7))).toEqual({
    period: WEEKS[1],
    words: 'пишут 7\u00a0учителей из\u00a031',
  });
  expect(brief(measured('calls', WEEKS[2], { state: 'missing' }))).toBeUndefined();
  expect(brief()).toBeUndefined();
  for (const [people, words] of [
    [0, 'пишут 0\u00a0учителей'],
    [1, 'пишет 1\u00a0учитель'],
    [2, 'пишут 2\u00a0учителя'],
    [11, 'пишут 11\u00a0учителей'],
    [21, 'пишет 21\u00a0учитель'],
  ] as const) {
    expect(brief(messages(WEEKS[2], people))?.words).toBe(`${words} из\u00a031`);
  }
  expect(brief(messages(WEEKS[2], 2), calls(1, 31))?.words).toContain(', звонит 1');
});

test('the place needs five others with counts of the same definition, period and origin', () => {
  const [fact] = factsOf([messages(WEEKS[2], 10, 40)]).facts;
  const others = [1, 2, 3, 4, 5].map((k) => messages(WEEKS[2], k, 10, { unit: k + 1 }));
  const own = messages(WEEKS[2], 10, 40);
  // 25 % is behind 50, 40 and 30 %.
  expect(standingOf(fact!, [own, ...others])).toEqual({ place: 4, among: 6 });
  const without = (change: Partial<StoredMeasurement>) =>
    standingOf(fact!, [own, ...others.slice(1), { ...others[0]!, ...change }]);
  expect(without({ unitId: fact!.latest.unitId })).toBeUndefined();
  expect(without({ origin: 'coordinator' })).toBeUndefined();
  expect(without({ metric: { code: 'messages', version: 1 } })).toBeUndefined();
  expect(without({ period: WEEKS[1] })).toBeUndefined();
  expect(without({ doubt: 'x' })).toBeUndefined();
  const onlyPercent = measured('messages', WEEKS[2], figureOfValue(10), { unit: 2 });
  expect(standingOf(fact!, [own, ...others.slice(1), onlyPercent])).toBeUndefined();
});
