import type { LineTrouble } from '../../domain/report-line.ts';
import type { ReportDoubt } from '../../domain/report-check.ts';
import { shortOf } from '../../domain/report-form.ts';
import type { ReportField } from '../../domain/report-form.ts';
import { lowerFirst, upperFirst } from '../../text/first-letter.ts';
import { shortList } from '../../text/list.ts';
import { number } from '../../text/number.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { labels } from '../texts.ts';
import { reportValueTexts as values } from '../subjects/reports/report-value-texts.ts';

const PUPILS: PluralForms = ['ученик', 'ученика', 'учеников'];
const EMPLOYEES: PluralForms = ['сотрудник', 'сотрудника', 'сотрудников'];
const TEACHERS: PluralForms = ['учитель', 'учителя', 'учителей'];
const THERE_ARE: PluralForms = ['Класс', 'Классов', 'Классов'];
const SEVERAL_LINES = 6;

/** «Отчёт по классам» of a director. */
export const texts = {
  words: [labels.classReport, 'Отчёт о классах', 'Отчёт по чатам классов'],
  help: 'чаты классов и профили: по классу одной строкой, таблицей или файлом',
  classesWords: ['Классы школы', 'Список классов'],

  which: 'Отчётов несколько. Какой заполняем?',
  none: 'Отчётов от вашей школы сейчас не ждут.',
  gone: 'Этого отчёта уже нет: срок сняли, или он не для вашей школы.',
  stale: 'Эта кнопка уже не действует: отчёт с тех пор изменился. Вот как он выглядит сейчас.',
  interrupted: 'Разговор прервался, записанное не потерялось. Вот отчёт.',

  head: (title: string, occasion: string, basis: string | undefined) =>
    `${title}, ${occasion}${basis === undefined ? '' : ` (${basis.replaceAll(/(№|п\.) /g, '$1\u00a0')})`}`,
  filled: (done: number, all: number) => `Заполнено ${values.progress(done, all)}.`,
  notBegun: (all: number) => `Ничего ещё не заполнено, в школе ${values.classes(all)}.`,
  schoolLeft: 'Заполнено ещё не всё.',
  complete: 'Всё заполнено. Осталось проверить и отправить.',
  ways: 'Отвечайте по классу одной строкой, вставьте таблицу в сообщение или возьмите форму файлом. Прерваться можно в любой момент: записанное сохраняется.',
  waysShort: 'Отвечайте строкой, вставьте таблицу или пришлите файл.',
  waysSchool: 'Отвечайте на вопросы по одному или возьмите форму файлом.',
  returned: (remark: string) =>
    remark === '' ? 'Координатор вернул отчёт.' : `Координатор вернул отчёт: «${remark}».`,
  given: (at: string) => `Отправлен координатору ${at}, ждёт решения.`,
  accepted: (at: string) => `Принят координатором ${at}.`,
  awaitsMail: 'Район ждёт ещё и письмо. Отправьте его и нажмите «Письмо отправлено».',
  mailed: (at: string) => `Письмо отправлено ${at}.`,
  draftOver: (at: string) => `Прежний отчёт от ${at} действует, пока не отправлен исправленный.`,

  buttons: {
    begin: (name: string) => `Начать: ${name}`,
    goOn: (name: string) => `Продолжить: ${name}`,
    answer: 'Ответить на вопросы',
    file: 'Форма файлом',
    classes: 'Классы школы',
    check: 'Проверить и отправить',
    send: 'Отправить координатору',
    sendSure: 'Всё верно, отправить',
    toReport: 'К отчёту',
    skip: 'Пропустить',
    back: 'Назад',
    asBefore: 'Как в прошлый раз',
    allAsBefore: 'Всё как в прошлый раз',
    again: 'Исправить отчёт',
    keep: 'Оставить прежний',
    papers: 'Файлы и письмо',
    mailed: 'Письмо отправлено',
    correct: { class: 'Исправить класс', school: 'Исправить ответ' },
    next: (name: string) => `Дальше: ${name}`,
    saveClasses: 'Записать классы',
    yes: 'Да',
    no: 'Нет',
  },

  // ---- classes ----
  askClasses:
    'Сначала классы школы. Напишите их списком: «1А, 1Б, 2А» или «1а-11б». Список сохранится, вводить его снова не придётся.',
  classesNow: (names: readonly string[]) =>
    `${texts.classCount(names)}: ${shortList(names, 40)}.\nЧтобы изменить, напишите «добавить 9В», «убрать 10Б» или весь список заново.`,
  classCount: (names: readonly string[]) => `${plural(names.length, THERE_ARE)} ${names.length}`,
  confirmClasses: (names: readonly string[]) => `${texts.classCount(names)}: ${shortList(names, 40)}. Верно?`,
  removed: (names: readonly string[]) =>
    `Уберу ${shortList(names, 10)}: заполненное по ним в отчёт не войдёт.`,
  unclearClasses: (shown: readonly string[]) =>
    `${shown.length === 0 ? 'Не всё понял' : `Не понял: ${shortList(shown, 5)}`}. Пишите только классы: «9А», «10», «1а-4б».`,
  classesSaved: (names: readonly string[]) => `Записал: ${values.classes(names.length)}.`,
  noClassesLeft: 'В списке не остаётся ни одного класса. Напишите, какие классы есть.',
  classesFromRows: (n: number) => `Список классов взял оттуда же: ${values.classes(n)}.`,

  // ---- one class ----
  rowHead: (name: string, place: number, all: number) => `${name}, класс ${place} из\u00a0${all}`,
  /** Of a form per school. */
  question: (place: number, all: number) => `Вопрос ${place} из\u00a0${all}.`,
  rowSoFar: (row: string) => `Уже есть: ${row}.`,
  rowDone: (row: string) => `${upperFirst(row)}.`,
  rowRewrite: 'Чтобы исправить, напишите строку заново или одно значение с названием.',
  lineExample: (example: string) => `Напишите одной строкой — «${example}» — или ответьте по одному.`,
  ask: (field: ReportField): string => {
    switch (field.kind) {
      case 'yes-no':
        return `${field.title}?`;
      case 'choice':
        return `${field.title}?`;
      case 'of':
        return field.parts === undefined
          ? `${asksHowMany(field) ? field.title : `${field.title}: сколько`} из скольких? Например, «24 из\u00a026».`
          : `${field.parts[0]} и ${lowerFirst(field.parts[1])}? Например, «24 из\u00a026».`;
      case 'count':
        return `${asksHowMany(field) ? `${field.title}?` : `${field.title}: сколько?`} Напишите число.`;
      case 'text':
        return `${field.title}: напишите коротко и без имён.`;
    }
  },
  saved: (name: string, row: string) => (name === '' ? `Записал: ${row}.` : `Записал ${name}: ${row}.`),
  savedRows: (n: number) => `Записал: ${values.classes(n)}.`,
  savedSchool: 'Записал ответы школы.',
  savedFromFile: (n: number) => `Из файла записал ${values.classes(n)}.`,
  nothingSaved: 'Ничего не записал.',
  whichRow: 'Какой класс исправить? Выберите или напишите, например, «9А».',

  trouble: (trouble: LineTrouble): string => {
    switch (trouble.kind) {
      case 'over':
        return `${trouble.n} из\u00a0${trouble.m} — так не бывает. Проверьте: ${lowerFirst(shortOf(trouble.field))}.`;
      case 'of-what':
        return `${trouble.n} — из скольких? Напишите, например, «${trouble.n} из\u00a0${trouble.n + 2}».`;
      case 'too-many':
        return 'Значений больше, чем вопросов. Напишите строку заново.';
      case 'unclear':
        return 'Эту строку не понял, ничего не записал. Можно и позже: записанное не пропадёт.';
    }
  },
  /** One of several lines: the others may have gone in. */
  rowUnclear: 'строку не понял',
  rowNamed: 'строку не записал, имена и телефоны здесь не нужны и не сохраняются',
  namedTrouble:
    'Похоже на данные о человеке, ничего не записал. Имена и телефоны здесь не нужны и не сохраняются.',
  tooLong: (most: number) => `Слишком длинно: не больше ${most} букв.`,
  ofRow: (name: string, said: string) => `${name}: ${said}`,
  notInList: (names: readonly string[]) =>
    `Нет в списке классов школы, не записал: ${shortList(names, 10)}. Если класс есть, добавьте его в «Классы школы».`,
  problems: (said: readonly string[]) => [
    'Не вошло:',
    ...said.slice(0, SEVERAL_LINES),
    ...(said.length > SEVERAL_LINES ? [`И ещё ${said.length - SEVERAL_LINES}.`] : []),
  ],

  // ---- files ----
  form: (classes: number) =>
    classes === 0
      ? 'Форма в файле. Заполните и пришлите её сюда.'
      : 'Форма в файле, классы в ней уже вписаны. Заполните и пришлите её сюда. Имён в файле быть не должно.',
  reading: 'Читаю файл, это несколько секунд.',
  onlyFirst: 'Прочитаю первый файл, остальные пришлите по одному.',
  oldExcel: 'Это Excel старого вида (.xls). Сохраните файл как .xlsx и пришлите снова.',
  tooLarge: 'Файл больше 5 МБ. Пришлите одну таблицу отчёта.',
  failed: {
    'too-large': 'Файл слишком большой. Пришлите одну таблицу отчёта.',
    'not-a-file': 'Файл не открылся. Пришлите его ещё раз.',
    foreign: 'Файл лежит не во ВКонтакте, такие не открываю. Пришлите его прямо в этот диалог.',
    unreachable: 'Файл не скачался с трёх попыток. Пришлите его ещё раз позже.',
    broken:
      'Файл прочитать не получилось, и это наша ошибка. Записанное не потерялось. Ответьте строками или пришлите файл позже.',
  },
  otherSchool: 'Это форма другой школы, ничего не записал. Возьмите «Форма файлом» своей.',
  sentMeanwhile:
    'Отчёт уже отправлен, файл его не изменил. Чтобы исправить, нажмите «Исправить отчёт» и пришлите файл снова.',

  // ---- checking and sending ----
  checkHead: (title: string, occasion: string) => `${title}, ${occasion}. Проверьте перед отправкой.`,
  classesIn: (n: number) => `Классов — ${n}`,
  doubt: (doubt: ReportDoubt): string => {
    switch (doubt.kind) {
      case 'roll':
        return `Всего получилось ${count(doubt.whole, PUPILS)}, а в списке района ${number(doubt.known)}. Верно?`;
      case 'staff':
        return `В одном классе ${count(doubt.whole, TEACHERS)}, а в школе по списку района ${count(doubt.known, EMPLOYEES)}. Верно?`;
      case 'change':
        return `${upperFirst(shortOf(doubt.field))}: в прошлом отчёте было ${number(doubt.before)}, теперь ${number(doubt.now)}. Верно?`;
      case 'at-most':
        return `${doubt.name === '' ? '' : `${doubt.name}: `}«${shortOf(doubt.field)}» больше, чем «${shortOf(doubt.other)}». Верно?`;
    }
  },
  changedMeanwhile: 'Отчёт изменился после проверки. Посмотрите ещё раз.',
  notComplete: 'Отчёт заполнен не весь, отправлять рано.',
  sent: (at: string) => `Отчёт отправлен координатору ${at}.`,
  sentBefore: (at: string) => `Отчёт уже отправлен ${at}, второй раз отправлять не нужно.`,
  address: (mailbox: string, mark: string | undefined) =>
    `${mailbox === '' ? 'Адрес для письма координатор ещё не указал' : `Для письма: ${mailbox}`}${mark === undefined ? '' : `, тема «${mark}»`}. Текст письма — следующим сообщением, файлы приложены.`,
  mailToo: 'Район ждёт и письмо: отправьте его и нажмите «Письмо отправлено».',
  mailYourself: 'Для района отчёт уже сдан. Письмо, если оно нужно, отправляете вы.',
  letter: ({
    title,
    occasion,
    basis,
    school,
    on,
    totals,
  }: {
    title: string;
    occasion: string;
    basis: string | undefined;
    school: string;
    on: string;
    totals: readonly string[];
  }) =>
    [
      'Здравствуйте.',
      `Направляем ${lowerFirst(title)}, ${occasion}${basis === undefined ? '' : ` (${basis.replaceAll(/(№|п\.) /g, '$1\u00a0')})`}.`,
      `${school}, по состоянию на ${on}:`,
      ...totals.map((line) => `${line}.`),
      'Приложение: отчёт в двух файлах, Word и Excel.',
    ].join('\n'),
  mailNoted: (at: string) => `Отметил: письмо отправлено ${at}.`,
  mailNotedBefore: (at: string) => `Письмо уже отмечено отправленным ${at}.`,
  opened: 'Отчёт открыт для исправления.',
  kept: 'Хорошо, ничего не менял: действует отправленный отчёт.',
  filledAsBefore: (n: number) => `Взял из прошлого отчёта: ${values.classes(n)}. Проверьте числа.`,

  /** To the coordinators. */
  office: {
    handedIn: (school: string, title: string, occasion: string) =>
      `Отчёт сдан: ${school}. «${title}», ${occasion}.`,
    open: 'Открыть отчёт',
  },
};

/** «Сколько служебных чатов» */
function asksHowMany({ title }: ReportField): boolean {
  return /^сколько(?!\p{L})/iu.test(title);
}
