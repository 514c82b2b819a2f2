import { dayInWords } from '../../text/dates.ts';
import { lowerFirst, upperFirst } from '../../text/first-letter.ts';
import { listInWords } from '../../text/list.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { officeTexts } from '../office-texts.ts';
import type { QuestionText } from './question-texts.ts';

const QUESTIONS: PluralForms = ['вопрос', 'вопроса', 'вопросов'];
const LEFT: PluralForms = ['Непроверенным остался', 'Непроверенными остались', 'Непроверенными остались'];
/** What one screen holds beside the other lines. */
const MOST_LEFT = 3;
/** «у 3 школ» */
const OF_SCHOOLS: PluralForms = ['школы', 'школ', 'школ'];

/** «Почему мало»: the way to the cause, the memo, the district's causes. */
export const texts = {
  words: {
    why: ['Почему мало', 'Почему', 'Почему так мало', 'Причина'],
    memo: ['Переслать учителям', 'Памятка'],
    causes: ['Причины', 'Причины низких показателей'],
  },
  help: {
    why: 'несколько вопросов, по которым находится причина низкого показателя',
    causes: 'почему показатели низкие: что нашли сами школы',
  },

  yes: 'Да',
  no: 'Нет',
  unknown: 'Не знаю',
  later: 'Позже',
  goOn: (place: number) => `Продолжить с вопроса ${place}`,
  anew: 'Начать заново',
  checkAgain: 'Проверить заново',
  back: 'Вернуться к вопросам',
  toPlan: 'Внести в план',
  forward: 'Переслать учителям',

  /** `line`: «Звонят, за 19–25.10 — 2 из 31 (6,5 %)» */
  /** Where the bot chose the figure itself. */
  lowest: (line: string) => `${line}. Это самый низкий показатель.`,
  decisive: (line: string) => `${line}. Начнём с этого: от него зависят остальные показатели.`,
  about: (line: string) => `${line}.`,
  doubtful: (line: string) => `${line}. Эта цифра проверяется.`,
  activeSince: (on: string) =>
    `По данным на ${on} школа «Активна», поэтому о регистрации и статусе не спрашиваю.`,
  conditions: 'Для статуса «Активна» нужны три условия. Найдём то, которое не выполнено.',
  skipped: 'О том, что уже видно из данных, не спрашиваю.',
  before: (name: string, on: string) => `В прошлый раз, ${on}, причина была такой: ${name}.`,
  beforeNothing: (on: string) => `В прошлый раз, ${on}, обычных причин не нашлось.`,
  question: ({ question, how }: QuestionText, place: number, of: number) =>
    `${of === 1 ? 'Один вопрос' : `Вопрос ${place} из ${of}`}. ${question}\n${how}`,
  /** «Не знаю» */
  howToCheck: ({ ask }: QuestionText) =>
    `Проверить можно за минуту. Спросите ${ask.whom}: «${ask.words}»\n` +
    'Ответят — нажмите «Да» или «Нет». «Позже» — оставить этот вопрос и пойти дальше.',
  notUnderstood: 'Ответьте «да», «нет» или «не знаю». Продолжить можно и позже: «Почему мало».',

  paused: (line: string, place: number, of: number) =>
    `${line}.\nВы остановились на вопросе ${place} из ${of}.`,
  left: (line: string, questions: readonly string[]) =>
    [
      `${line}.`,
      `Причина пока не нашлась. ${plural(questions.length, LEFT)} ${count(questions.length, QUESTIONS)}:`,
      ...questions.slice(0, MOST_LEFT).map((question, index) => `${index + 1}. ${question}`),
      ...(questions.length > MOST_LEFT ? [`И ещё ${questions.length - MOST_LEFT}.`] : []),
      'Когда узнаете ответ, вернитесь: место я помню.',
    ].join('\n'),

  finding: ({
    line,
    name,
    step,
    who,
    takes,
    foundOn,
  }: {
    line: string;
    name: string;
    step: string;
    who: string;
    takes: string;
    foundOn: string | undefined;
  }) =>
    [
      `Причина${foundOn === undefined ? '' : ` (найдена ${foundOn})`}: ${name}.`,
      `${line}.`,
      step,
      `Кто: ${who}. Время: ${takes}.`,
      ...(foundOn === undefined ? ['Причину видит и координатор района.'] : []),
    ].join('\n'),
  /** Its step is done, and no newer figure has come. */
  waiting: (line: string, name: string | undefined, doneOn: string) =>
    [
      name === undefined ? 'Обычных причин не нашлось.' : `Причина была такой: ${name}.`,
      `${line}.`,
      `Шаг отмечен сделанным ${doneOn}. Ждём следующую таблицу: она покажет, помогло ли.`,
    ].join('\n'),
  /** Everything was answered with «да»; `on` is the last day of the figure. */
  notFound: ({
    line,
    on,
    step,
    who,
    takes,
    foundOn,
  }: {
    line: string;
    on: string;
    step: string;
    who: string;
    takes: string;
    foundOn: string | undefined;
  }) =>
    [
      `Обычных причин не нашлось${foundOn === undefined ? '' : ` (проверено ${foundOn})`}.`,
      `${line}.`,
      `Если что-то исправили после ${on}, дождитесь новых данных: здесь этого ещё не видно.`,
      `Если всё было в порядке и раньше, ${lowerFirst(step)}`,
      `Кто: ${who}. Время: ${takes}.`,
    ].join('\n'),

  answeredBefore: 'На этот вопрос вы уже ответили.',
  ended: 'Этот разговор уже закончен.',
  gone: 'Эта кнопка устарела: у вашей школы такого показателя сейчас нет.',
  noFigures: (operator: string) =>
    `Данных о школе ещё нет, искать причину рано. Таблицу загружает ${operator}.`,
  noFigure: (title: string) => `${title}: данных нет, искать причину рано.`,
  notListed: (title: string) =>
    `${title}: вашей школы в таблице нет. Это не ноль. Почему её нет, знает координатор района.`,
  /** None of the school's figures is in the table: the search begins with the registration. */
  absent: (when: string) =>
    `Вашей школы в таблице ${when} нет. Это не ноль: обычно так бывает, пока школа не зарегистрирована.`,
  notLow: (line: string) => `${line}. Всё выполнено, искать причину не нужно.`,
  notExplained: (line: string) => `${line}. Списка причин для этого показателя нет.`,
  allWell: 'Низких показателей сейчас нет: искать причину не нужно.',
  others: 'Низкие показатели — кнопками ниже.',

  memoIntro: 'Следующее сообщение можно переслать учителям. В нём нет ни названия, ни цифр школы.',
  noMemo: 'Сначала найдём причину: тогда будет понятно, какую памятку переслать.',

  head: (district: string, on: string) => `Причины на ${dayInWords(on)} · ${district}`,
  nobody: 'По последним данным причин пока не нашли. Директор начинает с кнопки «Почему мало».',
  noSchools: 'Школ в списке ещё нет.',
  nothingLow: 'Низких показателей у школ сейчас нет.',
  found: ({ found, done, all }: { found: number; done: number; all: number }) =>
    `Причина найдена у ${count(found, OF_SCHOOLS)} из\u00a0${all}.` +
    (done === 0 ? '' : ` Исправлено, ждём таблицу — у\u00a0${done}.`),
  foundNone: (n: number, all: number | undefined) =>
    `Проверили и не нашли — у ${count(n, OF_SCHOOLS)}${all === undefined ? '' : ` из\u00a0${all}`}.`,
  notSearched: (n: number) =>
    n === 0
      ? 'У остальных школ низких показателей нет.'
      : `Показатели низкие, причины пока нет — у ${count(n, OF_SCHOOLS)}.`,
  /** «1. Пишут из обычного профиля — 3 школы (Пишут 2, Звонят 1)» */
  cause: (place: number, name: string, schools: number, metrics: readonly { title: string; n: number }[]) =>
    `${place}. ${upperFirst(name)} — ${officeTexts.schools(schools)} (${metrics
      .map(({ title, n }) => (metrics.length === 1 ? title : `${title} ${n}`))
      .join(', ')})`,
  causeButton: (place: number, schools: number) => `Причина ${place}: ${officeTexts.schools(schools)}`,
  notSearchedButton: (n: number) => `Без причины: ${n}`,
  ofCause: (name: string) => `${upperFirst(name)}:`,
  ofNotSearched: 'Показатели низкие, причины пока нет:',
  school: (name: string, metrics: readonly string[], found: { on: string; isDone: boolean } | undefined) =>
    [
      `${name} — ${listInWords(metrics)}`,
      ...(found === undefined ? [] : [found.on]),
      ...(found?.isDone === true ? ['исправлено, ждём таблицу'] : []),
    ].join(', '),
  more: (rest: number) => `Ещё ${rest}`,
  noSuchCause: 'С этой причиной школ сейчас нет.',
  day: (on: string, thisYear: number) => dayInWords(on, { thisYear }),
};
