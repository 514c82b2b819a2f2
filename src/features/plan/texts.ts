import { dayInWords } from '../../text/dates.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const MEASURES: PluralForms = ['мера', 'меры', 'мер'];
const EXAMPLE = '«мера провести планёрку звонком до пятницы»';

/** «План на неделю». */
export const texts = {
  words: {
    plan: ['План на неделю', 'План', 'Мой план', 'Наш план', 'Меры', 'План школы'],
    add: ['Добавить меру', 'Мера', 'Новая мера', 'Добавить в план'],
  },
  help: `что школа решила сделать и к какому дню; новая мера — ${EXAMPLE}`,
  head: 'План на неделю',
  numbered: (place: number, line: string) => `${place}. ${line}`,
  howTo: 'Номер открывает меру: отметить, перенести, убрать.',
  howToOne: 'Кнопка «1» открывает меру: отметить, перенести, убрать.',
  empty: 'Мер в плане сейчас нет.',
  emptyHow: `Добавьте свою, например: ${EXAMPLE}. Без фамилий.`,
  done: (n: number) => `Сделано за последние 7\u00a0дней: ${count(n, MEASURES)}.`,
  proposal: (title: string, metric: string) => `Можно добавить (${metric}): ${title}.`,
  /** The label of a proposal: its title would not fit. */
  add: (metric: string) => `В план: ${metric}`,
  addOwn: 'Добавить меру',
  more: (rest: number) => `Ещё ${rest}`,
  toStart: 'К началу',

  askTitle:
    'Что нужно сделать? Одним предложением и без фамилий, например: «внести завуча в чат до пятницы».',
  askDay: (title: string) => `К какому дню: ${lowerFirst(title)}? Выберите или напишите день.`,
  askDayAgain:
    'Не понял день. Выберите или напишите, например: «30.10» или «в пятницу». Передумали — «Отмена».',
  dayPassed: (day: string) => `${day} уже в прошлом. Выберите день не раньше сегодняшнего.`,
  notAdded: 'Хорошо, ничего не записал.',
  askWhetherMeasure: (title: string) => `Похоже на вопрос. Записать так: «${title}»?`,
  record: 'Записать',
  cancel: 'Отмена',
  today: 'Сегодня',
  tomorrow: 'Завтра',
  tooMany: 'В плане уже 30\u00a0мер. Уберите или отметьте сделанные, тогда добавлю новую.',
  dialogLost: `Не помню, о чём мы говорили. Напишите меру заново: ${EXAMPLE}.`,
  stale: 'Эта кнопка уже сработала или вопрос закрыт. Что записано — в плане.',
  added: (line: string) => `Записал в план: ${line}.`,
  addedBefore: (line: string) => `Уже есть в плане: ${line}.`,
  remind: (day: string, time: string) => `Напомню ${day} в ${time}.`,
  remindThatDay: (time: string) => `Напомню в этот день в ${time}.`,
  notProposed: 'Такой причины у показателя сейчас нет, поэтому добавлять нечего.',

  stateDone: (title: string, on: string) => `Сделано ${on}: ${title}.`,
  stateRemoved: (title: string) => `Убрано из плана: ${title}.`,
  remove: 'Убрать',
  restore: 'Вернуть',
  marked: (title: string) => `Отметил сделанным: ${title}.\nВ отчёте за неделю это будет среди мер.`,
  markedBefore: (title: string) => `Уже отмечено сделанным: ${title}.`,
  removed: (title: string) => `Убрал из плана: ${title}.`,
  removedBefore: (title: string) => `Этой меры в плане уже нет: ${title}.`,
  restored: (line: string) => `Вернул в план: ${line}.`,
  restoredBefore: (line: string) => `Эта мера и так в плане: ${line}.`,
  askMove: (title: string) => `На какой день перенести: ${title}? Выберите или напишите день.`,
  moved: (line: string) => `Перенёс. Теперь ${line}.`,
  movedBefore: (line: string) => `Этот день и стоит: ${line}.`,

  reminderTitle: 'Напоминание о мере из плана',
  reminder: (title: string) => `Сегодня по плану: ${title}.`,
  reminders: 'Сегодня по плану:',
  /** The day after, or the first working day after a day off. */
  still: (title: string, on: string, thisYear: number) =>
    `По плану на ${dayInWords(on, { thisYear })} осталось: ${title}.`,
  item: (
    place: number,
    title: string,
    { on, school }: { on: string | undefined; school: string | undefined },
  ) => {
    const notes = [
      ...(on === undefined ? [] : [`было на ${dayInWords(on)}`]),
      ...(school === undefined ? [] : [school]),
    ];
    return `${place}. ${title}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
  },
  onDayOff: (on: string) => `Сам день, ${dayInWords(on)}, — выходной.`,
  howToEnd: 'Когда сделаете, нажмите «Сделано». Если день не подходит, перенесите.',
  howToEndSeveral: 'Когда сделаете, отметьте кнопкой. Перенести или убрать — в плане.',
  doneNumber: (place: number) => `Сделано: ${place}`,
  restInPlan: 'Остальные — в плане.',
};
