import { shortList } from '../../text/list.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { officeTexts } from '../office-texts.ts';

const MORE: PluralForms = ['значение', 'значения', 'значений'];

/** «Проверить данные». */
export const texts = {
  words: ['данные под вопросом', 'сомнительные значения'],
  help: 'значения с пометкой «проверяется»: верны они или нет',

  none: 'Значений под вопросом нет: всё, что записано, показано без пометки.',
  head: (n: number) =>
    `Под вопросом ${officeTexts.values(n)}: ${n === 1 ? 'показано' : 'показаны'} с пометкой «проверяется», в беседе по именам не ${n === 1 ? 'названо' : 'названы'}.`,
  group: (title: string, n: number) => `${title} — ${n}`,
  groupHead: (title: string, n: number) => `${title}: ${officeTexts.values(n)}.`,
  line: (n: number, school: string, metric: string, value: string, period: string) =>
    `${n}. ${school}, «${metric}», ${period} — ${value}`,
  rest: (n: number) => `И ещё ${count(n, MORE)}.`,
  more: (n: number) => `Ещё ${n}`,
  oneByOne: 'По одному',
  allGroups: 'Все вопросы',

  // ---- one value ----
  place: (at: number, all: number) => `Значение ${at} из\u00a0${all}`,
  value: (metric: string, value: string, period: string) => `${metric}, ${period} — ${value}`,
  why: (reason: string) => `Проверяется: ${reason}.`,
  right: 'Верно',
  rightOne: (value: string) => `Верно: ${value}`,
  enter: 'Ввести верное',
  leave: 'Оставить',
  next: 'Следующее',
  settled: (school: string, metric: string, value: string) =>
    `Записал: ${school}, «${metric}» — ${value}, верно. Пометка снята.`,
  settledLast: 'Больше под вопросом ничего нет.',
  over: 'Это значение больше не под вопросом.',
  end: (n: number) => `Это было последнее. Под вопросом осталось: ${officeTexts.values(n)}.`,

  // ---- a whole rule ----
  allRight: (n: number) => `Верны все ${n}`,
  confirm: (title: string, n: number, schools: readonly string[]) =>
    `${title}: ${officeTexts.values(n)}, ${shortList(schools, 5)}.\n${
      n === 1 ? 'Значение верно? Пометка снимется' : 'Верны все? Пометки снимутся'
    }, значения будут показаны как обычные. У чего есть и другой вопрос, то останется с пометкой.`,
  yesAll: (n: number) => `Да, верны все ${n}`,
  changed: 'Пока вы смотрели, список изменился.',
  settledAll: (n: number) => `Записал: верны ${officeTexts.values(n)}. Пометки сняты.`,

  // ---- the journal ----
  act: (school: string, metric: string, period: string) =>
    `Значение признано верным: ${school}, «${metric}», ${period}`,
  actAll: (title: string, n: number) => `Признано верным, ${officeTexts.values(n)}: ${title}`,
};
