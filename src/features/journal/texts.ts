import { periodInWords } from '../../text/dates.ts';
import { NUMBER_MARKS } from '../lexicon.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const ENTRIES: PluralForms = ['запись', 'записи', 'записей'];

const OF = {
  own: 'только ваше',
  others: 'только сделанное другими',
  bot: 'только сделанное ботом и из командной строки',
};

/** «Журнал»: who did what, and what it was before. */
export const texts = {
  words: ['Журнал', 'Кто что сделал'],
  help: 'кто что сделал: сроки, рассылки, загрузки, настройки',
  head: (all: number, shown: { from: number; to: number }, of: 'own' | 'others' | 'bot' | undefined) => {
    const whole = shown.from === 1 && shown.to === all;
    const whose = of === undefined ? '' : `, ${OF[of]}`;
    return `Журнал${whose}: ${count(all, ENTRIES)}, новые сверху.${whole ? '' : ` Здесь ${shown.from}–${shown.to}.`}`;
  },
  empty:
    'В журнале пока пусто. Сюда попадает всё, что сделано от имени района: сроки, рассылки, загрузки, настройки.',
  emptyOf: 'Таких записей нет.',
  entry: (moment: string, author: string, act: string) => `${moment}, ${author}: ${act}`,
  /** Under its entry. */
  change: (before: string | undefined, after: string | undefined) => {
    if (before !== undefined && after !== undefined) return `было: ${before}; стало: ${after}`;
    if (before !== undefined) return `было: ${before}`;
    return after === undefined ? undefined : `стало: ${after}`;
  },
  /** Numbers of orders and «2 из 15» are not torn at the end of a line. */
  unbroken: (words: string) =>
    words.replace(NUMBER_MARKS, '$1\u00a0').replace(/(?<=\d[^.;,]{0,12}) из (?=\d)/g, ' из\u00a0'),
  mention: (externalId: number, author: string) => `[id${externalId}|${author}]`,
  all: 'Все записи',
  own: 'Мои',
  others: 'Других',
  bot: 'Бота',
  older: 'Раньше',
  newer: 'Позже',
  file: 'Файлом',
  askPeriod: 'За какие дни выгрузить журнал? Выберите или напишите даты, например 01.10–31.10.',
  lastDays: (days: number) => `За ${days} дней`,
  schoolYear: 'С 1 сентября',
  badPeriod: 'Не понял дни. Напишите две даты: 01.10–31.10.',
  nothingIn: (period: { from: string; to: string }) =>
    `За ${periodInWords(period, { year: true })} записей нет.`,
  exported: (n: number, period: { from: string; to: string }) =>
    `В файле ${count(n, ENTRIES)} за ${periodInWords(period, { year: true })}.`,
  fileName: (period: { from: string; to: string }) => `Журнал ${periodInWords(period, { year: true })}.xlsx`,
  sheet: {
    name: 'Журнал',
    columns: [
      { title: 'Когда', width: 18 },
      { title: 'Кто', width: 26 },
      { title: 'Страница', width: 20 },
      { title: 'Что сделано', width: 60 },
      { title: 'Было', width: 40 },
      { title: 'Стало', width: 40 },
    ],
  },
};
