import { dayInWords, periodInWords } from '../../text/dates.ts';
import { listInWords, shortList } from '../../text/list.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { labels } from '../texts.ts';

type Week = { from: string; to: string };
const week = (of: Week, thisYear: number) => periodInWords(of, { thisYear });

/** The weekly «анализ и меры» of a school. */
export const texts = {
  words: {
    report: ['Отчёт', 'Отчёт за неделю', 'Анализ и меры', 'Анализ', 'Недельный отчёт'],
    weekNotes: ['Анализы школ', 'Анализы'],
  },
  help: {
    report: 'анализ и меры за неделю: текст готов, отправить координатору — одна кнопка',
    weekNotes: 'анализ и меры школ за неделю: кто прислал, а кто нет',
  },

  note: {
    title: (of: Week, thisYear: number) => `Анализ и меры за неделю ${week(of, thisYear)}`,
    /** «Причина (пишут и звонят): …» */
    cause: (name: string, metrics: readonly string[]) =>
      `Причина (${listInWords(metrics.map(lowerFirst))}): ${name}`,
    noCause: 'Причина: пока не установлена',
    measures: 'Меры:',
    noMeasures: 'Меры: пока не намечены',
    done: (title: string, on: string, thisYear: number) =>
      `— ${title}: сделано ${dayInWords(on, { thisYear })}`,
    open: (title: string, on: string, thisYear: number) => `— ${title}: до ${dayInWords(on, { thisYear })}`,
    stuck: (title: string, obstacle: string, on: string, thisYear: number) =>
      `— ${title}: не получается, ${obstacle}; следующая попытка ${dayInWords(on, { thisYear })}`,
    more: (rest: number) => `— и ещё ${rest}`,
    words: (words: string) => `Дополнение школы: ${words}`,
  },

  /** `due`: «среде, 30.10»; `basis`: «постановление № 380, п. 1.8», empty where the district names none. */
  ready: ({ due, isLate, basis }: { due: string; isLate: boolean; basis: string }) =>
    'Отчёт готов, координатору ещё не отправлен.\n' +
    `${isLate ? 'Ждали' : 'Ждут'} его к ${due}${basis === '' ? '' : ` (${basis})`}.`,
  sentAlready: (of: Week, at: string, thisYear: number) =>
    `Отчёт за неделю ${week(of, thisYear)} отправлен координатору ${at}.`,
  changed: 'С тех пор текст изменился. Новый:',
  lacks: ({ cause, measures }: { cause: boolean; measures: boolean }) => {
    const lacking = [...(cause ? ['причины'] : []), ...(measures ? ['мер'] : [])];
    return `Не хватает: ${listInWords(lacking)}. Отправить можно и так.`;
  },
  noFigures: (operator: string) =>
    `Отчёт составлять пока не из чего: недельных цифр школы ещё нет. Их загружает ${operator}.\n` +
    'А меры уже можно записывать: они войдут в первый отчёт.',
  notListed: (when: string) =>
    `Отчёт составлять пока не из чего: вашей школы в таблице ${when} нет. Это не ноль. Найти причину поможет «${labels.why}».\n` +
    'А меры уже можно записывать: они войдут в первый отчёт.',
  send: 'Отправить координатору',
  sendAnew: 'Отправить заново',
  add: 'Дополнить',
  change: 'Изменить дополнение',
  askWords:
    'Напишите одно предложение от школы: оно войдёт в конец отчёта. Без фамилий. Передумали — «Отмена».',
  askWordsInstead: (words: string) =>
    `Сейчас в отчёте: «${words.replace(/\.$/, '')}».\nНапишите другое предложение или уберите это. Без фамилий.`,
  askWhetherWords: (words: string) => `Похоже на вопрос. Записать в отчёт так: «${words}»?`,
  record: 'Записать',
  cancel: 'Отмена',
  dropWords: 'Убрать дополнение',
  emptyWords: 'Напишите дополнение словами, одним предложением. Передумали — «Отмена».',
  dialogLost: 'Не помню, о каком отчёте мы говорили. Вот нынешний.',
  textChanged: 'Не отправил: текст с тех пор изменился. Посмотрите и отправьте этот.',
  sent: (of: Week, at: string, thisYear: number) =>
    `Отправил координатору ${at}: отчёт за неделю ${week(of, thisYear)}.`,
  seenLater: (day: string, time: string) =>
    `Ночью координатора не беспокоим, он увидит его ${day} в ${time}.`,
  afterSending: 'Если что-то изменится, отправьте отчёт заново: считается последний.',
  sentBefore: (of: Week, at: string, thisYear: number) =>
    `Этот отчёт за неделю ${week(of, thisYear)} уже отправлен ${at}. Второй раз не отправляю.`,

  office: {
    label: 'Анализы школ',
    none: 'Недельных таблиц ещё нет, поэтому анализов школы пока не присылают.',
    head: (of: Week, sent: number, all: number, thisYear: number) =>
      `Анализы школ за неделю ${week(of, thisYear)}: прислали ${sent} из\u00a0${all}.`,
    missing: (names: readonly string[], most: number) => `Не прислали: ${shortList(names, most)}.`,
    missingFrom: (names: readonly string[], from: number) =>
      `Не прислали, с ${from + 1}-й: ${names.join(', ')}.`,
    moreMissing: (rest: number) => `Не прислали: ещё ${rest}`,
    due: (day: string, isLate: boolean) => `Их ${isLate ? 'ждали' : 'ждут'} к ${day}.`,
    open: 'Кнопка со школой открывает её анализ.',
    all: 'Прислали все.',
    toList: 'К списку',
    note: (text: string, at: string) => `${text}\n\nПрислано ${at}.`,
    erased: (name: string, at: string) =>
      `${name}\nАнализ прислан ${at}. Текст удалён вместе с данными того, кто его отправил.`,
    noNote: (name: string, of: Week, thisYear: number) =>
      `${name}\nЗа неделю ${week(of, thisYear)} анализ не прислан.`,
    gone: 'Такой школы в вашем районе нет.',
  },
};
