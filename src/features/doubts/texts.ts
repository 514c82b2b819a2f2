import { shortList } from '../../text/list.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { quoted } from '../../text/quotes.ts';
import { officeTexts } from '../office-texts.ts';

const SHOWN: PluralForms = ['показано', 'показаны', 'показаны'];
const RIGHT: PluralForms = ['верно', 'верны', 'верны'];
const MORE: PluralForms = ['значение', 'значения', 'значений'];

/** «Проверить данные». */
export const texts = {
  words: ['данные под вопросом', 'сомнительные значения'],
  help: 'значения с пометкой «проверяется»: верны они или нет',

  none: 'Значений под вопросом нет: всё, что записано, показано без пометки.',
  head: (n: number) =>
    `Под вопросом ${officeTexts.values(n)}: ${plural(n, SHOWN)} с пометкой «проверяется», в беседе школы по ${n === 1 ? 'нему' : 'ним'} не названы.`,
  group: (title: string, n: number) => `${title} — ${n}`,
  groupHead: (title: string, n: number) => `${title}: ${officeTexts.values(n)}.`,
  line: (n: number, school: string, metric: string, value: string, period: string) =>
    `${n}. ${school}, ${quoted(metric)}, ${period} — ${value}`,
  rest: (n: number) => `И ещё ${count(n, MORE)}.`,
  more: (n: number) => `Ещё ${n}`,
  oneByOne: 'По одному',
  allGroups: 'Все вопросы',

  // ---- one value ----
  place: (at: number, all: number) => `Значение ${at} из\u00a0${all}.`,
  value: (metric: string, value: string, period: string) => `${metric}, ${period} — ${value}`,
  why: (reason: string) => `Проверяется: ${reason}.`,
  right: 'Верно',
  rightOne: (value: string) => `Верно: ${value}`,
  enter: 'Ввести верное',
  leave: 'Оставить',
  next: 'Следующее',
  settled: (school: string, metric: string, value: string) =>
    `Записал: ${school}, ${quoted(metric)} — ${value}, верно. Пометка снята.`,
  settledLast: 'Больше под вопросом ничего нет.',
  over: 'Это значение больше не под вопросом.',
  end: (n: number) => `Это было последнее. Под вопросом осталось: ${officeTexts.values(n)}.`,

  // ---- a whole rule ----
  allRight: (n: number) => `Верны все ${n}`,
  confirm: (title: string, n: number, schools: readonly string[]) =>
    `${title}: ${officeTexts.values(n)}, ${shortList(schools, 5)}.\nВерны все? Пометки снимутся; где есть и другой вопрос, пометка останется.`,
  yesAll: (n: number) => `Да, верны все ${n}`,
  changed: 'Пока вы смотрели, список изменился.',
  settledAll: (n: number) => `Записал: ${plural(n, RIGHT)} ${officeTexts.values(n)}. Пометки сняты.`,

  // ---- the journal ----
  act: (school: string, metric: string, period: string) =>
    `Значение признано верным: ${school}, «${metric}», ${period}`,
  actAll: (title: string, n: number) => `Признано верным, ${officeTexts.values(n)}: ${title}`,
};
