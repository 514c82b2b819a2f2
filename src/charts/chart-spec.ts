/**
 * A metric of one organisation over time. Every list runs oldest first and has one entry a period, so a gap in the data
 * is a gap in the picture.
 */
export type TrendChart = {
  kind: 'trend';
  /** «Пишут 10+ сообщений» */
  title: string;
  /** Whose it is, and of when: «МКОУ «Дегвинская СОШ» · 12 недель». */
  subtitle: string;
  /** Under the axis: «19–25.10». */
  periods: readonly string[];
  /** One line a definition; lines are never joined. `values[i]` belongs to `periods[i]`; undefined – no figure. */
  lines: readonly { label: string; values: readonly (number | undefined)[] }[];
  /** What the values are: percent 0–100, or people. */
  unit: 'percent' | 'people';
  target?: { value: number; label: string };
};

/** A picture as data; delivery draws it (src/charts/draw-chart.ts) and uploads it as a photo. */
export type ChartSpec = TrendChart;
