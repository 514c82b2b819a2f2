import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderChart } from '../../src/charts/render-chart.ts';
import { loadReference } from '../../src/config/reference-data.ts';
import { addDays, day } from '../../src/domain/calendar-day.ts';
import type { Figure } from '../../src/domain/measurement.ts';
import { dateOnly, weekOf } from '../../src/domain/period.ts';
import { findMetric } from '../../src/domain/reference.ts';
import type { School, UnitId } from '../../src/domain/unit.ts';
import { slotsOf } from '../../src/features/trend/slots.ts';
import { trendChartOf } from '../../src/features/trend/trend-chart.ts';
import { trendLines } from '../../src/features/trend/trend-lines.ts';
import type { StoredMeasurement } from '../../src/storage/measurement.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { lowerFirst } from '../../src/text/first-letter.ts';
import type { TestWorld } from '../support/test-world.ts';
import { DIRECTOR, OWN, districtAt, load, noon, on, schoolId } from './people-support.ts';
import type { Line } from './people-support.ts';

const reference = loadReference();

function bound(date = '2024-10-28'): TestWorld {
  const world = districtAt(noon(date));
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  return world;
}

const own = (line: Omit<Line, 'school'>): Line => ({ school: OWN, ...line });

/** Weekly figures of the own school, oldest first, the last of them for the week of `friday`; null – no row. */
function loadWeeks(
  world: TestWorld,
  figures: readonly (Line['figure'] | null)[],
  { code = 'messages', version = 2, friday = '2024-10-25' } = {},
): void {
  load(
    world,
    figures.flatMap((figure, index) => {
      const period = weekOf(addDays(day(friday), -7 * (figures.length - 1 - index)));
      return figure === null ? [] : [own({ code, version, period, figure })];
    }),
  );
}

function chartOf(world: TestWorld) {
  const [content] = listRecentContents(world.db, DIRECTOR, 1);
  const chart = content?.kind === 'message' ? content.charts?.[0] : undefined;
  return chart?.kind === 'trend' ? chart : undefined;
}

/** What VK takes under a message, and no more than a screen above it. */
function assertFits(world: TestWorld): void {
  const [content] = listRecentContents(world.db, DIRECTOR, 1);
  if (content?.kind !== 'message') throw new Error('nothing was said');
  const rows = content.keyboard?.rows ?? [];
  const labels = rows.flat().map(({ label }) => label);
  expect(rows.length).toBeLessThanOrEqual(6);
  expect(labels.length).toBeLessThanOrEqual(10);
  expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(5);
  expect(new Set(labels).size).toBe(labels.length);
  expect(content.text.length).toBeLessThan(4000);
}

const missing: Figure = { state: 'missing' };
const notListed: Figure = { state: 'not-listed' };
const TWELVE: readonly (Line['figure'] | null)[] = [
  ...([[4, 31], [5, 31], null, [7, 31], [6, 31], notListed] as const),
  ...([
    [9, 31],
    [8, 31],
    [10, 31],
    [11, 31],
    [9, 31],
    [10, 31],
  ] as const),
];

test('«Динамика» over the months of a school', async () => {
  const world = bound();
  world.note('таблиц ещё не было');
  world.say(DIRECTOR, 'Динамика');
  world.note('загружены двенадцать недель: одной таблицы нет, в одной нет школы');
  loadWeeks(world, TWELVE);
  loadWeeks(world, [[2, 31], [2, 31], missing], { code: 'calls', version: 1 });
  load(world, [
    own({ code: 'pupils-12-months', period: on('2024-09-24'), figure: 41.2 }),
    own({ code: 'pupils-12-months', period: on('2024-10-22'), figure: 43.36 }),
    own({ code: 'status', period: on('2024-10-11'), figure: 1 }),
    own({ code: 'status', period: on('2024-10-18'), figure: 0 }),
    own({ code: 'status', period: on('2024-10-25'), figure: 1 }),
  ]);
  world.say(DIRECTOR, 'Динамика');
  assertFits(world);
  world.say(DIRECTOR, '4 недели');
  assertFits(world);
  world.say(DIRECTOR, '12 недель');
  world.say(DIRECTOR, 'Все цифры');
  assertFits(world);
  world.say(DIRECTOR, 'Динамика: звонят', { payload: { c: 'trend', a: { m: 'calls' } } });
  assertFits(world);
  world.say(DIRECTOR, 'Динамика: ученики за 12 месяцев');
  assertFits(world);
  world.say(DIRECTOR, 'Динамика: статус', { payload: { c: 'trend', a: { m: 'status' } } });
  assertFits(world);
  expect(chartOf(world)).toBeUndefined();
  world.note('показатель, которого у школы ещё нет; показатель не для школ');
  world.say(DIRECTOR, '(кнопка)', { payload: { c: 'trend', a: { m: 'my-school-pupils' } } });
  world.say(DIRECTOR, '(кнопка)', { payload: { c: 'trend', a: { m: 'zero-calls' } } });
  world.note('сотрудники: число даёт школа, цель с источником');
  const employees = [
    ['2024-10-17', 31],
    ['2024-10-21', 33],
    ['2024-10-24', 38],
  ] as const;
  load(
    world,
    employees.map(([date, k]) => own({ code: 'employees', period: on(date), figure: [k, 45] })),
    'school',
  );
  world.say(DIRECTOR, '(кнопка)', { payload: { c: 'trend', a: { m: 'employees' } } });
  assertFits(world);
  // The order set the target with the third of these dates.
  expect(chartOf(world)?.target).toEqual({ value: 100, from: 2, label: 'цель 100\u00a0%' });
  await expect(world.transcript).toMatchFileSnapshot('../golden/trend.txt');
});

