import type { DutyKind, EvidenceKind } from '../../domain/duty.ts';
import type { DutyTemplate } from '../../domain/duty-template.ts';
import { dayInWords, weekdayInWords } from '../../text/dates.ts';
import { listInWords, shortList } from '../../text/list.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { dutyTexts } from '../subjects/duties/duty-texts.ts';

const PEOPLE: PluralForms = ['человек', 'человека', 'человек'];
const SCHOOLS_GENITIVE: PluralForms = ['школы', 'школ', 'школ'];
const WEEKDAYS = ['Пн', 'Вт', 'Ср', 'Чт', 'Пт'];

const KINDS: Record<DutyKind, string> = {
  dated: 'К дате',
  soon: 'В кратчайшие сроки',
  standing: 'Раз в квартал',
  weekly: 'Каждую неделю',
};

const EVIDENCE_KINDS: Record<EvidenceKind, string> = {
  confirm: 'Кнопка «Готово»',
  file: 'Файл или снимок',
  link: 'Ссылка',
  count: 'Число',
  metric: 'Сам показатель',
  report: 'Отчёт школы',
  'week-note': 'Анализ недели',
};

/** So many debtors the card names; the rest are behind its button. */
export const MOST_DEBTORS = 10;

/** The district's duties as the coordinator keeps them. */
export const texts = {
  help: 'кто готов; добавить, продлить, снять',
  addWords: ['Добавить срок', 'Новый срок', 'Срок'],
  templateWords: ['Из шаблона', 'Шаблоны сроков'],

  none: 'Сроков нет. Добавьте первый: дата и что сделать, например «Срок 30.10 Отчёт по классам».',
  head: (district: string) => `Сроки: ${district}`,
  line: (n: number, line: string, done: string) => `${n}. ${line}. ${done}`,
  /** `all`: those that it concerns and that could do it already. */
  done: (
    done: number,
    all: number,
    { notOurs, waiting, noFigures }: { notOurs: number; waiting: number; noFigures: number },
  ) =>
    [
      ...(all === 0 && noFigures > 0
        ? []
        : [all > 1 && done === all ? `Готово у всех ${all}` : `Готово у ${done} из\u00a0${all}`]),
      ...(noFigures > 0 ? [`цифр за неделю ещё нет у ${count(noFigures, SCHOOLS_GENITIVE)}`] : []),
      ...(notOurs > 0 ? [`не касается ${count(notOurs, SCHOOLS_GENITIVE)}`] : []),
      ...(waiting > 0 ? [`${plural(waiting, ['ждёт', 'ждут', 'ждут'])} решения ${waiting}`] : []),
    ].join(', '),
  add: 'Добавить срок',
  fromTemplate: 'Из шаблона',
  before: 'Назад',
  more: (rest: number) => `Ещё ${rest}`,
  details: (date: string | undefined, n: number | undefined) =>
    date === undefined
      ? `Кто не готов: №\u00a0${n ?? ''}`
      : `Кто не готов: ${date}${n === undefined ? '' : ` (${n})`}`,
  whoHasNoNote: 'Кто не прислал анализ',
  whoHasNoNoteToo: 'Кто не сдал анализ',
  noNoteDuty:
    'Срока «прислать анализ» в районе нет, поэтому должников бот не считает. Добавьте его из шаблона или посмотрите, кто прислал отчёт за последнюю неделю.',
  weekNotes: 'Анализы школ',

  card: (line: string, done: string) => `${line}.\n${done}.`,
  critical: 'Важный: напоминаю без недельного ограничения.',
  notDone: (names: readonly string[]) => `Ещё нет: ${shortList(names, MOST_DEBTORS)}.`,
  allDebtors: (n: number) => `Все должники: ${n}`,
  debtors: (line: string, n: number) => `${line}.\nЕщё нет у ${count(n, SCHOOLS_GENITIVE)}:`,
  debtor: (n: number, name: string) => `${n}. ${name}`,
  allDone: (line: string) => `${line}.\nДолжников нет: готово у всех, кого он касается.`,
  toCard: 'К сроку',
  waiting: (names: readonly string[]) => `Ответили «Нас не касается», ждут решения: ${shortList(names, 10)}.`,
  until: (date: string) => `до ${date}`,
  returned: 'вернули',
  onlyFor: (names: readonly string[]) => `Срок для школ: ${shortList(names, 10)}.`,
  reminders: (days: readonly string[], time: string, kind: DutyKind) =>
    days.length === 0
      ? 'Напоминаний больше не будет.'
      : `Напомню ${inDays(days)} в ${time}${dutyTexts.again[kind]}.`,
  answers: 'Ответы школ',
  decide: (n: number) => `Решить ответы (${n})`,
  extend: 'Продлить',
  remindNow: 'Напомнить сейчас',
  write: 'Написать им',
  silence: 'Не напоминать',
  remove: 'Снять срок',
  confirmRemove: (name: string, { schools, done }: { schools: number; done: number }) =>
    `Снять срок ${name}? Он у ${count(schools, SCHOOLS_GENITIVE)}, готово у ${done}. Напоминаний больше не будет, из «Сроков» школ он уйдёт.`,
  yesRemove: 'Да, снять',
  keep: 'Оставить',
  removed: (name: string) => `Снял срок ${name}.`,
  gone: 'Этого срока уже нет.',

  askDay:
    'До какого дня? Например: 30.10, 30 октября или 30.10.2024. Можно сразу с названием: 30.10 Отчёт по классам.',
  otherKinds: 'Без даты',
  badDay: 'Не понял дату. Напишите, например, 30.10 или 30 октября.',
  past: (on: string) => `${dayInWords(on, { year: true })} уже прошло. Напишите другой день.`,
  askTitle: (on: string | undefined) =>
    `${on === undefined ? '' : `${dayInWords(on, { weekday: true, year: true })}. `}Что нужно сделать? Одной строкой, как прочтут директора.`,
  badTitle: (limit: number) => `Напишите словами, не длиннее ${limit} знаков.`,
  askBasis: 'На каком основании? Например: постановление №\u00a0380, п.\u00a01.2.',
  askKind: 'Когда это делать?',
  kinds: KINDS,
  askWeekday: 'К какому дню недели?',
  weekday: (on: number) => WEEKDAYS[on - 1] ?? '',
  askEvidence: 'Чем школа подтвердит?',
  evidenceKinds: EVIDENCE_KINDS,
  askWhat: {
    file: 'Какой файл? Например: приказ школы.',
    link: 'На что ссылка? Например: страница сайта школы.',
  },
  askOf: 'Число чего? Например: переведённых чатов.',
  askMetric: 'Какой показатель? Срок закроется сам, когда школа дойдёт до цели.',
  askForm: 'Какой отчёт?',

  preview: (line: string) => `${line}.`,
  questionFirst: (question: string) => `Сначала спрошу: «${question}» Если нет, срок школы не касается.`,
  toAll: (schools: number, people: number) =>
    `Кому: ${schools === 1 ? 'одной школе района' : `всем ${schools} школам`}, в боте от них ${count(people, PEOPLE)}.`,
  toSome: (names: readonly string[], people: number) =>
    `Кому: ${shortList(names, 10)}; в боте от них ${count(people, PEOPLE)}.`,
  noSchools: 'Школ в списке ещё нет: срок увидят те, кого вы добавите.',
  unreached: (names: readonly string[]) => `Не узнают, пока не подключатся: ${shortList(names, 10)}.`,
  plan: (
    announce: string,
    { days, time, kind }: { days: readonly string[]; time: string; kind: DutyKind },
  ) =>
    days.length === 0
      ? `${announce}.`
      : `${announce}, напомню ${inDays(days)} в ${time}${dutyTexts.again[kind]}.`,
  now: 'Сообщу сразу',
  later: (day: string, time: string) => `Сообщу ${day} в ${time}`,
  withReminder: 'Отдельно сообщать не буду: сегодня придёт напоминание',
  tooLate: 'Сообщать уже поздно',
  worked: (on: string) =>
    `${dayInWords(on)} (${weekdayInWords(on)}) — рабочий день по производственному календарю.`,
  dayOff: (on: string, last: string) =>
    `${dayInWords(on)} — выходной: последнее напоминание придёт ${dayInWords(last)}.`,
  unknownYear: (year: number) =>
    `Производственного календаря на ${year} год в боте нет: выходные посчитаны по неделям и праздникам.`,
  save: 'Сохранить',
  changeDay: 'Другая дата',
  changeTitle: 'Другой текст',
  changeKind: 'Когда делать',
  basis: 'Основание',
  evidence: 'Чем подтвердить',
  makeCritical: 'Сделать важным',
  makePlain: 'Сделать обычным',
  schools: 'Не всем школам',
  allSchools: 'Всем школам',
  pressSave: 'Это предпросмотр. Нажмите «Сохранить» или выберите, что изменить.',
  saved: (line: string) => `Сохранил: ${line}.`,
  /** `line` begins with «В кратчайшие сроки». */
  savedSoon: (line: string) => `Сохранил. ${line}.`,
  told: (people: number) =>
    people === 0 ? 'Сообщить пока некому: никто не подключён.' : `Сообщил: ${count(people, PEOPLE)}.`,
  willTell: (people: number, when: string) => `Сообщу ${when}: ${count(people, PEOPLE)}.`,
  at: (day: string, time: string) => `${day} в ${time}`,
  today: 'сегодня',
  tomorrow: 'завтра',
  on: (on: string) => dayInWords(on),

  templatesHead: 'Сроки из приказов. Нажмите номер: покажу срок, всё в нём можно изменить.',
  template: (
    n: number,
    {
      title,
      basis,
      when,
      isGiven,
    }: { title: string; basis: string | undefined; when: string; isGiven: boolean },
  ) =>
    `${n}. ${when}: ${title}${basis === undefined ? '' : ` (${basis})`}${isGiven ? '. Уже стоит в «Сроках»' : ''}`,
  templateWhen: ({ kind, weekday, yearly, leadDays }: DutyTemplate) => {
    if (kind === 'weekly') return `К ${WEEKDAYS_DATIVE[(weekday ?? 3) - 1] ?? ''} каждую неделю`;
    if (yearly !== undefined) return `До ${dayInWords(`2024-${yearly}`)} каждый год`;
    return leadDays === undefined ? KINDS[kind] : `За ${count(leadDays, ['день', 'дня', 'дней'])}`;
  },
};

const WEEKDAYS_DATIVE = ['понедельнику', 'вторнику', 'среде', 'четвергу', 'пятнице'];

function inDays(days: readonly string[]): string {
  return listInWords(days.map((on) => dayInWords(on)));
}
