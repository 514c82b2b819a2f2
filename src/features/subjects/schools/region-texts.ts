import { dayInWords } from '../../../text/dates.ts';
import { shortList } from '../../../text/list.ts';
import { change, number } from '../../../text/number.ts';
import { count, plural } from '../../../text/plural.ts';
import type { PluralForms } from '../../../text/plural.ts';
import { figureTexts, onPeriod } from '../../texts.ts';

type Days = { from: string; to: string };

const BY_DISTRICTS: PluralForms = ['району', 'районам', 'районам'];
const DISTRICTS: PluralForms = ['район', 'района', 'районов'];
const SCHOOLS: PluralForms = ['школа', 'школы', 'школ'];
const OF_SCHOOLS: PluralForms = ['школы', 'школ', 'школ'];

/** What an office of a region reads: districts, their counts and sums; no school. */
export const regionTexts = {
  head: (region: string, on: string) => `Сводка на ${dayInWords(on)} · ${region}`,
  /** «Не активны, на 05.05: 91 по 18 районам, было 95 (−4)» */
  sum: (one: {
    label: string;
    period: Days;
    value: string;
    units: number;
    before: string;
    thisYear: number;
  }) =>
    `${one.label}, ${onPeriod(one.period, one.thisYear)}: ${one.value} по ${count(one.units, BY_DISTRICTS)}${one.before}`,
  before: (value: string, difference: number | undefined, period: Days, thisYear: number) =>
    `, ${onPeriod(period, thisYear)} было ${value}${difference === undefined || difference === 0 ? '' : ` (${change(difference)})`}`,
  /** Where the table of before lists others. */
  common: (value: string, was: string, units: number) =>
    `; по ${count(units, BY_DISTRICTS)}, которые есть в обеих таблицах: ${value}, было ${was}`,
  redefined: '; раньше считали иначе, не сравниваю',
  counted: (k: number, n: number, share: number | undefined) =>
    figureTexts.counts({ numerator: k, denominator: n, share, decimals: 1 }),
  plain: (value: number) => number(value),
  sumsOurs: 'Суммы посчитал бот: в таблице их нет.',
  without: (names: readonly string[]) => `Данных нет: ${shortList(names, 5)}.`,
  row: (place: number, name: string, values: readonly string[]) => `${place}. ${name} — ${values.join(', ')}`,
  value: (title: string, value: string) => `${title} ${value}`,
  nothing: 'Таблиц по районам ещё нет. Пришлите таблицу мониторинга файлом: Excel или CSV.',
  served: (districts: number, all: number, schools: number) =>
    `${plural(districts, ['Ведёт', 'Ведут', 'Ведут'])} школы в этом боте: ${count(districts, DISTRICTS)} из\u00a0${all} (${count(schools, SCHOOLS)})`,
  schoolSum: (label: string, period: Days, value: string, units: number, thisYear: number) =>
    `По их школам: ${label}, ${onPeriod(period, thisYear)} — ${value}, данные по ${count(units, ['школе', 'школам', 'школам'])}`,
  districts: 'Районы',

  listWords: ['Районы'],
  listHelp: 'каждый район: показатели, школы, координатор',
  listHead: (all: number, withOffice: number) =>
    `${plural(all, ['Район', 'Районы', 'Районы'])}: ${all}. Координатор в боте есть у ${withOffice} из\u00a0${all}. О каком рассказать?`,
  more: (rest: number) => `Ещё ${rest}`,
  back: 'Назад',
  notRegion: 'Это экран для региона: районов под вашим управлением нет.',
  figure: (label: string, period: Days, value: string, isDoubtful: boolean, thisYear: number) =>
    `${label}, ${onPeriod(period, thisYear)} — ${value}${isDoubtful ? ', проверяется' : ''}`,
  noFigures: 'Показателей района в таблицах нет.',
  noSchools: 'Школ района в боте нет.',
  schools: (all: number, connected: number) =>
    `В боте ${count(all, SCHOOLS)}, директор подключён у ${connected} из\u00a0${all}.`,
  tooFew: 'Школ меньше шести: суммы по ним не показываю, чтобы не называть показатели одной школы.',
  ofSchools: (label: string, period: Days, value: string, units: number, thisYear: number) =>
    `${label}, ${onPeriod(period, thisYear)} — ${value}, по ${count(units, ['школе', 'школам', 'школам'])}`,
  zeros: (n: number) => (n === 0 ? '; нулевых нет' : `; ноль у ${count(n, OF_SCHOOLS)}`),
  fulfilled: (n: number, units: number) => `${n} из\u00a0${units}`,
  coordinator: (isThere: boolean) =>
    isThere ? 'Координатор района подключён.' : 'Координатор района ещё не подключён.',
  invite: 'Код координатору района',
  issued: (district: string, until: string) =>
    `Код для координатора: ${district}. Сработает один раз, до ${dayInWords(until, { year: true })}. Перешлите следующее сообщение:`,
  invitation: (one: { operator: string; district: string; code: string; link: string; until: string }) =>
    `${one.operator.charAt(0).toUpperCase()}${one.operator.slice(1)} приглашает вас в бот мониторинга «Сферум» и «Моя школа».\n` +
    `${one.district}, координатор района.\n` +
    `Откройте ${one.link} и нажмите «Начать».\n` +
    `Если бот попросит код, пришлите ему: ${one.code}\n` +
    `Код действует до ${dayInWords(one.until, { year: true })} и только один раз, другим его не передавайте.`,
  journalInvited: (district: string) => `Выдан код координатору района: ${district}`,
  all: 'Все районы',
};