test('a school with every metric is asked which', () => {
  const world = bound();
  loadWeeks(world, TWELVE);
  loadWeeks(world, TWELVE, { code: 'calls', version: 1 });
  const codes = [
    'status',
    'teachers-12-months',
    'pupils-12-months',
    'my-school-teachers',
    'my-school-pupils',
  ];
  load(
    world,
    codes.map((code) => own({ code, period: on('2024-10-22'), figure: code === 'status' ? 1 : 43.36 })),
  );
  load(world, [own({ code: 'employees', period: on('2024-10-24'), figure: [38, 45] })], 'school');
  world.say(DIRECTOR, 'Динамика');
  assertFits(world);
  const asked = world.say(DIRECTOR, 'Другие показатели');
  assertFits(world);
  for (const code of codes) expect(asked).toContain(lowerFirst(findMetric(reference, code)!.shortTitle));
  expect(world.say(DIRECTOR, 'Динамика: сотрудники')).toContain('До 100');
  assertFits(world);
});

test('a changed definition, a doubted value and a year of weeks', async () => {
  const world = bound('2023-06-19');
  loadWeeks(
    world,
    [
      [14, 31],
      [13, 31],
      [15, 31],
      [16, 31],
      [16, 31],
    ],
    { version: 1, friday: '2023-04-28' },
  );
  loadWeeks(world, [[4, 31], [5, 31], [5, 31], null, [7, 31], [8, 31], [9, 31]], { friday: '2023-06-16' });
  world.note('27.04 считали больше трёх сообщений, с 29.04 — не меньше десяти');
  world.say(DIRECTOR, 'Динамика');
  assertFits(world);
  const chart = chartOf(world);
  expect(chart?.lines.map(({ label }) => label)).toEqual(['Пишут больше 3 сообщений', 'Пишут 10+ сообщений']);
  expect(chart?.breaks).toEqual([5]);
  // Where one line has a value the other has none.
  for (const at of chart?.periods.keys() ?? []) {
    expect(chart?.lines.filter(({ values }) => values[at] !== null).length).toBeLessThanOrEqual(1);
  }
  world.say(DIRECTOR, 'Все цифры');
  world.note('новая таблица: значение под вопросом');
  load(world, [
    own({
      code: 'messages',
      version: 2,
      period: weekOf(day('2023-06-23')),
      figure: { state: 'value', value: 88.2, doubt: 'equal-neighbours' },
    }),
  ]);
  world.say(DIRECTOR, 'Динамика');
  assertFits(world);
  expect(chartOf(world)?.lines.at(-1)?.aside?.at(-1)).toBe(true);
  world.note('год недель');
  const year = bound('2024-10-28');
  loadWeeks(
    year,
    Array.from({ length: 60 }, (_, index) => (index % 9 === 4 ? null : ([3 + (index % 7), 31] as const))),
  );
  year.say(DIRECTOR, 'Динамика');
  year.say(DIRECTOR, '52 недели');
  assertFits(year);
  expect(chartOf(year)?.periods).toHaveLength(52);
  year.say(DIRECTOR, 'Все цифры');
  assertFits(year);
  await expect(`${world.transcript}${year.transcript}`).toMatchFileSnapshot('../golden/trend-long.txt');
});

test('the school’s own number and the monitoring’s are never one line', () => {
  const world = bound();
  loadWeeks(world, [
    [4, 31],
    [5, 31],
    [6, 31],
  ]);
  load(
    world,
    [own({ code: 'messages', version: 2, period: weekOf(day('2024-10-25')), figure: [30, 31] })],
    'school',
  );
  const said = world.say(DIRECTOR, 'Динамика');
  const chart = chartOf(world);
  expect(
    chart?.lines.map(({ label, values }) => [label, values.filter((value) => value !== null).length]),
  ).toEqual([
    ['Пишут 10+ сообщений', 3],
    ['Пишут 10+ сообщений, по данным школы', 1],
  ]);
  expect(said).toContain(
    '19–25.10 — 6 из\u00a031 (19,4\u00a0%); 30 из\u00a031 (96,8\u00a0%), по данным школы',
  );
});

