import { number } from '../../text/number.ts';
import { count } from '../../text/plural.ts';

/** The answers of schools to a duty, for the coordinator. */
export const texts = {
  gone: 'Этого срока уже нет.',
  goneAnswer: 'Этого ответа уже нет: срок снят, или школа его отозвала.',
  none: (name: string) => `Ответов ещё нет: ${name}.`,
  head: (name: string) => `Ответы школ: ${name}`,
  line: (school: string, state: string) => `${school} — ${state}`,
  before: 'Назад',
  more: (rest: number) => `Ещё ${rest}`,
  toDuty: 'К сроку',
  toAnswers: 'Ответы школ',
  earlier: (title: string) => `«${title}» (прошлый раз)`,

  states: {
    open: 'ответа нет',
    'no-figures': 'цифр за неделю ещё нет',
    done: (evidence: string | undefined, by: string | undefined, at: string | undefined) =>
      ['готово', evidence, by, at].filter((part) => part !== undefined).join(', '),
    figure: (value: string, when: string) => `готово: ${value} ${when}`,
    waiting: (who: string) => `«Нас не касается», ждёт решения (${who})`,
    notOurs: (who: string) => `не касается (${who})`,
    returned: (remark: string) => `вернули: ${remark}`,
  },
  byAt: (role: string, at: string) => `${role}, ${at}`,
  evidence: {
    amount: (n: number) => number(n),
    files: (n: number) => count(n, ['файл', 'файла', 'файлов']),
    link: 'ссылка',
  },

  card: {
    head: (school: string, name: string) => `${school}, срок ${name}.`,
    done: (who: string) => `Готово: ${who}.`,
    notOurs: (who: string) => `Ответ «Нас не касается»: ${who}.`,
    amount: (n: number) => `Число: ${number(n)}.`,
    link: (url: string) => `Ссылка: ${url}`,
    reason: (words: string) => `Причина: ${words}`,
    answeredNo: (question: string) => `На вопрос «${question}» школа ответила «нет».`,
    files: 'Что прислала школа — ниже.',
    withdrawn: 'Школа отозвала этот ответ.',
    returned: (remark: string) => `Возвращён: ${remark}`,
    accepted: 'Записано, что срок школы не касается.',
  },
  accept: 'Согласиться',
  return: 'Вернуть',

  askRemark: (school: string, name: string) =>
    `Что исправить? Напишите одним предложением, его прочтёт школа.\n${school}, срок ${name}.`,
  badRemark: (limit: number) => `Напишите замечание словами, не длиннее ${limit} знаков.`,
  named: (name: string) =>
    `Похоже, здесь чьё-то имя: «${name}». Имён бот не хранит. Напишите замечание без них.`,
  notAName: 'Это не имя, вернуть',
  accepted: (school: string, name: string) => `Записал «не касается»: ${school}, срок ${name}.`,
  returned: (school: string, name: string) => `Вернул, срок снова открыт: ${school}, ${name}.`,
  withdrawnMeanwhile: 'Школа сама отозвала этот ответ, решать нечего.',
  acceptedAct: (school: string, name: string) => `Срок ${name}: ${school}, «Нас не касается» принято`,
  returnedAct: (school: string, name: string) => `Срок ${name}: ${school}, ответ возвращён`,

  school: {
    accepted: (name: string) => `Координатор согласился, что срок вас не касается: ${name}.`,
    returned: (name: string, remark: string) =>
      `Координатор вернул ваш ответ по сроку ${name}.\nЧто исправить: ${remark}`,
    refused: (name: string, remark: string) =>
      `Координатор решил, что срок вас касается: ${name}.\nПочему: ${remark}`,
  },
};
