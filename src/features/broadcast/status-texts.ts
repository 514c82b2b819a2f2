import { dayInWords, momentInWords } from '../../text/dates.ts';
import { shortList } from '../../text/list.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import type { BatchKind } from '../../storage/batch.ts';
import type { LeftOutReason } from '../../storage/batch-recipient.ts';
import { fateTexts } from './fate-texts.ts';

const PEOPLE: PluralForms = ['человек', 'человека', 'человек'];
const PEOPLE_TO: PluralForms = ['человеку', 'людям', 'людям'];
const PEOPLE_WHOM: PluralForms = ['человека', 'человека', 'человек'];
const SCHOOLS: PluralForms = ['школа', 'школы', 'школ'];
const OTHERS: PluralForms = ['остальному', 'остальным', 'остальным'];

type Moment = { day: string; time: string; thisYear: number; isToday: boolean; isTomorrow: boolean };

/** So many names stand in a line of the status; the rest are in the list. */
const NAMES = 8;
/** So many where the list itself is what was asked for; all of them stand in the file beside it. */
export const LISTED = 30;

const REPEAT_THEN = 'Когда откроют сообщения, нажмите «Повторить недошедшим».';

function moment({ day, time, thisYear }: Moment): string {
  return momentInWords({ day, time }, { thisYear });
}

function later({ day, time, thisYear, isToday, isTomorrow }: Moment): string {
  if (isTomorrow) return `завтра в ${time}`;
  return isToday ? `сегодня в ${time}` : `${dayInWords(day, { weekday: true, thisYear })} в ${time}`;
}

function named(title: string): string {
  return title === '' ? ' (слова стёрты)' : ` «${title}»`;
}

