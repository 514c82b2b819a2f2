import type { TrendChart } from '../../src/charts/chart-spec.ts';
import { addDays, day } from '../../src/domain/calendar-day.ts';
import { weekOf } from '../../src/domain/period.ts';
import { periodInWords } from '../../src/text/dates.ts';

/** The names of `count` weeks that end with 25.10.2024. */
export function weekNames(count: number, last = '2024-10-25'): string[] {
  return Array.from({ length: count }, (_, index) =>
    periodInWords(weekOf(addDays(day(last), -7 * (count - 1 - index)))),
  );
}

function trend(values: readonly (number | null)[], more: Partial<TrendChart> = {}): TrendChart {
  return {
    kind: 'trend',
    title: 'Пишут 10+ сообщений, доля учителей',
    subtitle: `МКОУ «Дегвинская СОШ» · ${values.length} недель, по 25.10.2024`,
    periods: weekNames(values.length),
    lines: [{ label: 'Пишут 10+ сообщений', values }],
    unit: 'percent',
    decimals: 1,
    ...more,
  };
}

const twelve = [12.9, 16.1, 16.1, 22.6, 19.4, 22.6, 29, 25.8, 32.3, 35.5, 29, 32.3];
const before = [45.2, 41.9, 48.4, 51.6, 51.6, null, null, null, null, null, null, null];
const after = [null, null, null, null, null, 12.9, 16.1, 16.1, 22.6, null, 25.8, 29];

/** The pictures a person has looked at; their SVG is compared. */
export const SPECS = {
  'twelve-weeks': trend(twelve),
  'four-weeks': trend([19.4, 25.8, 22.6, 29], {
    subtitle: 'МКОУ «Дегвинская СОШ» · 4 недели, по 25.10.2024',
  }),
  gaps: trend([12.9, null, 16.1, 22.6, null, null, null, 25.8, 32.3, 35.5, null, 32.3], {
    lines: [
      {
        label: 'Пишут 10+ сообщений',
        values: [12.9, null, 16.1, 22.6, null, null, null, 25.8, 32.3, 88.2, null, 32.3],
        aside: Array.from({ length: 12 }, (_, at) => at === 9),
      },
    ],
    asideLabel: 'проверяется',
  }),
  'two-definitions': trend(before, {
    title: 'Пишут сообщения, доля учителей',
    subtitle: 'МКОУ «Дегвинская СОШ» · 12 недель, по 16.06.2023',
    periods: weekNames(12, '2023-06-16'),
    lines: [
      { label: 'Пишут больше 3 сообщений', values: before },
      { label: 'Пишут 10+ сообщений', values: after },
    ],
    breaks: [5],
  }),
  'target-of-the-new-definition': trend(before, {
    title: 'Пишут сообщения, доля учителей',
    subtitle: 'МКОУ «Дегвинская СОШ» · 12 недель, по 16.06.2023',
    periods: weekNames(12, '2023-06-16'),
    lines: [
      { label: 'Пишут больше 3 сообщений', values: before },
      { label: 'Пишут 10+ сообщений', values: after },
    ],
    breaks: [5],
    target: { value: 60, label: 'цель 60\u00a0%', from: 5 },
  }),
  target: trend([], {
    title: 'Сотрудники, доля зарегистрированных',
    subtitle: 'МКОУ «Сергокалинская СОШ №2» · по данным школы, на 31.10.2024',
    periods: ['14.10', '18.10', '22.10', '24.10', '29.10', '31.10'],
    lines: [{ label: 'Сотрудники', values: [31.11, 44.44, 71.11, 84.44, 88.89, 100] }],
    target: { value: 100, label: 'цель 100\u00a0%' },
  }),
  'fifty-two-weeks': trend(
    Array.from({ length: 52 }, (_, at) =>
      [10, 11, 12, 13, 29, 30].includes(at)
        ? null
        : Math.round((14 + at * 0.4 + 6 * Math.sin(at * 1.7)) * 10) / 10,
    ),
    { subtitle: 'МКОУ «Урахинская СОШ им А.А. Тахо Годи» · 52 недели, по 25.10.2024' },
  ),
  'one-point': trend([43.36], { decimals: 2, subtitle: 'МКОУ «Сергокалинская СОШ №2» · 19–25.10.2024' }),
  'all-zeros': trend(Array.from({ length: 12 }, () => 0)),
  'hundred-percent': trend([90.3, 93.5, 96.8, 100, 100, 100, 100, 96.8, 100, 100, 100, 100]),
  hostile: trend(twelve, {
    title: `</text><script>alert("1")</script>&amp;\u0000\u0007\u202e\ud800 ${'очень длинное название '.repeat(40)}`,
    subtitle: `${'Ы'.repeat(3000)}\n<![CDATA[ ]]>`,
    periods: weekNames(12).map((name) => `<b>${name}</b>\u0001`),
    target: { value: 30, label: `"цель" ${'&'.repeat(500)}` },
  }),
} satisfies Record<string, TrendChart>;
