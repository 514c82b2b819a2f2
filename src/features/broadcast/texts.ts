import { momentInWords } from '../../text/dates.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { REFUSALS } from './lexicon.ts';

const PEOPLE: PluralForms = ['человек', 'человека', 'человек'];
const SCHOOLS_OF: PluralForms = ['школы', 'школ', 'школ'];

/** One text of the coordinator's to many. */
export const texts = {
  help: 'одно сообщение всем директорам или выбранным школам',
  stateWords: ['Что с рассылкой'],
  stateHelp: 'кому дошла последняя, кому нет',

  askText:
    'Что отправить? Пришлите текст одним сообщением; строки сохранятся. Перед отправкой покажу, кому уйдёт.',
  noText: 'Нужен текст. Файлы и картинки рассылкой не отправляются.',
  tooLong: (limit: number) => `Слишком длинно: больше ${limit} знаков. Сократите и пришлите ещё раз.`,
  nobody: 'Отправлять пока некому: никто из школ не подключён. Сначала «Пригласить».',
  /** As everybody sees it. */
  message: (operator: string, text: string) => `Пишет ${operator}:\n${text}`,

  recipients: (people: number, roles: 'directors' | 'all', schools: number, of: number) =>
    `Получат ${count(people, PEOPLE)}: ${
      roles === 'directors' ? 'директора' : 'директора и ответственные'
    } ${count(schools, SCHOOLS_OF)} из ${of}.`,
  above: 'Выше — сообщение, как его увидят.',
  nobodyOfThem: 'Из выбранных школ в боте никого нет.',
  nobodyGets: 'Сейчас сообщение никто не получит.',
  notConnected: (names: readonly string[]) => `Не подключены: ${names.join(', ')}.`,
  unreachable: (names: readonly string[]) => `Закрыли сообщения от бота: ${names.join(', ')}.`,
  atOnce: 'Уйдёт сразу.',
  atMorning: (day: string, time: string) => `С 20:00 до 08:00 бот не пишет первым: уйдёт ${day} в ${time}.`,
  today: 'сегодня',
  tomorrow: 'завтра',
  send: 'Отправить',
  change: 'Изменить',
  schools: 'Выбрать школы',
  all: 'Всем школам',
  withResponsible: 'И ответственным',
  directorsOnly: 'Только директорам',
  pressSend: 'Это предпросмотр. Нажмите «Отправить» или выберите, что изменить.',

  sent: (people: number) => `Отправляю: ${count(people, PEOPLE)}. Кому дошло — «Что с рассылкой».`,
  planned: (people: number, day: string, time: string) =>
    `Записал: ${count(people, PEOPLE)}, уйдёт ${day} в ${time}. Кому дошло — «Что с рассылкой».`,
  whatBecame: 'Что с рассылкой',

  none: 'Рассылок ещё не было.',
  stateHead: (when: { day: string; time: string }, title: string, thisYear: number) =>
    `Рассылка ${momentInWords(when, { thisYear })}: «${title}»`,
  delivered: (n: number, all: number) => (n === all ? `Дошло всем: ${all}.` : `Дошло: ${n} из ${all}.`),
  waiting: (names: readonly string[]) => `Ждут отправки: ${names.join(', ')}.`,
  failed: (name: string, reason: string) => `Не дошло: ${name} — ${reason}.`,
  uncertain: (names: readonly string[]) => `Неизвестно, дошло ли: ${names.join(', ')}. Возможен повтор.`,
  /** `failure`: what the outbox keeps, «person:901». */
  reason: (failure: string | undefined) => {
    const code = failure?.split(':')[1];
    if (code === undefined) return 'VK не принял сообщение';
    return REFUSALS.get(code) ?? `VK не принял сообщение (код ${code})`;
  },
  expired: 'не ушло вовремя',
  left: 'уже не подключённый',
};
