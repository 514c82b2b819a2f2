import type { Metric } from '../../../domain/metric.ts';
import type { ColumnDoubt, MetricMeasure } from '../../../domain/table.ts';
import { quoted } from '../../../text/quotes.ts';

const OF_WHOM: Record<Metric['audience'], string> = {
  teachers: 'учителей',
  pupils: 'учеников',
  employees: 'сотрудников',
  organisations: 'организаций',
};

/** What the columns of a table mean: in the conversation and at the terminal. */
export const columnTexts = {
  /** «Пишут 10+ сообщений, % учителей» */
  metric: (name: string, audience: Metric['audience'], measure: MetricMeasure) => {
    switch (measure) {
      case 'percent':
        return audience === 'organisations' ? `${name}, %` : `${name}, % ${OF_WHOM[audience]}`;
      case 'fraction':
        return `${name}, доли от единицы: 0,5 — это 50\u00a0%`;
      case 'count':
        return audience === 'organisations' ? `${name}, число` : `${name}, число ${OF_WHOM[audience]}`;
      case 'status':
        return name;
    }
  },
  /** On a button. */
  metricShort: (name: string, measure: MetricMeasure) =>
    `${name}${{ percent: ', %', fraction: ', 0,5 = 50\u00a0%', count: ', число', status: '' }[measure]}`,
  /** Numbers under one that are percents as they stand. */
  asWritten: (name: string) => `${name}, 0,5 = 0,5\u00a0%`,
  fromBase: (words: string, base: string) => `${words}, всего — в столбце «${base}»`,
  fromBaseShort: (base: string) => `Из столбца «${base}»`,
  countOf: (base: string) => `Число, из «${base}»`,
  base: { teachers: 'Всего учителей', pupils: 'Всего учеников' },
  ownBase: (name: string) => `Всего для показателя ${quoted(name)}`,
  skip: 'не нужен, пропускать',
  name: 'названия школ',
  municipality: 'муниципалитет',
  goneMetric: 'показатель, которого в боте больше нет',
  retiredMetric: (words: string) => `${words} (показатель убран, в следующей таблице спрошу)`,
  byHeading: 'понятно по заголовку',

  /** What is asked of a column, the answer's kind named first. */
  asked: (doubt: ColumnDoubt, heading: string) => {
    switch (doubt) {
      case 'unknown':
        return `Что в столбце «${heading}»? Такого заголовка бот не знает.`;
      case 'messages':
        return `Что в столбце «${heading}»? Похоже, здесь посчитаны сами сообщения или звонки, а не люди.`;
      case 'negation':
        return `Что в столбце «${heading}»? В заголовке есть отрицание: число может значить обратное.`;
      case 'definition':
        return `По какому правилу посчитан столбец «${heading}»?`;
      case 'count-or-percent':
        return `Люди или проценты в столбце «${heading}»?`;
      case 'scale':
        return `Как понимать числа меньше единицы в столбце «${heading}»: 0,5 — это 50\u00a0% или 0,5\u00a0%?`;
      case 'no-base':
        return `Из какого числа считать долю для столбца «${heading}»? В нём количество, а «всего» не нашлось.`;
      case 'twice':
        return `Верен ли столбец «${heading}»? Этот показатель стоит в таблице дважды, значения разные. Лишний столбец пропустите.`;
    }
  },
  /** Of a row of a table «показатель – значение». */
  askedOfRow: (heading: string) => `Что в строке «${heading}»? Сказано больше, чем в известном показателе.`,
  samples: (cell: string, samples: readonly string[]) =>
    samples.length === 0 ? `Ячейка ${cell}.` : `Ячейка ${cell}, значения: ${samples.join('; ')}.`,
  /** «Больше всего похоже на «Пишут, %» (уверенность 60 %), «Звонят, %» (20 %).» */
  candidates: (list: readonly { words: string; percent: number }[]) =>
    `Больше всего похоже на ${list
      .map(
        ({ words, percent }, index) =>
          `${quoted(words)} (${index === 0 ? 'уверенность ' : ''}${percent}\u00a0%)`,
      )
      .join(', ')}.`,
  cell: (sheet: string, cell: string) => `${cell} листа «${sheet}»`,

  readAs: (heading: string, words: string) => `— «${heading}»: ${words}`,
  act: (title: string, answers: number) => `Разметка таблиц: столбцы «${title}» названы (${answers})`,
};
