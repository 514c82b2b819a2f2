import { LOOK } from './look.ts';
import { element } from './svg.ts';

/** The title and what stands under it, a line each. */
export function headings({
  titles,
  subtitles,
}: {
  titles: readonly string[];
  subtitles: readonly string[];
}): string[] {
  const top = LOOK.margin + LOOK.title * 0.8;
  const below = LOOK.margin + titles.length * LOOK.titleLine + LOOK.subtitle * 0.86;
  return [
    ...titles.map((text, index) =>
      element(
        'text',
        {
          class: 'title',
          x: LOOK.margin,
          y: top + index * LOOK.titleLine,
          'font-size': LOOK.title,
          'font-weight': LOOK.bold,
          fill: LOOK.ink,
        },
        text,
      ),
    ),
    ...subtitles.map((text, index) =>
      element(
        'text',
        {
          class: 'subtitle',
          x: LOOK.margin,
          y: below + index * LOOK.subtitleLine,
          'font-size': LOOK.subtitle,
          fill: LOOK.soft,
        },
        text,
      ),
    ),
  ];
}
