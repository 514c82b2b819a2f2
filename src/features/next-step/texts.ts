import { dayInWords, periodInWords } from '../../text/dates.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { listInWords } from '../../text/list.ts';

/** «Что делать»: one step for today. */
export const texts = {
  words: ['Что делать', 'Что делать сегодня', 'Что дальше', 'Следующий шаг', 'С чего начать'],
  help: 'один шаг на сегодня: что, почему и кто делает',

  /** What is to be done, why it is this, who does it. */
  step: (what: string) => `На сегодня: ${lowerFirst(what)}`,
  sentence: (what: string) => (what.endsWith('.') ? what : `${what}.`),
  why: (reason: string) => `Почему это: ${reason}.`,
  who: (who: string, takes: string) => `Кто: ${who}, ${takes}.`,
  before: (obstacle: string) => `В прошлый раз не получилось: ${obstacle}.`,

  figure: (label: string, value: string, when: string) => `${lowerFirst(label)} — ${value} ${when}`,
  /** «статус «Не активна» на 25.10» */
  status: (label: string, value: string, when: string) => `${lowerFirst(label)} «${value}» ${when}`,
  cause: (figure: string, cause: string) => `${figure}, причина: ${cause}`,
  onlyCause: (cause: string) => `причина найдена: ${cause}`,
  planned: (on: string, isToday: boolean) =>
    isToday ? 'вы наметили это на сегодня' : `в плане это стояло на ${on}`,
  own: 'Кто делает и сколько времени это займёт, решаете вы.',
  deadline: (line: string) => `На сегодня — срок ${line}.`,
  deadlinePassed: (name: string) => `Срок прошёл, а отметки нет: ${name}.`,
  deadlineHow: 'Если сделано, отметьте: напоминать перестану, координатор увидит. Кто делает, решаете вы.',

  diagnosis: (metric: string) => `выясните, почему показатель «${metric}» низкий.`,
  /** By the code of the status that is not reached. */
  diagnosisOfStatus: {
    status: 'выясните, чего не хватает до статуса «Активна».',
    registered: 'выясните, что с заявкой на регистрацию школы.',
  } as Readonly<Record<string, string>>,
  diagnosisAbsent: 'выясните, почему школы нет в таблице.',
  /** `when`: «на 25.10» */
  absent: (when: string) => `вашей школы в таблице ${when} нет. С регистрации начинаются все показатели`,
  diagnosisNameAbsent: 'выяснить, почему школы нет в таблице',
  diagnosisName: (metric: string) => `выяснить, почему показатель «${metric}» низкий`,
  diagnosisNameOfStatus: {
    status: 'выяснить, чего не хватает до статуса «Активна»',
    registered: 'выяснить, что с заявкой на регистрацию школы',
  } as Readonly<Record<string, string>>,
  noCause: (figure: string) => `${figure}, причина ещё не найдена`,
  inactive: (figure: string) => `${figure}. С этого начинаются все остальные показатели`,
  you: 'вы',
  diagnosisTakes: 'около 3\u00a0минут. Бот спрашивает, вы отвечаете кнопками',

  employees: 'обновите число сотрудников в Сферуме.',
  employeesName: 'обновить число сотрудников',
  employeesNone: 'числа от школы ещё нет, а в таблицах мониторинга его не бывает',
  employeesOld: (counts: string, on: string, thisYear: number) =>
    `последнее число — ${counts} на ${dayInWords(on, { thisYear })}, ему больше 30\u00a0дней`,
  employeesTakes: 'около 2\u00a0минут',

  note: (week: { from: string; to: string }, thisYear: number) =>
    `отправьте координатору отчёт за неделю ${periodInWords(week, { thisYear })}.`,
  noteName: (week: { from: string; to: string }, thisYear: number) =>
    `отправить отчёт за неделю ${periodInWords(week, { thisYear })}`,
  noteWhyToday: (day: string) => `отчёт ждут сегодня, ${day}`,
  /** `due`: «среде, 30.10» */
  noteWhyLate: (due: string) => `отчёт ждали к ${due}, он ещё не отправлен`,
  noteTakes: 'около 1\u00a0минуты: текст уже составлен',

  nothing: 'На сегодня всё.',
  /** `metrics`: «Статус», «Пишут». */
  waiting: (metrics: readonly string[]) =>
    `Сделано, ждём следующую таблицу: ${listInWords(metrics.map((title) => `«${title}»`))}.`,
  nextMeasure: (line: string) => `Дальше по плану: ${line}.`,
  nextDeadline: (line: string) => `Ближайший срок — ${line}.`,
  nextNote: (due: string) => `Отчёт за неделю ждут к ${due}.`,
  nothingAhead:
    'Открытых мер и сроков нет. Новые цифры появятся в «Показателях», когда район загрузит таблицу.',

  /** `isOfCause`: whether it helped is seen in no figure yet. */
  marked: (what: string, isOfCause: boolean) =>
    `Отметил сделанным: ${what}.${isOfCause ? '\nПоможет ли, покажет следующая таблица.' : ''}`,
  markedDeadline: (what: string) => `Отметил готовым срок ${what}. Координатор видит отметку.`,
  markedBefore: (what: string) => `Уже отмечено сделанным: ${what}.`,
  gone: 'Этого шага уже нет: он отмечен, снят или не вашей школы.',
  askObstacle: (what: string) => `Что мешает: ${what}?`,
  /** Labels of the reasons, by their codes. */
  reasons: {
    'no-time': 'Нет времени',
    'no-access': 'Нет доступа',
    'no-answer': 'Не отвечает поддержка',
  },
  other: 'Другое — словами',
  askWords: 'Напишите одним предложением, что мешает. Без фамилий.',
  emptyWords: 'Напишите причину словами, одним предложением. Передумали — «Отмена».',
  noted: (obstacle: string, on: string) => `Записал, что мешает: ${obstacle}.\nВернёмся к этому шагу ${on}.`,
  ways: {
    'no-time': 'Если нужен другой день, перенесите.',
    'no-access':
      'Доступ даёт администратор Сферума в школе. Не помогло — спросите район («Контакты») или найдите готовый ответ («Задать вопрос»).',
    'no-answer':
      'Поддержка отвечает не сразу. Пока ждёте, спросите район («Контакты») или найдите готовый ответ («Задать вопрос»).',
    other: 'Если нужна помощь района — «Контакты».',
  },
  dialogLost: 'Не помню, о каком шаге мы говорили. Вот что сейчас на очереди.',
};
