import { textWidth } from '../../src/charts/text-width.ts';

export type DrawnText = {
  kind: string;
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
};

/** Where every text of an SVG stands. */
export function drawnTexts(svg: string): DrawnText[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', escaped = '']) => {
    const of = (name: string) => new RegExp(`(?<![\\w-])${name}="([^"]*)"`).exec(attributes)?.[1];
    const text = escaped.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    const size = Number(of('font-size'));
    const width = textWidth(text, size);
    const [x, y] = [Number(of('x')), Number(of('y'))];
    const left = { middle: x - width / 2, end: x - width }[of('text-anchor') ?? ''] ?? x;
    return {
      kind: of('class') ?? '',
      text,
      left,
      right: left + width,
      top: y - 0.78 * size,
      bottom: y + 0.24 * size,
    };
  });
}

/** Half a pixel of rounding is nothing. */
export function overlapping(texts: readonly DrawnText[]): (readonly [string, string])[] {
  return texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter(
        (b) =>
          a.left + 0.5 < b.right &&
          b.left + 0.5 < a.right &&
          a.top + 0.5 < b.bottom &&
          b.top + 0.5 < a.bottom,
      )
      .map((b) => [a.text, b.text] as const),
  );
}

export function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}
