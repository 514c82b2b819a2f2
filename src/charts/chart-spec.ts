/** A line of a trend. `values[i]` belongs to `periods[i]`; null – no figure, which is a gap and never 0. */
type ChartLine = {
  /** The definition in words, for the legend: «Пишут 10+ сообщений». */
  label: string;
  values: readonly (number | null)[];
  /** Of these values nothing follows (they are doubted): hollow marks that no line joins. By the value's place. */
  aside?: readonly boolean[];
};

/**
 * A metric of one organisation over time. Every list runs oldest first and has one entry a period, so a gap in the data
 * is a gap in the picture. Null, not undefined, stands for a gap: the spec waits in the outbox as JSON.
 */
export type TrendChart = {
  kind: 'trend';
  /** «Пишут 10+ сообщений» */
  title: string;
  /** Whose it is, and of when: «МКОУ «Дегвинская СОШ» · 12 недель». */
  subtitle: string;
  /** Under the axis: «19–25.10». */
  periods: readonly string[];
  /** One line a definition and origin; lines are never joined. */
  lines: readonly ChartLine[];
  /** What the hollow marks are: «проверяется». */
  asideLabel?: string;
  /** Before which periods (by place) another definition begins. */
  breaks?: readonly number[];
  /** What the values are: percent 0–100, or people. */
  unit: 'percent' | 'people';
  /** Of the values written beside the points; absent – as many as the value has, at most two. */
  decimals?: number;
  /** `from`: the place of the first period it is a target of; absent – of all. */
  target?: { value: number; label: string; from?: number };
};

/**
 * One value of many, as bars one under another in the order given: schools of a week, or weeks of a district. Null – no
 * figure, which has no bar and never a bar of 0.
 */
export type BarsChart = {
  kind: 'bars';
  /** «Пишут 10+ сообщений» */
  title: string;
  /** «Сергокалинский район · 19–25.10» */
  subtitle: string;
  /** `aside`: the value is doubted, so its bar is hollow. At most MOST_BARS are drawn. */
  bars: readonly { label: string; value: number | null; aside?: boolean }[];
  /** What hollow bars are: «проверяется». */
  asideLabel?: string;
  unit: 'percent' | 'people';
  /** Of the values written behind the bars; absent – as many as the value has, at most two. */
  decimals?: number;
};

/** More rows are not read on a phone; what is left out has to be said in the message. */
export const MOST_BARS = 40;

/** A picture as data; delivery draws it (src/charts/draw-chart.ts) and uploads it as a photo. */
export type ChartSpec = TrendChart | BarsChart;
