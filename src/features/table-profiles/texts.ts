import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const COLUMNS: PluralForms = ['столбец', 'столбца', 'столбцов'];
const LOOKS: PluralForms = ['вид таблицы', 'вида таблиц', 'видов таблиц'];

/** «Разметка таблиц»: what the columns of the tables of a district mean. */
export const texts = {
  words: ['Разметка таблиц', 'Знакомые таблицы'],
  help: 'как бот понимает столбцы ваших таблиц; ответ можно исправить',

  none: 'Знакомых таблиц пока нет. Вид таблицы запомню, когда вы загрузите первую: следующую такую же прочту без вопросов.',
  list: (n: number) => `Бот узнаёт ${count(n, LOOKS)}. Таблицу такого вида читает без вопросов о столбцах.`,
  line: (n: number, title: string, columns: number, answered: number, when: string) =>
    `${n}. «${title}»: ${count(columns, COLUMNS)}${answered === 0 ? '' : `, ответов о них — ${answered}`}; ${when}`,
  when: (since: string, used: string) =>
    since === used ? `с ${since}` : `с ${since}, последний раз ${used}`,
  gone: 'Такой разметки нет. Вот какие есть.',

  card: (title: string) => `Таблица, как «${title}». Столбцы:`,
  moreColumns: (from: number, to: number, all: number) => `Столбцы ${from}–${to} из ${all}.`,
  column: (n: number, heading: string, words: string) => `${n}. «${heading}» — ${words}`,
  changeHint: 'Чтобы исправить, нажмите на столбец.',

  askColumn: (heading: string, words: string) =>
    `Столбец «${heading}»: сейчас — ${words}. Что в нём на самом деле?`,
  askForm: (heading: string, metric: string) => `«${heading}» — это «${metric}». Как записаны числа?`,
  changed: (heading: string, words: string) =>
    `Теперь «${heading}» — ${words}. Так прочту следующую таблицу; записанное не меняется.`,
  forgotten: (heading: string) => `Столбец «${heading}» снова понимаю по заголовку. Если он неясен, спрошу.`,

  askRemove: (title: string, columns: number) =>
    `Забыть вид таблицы «${title}», ${count(columns, COLUMNS)}? Записанные значения останутся. Следующую такую таблицу бот прочтёт как новую и спросит о неясных столбцах.`,
  removed: (title: string) => `Вид таблицы «${title}» забыт.`,

  buttons: {
    remove: 'Забыть',
    removeSure: 'Да, забыть',
    back: 'Разметка таблиц',
    toCard: 'К столбцам',
    skip: 'Не нужен, пропускать',
    byHeading: 'Как в заголовке',
    ownMetrics: 'Свои показатели',
    column: (n: number, heading: string) => `${n}. ${heading}`,
  },

  acts: {
    changed: (heading: string) => `Разметка таблиц: столбец «${heading}» понимается иначе`,
    removed: (title: string) => `Разметка таблиц: вид «${title}» забыт`,
  },
};
