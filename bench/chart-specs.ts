import type { TrendChart } from '../src/charts/chart-spec.ts';

function weeks(count: number): TrendChart {
  const values = Array.from({ length: count }, (_, at) => (at % 11 === 7 ? null : (at * 37) % 91));
  return {
    kind: 'trend',
    title: 'Пишут 10+ сообщений, % учителей',
    subtitle: 'МКОУ «Образцовская СОШ №1»',
    periods: values.map((_, at) => `${10 + (at % 20)}–${11 + (at % 20)}.10`),
    lines: [{ label: 'Пишут 10+ сообщений', values }],
    unit: 'percent',
    target: { value: 80, label: 'цель 80 %' },
  };
}

/** What directors ask for, in turn. */
export const CHART_SPECS: readonly TrendChart[] = [weeks(12), weeks(52), weeks(4)];
