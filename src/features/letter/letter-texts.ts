import { dayInWords, periodInWords } from '../../text/dates.ts';
import { lowerFirst, upperFirst } from '../../text/first-letter.ts';
import { number, percent } from '../../text/number.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { NUMBER_MARKS } from '../lexicon.ts';
import { ORIGINS, figureTexts } from '../texts.ts';

type Days = { from: string; to: string };
type Duty = {
  kind: 'dated' | 'soon' | 'standing' | 'weekly';
  title: string;
  basis: string | undefined;
  dueOn: string | undefined;
  weekday: number | undefined;
};

const SCHOOLS: PluralForms = ['школа', 'школы', 'школ'];
const BY_SCHOOLS: PluralForms = ['школе', 'школам', 'школам'];
const OF_SCHOOLS: PluralForms = ['школы', 'школ', 'школ'];
/** After «не позже», Monday first. */
const WEEKDAYS = ['понедельника', 'вторника', 'среды', 'четверга', 'пятницы', 'субботы', 'воскресенья'];

/** The words on paper. */
export const letterTexts = {
  addressee: 'Руководителям\nобразовательных организаций',
  blankPost: '____________________',
  blankName: '____________________',
  numberAndDate: (given: string | undefined, on: string | undefined) =>
    `№\u00a0${given ?? '________'} от\u00a0${on === undefined ? '__________' : fullDay(on)}`,
  /** Where the letter is named; nothing where its number and date are left to a pen. */
  reference: (given: string | undefined, on: string | undefined) => {
    const parts = [
      ...(given === undefined ? [] : [`№\u00a0${given}`]),
      ...(on === undefined ? [] : [`от\u00a0${fullDay(on)}`]),
    ];
    return parts.length === 0 ? undefined : parts.join(' ');
  },
  subjects: {
    sferum: 'О работе школ в Сферуме',
    mySchool: 'О работе школ в «Моей школе»',
    both: 'О работе школ в Сферуме и «Моей школе»',
  },
  opening: 'Сообщаем, что показал мониторинг по школам района.',
  basis: (basis: readonly string[]) => `Основание: ${unbroken(basis.join('; '))}.`,
  /** «Ученики в Сферуме за 12 месяцев, на 22.10.2024: значения есть по 12 школам.» */
  part: (part: {
    label: string;
    definition: string;
    period: Days;
    origin: keyof typeof ORIGINS;
    known: number;
  }) =>
    `${part.label}, ${onDays(part.period)}${ORIGINS[part.origin]}: значения есть по ${count(part.known, BY_SCHOOLS)}. Что считается: ${lowerFirst(part.definition)}.`,
  below: (one: { threshold: number; n: number; known: number; lowest: string; highest: string }) => {
    const limit = percent(one.threshold);
    if (one.n === 0) return `Ниже ${limit} нет ни одной школы.`;
    const range = one.n === 1 ? one.lowest : `от ${one.lowest} до ${one.highest}`;
    return `Ниже ${limit} — ${count(one.n, SCHOOLS)} из\u00a0${number(one.known)}: ${range}.`;
  },
  withoutStatus: (n: number, known: number) =>
    n === 0 ? 'Он есть у всех этих школ.' : `Его нет у ${count(n, OF_SCHOOLS)} из\u00a0${number(known)}.`,
  whole: (known: number, value: string) => `Вместе по ${count(known, BY_SCHOOLS)} — ${value}.`,
  noWhole: 'Общего значения по району нет: известны только проценты школ, без численности.',
  doubtful: (n: number) =>
    `Ещё у ${count(n, OF_SCHOOLS)} значение уточняется, в список ${plural(n, ['она не вошла', 'они не вошли', 'они не вошли'])}.`,
  missing: (names: readonly string[]) => `Данных нет, и это не ноль: ${names.join(', ')}.`,
  notListed: (names: readonly string[]) => `В таблице мониторинга не названы: ${names.join(', ')}.`,
  listInAppendix: 'Школы и их показатели — в приложении.',
  dutiesHead: 'Что сделать и к какому сроку:',
  duty: (place: number, { title, basis, ...when }: Duty, schools: readonly string[]) => {
    const from = basis === undefined ? '' : ` (${unbroken(basis)})`;
    const whom = schools.length === 0 ? '' : ` Для школ: ${schools.join(', ')}.`;
    return `${place}. ${upperFirst(unbroken(title))}${from} — ${whenInWords(when)}.${whom}`;
  },
  /** «Отчёт о чатах классов — до 02.11.2024», on the screen where duties are chosen. */
  dutyInBrief: ({ title, ...when }: Omit<Duty, 'basis'>) => `${unbroken(title)} — ${whenInWords(when)}`,
  mailbox: (mailbox: string, mark: string) =>
    `Ответы направляйте на почту ${mailbox}${mark === '' ? '' : ` с пометкой «${mark}»`}.`,
  attached: 'Приложение: школы и их показатели, в 1 экз.',
  executor: (words: string) => `Исп.: ${words}`,

  appendixTo: (given: string | undefined, on: string | undefined) =>
    `Приложение\nк письму ${letterTexts.numberAndDate(given, on)}`,
  appendixTitle: 'Школы и их показатели',
  place: '№',
  columns: ['Школа', 'Показатель', 'Значение', 'Дата или период'] as const,
  onDate: ({ from, to }: Days) => (from === to ? fullDay(to) : periodInWords({ from, to }, { year: true })),
  status: (code: string, isFulfilled: boolean) => figureTexts.status(code, isFulfilled),
  percent: (value: number, decimals: number) => percent(value, { decimals }),
  counts: (k: number, n: number, share: number | undefined) =>
    figureTexts.counts({ numerator: k, denominator: n, share, decimals: 2 }),

  fileName: (on: string, extension: 'docx' | 'xlsx') => `Письмо ${fullDay(on)}.${extension}`,
  sheets: { list: 'Приложение', absent: 'Нет данных' },
  sheetColumns: ['№', 'Школа', 'Показатель', 'Значение', 'Кол-во', 'Из скольких', 'Период с', 'Период по'],
  absentColumns: ['Школа', 'Показатель', 'Почему'],
  whyMissing: 'значения нет',
  whyNotListed: 'школы нет в таблице',

  /** «Ученики в Сферуме за 12 месяцев, на 22.10 — 43,36 %» */
  ownLine: (label: string, period: Days, value: string, thisYear: number) =>
    `${label}, ${onDays(period, { thisYear })} — ${value}`,
};

function whenInWords({ kind, dueOn, weekday }: Pick<Duty, 'kind' | 'dueOn' | 'weekday'>): string {
  switch (kind) {
    case 'dated':
      return dueOn === undefined ? '' : `до ${fullDay(dueOn)}`;
    case 'soon':
      return 'в кратчайшие сроки';
    case 'standing':
      return 'постоянно';
    case 'weekly':
      return `каждую неделю, не позже ${WEEKDAYS[(weekday ?? 1) - 1] ?? ''}`;
  }
}

function onDays(period: Days, style: { year?: boolean; thisYear?: number } = { year: true }): string {
  return `${period.from === period.to ? 'на' : 'за'} ${periodInWords(period, style)}`;
}

function fullDay(on: string): string {
  return dayInWords(on, { year: true });
}

/** People type «№ 380, п. 1.2» with spaces that would break at the end of a line. */
function unbroken(words: string): string {
  return words.replace(NUMBER_MARKS, '$1\u00a0');
}
