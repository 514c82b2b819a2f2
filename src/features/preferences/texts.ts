import type { ReminderKind } from '../../domain/notice-decision.ts';
import { dayInWords } from '../../text/dates.ts';
import { upperFirst } from '../../text/first-letter.ts';
import { listInWords } from '../../text/list.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const DAYS: PluralForms = ['день', 'дня', 'дней'];

/** In a list: «Приходят: напоминание в пятницу, итоги недели». */
const REMINDERS: Record<ReminderKind, string> = {
  'friday-reminder': 'напоминание в пятницу',
  'week-results': 'итоги недели',
  'plan-reminders': 'напоминания о плане',
  'deadline-reminders': 'напоминания о сроках',
};
/** On a button: «Выключить: пятница». */
const SHORT: Record<ReminderKind, string> = {
  'friday-reminder': 'пятница',
  'week-results': 'итоги недели',
  'plan-reminders': 'план',
  'deadline-reminders': 'сроки',
};

type Hours = { from: string; to: string };

export const texts = {
  words: ['Уведомления', 'Настроить уведомления', 'Напоминания'],
  quietWords: ['Тихие часы'],
  onceADayWords: ['Одно сообщение в день'],
  help: 'когда и о чём писать; тихие часы',

  quiet: quietInWords,
  comes: (kinds: readonly ReminderKind[]) =>
    `Приходят: ${listInWords(kinds.map((kind) => REMINDERS[kind]))}.`,
  off: (kinds: readonly ReminderKind[]) => `Выключены: ${listInWords(kinds.map((kind) => REMINDERS[kind]))}.`,
  paused: (kind: ReminderKind, until: string, thisYear: number) =>
    `${upperFirst(REMINDERS[kind])} приостановлены до ${dayInWords(until, { thisYear })}; накануне срока и в последний день напомню всё равно.`,
  onceADay: onceADayInWords,
  answersAlways: 'Ответы на ваши сообщения приходят всегда.',

  switchOff: (kind: ReminderKind) => `Выключить: ${SHORT[kind]}`,
  switchOn: (kind: ReminderKind) => `Включить: ${SHORT[kind]}`,
  pause: (kind: ReminderKind) => `Приостановить: ${SHORT[kind]}`,
  switchedOff: (kind: ReminderKind) => `Выключил: ${REMINDERS[kind]}.`,
  switchedOn: (kind: ReminderKind) => `Включил: ${REMINDERS[kind]}.`,

  askPause: (kind: ReminderKind, most: number) =>
    `${upperFirst(REMINDERS[kind])} — служебные: выключить их совсем нельзя, приостановить можно до ${count(most, ['дня', 'дней', 'дней'])}.\n` +
    'Накануне срока и в последний день напомню всё равно. На сколько приостановить?',
  pauseFor: (days: number) => `На ${count(days, DAYS)}`,

  askQuiet: (now: Hours, isOwn: boolean) =>
    `${quietInWords(now, isOwn)} В это время отвечаю, но сам не пишу.\n` +
    'Выберите другие или напишите, например: «с 21 до 8».',
  quietButton: ({ from, to }: Hours) => `с ${from} до ${to}`,
  asEverybody: 'Как у всех',
  quietNeeded: 'Совсем без тихих часов нельзя: ночью первым не пишу никому. Но часы можно выбрать.',
  quietUnchanged: 'Хорошо, тихие часы остались прежними.',
  unclearQuiet: 'Не понял, какие часы. Напишите, например: «с 21 до 8». Передумали — «Отмена».',
  quietBounds: (from: Hours, to: Hours) =>
    `Так нельзя: начало бывает с ${from.from} до ${from.to}, конец — с ${to.from} до ${to.to}. Иначе рабочие сообщения не успеют прийти днём.`,

  askOnceADay: (at: string | undefined) =>
    `${onceADayInWords(at)}\n` +
    'Могу собирать напоминания и итоги за сутки в одно сообщение. ' +
    'Сразу придут только срок на сегодня и то, что к этому часу устареет.\n' +
    'В котором часу писать? Выберите или напишите, например: «в 9:30».',
  atHour: (at: string) => `В ${at}`,
  writeAtOnce: 'Писать сразу',
  unclearHour: 'Не понял, в котором часу. Напишите, например: «в 9:30». Передумали — «Отмена».',
  hourIsQuiet: (at: string, { from, to }: Hours) =>
    `В ${at} тихие часы (с ${from} до ${to}). Выберите час с ${to} до ${from}.`,
  waitingComes: (n: number) =>
    `${n === 1 ? 'Отложенное сообщение придёт' : 'Отложенные сообщения придут'} в течение минуты.`,

  stale: 'Эта кнопка уже не действует.',
};

function quietInWords({ from, to }: Hours, isOwn: boolean): string {
  return `Тихие часы — с ${from} до ${to}${isOwn ? '' : ', как у всех'}.`;
}

function onceADayInWords(at: string | undefined): string {
  return at === undefined
    ? 'Всё приходит сразу, отдельными сообщениями.'
    : `Одно сообщение в день — в ${at}.`;
}
