import type { ResultGroup } from '../../domain/results.ts';
import { periodInWords } from '../../text/dates.ts';
import { upperFirst } from '../../text/first-letter.ts';
import { shortList } from '../../text/list.ts';
import { change, number, percent } from '../../text/number.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { AUDIENCES, onPeriod } from '../texts.ts';
import type { Audience } from '../texts.ts';

type Days = { from: string; to: string };

/** Names in one list of the channel. */
const MOST_NAMED = 10;

type GroupWords = {
  heading: string;
  /** «у 3 школ», «по 3 школам» */
  of: PluralForms;
  by: PluralForms;
  none: string;
  becameActive: readonly [one: string, several: string];
};

const ORGANISATIONS: GroupWords = {
  heading: 'Другие организации',
  of: ['организации', 'организаций', 'организаций'],
  by: ['организации', 'организациям', 'организациям'],
  none: 'ни у одной организации',
  becameActive: ['Стала активной', 'Стали активными'],
};

const GROUPS: Record<ResultGroup, GroupWords> = {
  schools: {
    heading: 'Школы',
    of: ['школы', 'школ', 'школ'],
    by: ['школе', 'школам', 'школам'],
    none: 'ни у одной школы',
    becameActive: ['Стала активной', 'Стали активными'],
  },
  kindergartens: {
    heading: 'Детские сады',
    of: ['детского сада', 'детских садов', 'детских садов'],
    by: ['детскому саду', 'детским садам', 'детским садам'],
    none: 'ни у одного детского сада',
    becameActive: ['Стал активным', 'Стали активными'],
  },
  colleges: {
    heading: 'Колледжи',
    of: ['колледжа', 'колледжей', 'колледжей'],
    by: ['колледжу', 'колледжам', 'колледжам'],
    none: 'ни у одного колледжа',
    becameActive: ['Стал активным', 'Стали активными'],
  },
  others: ORGANISATIONS,
  municipalities: {
    heading: 'Муниципалитеты',
    of: ['муниципалитета', 'муниципалитетов', 'муниципалитетов'],
    by: ['муниципалитету', 'муниципалитетам', 'муниципалитетам'],
    none: 'ни у одного муниципалитета',
    becameActive: ['Стал активным', 'Стали активными'],
  },
  district: { ...ORGANISATIONS, heading: 'В целом' },
};

/** «ноль по сообщениям»: by the metric's code. */
const BY_METRIC: Readonly<Record<string, string>> = { messages: 'по сообщениям', calls: 'по звонкам' };

/** «Статус «Активна», на 25.10 — у 20 школ из 24» */
const STATUS_TITLES: Readonly<Record<string, string>> = {
  status: 'Статус «Активна»',
  registered: 'Регистрация',
};

