import { valueOf } from './cell-value.ts';
import type { Heading } from './classify-heading.ts';
import type { Layout } from './find-layout.ts';
import type { Grid } from './grid.ts';
import { normaliseHeader } from './header-text.ts';
import { saysMore } from './heading-words.ts';
import { SFERUM } from './metric-lexicon.ts';

/** Rows that show what a column holds. */
const LOOKED_AT = 2000;

type BaseHeading = Extract<Heading, { role: 'base' }>;

/**
 * What a heading of «so many teachers» means over percents: «Сферум, учителя» is the share that uses it,
 * «Зарегистрировано учителей» is nothing known, and neither is of how many.
 */
export function baseOrShare(grid: Grid, layout: Layout, column: number, heading: BaseHeading): Heading {
  const rows = grid.rows.slice(layout.firstDataRow, layout.firstDataRow + LOOKED_AT);
  const numbers = rows.flatMap((cells) => {
    const value = valueOf(cells[column]);
    return value.kind === 'number' ? [value] : [];
  });
  const shares = numbers.filter(({ percent, number }) => percent || !Number.isInteger(number)).length;
  if (shares === 0) return heading;
  const parts = layout.columns.find((one) => one.column === column)?.parts ?? [];
  const words = parts.map(normaliseHeader).join(' / ');
  const code = `${heading.audience}-12-months`;
  const context = normaliseHeader(layout.titles.map(({ text }) => text).join(' '));
  if (SFERUM.test(words) && !saysMore({ code, words, groups: [], context })) {
    return {
      role: 'metric',
      code,
      measure: 'percent',
      versions: [],
      strangeThreshold: false,
      negated: false,
    };
  }
  return shares >= numbers.length / 2 ? { role: 'unknown' } : heading;
}