/** What became of a broadcast. */
export const statusTexts = {
  job: 'Рассылки по времени',
  repeatsJob: 'Повторы, которые ждут отправки',
  stateWords: ['Что с рассылкой'],
  stateHelp: 'кому дошла последняя, кому нет, кто ознакомился',
  listWords: ['Что отправлено'],
  listHelp: 'последние рассылки, сроки и письма: кому дошли',
  whatBecame: 'Что с рассылкой',
  listButton: 'Что отправлено',

  none: 'Рассылок ещё не было.',
  nothingSent: 'Отправленного ещё нет.',
  kinds: { broadcast: 'Рассылка', duty: 'Срок', results: 'Итоги недели', letter: 'Письмо' } satisfies Record<
    BatchKind,
    string
  >,
  listHead: 'Отправлено, новые сверху:',
  listLine: (n: number, kind: BatchKind, when: Moment, title: string, fate: string) =>
    `${n}. ${moment(when)}, ${statusTexts.kinds[kind].toLowerCase()}${named(title)} — ${fate}`,
  more: 'Раньше',
  short: {
    planned: (when: Moment) => `уйдёт ${later(when)}`,
    awaits: 'ждёт разрешения',
    refused: 'отклонена',
    stopped: (sent: number) => (sent === 0 ? 'остановлено, никому не ушло' : `остановлено, дошло ${sent}`),
    sent: (n: number, all: number) => {
      if (all === 0) return 'никому не ушло';
      return n === all ? `дошло всем: ${all}` : `дошло ${n} из\u00a0${all}`;
    },
    ack: (n: number) => `ознакомились ${n}`,
  },

  head: (kind: BatchKind, when: Moment, title: string) =>
    `${statusTexts.kinds[kind]} ${moment(when)}${title === '' ? ': слова стёрты' : `: «${title}»`}`,
  whom: (audience: string) => `Кому: ${audience}.`,
  planned: (when: Moment, people: number) => `Уйдёт ${later(when)}: ${count(people, PEOPLE)}.`,
  awaits: 'Ждёт разрешения руководителя, никому не ушла.',
  refused: 'Руководитель отклонил её, никому не ушла.',
  stoppedBy: (own: boolean, when: Moment) =>
    `${own ? 'Вы остановили её' : 'Её остановил другой координатор'} ${moment(when)}.`,
  stoppedItself: (when: Moment) => `Не ушла: ${moment(when)} бот ещё не работал.`,
  delivered: (n: number, all: number) => (n === all ? `Дошло всем: ${all}.` : `Дошло: ${n} из\u00a0${all}.`),
  waiting: (names: readonly string[], reason?: string) =>
    `Ждут отправки: ${shortList(names, NAMES)}${reason === undefined ? '' : ` — ${reason}`}.`,
  acknowledged: (n: number, of: number, beforeCorrection: number) =>
    `Ознакомились: ${n} из\u00a0${of}${
      beforeCorrection === 0 ? '' : `, из них до исправления текста — ${beforeCorrection}`
    }.`,
  failed: (names: readonly string[], reason: string) => `Не дошло: ${shortList(names, NAMES)} — ${reason}.`,
  waitingElse: (people: number) => `Ждут по другим причинам: ${people}. Кто и почему — «Весь список».`,
  failedElse: (people: number) => `Не дошло по другим причинам: ${people}. Кому и почему — «Весь список».`,
  uncertain: (names: readonly string[]) =>
    `Неизвестно, дошло ли: ${shortList(names, NAMES)}. VK не ответил, сам не повторяю.`,
  stopped: (names: readonly string[]) => `Остановлено до отправки: ${shortList(names, NAMES)}.`,
  leftOut: (names: readonly string[], why: LeftOutReason) =>
    why === 'unfit'
      ? `К отправке уже не подходили: ${shortList(names, NAMES)}.`
      : `Не писал: ${shortList(names, NAMES)} — ${fateTexts.whyLeftOut(why)}.`,
  fullList: 'Весь список',
  recipientsHead: (kind: BatchKind, title: string, n: number) =>
    `${statusTexts.kinds[kind]}${named(title)}, в списке ${n}:`,
  fateLine: (name: string, fate: string) => `${name} — ${fate}`,
  absent: (names: readonly string[]) => `Нет в боте: ${shortList(names, NAMES)}.`,

  stop: 'Остановить',
  move: 'Перенести',
  repeat: 'Повторить недошедшим',
  unread: 'Кто ещё нет',
  mention: 'Упомянуть в беседе',
  phone: 'Список для телефона',
  writeThem: 'Написать им',

  stopNothing: 'Останавливать нечего: всё уже ушло.',
  stoppedNow: (sent: readonly string[], stopped: number) =>
    sent.length === 0
      ? `Остановил. Никому не ушло: ${count(stopped, PEOPLE)} не получат.`
      : `Остановил. Уже получили: ${shortList(sent, LISTED)}. ${
          stopped === 0 ? 'Больше никому не уйдёт.' : `${count(stopped, OTHERS)} не уйдёт.`
        }`,
  stillGoing: (names: readonly string[]) =>
    `Ещё в пути, могут получить в ближайшую секунду: ${shortList(names, NAMES)}.`,
  stoppedPlanned: 'Остановил. Рассылка никому не ушла и не уйдёт.',

  nothingToRepeat: 'Повторять некому: не дошедших нет.',
  nobodyFitsRepeat: 'Повторять некому: те, кому не дошло, под условия рассылки больше не подходят.',
  repeatLasting: (names: readonly string[]) =>
    `${shortList(names, NAMES)}: пока они сами не откроют сообщения, повтор не дойдёт. Есть «Список для телефона».`,
  askRepeat: (people: number, names: readonly string[], uncertain: readonly string[]) =>
    [
      `Отправить ещё раз ${count(people, PEOPLE_TO)}: ${shortList(names, NAMES)}?`,
      'Кто уже получил, второй раз не получит.',
      ...(uncertain.length === 0
        ? []
        : [`Не повторяю тем, до кого могло дойти: ${shortList(uncertain, NAMES)}.`]),
    ].join('\n'),
  yesRepeat: (people: number) => `Повторить: ${people}`,
  repeated: (people: number) => `Отправляю ещё раз ${count(people, PEOPLE_TO)}.`,
  repeatedLater: (people: number, when: Moment) =>
    `Отправлю ещё раз ${later(when)}: ${count(people, PEOPLE_TO)}. Кто к тому времени под условия не подойдёт, не получит.`,
  wordsGone: 'Текст этой рассылки уже не хранится, повторить её нельзя. Отправьте новую.',

  noMention: 'Упоминать некого: недоступных среди получателей нет.',
  noChannel: 'Беседа района не подключена. Есть «Список для телефона».',
  askMention: (text: string, people: number) =>
    `В беседу района уйдёт:\n«${text}»\nУпомяну ${count(people, PEOPLE_WHOM)}, текста рассылки там не будет. VK уведомит тех, кто состоит в беседе; кто состоит, бот не видит.`,
  yesMention: 'Написать в беседу',
  mentionText: (names: readonly string[]) =>
    `${names.join(', ')}: для вас есть сообщение управления образования, а личные сообщения от бота закрыты. ` +
    'Откройте их или напишите боту «Начать»: тогда его пришлют ещё раз.',
  mentioned: (people: number) => `Пишу в беседу, упоминаю ${count(people, PEOPLE_WHOM)}. ${REPEAT_THEN}`,
  mentionedLater: (people: number, when: Moment) =>
    `Напишу в беседу ${later(when)}, упомяну ${count(people, PEOPLE_WHOM)}. ${REPEAT_THEN}`,
  mentionedBefore: 'В беседе из-за этой рассылки уже упоминали.',

  phoneHead: (schools: number) =>
    schools === 0
      ? 'Звонить некому: до каждой школы дошло или ещё идёт.'
      : `Ни до кого не дошло: ${count(schools, SCHOOLS)}. Телефонов бот не хранит, колонка пустая.`,
  phoneFile: (day: string) => `Список для телефона ${dayInWords(day, { year: true })}.xlsx`,
  phoneSheet: 'Школы',
  phoneColumns: { school: 'Школа', why: 'Почему не дошло', phone: 'Телефон', note: 'Отметка' },

  unreadHead: (n: number, of: number) =>
    n === 0 ? `Ознакомились все: ${of}.` : `Ознакомились: ${of - n} из\u00a0${of}. Ещё нет:`,
  listMore: 'Остальные — в файле.',
  namesFile: (day: string) => `Список людей ${dayInWords(day, { year: true })}.xlsx`,
  namesSheet: 'Люди',
  nameColumns: ['Кто', 'Что с сообщением'],
  noAck: 'В этой рассылке отметку «Ознакомлен(а)» не просили.',

  askMove: (when: Moment) => `Сейчас назначено: ${later(when)}. На какое время перенести?`,
  moved: (when: Moment, isMovedByQuiet: boolean) =>
    isMovedByQuiet
      ? `Перенёс. С 20:00 до 08:00 бот не пишет первым: уйдёт ${later(when)}.`
      : `Перенёс. Уйдёт ${later(when)}.`,
  notPlanned: 'Эта рассылка уже ушла или остановлена, переносить нечего.',

  tooLate: (title: string, when: Moment) =>
    `Рассылка «${title}» на ${moment(when)} не ушла: бот в это время не работал, а прошло больше суток. Если она ещё нужна, отправьте её заново.`,
  wentOut: (
    title: string,
    { people, leftOut, plannedFor }: { people: number; leftOut: number; plannedFor: Moment | undefined },
  ) =>
    [
      people === 0
        ? `Рассылка «${title}» никому не ушла: под условия больше никто не подходит.`
        : `Рассылка «${title}» ушла: ${count(people, PEOPLE)}.`,
      ...(leftOut > 0 && people > 0
        ? [`Не писал тем, кто под условия больше не подходит: ${count(leftOut, PEOPLE)}.`]
        : []),
      ...(plannedFor === undefined ? [] : [`Должна была уйти ${moment(plannedFor)}, бот не работал.`]),
    ].join('\n'),
};

/** To whoever reads a broadcast. */
export const ackTexts = {
  noted: 'Спасибо, отметил: вы ознакомились.',
  notedBefore: (when: Moment) => `Уже отмечено: вы ознакомились ${moment(when)}.`,
  notedBeforeCorrection: (when: Moment) =>
    `Вы ознакомились ${moment(when)}, ещё до исправления текста. Отметка остаётся.`,
  notYours: 'Это сообщение не вам, отмечать нечего.',
};
