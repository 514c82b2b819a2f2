import { dayInWords } from '../../text/dates.ts';
import { upperFirst } from '../../text/first-letter.ts';
import { shortList } from '../../text/list.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { officeTexts } from '../office-texts.ts';

const TERMS: PluralForms = ['срок', 'срока', 'сроков'];
const PEOPLE: PluralForms = ['человек', 'человека', 'человек'];
const SAVED: PluralForms = ['Сохранён', 'Сохранены', 'Сохранено'];
const SEND = 'Пришлите документ Word (.docx), PDF с текстом или вставьте текст сюда.';

/** Deadlines from the text of an order. */
export const texts = {
  words: ['Сроки из приказа', 'Срок из приказа', 'Сроки из письма'],
  help: 'найти сроки в тексте приказа или письма и сохранить их',

  // ---- asking for the text ----
  ask: 'Вставьте текст приказа или письма либо пришлите его файлом: Word (.docx), PDF или .txt. Найду сроки и покажу, ничего не записывая.',
  longMessage:
    'Одно сообщение VK вмещает около 4000 знаков, и текст, похоже, оборван. Пришлите продолжение или нажмите «Это весь текст».',
  wholeText: 'Это весь текст',
  tooLong: 'Текст длиннее 60 000 знаков. Пришлите только сам приказ, без приложений.',
  cut: 'Документ длиннее 60 000 знаков, прочитано только начало. Если сроки есть и дальше, пришлите конец отдельно.',
  tooShort: `Это слишком коротко для приказа. ${SEND}`,
  picture: `Это картинка, текст с неё бот не читает. ${SEND}`,
  nothingFound:
    'Сроков и поручений в тексте не нашёл, ничего не записано. Срок можно добавить самим: «Добавить срок».',
  addByHand: 'Добавить срок',
  pastedName: 'текст приказа',

  // ---- a file ----
  reading: (name: string) => `Смотрю «${name}». Ничего не записываю, пока вы не подтвердите.`,
  onlyFirst: 'Файлы смотрю по одному. Остальные пришлите после этого.',
  badExtension: (extension: string) =>
    `Файлы .${extension} бот не читает. Сохраните документ как Word (.docx) или PDF либо вставьте текст сюда.`,
  tooLarge: 'Файл больше 20 МБ. Вставьте текст приказа сюда.',
  otherRole: officeTexts.otherRole,
  isTable: (name: string) => `В «${name}» таблица с показателями. Читаю её как таблицу мониторинга.`,
  tableOrOrder: (name: string) =>
    `В «${name}» и таблица с показателями, и поручения. Что взять из документа?`,
  asTable: 'Таблица с показателями',
  asOrder: 'Приказ или письмо',
  failed: {
    ...officeTexts.fileNotFetched,
    'too-large': 'Файл больше 20 МБ. Вставьте текст приказа сюда.',
    broken:
      'Не получилось, и это наша ошибка. Ничего не записано. Пришлите файл ещё раз; если повторится, скажите тому, кто ведёт бота.',
  },
  over: {
    written: 'Эти сроки уже сохранены, второй раз ничего не добавил.',
    cancelled: 'Этот приказ отменён, ничего не записано. Если он нужен, пришлите его снова.',
    gone: 'Этого приказа больше нет: он отменён или прошли сутки. Пришлите его снова.',
  },

  // ---- the list ----
  /** «постановление № 380», «письмо от 18.04.2023» */
  basis: ({ kind, number, date }: { kind?: string; number?: string; date?: string }) => {
    const name = kind ?? 'документ';
    if (number !== undefined) return `${name} № ${number}`;
    return date === undefined ? name : `${name} от ${dayInWords(date, { year: true })}`;
  },
  head: (basis: string, found: number) =>
    `${upperFirst(basis)}: нашёл ${count(found, TERMS)}. Ничего ещё не записано.`,
  willSave: (n: number) => `Сохраню ${n}:`,
  willNotSave: 'Не сохраню:',
  page: (from: number, to: number, of: number) => `Показаны ${from}–${to} из\u00a0${of}.`,
  line: (n: number, when: string, title: string, item: string | undefined, why: readonly string[]) =>
    `${n}. ${when} — ${title}${item === undefined ? '' : ` (${item.replace(' ', '\u00a0')})`}${why.map((one) => `. ${upperFirst(one)}`).join('')}`,
  cardLine: (when: string, title: string, item: string | undefined, why: readonly string[]) =>
    `${upperFirst(when)} — ${title}${item === undefined ? '' : ` (${item.replace(' ', '\u00a0')})`}.${why.map((one) => ` ${upperFirst(one)}.`).join('')}`,
  howToChange:
    'Поправить — кнопкой «Править» или словами: «убрать 2», «вернуть 2», «1 до 05.11», «1 текст …».',
  standing: 'постоянно',
  standingMeans: 'Без конечной даты: школы подтверждают раз в квартал.',
  weeklyMeans: 'Каждую неделю, после пятничной таблицы.',
  switchedOff: (numbers: readonly number[]) => `Убрал: ${numbers.join(', ')}.`,
  switchedOn: (numbers: readonly number[]) => `Вернул: ${numbers.join(', ')}.`,
  nowIs: (line: string) => `Теперь: ${line}`,
  chosen: (n: number, of: number) =>
    n === 0 ? 'Все сроки убраны. Верните нужный или отмените.' : `Сохраню ${n} из\u00a0${of}.`,
  mailTo: (mailbox: string, mark: string | undefined) =>
    `на ${mailbox}${mark === undefined ? '' : `, пометка «${mark}»`}`,
  others: 'поручено не школам',
  past: 'дата прошла',
  doubts: {
    'no-date': 'срока в пункте нет',
    'year-guessed': 'год не назван, проверьте',
    'relative-date': 'дата посчитана от даты документа, проверьте',
    'shared-date': 'дата стоит в той же фразе у другого дела, проверьте',
    monthly: 'в тексте «ежемесячно»: бот спросит раз в квартал',
    'term-unclear': 'срок назван без даты, проверьте',
    'weekday-guessed': 'день недели не назван, поставил среду',
    'no-addressee': 'кому — не названо',
    conditional: 'касается не всех, проверьте условие',
    recommended: 'это рекомендация',
    'some-schools': 'названы отдельные школы: для них — «Добавить срок»',
    exists: 'этот пункт уже есть в сроках',
  } satisfies Record<string, string>,
  save: (n: number) => `Сохранить ${count(n, TERMS)}`,
  edit: 'Править',
  next: 'Дальше',
  first: 'К началу',
  cancel: 'Отменить',
  nothingChosen: 'Все сроки убраны. Верните нужный или отмените.',

  // ---- one of them ----
  card: (n: number, of: number, line: string) => `Срок ${n} из\u00a0${of}\n${line}`,
  isOn: 'Будет сохранён.',
  isOff: 'Не будет сохранён.',
  evidence: (line: string) => `${line}.`,
  restsOn: (words: string) => `В тексте: «${words}»`,
  switchOff: 'Убрать',
  switchOn: 'Вернуть',
  changeDay: 'Другая дата',
  changeTitle: 'Другой текст',
  toList: 'К списку',
  another: 'Следующий',
  askDay: (n: number) => `К какому числу срок ${n}? Напишите дату: 30.10.2024 или 30 октября.`,
  askTitle: (n: number) => `Как назвать срок ${n}? Одной фразой: «зарегистрировать всех сотрудников».`,
  badDay: 'Не понял дату. Напишите, например, 30.10.2024 или 30 октября.',
  pastDay: (on: string) => `${dayInWords(on, { year: true })} уже прошло. Напишите дату впереди.`,
  badTitle: (most: number) => `Напишите одну фразу, до ${most} знаков, без фамилий.`,
  named: 'Здесь, похоже, имя человека: имён бот не хранит. Напишите без него.',
  changePast: (n: number) => `Дата срока ${n} прошла. Сначала назначьте другую: «${n} до 05.11».`,
  unknownNumber: (most: number) => `Такого номера нет: в списке 1–${most}.`,
  notUnderstood: 'Не понял. Напишите «убрать 2», «вернуть 2», «1 до 05.11» или «1 текст …».',

  // ---- the end ----
  confirm: (n: number, people: number) =>
    `Сохранить ${count(n, TERMS)}? ${
      people === 0
        ? 'Сообщить пока некому: никто не подключён.'
        : `Сообщу о них одним сообщением: ${count(people, PEOPLE)}.`
    }`,
  unreached: (schools: readonly string[]) => `Не подключены: ${shortList(schools, 10)}.`,
  yesSave: (n: number) => `Да, сохранить ${n}`,
  back: 'Назад',
  changedSince: 'Пока вы смотрели, список изменился. Проверьте ещё раз:',
  saved: (n: number, basis: string) => `${plural(n, SAVED)} ${count(n, TERMS)}: ${basis}.`,
  told: (people: number) =>
    people === 0 ? 'Сообщить пока некому: никто не подключён.' : `Сообщил: ${count(people, PEOPLE)}.`,
  willTell: (people: number, when: string) => `Сообщу ${when}: ${count(people, PEOPLE)}.`,
  at: (day: string, time: string) => `${day} в ${time}`,
  textGone: 'Текст документа удалён.',
  cancelled: 'Отменено. Ничего не записано, текст удалён.',
  cancelledWords: ['Отменить сроки из приказа'],

  // ---- to the schools ----
  announcement: (basis: string, lines: readonly string[], more: number) =>
    [
      `Новые сроки — ${basis}:`,
      ...lines,
      ...(more > 0 ? [`И ещё ${count(more, TERMS)} — в «Сроки».`] : []),
      'Напомню заранее. Ответить по каждому сроку можно в «Сроки».',
    ].join('\n'),
  announced: (n: number, when: string, title: string, item: string | undefined) =>
    `${n}. ${upperFirst(when)} — ${title}${item === undefined ? '' : ` (${item.replace(' ', '\u00a0')})`}`,
  batchTitle: (basis: string, n: number) => `${upperFirst(basis)}: ${count(n, TERMS)}`,

  // ---- the journal ----
  act: (n: number, basis: string) =>
    `Из документа «${basis}» ${plural(n, ['сохранён', 'сохранены', 'сохранено'])} ${count(n, TERMS)}`,
};
