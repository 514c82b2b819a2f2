import { dayInWords, momentInWords } from '../../../text/dates.ts';
import { shortList } from '../../../text/list.ts';
import { percent } from '../../../text/number.ts';
import type { LeftOutReason } from '../../../storage/batch-recipient.ts';

/** Why a variable has nothing to say of a school. */
export type Lack = Exclude<LeftOutReason, 'spared' | 'unfit'>;

type When = { day: string; time: string };

/** Texts to many: how they are framed, what is put into them, whom they are for. */
export const batchTexts = {
  /** As everybody sees it. */
  message: (operator: string, text: string) => `Пишет ${operator}:\n${text}`,
  askAck: 'Прочитали — нажмите «Ознакомлен(а)».',
  ack: 'Ознакомлен(а)',
  ofSchool: (school: string, value: string) => `${school} — ${value}`,
  joined: (values: readonly string[]) => values.join('; '),
  missing: (people: string, when: string) => `${people} (${when})`,
  due: (on: string, title: string, thisYear: number) =>
    `${dayInWords(on, { weekday: true, thisYear })} — ${title}`,
  spared: 'на этой неделе уже хватит сообщений',
  lacks: {
    figure: 'цифры нет',
    target: 'цель не установлена',
    counts: 'известна только доля, без числа людей',
    reached: 'цель уже достигнута',
    due: 'открытых сроков с датой нет',
  } satisfies Record<Lack, string>,
};

/** Whom it is for, in words: a list of conditions that all hold. */
export const audienceTexts = {
  all: 'все школы района',
  only: (names: readonly string[]) => shortList(names, 6),
  kind: {
    school: 'школы, без детских садов',
    kindergarten: 'детские сады',
    college: 'колледжи',
    other: 'другие организации',
  },
  below: (label: string, value: number, when: string | undefined) =>
    `«${label}» ниже ${percent(value)}${when === undefined ? '' : ` (${when})`}`,
  unknownMetric: 'показатель, которого больше нет',
  notActive: 'статус «Не активна»',
  debtors: (duty: string) => `ещё не сделали: ${duty}`,
  unread: (title: string, when: When, thisYear: number) =>
    `не подтвердили рассылку ${momentInWords(when, { thisYear })} «${title}»`,
  unknown: 'срок или рассылка, которых больше нет',
  absent: 'нет в боте',
  except: (names: readonly string[]) => `кроме: ${shortList(names, 6)}`,
  joined: (parts: readonly string[]) => parts.join('; '),
};

/** Whoever begins a broadcast from another screen. */
export const startBroadcastTexts = {
  askText: (audience: string, unread: readonly string[]) =>
    [
      'Что написать? Пришлите текст одним сообщением.',
      `Кому: ${audience}.`,
      ...(unread.length === 0 ? [] : [`Не понял: ${unread.map((one) => `«${one}»`).join(', ')}.`]),
    ].join('\n'),
};
