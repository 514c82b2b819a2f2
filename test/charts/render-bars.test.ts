import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_BARS } from '../../src/charts/chart-spec.ts';
import type { BarsChart, ChartSpec } from '../../src/charts/chart-spec.ts';
import { renderChart } from '../../src/charts/render-chart.ts';
import { weekNames } from './specs.ts';
import { drawnTexts, overlapping, sizeOf } from './svg-texts.ts';

const SCHOOLS = [
  'Сергокалинская №2',
  'Дегвинская',
  'Мургукская',
  'Урахинская',
  'Сергокалинская №1',
  'Нижнемулебкинская',
  'Кадиркентская',
  'Новомугринская',
  'Бурхимахинская',
  'Ванашимахинская',
  'Бурдекинская',
  'Канасирагинская',
];

function bars(of: BarsChart['bars'], more: Partial<BarsChart> = {}): BarsChart {
  return {
    kind: 'bars',
    title: 'Пишут 10+ сообщений, доля учителей',
    subtitle: 'Сергокалинский район · школы · 19–25.10.2024',
    bars: of,
    unit: 'percent',
    decimals: 1,
    ...more,
  };
}

const shares = [66.7, 52, 41.9, 38.1, 29, 27.3, 25, 18.2, 9.1, 4.5, 0, null];

/** The pictures a person has looked at; their SVG is compared. */
const SPECS = {
  'bars-schools': bars(SCHOOLS.map((label, index) => ({ label, value: shares[index] ?? null }))),
  'bars-weeks': bars(
    weekNames(8).map((label, index) => ({
      label,
      value: [24.1, 24.8, 26.2, 25.9, 27, 28.4, 26.5, 29.4][index] ?? 0,
    })),
    { subtitle: 'Сергокалинский район · все школы вместе, по неделям' },
  ),
  'bars-doubted': bars(
    [
      { label: 'Мургукская', value: 61.9, aside: true },
      { label: 'Дегвинская', value: 12 },
    ],
    { asideLabel: 'проверяется' },
  ),
} satisfies Record<string, BarsChart>;

describe.each(Object.entries(SPECS))('%s', (name, spec) => {
  test('is drawn as it was when a person looked at it', async () => {
    await expect(renderChart(spec)).toMatchFileSnapshot(`../golden/chart-${name}.svg`);
    assertSound(renderChart(spec));
  });

  test('comes through the outbox unchanged', () => {
    expect(renderChart(JSON.parse(JSON.stringify(spec)) as ChartSpec)).toBe(renderChart(spec));
  });
});

test('a missing figure is no bar and no zero, a zero has its number and no bar', () => {
  const svg = renderChart(SPECS['bars-schools']);
  expect(svg.match(/class="bar"/g)).toHaveLength(10);
  const values = drawnTexts(svg).flatMap(({ kind, text }) => (kind === 'value' ? [text] : []));
  expect(values.slice(-2)).toEqual(['0,0\u00a0%', 'нет данных']);
});

test('no more bars than a phone can show', () => {
  const many = Array.from({ length: 60 }, (_, index) => ({ label: `Школа №${index}`, value: index }));
  const svg = renderChart(bars(many));
  expect(drawnTexts(svg).filter(({ kind }) => kind === 'label')).toHaveLength(MOST_BARS);
  assertSound(svg);
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom('', 'Дегвинская', 'а'.repeat(5000), '\ud800'),
);
const anyNumber = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.double(),
  fc.constantFrom(0, 100, -5, 1e300, 1e-300, NaN, Infinity),
);
const anySpec: fc.Arbitrary<BarsChart> = fc
  .record(
    {
      title: anyText,
      subtitle: anyText,
      bars: fc.array(
        fc.record({ label: anyText, value: fc.option(anyNumber, { freq: 4 }), aside: fc.boolean() }),
        { maxLength: 60 },
      ),
      unit: fc.constantFrom('percent' as const, 'people' as const),
      asideLabel: anyText,
      decimals: fc.integer({ min: 0, max: 3 }),
    },
    { requiredKeys: ['title', 'subtitle', 'bars', 'unit'] },
  )
  .map((spec) => ({ kind: 'bars', ...spec }));

test('anything is drawn: no NaN, no overlapping, nothing outside', () => {
  fc.assert(
    fc.property(anySpec, (spec) => assertSound(renderChart(spec))),
    { numRuns: 300 },
  );
});

function assertSound(svg: string): void {
  expect(svg).not.toMatch(/="[^"]*(NaN|Infinity|undefined|null)/);
  const { width, height } = sizeOf(svg);
  expect(width).toBe(1000);
  expect(height).toBeLessThanOrEqual(2100);
  const texts = drawnTexts(svg);
  for (const { text, left, right, top, bottom } of texts) {
    const inside = left >= 0 && right <= width + 0.5 && top >= 0 && bottom <= height;
    expect(inside, text).toBe(true);
  }
  expect(overlapping(texts)).toEqual([]);
}
