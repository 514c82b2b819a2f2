import { dayInWords, weekdayInWords } from '../../text/dates.ts';
import { listInWords, shortList } from '../../text/list.ts';
import { count } from '../../text/plural.ts';

/** The district's deadlines as the coordinator keeps them. */
export const texts = {
  help: 'кто готов; добавить, снять',
  addWords: ['Добавить срок', 'Новый срок', 'Срок'],

  none: 'Сроков нет. Добавьте первый: дата и что сделать, например «Срок 30.10 Отчёт по классам».',
  head: (district: string) => `Сроки: ${district}`,
  line: (n: number, line: string, done: string) => `${n}. ${line}. ${done}`,
  done: (done: number, all: number) => (done === all ? `Готово у всех ${all}` : `Готово у ${done} из ${all}`),
  add: 'Добавить срок',
  details: (date: string, n: number | undefined) =>
    `Кто не готов: ${date}${n === undefined ? '' : ` (${n})`}`,
  card: (line: string, done: string) => `${line}.\n${done}.`,
  notDone: (names: readonly string[]) => `Ещё нет: ${shortList(names, 10)}.`,
  onlyFor: (names: readonly string[]) => `Срок для школ: ${shortList(names, 10)}.`,
  reminders: (days: readonly string[], time: string) =>
    days.length === 0 ? 'Напоминаний больше не будет.' : `Напомню ${inDays(days)} в ${time}.`,
  remove: 'Снять срок',
  confirmRemove: (name: string) =>
    `Снять срок ${name}? Напоминаний больше не будет, из «Сроков» школ он уйдёт.`,
  yesRemove: 'Да, снять',
  keep: 'Оставить',
  removed: (name: string) => `Снял срок ${name}.`,
  gone: 'Этого срока уже нет.',

  askDay:
    'До какого дня? Например: 30.10, 30 октября или 30.10.2024. Можно сразу с названием: 30.10 Отчёт по классам.',
  badDay: 'Не понял дату. Напишите, например, 30.10 или 30 октября.',
  past: (on: string) => `${dayInWords(on, { year: true })} уже прошло. Напишите другой день.`,
  askTitle: (on: string) =>
    `${dayInWords(on, { weekday: true, year: true })}. Что нужно сделать? Одной строкой, как прочтут директора.`,
  badTitle: (limit: number) => `Напишите словами, не длиннее ${limit} знаков.`,
  askBasis: 'На каком основании? Например: постановление №\u00a0380, п.\u00a01.2.',

  preview: (line: string) => `${line}.`,
  toAll: (schools: number, people: number) =>
    `Кому: ${schools === 1 ? 'одной школе района' : `всем ${schools} школам`}, в боте от них ${count(people, ['человек', 'человека', 'человек'])}.`,
  toSome: (names: readonly string[], people: number) =>
    `Кому: ${shortList(names, 10)}; в боте от них ${count(people, ['человек', 'человека', 'человек'])}.`,
  noSchools: 'Школ в списке ещё нет: срок увидят те, кого вы добавите.',
  unreached: (names: readonly string[]) => `Не узнают, пока не подключатся: ${shortList(names, 10)}.`,
  plan: (announce: string, days: readonly string[], time: string) =>
    days.length === 0 ? `${announce}.` : `${announce}, напомню ${inDays(days)} в ${time}.`,
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
  basis: 'Основание',
  schools: 'Не всем школам',
  allSchools: 'Всем школам',
  pressSave: 'Это предпросмотр. Нажмите «Сохранить» или выберите, что изменить.',
  saved: (line: string) => `Сохранил: ${line}.`,
  told: (people: number) =>
    people === 0
      ? 'Сообщить пока некому: никто не подключён.'
      : `Сообщил: ${count(people, ['человек', 'человека', 'человек'])}.`,
  willTell: (people: number, when: string) =>
    `Сообщу ${when}: ${count(people, ['человек', 'человека', 'человек'])}.`,
  at: (day: string, time: string) => `${day} в ${time}`,
  today: 'сегодня',
  tomorrow: 'завтра',
  on: (on: string) => dayInWords(on),
};

function inDays(days: readonly string[]): string {
  return listInWords(days.map((on) => dayInWords(on)));
}
