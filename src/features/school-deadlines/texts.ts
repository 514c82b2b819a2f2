import { periodInWords } from '../../text/dates.ts';
import { lowerFirst } from '../../text/first-letter.ts';

/** «Сроки» of a school. */
export const texts = {
  words: {
    deadlines: ['Сроки', 'Срок', 'Мои сроки'],
    done: ['Готово', 'Выполнено'],
    notDone: ['Не готово', 'Не сделано'],
    notOurs: ['Нас не касается', 'Не касается'],
  },
  help: {
    deadlines: 'что и к какому дню сделать; «Готово» отключает напоминания',
  },
  none: 'Сроков сейчас нет. Когда координатор добавит срок, сразу напишу.',
  allDone: 'Открытых сроков нет, всё отмечено готовым.',
  onlyWaiting: 'Открытых сроков нет, ждём решения координатора.',
  noneOpen: 'Открытых сроков нет.',
  numbered: (place: number, line: string) => `${place}. ${line}`,
  doneLine: (name: string) => `Готово: ${name}`,
  tooEarlyLine: (name: string) => `${name}: цифр вашей школы за неделю ещё нет`,
  notOursLine: (name: string) => `Вас не касается: ${name}`,
  waitingLine: (name: string) => `Ждёт решения координатора: ${name}`,
  later: (rest: number) => `И ещё ${rest} — по кнопке «Ещё ${rest}».`,
  more: (rest: number) => `Ещё ${rest}`,
  before: 'Назад',
  returned: (remark: string) => `Координатор вернул: ${remark}`,
  extended: 'Срок вам продлён',

  /** In the list, after what is to be done. */
  asked: {
    file: (what: string | undefined) => `Нужен файл или снимок${what === undefined ? '' : `: ${what}`}`,
    link: (what: string | undefined) => `Нужна ссылка${what === undefined ? '' : `: ${what}`}`,
    count: (of: string) => `Нужно число ${of}`,
    metric: (
      title: string,
      value: string,
      { when, missing }: { when: string; missing: number | undefined },
    ) =>
      `${title} — ${value} ${when}${missing === undefined || missing === 0 ? '' : `, не хватает ${missing}`}`,
    metricNone: (title: string) => `${title} — данных пока нет`,
    metricUnknown: 'Этого показателя в боте больше нет',
    report: 'Нужен отчёт, его можно заполнить здесь',
    weekNote: (week: { from: string; to: string }, thisYear: number) =>
      `Нужен отчёт за неделю ${periodInWords(week, { thisYear })}`,
  },

  /** The label of one of several: by its day, by its place in the list where days coincide or there is none. */
  labelled: (label: string, date: string | undefined, place: number | undefined) =>
    `${label}${date === undefined ? '' : `: ${date}`}${place === undefined ? '' : ` (${place})`}`,
  oursAfterAll: 'Всё-таки касается',
  notDone: 'Не готово',
  notOurs: 'Нас не касается',
  notOursShort: 'Не касается',
  takeBack: 'Отозвать ответ',
  cancel: 'Отмена',
  yes: 'Да',
  no: 'Нет',

  questionFirst: (question: string, name: string) => `${question}\nЭто о сроке ${name}.`,
  ask: {
    file: (name: string, what: string | undefined) =>
      `Пришлите файл или снимок${what === undefined ? '' : `: ${what}`}.\nБот его не скачивает: хранит ссылку, по которой файл увидит координатор.\nСрок: ${name}.`,
    link: (name: string, what: string | undefined) =>
      `Пришлите ссылку${what === undefined ? '' : `: ${what}`}. Например: https://сайт-школы.рф/страница\nСрок: ${name}.`,
    count: (name: string, of: string) => `Пришлите число ${of}.\nСрок: ${name}.`,
  },
  metric: (name: string, line: string) =>
    `Этот срок отмечать не нужно, его покажет сам показатель: ${name}.\n${line}.`,
  report: (name: string) => `Этот срок закроет отчёт: ${name}.\nЗаполнить его можно здесь, по частям.`,
  weekNote: (name: string) =>
    `Этот срок закроет отчёт за неделю: ${name}.\nОн уже составлен: откройте «Отчёт», прочтите и отправьте.`,
  nothingToWriteFrom: (name: string) =>
    `Отчёт пока не из чего составить: цифр вашей школы за эту неделю ещё нет.\nСрок: ${name}. Когда район загрузит таблицу, отчёт появится.`,
  waitFile: 'Жду файл или снимок. Передумали — «Отмена».',
  noReference: 'Этот файл показать координатору не получится. Пришлите его документом или снимком.',
  badLink: 'Это не похоже на адрес страницы. Пришлите его целиком, например https://сайт-школы.рф/страница',
  badCount: 'Пришлите одно число, например 12. Если чатов нет совсем — 0.',
  askReason: (name: string) =>
    `Почему срок вас не касается? Напишите одним предложением, решит координатор.\nСрок: ${name}.`,
  badReason: (limit: number) =>
    `Напишите причину словами, не длиннее ${limit} знаков. Передумали — «Отмена».`,
  named: (name: string) =>
    `Похоже, здесь чьё-то имя: «${name}». Имён бот не хранит. Напишите без них. Передумали — «Отмена».`,
  notAName: 'Это не имя, отправить',
  lost: 'Разговор прервался, ничего не записано. Начните с «Сроков».',

  /** `name`: «30.10 — зарегистрировать всех сотрудников» */
  marked: (name: string) =>
    `Отметил готовым срок ${name}.\nНапоминать о нём не буду. Координатор видит отметку.`,
  markedBefore: (name: string) => `Срок уже отмечен готовым: ${name}.`,
  shown: (name: string) => `Этот срок уже выполнен, отмечать его не нужно: ${name}.`,
  unmarked: (name: string) => `Снял «Готово» со срока ${name}.\nНапоминания о нём снова включены.`,
  unmarkedBefore: (name: string) => `На этом сроке отметки «Готово» нет: ${name}.`,
  takenBack: (name: string) => `Отозвал ответ «Нас не касается», срок снова ваш: ${name}.`,
  sentForDecision: (name: string) =>
    `Передал координатору, что срок вас не касается: ${name}.\nПока он решает, напоминать не буду.`,
  answeredNo: (name: string) => `Записал, что срок вас не касается: ${name}.\nКоординатор видит ответ.`,
  waiting: (name: string) => `Координатор ещё решает, касается ли вас срок: ${name}.`,
  notOursBefore: (name: string) => `Записано, что срок вас не касается: ${name}.`,
  whichDone: 'Открытых сроков несколько. Что готово?',
  nextAlready: 'Эта кнопка о прошлом разе, его срок закрыт. Сейчас ждут следующий:',
  pastAlready: 'Эта кнопка о прошлом разе, его срок закрыт. Ничего не изменилось.',
  whichNotOurs: 'Какой срок вас не касается?',
  noSuchOpen: 'Открытого срока на этот день нет. Что готово?',
  whichNotDone: 'Готовых сроков несколько. С какого снять отметку?',
  nothingDone: 'Отметок «Готово» у вашей школы сейчас нет.',
  nothingOpen: 'Открытых сроков у вашей школы сейчас нет.',
  gone: 'Этого срока уже нет: координатор снял его, или он не для вашей школы.',

  office: {
    notOurs: (school: string, name: string, reason: string) =>
      `${school} отвечает «Нас не касается»: срок ${name}.\nПричина: ${lowerFirst(reason)}`,
    answeredNo: (school: string, name: string, question: string) =>
      `${school}: срок школы не касается, на вопрос «${question}» ответ «нет».\nСрок: ${name}.`,
    decide: 'Решить',
    open: 'Открыть ответ',
  },
};
