import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChartSpec, TrendChart } from '../../src/charts/chart-spec.ts';
import { renderChart } from '../../src/charts/render-chart.ts';
import { scaleOf } from '../../src/charts/scale.ts';
import { shorten, textWidth } from '../../src/charts/text-width.ts';
import { SPECS, weekNames } from './specs.ts';
import { drawnTexts, overlapping, sizeOf } from './svg-texts.ts';

const pictures: [string, TrendChart][] = Object.entries(SPECS);
const textsOf = (svg: string, kind: string) =>
  drawnTexts(svg).flatMap((drawn) => (drawn.kind === kind ? [drawn.text] : []));

describe.each(pictures)('%s', (name, spec) => {
  test('is drawn as it was when a person looked at it', async () => {
    await expect(renderChart(spec)).toMatchFileSnapshot(`../golden/chart-${name}.svg`);
  });

  test('nothing is over anything or outside, and everything is legible', () => {
    assertSound(renderChart(spec));
  });

  test('comes through the outbox unchanged', () => {
    expect(renderChart(JSON.parse(JSON.stringify(spec)) as ChartSpec)).toBe(renderChart(spec));
  });
});

test('lines are told apart by dash and mark, not by colour alone', () => {
  const svg = renderChart(SPECS['two-definitions']);
  const lines = [...svg.matchAll(/<path class="line"[^>]*>/g)].map(([path]) => path);
  // One stretch of the old definition, two of the new one: none joins the two.
  expect(lines).toHaveLength(3);
  expect(lines.filter((path) => path.includes('stroke-dasharray'))).toHaveLength(2);
  expect(svg).toContain('<circle');
  expect(svg).toContain('<polygon');
  expect(textsOf(svg, 'legend')).toEqual([
    'Пишут больше 3 сообщений',
    'Пишут 10+ сообщений',
    'сменилось определение',
    'нет данных',
  ]);
  expect(svg.match(/class="break"/g)).toHaveLength(1);
});

test('a gap is a gap: no line crosses it, and 0 is no gap', () => {
  const svg = renderChart(SPECS.gaps);
  expect(svg.match(/class="gap"/g)).toHaveLength(3);
  expect(svg.match(/class="line"/g)).toHaveLength(2);
  expect(renderChart(SPECS['all-zeros'])).not.toContain('class="gap"');
});

test('a doubted value is a hollow mark that no line joins', () => {
  const values = [10, 20, 30, 40];
  const lines = [{ label: 'а', values, aside: [false, false, true, false] }];
  const svg = renderChart({ ...SPECS['four-weeks'], lines, asideLabel: 'проверяется' });
  expect(svg.match(/class="line"/g)).toHaveLength(1);
  expect(svg).toMatch(/<circle [^>]*fill="#ffffff" stroke="#1f5fb8"/);
  expect(textsOf(svg, 'legend')).toEqual(['проверяется']);
});

test('the values beside the points: all of a few, else the newest, the highest and the lowest', () => {
  expect(textsOf(renderChart(SPECS['four-weeks']), 'value')).toHaveLength(4);
  expect(textsOf(renderChart(SPECS['twelve-weeks']), 'value')).toEqual([
    '32,3\u00a0%',
    '35,5\u00a0%',
    '12,9\u00a0%',
  ]);
  expect(textsOf(renderChart(SPECS['all-zeros']), 'value')).toEqual(['0\u00a0%']);
});

test('a target has its line and its name', () => {
  const svg = renderChart(SPECS.target);
  expect(textsOf(svg, 'target-label')).toEqual(['цель 100\u00a0%']);
  expect(svg).toMatch(/class="target" [^>]*stroke-dasharray/);
});

