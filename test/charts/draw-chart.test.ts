import { Resvg } from '@resvg/resvg-js';
import { createRequire } from 'node:module';
import { afterEach, describe, expect, test } from 'vitest';
import type { TrendChart } from '../../src/charts/chart-spec.ts';
import { createPainter } from '../../src/charts/draw-chart.ts';
import type { Painter, PainterLimits } from '../../src/charts/draw-chart.ts';
import { renderChart } from '../../src/charts/render-chart.ts';
import { textWidth } from '../../src/charts/text-width.ts';
import { SPECS, weekNames } from './specs.ts';

let painter: Painter | undefined;
afterEach(() => painter?.close());

function paint(limits: PainterLimits = {}): Painter {
  return (painter = createPainter(limits));
}

const spec: TrendChart = SPECS['two-definitions'];
const small: TrendChart = { ...SPECS['one-point'], periods: weekNames(1) };

/** PNG → pixels, through the library's own reader of pictures in SVG. */
function pixelsOf(png: Uint8Array): Buffer {
  const width = new DataView(png.buffer, png.byteOffset).getUint32(16);
  const height = new DataView(png.buffer, png.byteOffset).getUint32(20);
  const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${href}" width="${width}" height="${height}"/></svg>`;
  return new Resvg(svg).render().pixels;
}

/** How many pixels of a stretch of the picture are dark: letters are, a white page is not. */
function darkPixels(
  pixels: Buffer,
  { left, right, top, bottom }: { left: number; right: number; top: number; bottom: number },
): number {
  let dark = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) if ((pixels[(y * 1000 + x) * 4] ?? 255) < 90) dark += 1;
  }
  return dark;
}

describe('a picture', () => {
  test('is a PNG of the right size with its letters in it', async () => {
    const png = await paint().draw(spec);
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const header = new DataView(png.buffer, png.byteOffset);
    expect(header.getUint32(16)).toBe(1000);
    expect(header.getUint32(20)).toBeGreaterThan(600);
    expect(png.length).toBeLessThan(300_000);
    const pixels = pixelsOf(png);
    const colours = new Set(
      Array.from({ length: pixels.length / 4 }, (_, at) => pixels.readUInt32BE(at * 4)),
    );
    expect(colours.size).toBeGreaterThan(20);
    // The title in Cyrillic letters: without the font there is nothing at all.
    const title = { left: 36, right: 700, top: 36, bottom: 84 };
    const bare = new Resvg(renderChart(spec), { font: { loadSystemFonts: false } }).render();
    expect(darkPixels(pixels, title)).toBeGreaterThan(2000);
    expect(darkPixels(bare.pixels, title)).toBe(0);
  });

  test('is the same twice', async () => {
    const { draw } = paint();
    expect(Buffer.from(await draw(spec)).equals(await draw(spec))).toBe(true);
  });

  test.each([400, 600])('letters of weight %i are never wider than they are taken to be', (weight) => {
    const require = createRequire(import.meta.url);
    const fontFiles = ['400Regular/GolosText_400Regular.ttf', '600SemiBold/GolosText_600SemiBold.ttf'].map(
      (file) => require.resolve(`@expo-google-fonts/golos-text/${file}`),
    );
    for (const text of [
      'Пишут 10+ сообщений, % учителей',
      'МКОУ «Урахинская СОШ №2»',
      '28.12–03.01',
      '43,36 %',
      'WWWмммщщщ…',
    ]) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="100"><text x="0" y="60" font-family="Golos Text" font-weight="${weight}" font-size="40">${text}</text></svg>`;
      const box = new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).getBBox();
      expect(box?.width, text).toBeGreaterThan(0);
      expect(box?.width, text).toBeLessThanOrEqual(textWidth(text, 40) + 1);
      // Nor so much narrower that another font must have been drawn.
      expect(box?.width, text).toBeGreaterThan(textWidth(text, 40) * 0.85);
    }
  });
});

describe('the worker', () => {
  test('is replaced after so many pictures, and none is lost', async () => {
    const { draw, workers } = paint({ picturesPerWorker: 3 });
    const pictures = await Promise.all(Array.from({ length: 7 }, () => draw(small)));
    expect(pictures.every((png) => png.length > 1000)).toBe(true);
    expect(workers()).toBe(3);
  });

  test('starts with the first picture and ends without work', async () => {
    const { draw, workers } = paint({ idleMs: 1 });
    expect(workers()).toBe(0);
    await draw(small);
    await expect.poll(async () => (await draw(small), workers())).toBeGreaterThan(1);
  });

  test('pictures that take too long fail clearly, each by itself, however many wait', async () => {
    const { draw, workers } = paint({ timeoutMs: 1 });
    const outcomes = await Promise.allSettled([draw(spec), draw(spec), draw(spec)]);
    expect(outcomes.map((outcome) => String('reason' in outcome && outcome.reason))).toEqual(
      Array.from({ length: 3 }, () => 'Error: a picture took more than 1 ms'),
    );
    expect(workers()).toBe(3);
  });

  test('a worker that dies is a clear failure of each picture, not of the program', async () => {
    const { draw, workers } = paint({ maxHeapMb: 2 });
    const outcomes = await Promise.allSettled([draw(spec), draw(small)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(String('reason' in outcomes[0] && outcomes[0].reason)).toMatch(/memory/);
    expect(workers()).toBe(2);
  });

  test('after what cannot be drawn the next one is drawn', async () => {
    const { draw } = paint();
    await expect(draw({} as TrendChart)).rejects.toThrow();
    await expect(draw(small)).resolves.toHaveProperty('length');
  });

  test('closing rejects what waits', async () => {
    const { draw, close } = paint();
    const waiting = Promise.allSettled([draw(spec), draw(spec)]);
    await close();
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