export const texts = {
  title: 'Итоги недели',
  lateTitle: 'Итоги недели после загрузки таблицы',
  heading: (period: Days, district: string) => `Итоги недели ${periodInWords(period)} · ${district}`,
  headingWithoutTable: (district: string) => `Итоги недели · ${district}`,
  noTable: (period: Days, last: Days | undefined, thisYear: number) =>
    `Таблица за ${periodInWords(period)} ещё не пришла${last === undefined ? '' : `, последняя — за ${periodInWords(last, { thisYear })}`}.`,
  willFollow: 'Пришлю итоги сюда, когда её загрузят.',
  willFollowCoordinator:
    'Пришлите файл таблицы в этот диалог, и итоги придут сразу (после 20:00 — утром, в 09:00).',
  ownInPrivate: (withKindergartens: boolean) =>
    `О своей школе${withKindergartens ? ' или детском саде' : ''} — в личных сообщениях бота.`,
  noChannel:
    'Беседы района пока нет, поэтому итоги пришли вам. Добавьте бота в беседу и нажмите там «Сделать беседой района».',
  channelGone:
    'Бота нет в беседе района, поэтому итоги пришли вам. Верните его в беседу или сделайте каналом другую: «Сделать беседой района».',

  group: (group: ResultGroup) => GROUPS[group].heading,
  coverage: (group: ResultGroup, covered: number, units: number) =>
    `Данные есть по ${count(covered, GROUPS[group].by)} из ${number(units)}.`,
  doubtful: (group: ResultGroup, units: number) =>
    `Проверяются значения ${count(units, GROUPS[group].of)}: в суммы они вошли, по именам не названы.`,

  /** Schools that asked to check a figure; named only where the coordinator lets schools be named. */
  disputed: (group: ResultGroup, names: readonly string[], areNamed: boolean) =>
    areNamed
      ? `Значения проверяются по просьбе ${plural(names.length, GROUPS[group].of)}: ${shortList(names, MOST_NAMED)}.`
      : `По просьбе ${count(names.length, GROUPS[group].of)} значения проверяются.`,

  line: (title: string, value: string) => `${title}: ${value}`,
  noFigures: 'чисел в таблице нет',
  /** The channel never shows one school's figures. */
  ofOneOnly: (group: ResultGroup) => `данные есть только у ${count(1, GROUPS[group].of)}`,
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

  zero: (
    group: ResultGroup,
    metrics: readonly { code: string; title: string; zero: number; of: number }[],
  ) => {
    if (metrics.every(({ zero }) => zero === 0)) return `Ноля нет ${GROUPS[group].none}`;
    const bases = new Set(metrics.map(({ of }) => of));
    const parts = metrics
      .filter(({ zero }) => zero > 0)
      .map(({ code, title, zero, of }, index) => {
        const whose = index === 0 ? count(zero, GROUPS[group].of) : number(zero);
        const base = index === 0 || bases.size > 1 ? ` из ${number(of)}` : '';
        return `${byMetric(code, title)} — у ${whose}${base}`;
      });
    return `Ноль ${parts.join(', ')}`;
  },
  zeroNamed: (
    group: ResultGroup,
    metric: { code: string; title: string; zero: number; of: number },
    names: readonly string[],
  ) =>
    `Ноль ${byMetric(metric.code, metric.title)} — у ${count(metric.zero, GROUPS[group].of)} из ${number(metric.of)}${
      names.length === 0 ? '' : `: ${shortList(names, MOST_NAMED)}`
    }`,
  /** `audience` stands behind the first number only. */
  growth: (
    metric: { code: string; title: string; audience: Audience },
    schools: readonly { name: string; by: number }[],
    isFirst: boolean,
  ) => {
    const named = schools.map(({ name, by }, index) => {
      const people = index === 0 ? ` ${plural(by, AUDIENCES[metric.audience])}` : '';
      return `${name} ${change(by)}${people}`;
    });
    const by = byMetric(metric.code, metric.title);
    const heading = schools.length === 1 ? `Рост ${by}` : `Выросли больше всех ${by}`;
    return `${isFirst ? heading : upperFirst(by)}: ${shortList(named, MOST_NAMED)}`;
  },
  newlyActive: (group: ResultGroup, names: readonly string[]) => {
    const [one, several] = GROUPS[group].becameActive;
    return `${names.length === 1 ? one : several}: ${shortList(names, MOST_NAMED)}`;
  },
  updated: 'Обновлено:',
  monthly: 'Новая таблица за месяц:',
  dated: (metric: { code: string; title: string }, period: Days, value: string, thisYear: number) =>
    `${STATUS_TITLES[metric.code] ?? metric.title}, ${onPeriod(period, thisYear)} — ${value}`,

  // To a director, in private.
  own: (period: Days, school: string) => `Итоги недели ${periodInWords(period)} · ${school}`,
  weekBefore: (value: string, before: string) => `${value}, неделей раньше ${before}`,
  checked: (value: string) => `${value}, проверяется`,
  /** `conditions`: «администратор вошёл, …» */
  firstStepStatus: (conditions: string) =>
    `Начните со статуса: сейчас он «Не активна». Нужно, чтобы ${conditions}.`,
  firstStepProfile:
    'Сначала проверьте, в каком профиле работают учителя: засчитывается учебный, обычный — нет.',
};

/** «по сообщениям», «по показателю «…»» */
function byMetric(code: string, title: string): string {
  return BY_METRIC[code] ?? `по показателю «${title}»`;
}
