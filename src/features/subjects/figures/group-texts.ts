import type { ResultGroup } from '../../../domain/results.ts';
import { upperFirst } from '../../../text/first-letter.ts';
import { shortList } from '../../../text/list.ts';
import { change, number, percent } from '../../../text/number.ts';
import { count, plural } from '../../../text/plural.ts';
import type { PluralForms } from '../../../text/plural.ts';
import { AUDIENCES } from '../../texts.ts';
import type { Audience } from '../../texts.ts';

type GroupWords = {
  heading: string;
  /** «у 3 школ», «по 3 школам» */
  of: PluralForms;
  by: PluralForms;
  /** «на 3 школы» */
  accusative: PluralForms;
  none: string;
  becameActive: readonly [one: string, several: string];
};

const ORGANISATIONS: GroupWords = {
  heading: 'Другие организации',
  of: ['организации', 'организаций', 'организаций'],
  by: ['организации', 'организациям', 'организациям'],
  accusative: ['организацию', 'организации', 'организаций'],
  none: 'ни у одной организации',
  becameActive: ['Стала активной', 'Стали активными'],
};

export const GROUPS: Record<ResultGroup, GroupWords> = {
  schools: {
    heading: 'Школы',
    of: ['школы', 'школ', 'школ'],
    by: ['школе', 'школам', 'школам'],
    accusative: ['школу', 'школы', 'школ'],
    none: 'ни у одной школы',
    becameActive: ['Стала активной', 'Стали активными'],
  },
  kindergartens: {
    heading: 'Детские сады',
    of: ['детского сада', 'детских садов', 'детских садов'],
    by: ['детскому саду', 'детским садам', 'детским садам'],
    accusative: ['детский сад', 'детских сада', 'детских садов'],
    none: 'ни у одного детского сада',
    becameActive: ['Стал активным', 'Стали активными'],
  },
  colleges: {
    heading: 'Колледжи',
    of: ['колледжа', 'колледжей', 'колледжей'],
    by: ['колледжу', 'колледжам', 'колледжам'],
    accusative: ['колледж', 'колледжа', 'колледжей'],
    none: 'ни у одного колледжа',
    becameActive: ['Стал активным', 'Стали активными'],
  },
  others: ORGANISATIONS,
  municipalities: {
    heading: 'Муниципалитеты',
    of: ['муниципалитета', 'муниципалитетов', 'муниципалитетов'],
    by: ['муниципалитету', 'муниципалитетам', 'муниципалитетам'],
    accusative: ['муниципалитет', 'муниципалитета', 'муниципалитетов'],
    none: 'ни у одного муниципалитета',
    becameActive: ['Стал активным', 'Стали активными'],
  },
  district: { ...ORGANISATIONS, heading: 'В целом' },
};

/** «ноль по сообщениям»: by the metric's code. */
const BY_METRIC: Readonly<Record<string, string>> = { messages: 'по сообщениям', calls: 'по звонкам' };

/** What the schools, the kindergartens, … of a district come to in a week: how a sum and a growth are said. */
export const groupTexts = {
  group: (group: ResultGroup) => GROUPS[group].heading,
  line: (title: string, value: string) => `${title}: ${value}`,
  noFigures: 'чисел в таблице нет',
  checked: 'цифры проверяются, назову их после проверки',
  /** The channel never shows one school's figures. */
  ofFewOnly: (group: ResultGroup, units: number) => `данные есть только у ${count(units, GROUPS[group].of)}`,
  counts: ({
    numerator,
    denominator,
    audience,
  }: {
    numerator: number;
    denominator: number;
    audience: Audience | undefined;
  }) => {
    const people = audience === undefined ? number(numerator) : count(numerator, AUDIENCES[audience]);
    const share =
      numerator === 0 || denominator === 0
        ? ''
        : ` (${percent((100 * numerator) / denominator, { decimals: 1 })})`;
    return `${people} из\u00a0${number(denominator)}${share}`;
  },
  number: (value: number) => number(value),
  percent: (value: number) => percent(value, { decimals: 1 }),
  stated: (value: number, isShare: boolean) => (isShare ? percent(value) : number(value)),
  fulfilled: (group: ResultGroup, fulfilled: number, units: number) =>
    `у ${count(fulfilled, GROUPS[group].of)} из ${number(units)}`,
  was: (value: string, before: string) => `${value}, было ${before}`,
  wasOfCommon: (value: string, group: ResultGroup, units: number, now: string, before: string) =>
    `${value}. По ${count(units, GROUPS[group].by)} с данными за обе недели: ${now}, было ${before}`,
  otherUnits: (value: string, group: ResultGroup) =>
    `${value}. С прошлой неделей не сравниваю: данные есть не у тех же ${plural(5, GROUPS[group].of)}`,
  redefined: (value: string) => `${value}. С прошлой неделей не сравниваем: изменилось определение`,
  percentOnly: (value: string, group: ResultGroup, units: number) =>
    `${value}; ещё у ${count(units, GROUPS[group].of)} известны только проценты`,
  /** Said wherever percents are averaged without counts. */
  mean: (value: string, group: ResultGroup, { averaged, units }: { averaged: number; units: number }) =>
    `${value} (среднее по ${GROUPS[group].by[2]}, без учёта численности${
      averaged < units ? `; есть данные ${count(averaged, GROUPS[group].of)} из ${number(units)}` : ''
    })`,
  /** `audience` stands behind the first number only; `named`: so many by name, the rest counted; `of`: compared. */
  growth: (
    group: ResultGroup,
    metric: { code: string; title: string; audience: Audience },
    schools: readonly { name: string; by: number }[],
    { of, named, isFirst }: { of: number; named: number; isFirst: boolean },
  ) => {
    const by = byMetric(metric.code, metric.title);
    if (named === 0) return `Рост ${by} — у ${count(schools.length, GROUPS[group].of)} из ${number(of)}`;
    const words = schools.map(({ name, by: more }, index) => {
      const people = index === 0 ? ` ${plural(more, AUDIENCES[metric.audience])}` : '';
      return `${name} ${change(more)}${people}`;
    });
    const heading = schools.length === 1 ? `Рост ${by}` : `Выросли больше всех ${by}`;
    return `${isFirst ? heading : upperFirst(by)}: ${shortList(words, named)}`;
  },
  // A change after somebody has seen it.
  countsAlone: (numerator: number, denominator: number) =>
    `${number(numerator)} из\u00a0${number(denominator)}`,
};

/** «по сообщениям», «по показателю «…»» */
export function byMetric(code: string, title: string): string {
  return BY_METRIC[code] ?? `по показателю «${title}»`;
}
