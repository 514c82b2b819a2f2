import { periodInWords } from '../../../text/dates.ts';
import { shortList } from '../../../text/list.ts';
import { number } from '../../../text/number.ts';
import { count } from '../../../text/plural.ts';
import type { PluralForms } from '../../../text/plural.ts';

type Days = { from: string; to: string };

const OF_SCHOOLS: PluralForms = ['школы', 'школ', 'школ'];
const MOST_NAMED = 4;

/** What an act with figures reached: the coordinator reads it under the act itself, the schools hear of their own part. */
export const reachTexts = {
  /** Before the act: where the figures stand. */
  uses: (n: {
    weeks: number;
    letters: number;
    broadcasts: number;
    questions: number;
    duties: number;
  }): string[] => [
    ...(n.weeks > 0 ? ['итоги недели в беседе'] : []),
    ...(n.letters > 0 ? [count(n.letters, ['письмо', 'письма', 'писем'])] : []),
    ...(n.broadcasts > 0 ? [count(n.broadcasts, ['рассылка', 'рассылки', 'рассылок'])] : []),
    ...(n.questions > 0 ? [count(n.questions, ['вопрос школы', 'вопроса школ', 'вопросов школ'])] : []),
    ...(n.duties > 0
      ? [count(n.duties, ['выполненный срок', 'выполненных срока', 'выполненных сроков'])]
      : []),
  ],
  ahead: (uses: readonly string[]) => `На них уже опираются: ${uses.join(', ')}.`,

  results: {
    edited: (period: Days, when: string) =>
      `Итоги недели ${periodInWords(period)} уже в беседе: исправлю их ${when}.`,
    said: (period: Days, when: string) =>
      `Итоги недели ${periodInWords(period)} в беседе больше суток, сообщение не изменить: исправление уйдёт туда ${when}.`,
    'by-hand': (period: Days) =>
      `Итоги недели ${periodInWords(period)} в беседе правил координатор, бот их не тронет: проверьте, верны ли они.`,
    gone: (period: Days) =>
      `Итоги недели ${periodInWords(period)} в беседе остаются прежними: бота в ней больше нет.`,
    past: (period: Days) =>
      `Итоги недели ${periodInWords(period)} в беседе остаются прежними: прошедшую неделю бот сам не исправляет.`,
  },
  resultsHold: (period: Days) =>
    `Итоги недели ${periodInWords(period)} в беседе верны, исправлять их не нужно.`,
  correctNow: 'Исправить в беседе сейчас',
  correctResults: 'Исправить итоги',

  letter: (subject: string, when: { made: string; sent: string | undefined }, schools: readonly string[]) =>
    `Письмо «${subject}» ${when.sent === undefined ? `от ${when.made} школам ещё не отправлено` : `ушло школам ${when.sent}`}, в нём больше не действуют цифры ${ofSchools(schools)}.`,
  letters: (n: number, sent: number) =>
    `Больше не действует часть цифр в письмах: их ${number(n)}, школам отправлено ${number(sent)}.`,
  letterHolds: (subject: string) => `Письмо «${subject}» снова верно: его цифры опять действуют.`,
  correctLetter: 'Исправить письмо',
  letterAgain: 'Составить заново',
  allLetters: 'Письма',

  broadcast: (title: string, when: string, schools: readonly string[]) =>
    `В рассылке «${title}» (${when}) больше не действуют цифры ${ofSchools(schools)}.`,
  broadcasts: (n: number) => `Больше не действует часть цифр в рассылках: их ${number(n)}.`,
  broadcastHolds: (title: string) => `Рассылка «${title}» снова верна: её цифры опять действуют.`,
  correctBroadcast: 'Исправить рассылку',
  allBroadcasts: 'Рассылки',

  closed: (name: string, told: string) => `Вопрос школы закрыт, этой цифры больше нет: ${name}. ${told}`,
  closedSeveral: (schools: readonly string[], questions: number) =>
    `Закрыто вопросов о цифрах, которых больше нет: ${number(questions)} (${shortList(schools, MOST_NAMED)}). Школам напишу.`,
  told: 'Школе написал.',
  toldLater: (when: string) => `Школе напишу ${when}.`,
  toldNobody: 'Из школы никто не подключён, сообщить некому.',
  superseded: (name: string) => `Цифра, о которой спрашивала школа, теперь другая: ${name}.`,
  supersededSeveral: (schools: readonly string[]) =>
    `Цифры, о которых спрашивали школы, теперь другие: ${shortList(schools, MOST_NAMED)}.`,
  back: (name: string) => `Цифра вернулась, и вопрос школы снова открыт: ${name}.`,
  backSeveral: (schools: readonly string[]) =>
    `Цифры вернулись, и вопросы школ снова открыты: ${shortList(schools, MOST_NAMED)}.`,
  /** To the school. */
  closedForSchool: (figure: string, hadPictures: boolean) =>
    `${figure}: цифру, о которой вы писали, район убрал, вопрос закрыт. Новая, когда придёт, будет в «Показателях».${
      hadPictures ? '\nСсылку на присланное бот стёр.' : ''
    }`,

  reopened: (duty: string, schools: readonly string[]) =>
    `Срок ${duty} снова открыт у ${ofSchools(schools)}.`,
  /** How many other duties are open again. */
  reopenedMore: (n: number) => ` И ещё сроков: ${number(n)}.`,
  /** To the school; `line` says which duty it is, `now` – what the figure is now. */
  reopenedForSchool: (line: string, metric: string, now: string) =>
    `Срок снова открыт: ${line}.\nПоказатель «${metric}» его больше не подтверждает: ${now}.`,
  figureOn: (value: string, when: string) => `${when} — ${value}`,
  noFigure: 'данных сейчас нет',
  journal: {
    back: (name: string) => `Вопрос о цифре снова открыт: ${name}`,
    reopened: (duty: string, n: number) => `Срок ${duty} снова открыт, школ: ${number(n)}`,
  },

  at: (time: string) => `в ${time}`,
};

/** «школы Дегвинская», «3 школ: Дегвинская, Мургукская, Урахинская»; many are only counted. */
function ofSchools(schools: readonly string[]): string {
  const [only, ...others] = schools;
  if (only !== undefined && others.length === 0) return `школы ${only}`;
  const n = count(schools.length, OF_SCHOOLS);
  return schools.length > MOST_NAMED ? n : `${n}: ${shortList(schools, MOST_NAMED)}`;
}