test('zero is a figure, a missing row is a gap', () => {
  const world = bound();
  loadWeeks(world, [[0, 31], null, [0, 31], [0, 31]]);
  world.say(DIRECTOR, 'Динамика');
  expect(chartOf(world)?.lines[0]?.values).toEqual([0, null, 0, 0]);
});

test('a figure that is of no week is told and not compared', () => {
  const world = bound();
  loadWeeks(world, [[4, 31], [5, 31], [6, 31], null, [6, 31], [7, 31]]);
  const period = { from: day('2024-09-28'), to: day('2024-10-11') };
  load(world, [own({ code: 'messages', version: 2, period, figure: [25, 31] })]);
  const said = world.say(DIRECTOR, 'Динамика');
  expect(said).toContain('не за неделю');
  expect(said).toContain('Больше всего — 7 из');
  expect(chartOf(world)?.asideLabel).toBe('не за неделю');
});

test('a figure of a mistyped year does not make an axis of a century', () => {
  const world = bound();
  loadWeeks(world, [
    [4, 31],
    [5, 31],
  ]);
  load(world, [own({ code: 'messages', version: 2, period: weekOf(day('1924-10-25')), figure: [1, 31] })]);
  world.say(DIRECTOR, 'Динамика', { payload: { c: 'trend', a: { m: 'messages', n: 52 } } });
  expect(chartOf(world)?.periods).toHaveLength(52);
  assertFits(world);
});

test.each([{ m: 5 }, { n: 13 }, { m: 'messages', n: '12' }, { l: 1, o: 'x' }, { m: 'x'.repeat(1000) }])(
  'a forged button shows the usual and nothing else: %j',
  (args) => {
    const world = bound();
    loadWeeks(world, TWELVE);
    const said = world.say(DIRECTOR, '(кнопка)', { payload: { c: 'trend', a: args } });
    expect(said).toContain('Пишут 10+ сообщений, 12\u00a0недель');
  },
);

const codes = ['messages', 'calls', 'status', 'pupils-12-months', 'employees'];

/** Any figures of one metric, whatever tables and people may have left. */
const anyHistory = fc.constantFrom(...codes).chain((code) => {
  const metric = findMetric(reference, code)!;
  const measurement = fc.record({
    week: fc.integer({ min: 0, max: 80 }),
    shape: fc.constantFrom('week', 'week', 'week', 'date', 'range'),
    version: fc.constantFrom(...metric.versions.map(({ version }) => version)),
    origin: fc.constantFrom('federal', 'federal', 'school', 'coordinator'),
    figure: fc.constantFrom<Figure>(
      { state: 'missing' },
      { state: 'not-listed' },
      { state: 'zero', value: 0 },
      { state: 'zero', value: 0, numerator: 0, denominator: 31 },
      { state: 'value', value: 43.36 },
      { state: 'value', value: 1 },
      { state: 'value', value: 29.03, numerator: 9, denominator: 31 },
      { state: 'value', value: 88.2, doubt: 'equal-neighbours' },
    ),
  });
  return fc
    .uniqueArray(measurement, {
      maxLength: 70,
      selector: ({ week, shape, version, origin }) => `${week} ${shape} ${version} ${origin}`,
    })
    .map((rows) => ({
      metric,
      measurements: rows.map(({ week, shape, version, origin, figure }): StoredMeasurement => {
        const period = weekOf(addDays(day('2024-10-25'), -7 * week));
        const periods = {
          week: period,
          date: dateOnly(period.to),
          range: { from: addDays(period.from, -7), to: period.to },
        };
        return {
          unitId: 1 as UnitId,
          importId: 1,
          cell: undefined,
          metric: { code, version },
          period: periods[shape],
          origin: origin,
          ...figure,
        };
      }),
    }));
});

test('whatever is stored, definitions and origins never share a line, no figure is lost and the text is a screen', () => {
  const school = { name: OWN } as School;
  fc.assert(
    fc.property(anyHistory, fc.constantFrom(4, 12, 52), ({ metric, measurements }, most) => {
      const shown = slotsOf(metric, measurements, most);
      expect(shown.steps).toBeLessThanOrEqual(most);
      const lines = trendLines(metric, shown, day('2024-10-28'));
      expect(lines.join('\n').length).toBeLessThan(1200);
      expect(lines.join('\n')).not.toMatch(/undefined|NaN|null/);
      const chart = trendChartOf(metric, school, shown);
      if (chart === undefined) return;
      expect(renderChart(chart)).toContain('</svg>');
      const figures = shown.slots.flatMap(({ stored }) => stored.filter(({ value }) => value !== undefined));
      const kinds = new Set(figures.map(({ metric: { version }, origin }) => `${version} ${origin}`));
      expect(chart.lines).toHaveLength(kinds.size);
      expect(chart.lines.flatMap(({ values }) => values.filter((value) => value !== null))).toHaveLength(
        figures.length,
      );
      expect(new Set(chart.lines.map(({ label }) => label)).size).toBe(chart.lines.length);
    }),
    { numRuns: 500 },
  );
});
