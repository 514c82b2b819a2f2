import { momentInWords } from '../../text/dates.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { shortList } from '../../text/list.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const DAYS: PluralForms = ['день', 'дня', 'дней'];
const HOURS: PluralForms = ['час', 'часа', 'часов'];
const MINUTES: PluralForms = ['минуту', 'минуты', 'минут'];
const MESSAGES: PluralForms = ['сообщение', 'сообщения', 'сообщений'];
const OLD_MESSAGES: PluralForms = [
  'подготовленное сообщение',
  'подготовленных сообщения',
  'подготовленных сообщений',
];

type Moment = { day: string; time: string };

/** More runs than this are not named one by one. */
const MOST_NAMED = 5;

export const texts = {
  title: 'Уборка',
  stopped: (from: Moment, to: Moment) => `Бот не работал с ${momentInWords(from)} по ${momentInWords(to)}.`,
  late: (runs: readonly { title: string; minutes: number }[]) =>
    `Ушло с опозданием: ${shortList(
      runs.map(({ title, minutes }) => `${lowerFirst(title)} (на ${duration(minutes)})`),
      MOST_NAMED,
    )}.`,
  missed: (runs: readonly { title: string; at: Moment }[]) =>
    `Не отправлено, потому что уже неактуально: ${shortList(
      runs.map(({ title, at }) => `${lowerFirst(title)} (${momentInWords(at)})`),
      MOST_NAMED,
    )}.`,
  expired: (messages: number) => `Ещё ${count(messages, OLD_MESSAGES)} снято: время прошло.`,
  answered: (messages: number) => `На ${count(messages, MESSAGES)} директоров ответили сейчас.`,
  nothingLost: 'Ничего не пропущено.',
  calendarMissing: (year: number) =>
    `Производственного календаря на ${year} год в программе ещё нет. Рабочие дни в нём считаем по выходным и праздникам, переносы не учтены, поэтому напоминания могут прийти не в тот день.\n` +
    'Когда переносы утвердят, обновите программу.',
};

/** «14 часов», «25 минут», «3 дня»: the largest unit that fits, rounded. */
function duration(minutes: number): string {
  if (minutes < 60) return count(minutes, MINUTES);
  if (minutes < 48 * 60) return count(Math.round(minutes / 60), HOURS);
  return count(Math.round(minutes / (24 * 60)), DAYS);
}
