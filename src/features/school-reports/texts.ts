import type { ReportDoubt } from '../../domain/report-check.ts';
import { shortOf } from '../../domain/report-form.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { shortList } from '../../text/list.ts';
import { number } from '../../text/number.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { reportValueTexts as values } from '../subjects/reports/report-value-texts.ts';

const MOST_NAMES = 10;
const SCHOOLS_GENITIVE: PluralForms = ['школы', 'школ', 'школ'];
const HANDED_IN: PluralForms = ['Сдала', 'Сдали', 'Сдали'];
const ENTERED: PluralForms = ['вошла', 'вошли', 'вошли'];
const TEACHERS: PluralForms = ['учитель', 'учителя', 'учителей'];
const EMPLOYEES: PluralForms = ['сотрудник', 'сотрудника', 'сотрудников'];
const PUPILS: PluralForms = ['ученик', 'ученика', 'учеников'];

/** «Отчёты школ» of a coordinator. */
export const texts = {
  help: 'кто сдал отчёт, кто ещё нет; принять, вернуть, сводка для региона',
  words: ['Кто сдал отчёт', 'Отчёты от школ'],

  none: 'Отчётов от школ пока никто не ждёт и никто не начинал. Чтобы их запросить, добавьте срок с отчётом.',
  which: 'Отчётов несколько. Какой показать?',
  gone: 'Такого отчёта в вашем районе нет. Вот что есть.',
  title: values.title,
  label: values.label,
  state: (handedIn: number, all: number, accepted: number) =>
    `${plural(handedIn, HANDED_IN)} ${handedIn} из\u00a0${count(all, SCHOOLS_GENITIVE)}${accepted > 0 ? `, принято ${accepted}` : ''}.`,
  waiting: (names: readonly string[]) => `Ждут решения: ${shortList(names, MOST_NAMES)}.`,
  noMail: (names: readonly string[]) => `Сданы здесь, письма ждём: ${shortList(names, MOST_NAMES)}.`,
  filling: (lines: readonly string[]) => `Заполняют: ${shortList(lines, MOST_NAMES)}.`,
  fillingOne: (name: string, done: number, all: number) =>
    all === 0 ? name : `${name} (${values.progress(done, all)})`,
  returned: (names: readonly string[]) => `Возвращены: ${shortList(names, MOST_NAMES)}.`,
  notBegun: (names: readonly string[]) => `Не начинали: ${shortList(names, MOST_NAMES)}.`,

  buttons: {
    summary: 'Сводка файлами',
    remind: 'Написать несдавшим',
    other: 'Другие отчёты',
    mail: 'Почта для отчётов',
    forms: 'Формы отчётов',
    addDuty: 'Добавить срок',
    accept: 'Принять',
    giveBack: 'Вернуть',
    toList: 'К списку',
    byChat: 'Достаточно здесь',
    byMail: 'Ждать и письма',
    mailbox: 'Изменить адрес',
    fill: 'Заполнить отчёт',
  },

  // ---- one report ----
  cardHead: (title: string, occasion: string) => `${title}, ${occasion}.`,
  given: (at: string, version: number) =>
    `Сдан ${at}${version > 1 ? `, исправленный (${version}-й раз)` : ''}, ждёт решения.`,
  accepted: (at: string) => `Принят ${at}.`,
  givenBack: (at: string, remark: string) =>
    `Возвращён ${at}${remark === '' ? '' : `: «${remark}»`}. Школа исправляет.`,
  mailed: (at: string) => `Письмо школа отправила ${at}.`,
  notMailed: 'Письмо школа ещё не отмечала.',
  classes: (n: number) => `Классов — ${n}`,
  noReport: (school: string) => `${school}: отчёта нет.`,
  partly: (school: string, done: number, all: number) =>
    `${school}: отчёта нет, заполнено ${values.progress(done, all)}.`,
  doubt: (doubt: ReportDoubt): string => {
    const name = shortOf(doubt.field);
    switch (doubt.kind) {
      case 'roll':
        return `Сверьте: в отчёте ${count(doubt.whole, PUPILS)}, в списке района ${number(doubt.known)}.`;
      case 'staff':
        return `Сверьте: в одном классе ${count(doubt.whole, TEACHERS)}, в школе по списку района ${count(doubt.known, EMPLOYEES)}.`;
      case 'change':
        return `Сверьте: ${lowerFirst(name)} — было ${number(doubt.before)}, стало ${number(doubt.now)}.`;
      case 'at-most':
        return `Сверьте${doubt.name === '' ? '' : ` ${doubt.name}`}: ${lowerFirst(name)} больше, чем ${lowerFirst(shortOf(doubt.other))}.`;
    }
  },

  // ---- deciding ----
  nowAccepted: (school: string) => `Принял отчёт: ${school}.`,
  replaced: 'Школа прислала исправленный отчёт, это прежний. Откройте новый.',
  askRemark: (school: string) =>
    `${school}: что исправить в отчёте? Напишите одним сообщением, школа увидит его дословно.`,
  remarkEmpty: 'Напишите словами, что исправить.',
  remarkLong: (most: number) => `Слишком длинно: не больше ${most} букв.`,
  remarkNamed: (name: string) =>
    `«${name}» похоже на имя. Имена людей не храним: напишите без него, например «классный руководитель 9А».`,
  nowGivenBack: (school: string, remark: string) => `Вернул отчёт: ${school}. Замечание: «${remark}».`,
  interrupted: 'Разговор прервался, отчёт не изменился.',
  actAccepted: (school: string, title: string, occasion: string) =>
    `Отчёт принят: ${school}, ${title}, ${occasion}`,
  actGivenBack: (school: string, title: string, occasion: string) =>
    `Отчёт возвращён: ${school}, ${title}, ${occasion}`,
  stateGiven: 'сдан',
  stateAccepted: 'принят',

  /** To the school. */
  school: {
    accepted: (title: string, occasion: string) =>
      `«${title}», ${occasion}: отчёт принят. Делать ничего не нужно.`,
    givenBack: (title: string, occasion: string, remark: string) =>
      `«${title}», ${occasion}: отчёт вернули.\nЧто исправить: «${remark}».\nВсё заполненное на месте, исправьте и отправьте снова.`,
  },

  // ---- the summary ----
  summary: (handedIn: number, all: number) =>
    `Сводка в двух файлах: ${plural(handedIn, ENTERED)} ${handedIn} из\u00a0${count(all, SCHOOLS_GENITIVE)}.`,
  summaryMissing: (names: readonly string[]) =>
    `Не сдали и в итог не вошли: ${shortList(names, MOST_NAMES)}.`,
  summaryEmpty: 'Сводить пока нечего: отчёт не сдала ни одна школа.',
  remindNobody: 'Писать некому: сдали все.',

  // ---- the mail ----
  mail: (mailbox: string, isAwaited: boolean) =>
    [
      `Почта для отчётов: ${mailbox === '' ? 'не указана' : mailbox}.`,
      isAwaited
        ? 'Отчёт засчитывается, когда школа отметила «Письмо отправлено».'
        : 'Отчёт засчитывается, когда сдан здесь; письмо — по желанию школы.',
      'Адрес, тему и текст письма школа получает вместе с готовыми файлами.',
    ].join('\n'),
  askMailbox:
    'На какой адрес школы отправляют отчёты? Например, otchet@example.ru. Чтобы убрать адрес, напишите «нет».',
  badMailbox: 'Это не похоже на адрес почты. Напишите, например, otchet@example.ru, или «нет».',
};