test('a target begins with the definition it is set for', () => {
  const lineOf = (svg: string, name: string) =>
    Number(new RegExp(`class="${name}" d="M(-?[\\d.]+) `).exec(svg)?.[1]);
  const svg = renderChart(SPECS['target-of-the-new-definition']);
  expect(lineOf(svg, 'target')).toBe(lineOf(svg, 'break'));
  expect(lineOf(renderChart(SPECS.target), 'target')).toBeLessThan(lineOf(svg, 'target'));
  const late = { ...SPECS['target-of-the-new-definition'], target: { value: 60, label: 'цель', from: 12 } };
  expect(renderChart(late)).not.toContain('class="target');
});

test('what would break the picture is taken out', () => {
  const svg = renderChart(SPECS.hostile);
  expect(svg).not.toMatch(/<script|<b>|CDATA\[ \]\]>|\u202e|[\u0000-\u0009\u000b-\u001f]/);
  expect(() => encodeURIComponent(svg)).not.toThrow();
  expect(textsOf(svg, 'title')).toHaveLength(2);
  expect(textsOf(svg, 'title')[1]).toMatch(/…$/);
});

test('marks of the axis are few and round', () => {
  const marks = (highest: number, percent = true) => scaleOf(highest, { percent }).marks;
  expect(marks(100)).toEqual([0, 25, 50, 75, 100]);
  expect(marks(43.36)).toEqual([0, 10, 20, 30, 40, 50]);
  expect(marks(0)).toEqual([0, 5, 10]);
  expect(marks(0.3)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  expect(marks(3, false)).toEqual([0, 1, 2, 3]);
  expect(marks(31, false)).toEqual([0, 10, 20, 30, 40]);
  expect(marks(7, false).every(Number.isInteger)).toBe(true);
});

test('a shortened text fits', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 60, max: 900 }),
      (text, room) => {
        expect(textWidth(shorten(text, 26, room), 26)).toBeLessThanOrEqual(room);
      },
    ),
  );
});

const anyNumber = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.integer({ min: 0, max: 100 }),
  fc.double(),
  fc.constantFrom(0, 100, -5, 1e300, 1e-300, NaN, Infinity),
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('', 'Пишут 10+ сообщений', 'а'.repeat(5000), '\ud800'),
);
const anySpec: fc.Arbitrary<TrendChart> = fc
  .record(
    {
      title: anyText,
      subtitle: anyText,
      periods: fc.oneof(
        fc.integer({ min: 0, max: 130 }).map((count) => weekNames(count)),
        fc.array(anyText, { maxLength: 20 }),
      ),
      lines: fc.array(
        fc.record({
          label: anyText,
          values: fc.array(fc.option(anyNumber, { freq: 4 }), { maxLength: 130 }),
          aside: fc.array(fc.boolean(), { maxLength: 70 }),
        }),
        { maxLength: 8 },
      ),
      unit: fc.constantFrom('percent' as const, 'people' as const),
      asideLabel: anyText,
      breaks: fc.array(fc.integer({ min: -3, max: 80 }), { maxLength: 4 }),
      decimals: fc.integer({ min: 0, max: 3 }),
      target: fc.record({ value: anyNumber, label: anyText, from: fc.integer({ min: -2, max: 140 }) }),
    },
    { requiredKeys: ['title', 'subtitle', 'periods', 'lines', 'unit'] },
  )
  .map((spec) => ({ kind: 'trend', ...spec }));

test('anything is drawn: no NaN, no overlapping, nothing outside', () => {
  fc.assert(
    fc.property(anySpec, (spec) => assertSound(renderChart(spec))),
    { numRuns: 400 },
  );
});

function assertSound(svg: string): void {
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  const { width, height } = sizeOf(svg);
  expect(width).toBe(1000);
  expect(height).toBeGreaterThanOrEqual(640);
  expect(height).toBeLessThanOrEqual(1050);
  const texts = drawnTexts(svg);
  for (const { text, left, right, top, bottom } of texts) {
    const inside = left >= 0 && right <= width && top >= 0 && bottom <= height;
    expect(inside, text).toBe(true);
  }
  expect(overlapping(texts)).toEqual([]);
  for (const [, size] of svg.matchAll(/font-size="(\d+)"/g)) expect(Number(size)).toBeGreaterThanOrEqual(26);
}
