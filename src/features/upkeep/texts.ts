import { momentInWords } from '../../text/dates.ts';
import { lowerFirst, upperFirst } from '../../text/first-letter.ts';
import { listInWords, shortList } from '../../text/list.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const DAYS: PluralForms = ['день', 'дня', 'дней'];
const HOURS: PluralForms = ['час', 'часа', 'часов'];
const MINUTES: PluralForms = ['минуту', 'минуты', 'минут'];
const TIMES: PluralForms = ['раз', 'раза', 'раз'];
const TAKEN: PluralForms = ['снято', 'сняты', 'снято'];
const MESSAGES: PluralForms = ['сообщение', 'сообщения', 'сообщений'];
const OLD_MESSAGES: PluralForms = [
  'подготовленное сообщение',
  'подготовленных сообщения',
  'подготовленных сообщений',
];

type Moment = { day: string; time: string };

/** More kinds of runs than this are not named one by one. */
const MOST_NAMED = 5;

export const texts = {
  title: 'Уборка',
  stopped: (stretches: readonly { from: Moment; to: Moment }[]) =>
    `Бот не работал ${listInWords(
      stretches.map(({ from, to }) => `с ${momentInWords(from)} до ${momentInWords(to)}`),
    )}.`,
  late: (runs: readonly { title: string; minutes: number }[]) =>
    `Ушло с опозданием: ${byTitle(runs, (of) => {
      const longest = duration(Math.max(...of.map(({ minutes }) => minutes)));
      return of.length === 1 ? `на ${longest}` : `${count(of.length, TIMES)}, до ${longest}`;
    })}.`,
  missed: (runs: readonly { title: string; at: Moment }[]) =>
    `Снято как неактуальное: ${byTitle(runs, (of) => {
      const [first, ...others] = of.map(({ at }) => momentInWords(at));
      return others.length === 0
        ? (first ?? '')
        : `${count(of.length, TIMES)}, с ${first ?? ''} по ${others.at(-1) ?? ''}`;
    })}.`,
  expired: (messages: number) =>
    `${upperFirst(count(messages, OLD_MESSAGES))} ${plural(messages, TAKEN)}: время прошло.`,
  answered: (messages: number) =>
    `На ${count(messages, MESSAGES)} ${messages === 1 ? 'директора' : 'директоров'} ответили сейчас.`,
  nothingLost: 'Ничего не пропущено.',
  calendarMissing: (year: number) =>
    `Производственного календаря на ${year} год в программе ещё нет. Рабочие дни в нём считаем по выходным и праздникам, переносы не учтены, поэтому напоминания могут прийти не в тот день.\n` +
    'Когда переносы утвердят, обновите программу.',
};

/** «напоминание о сроках (3 раза, до 30 часов), итоги недели (на 4 часа)» */
function byTitle<Run extends { title: string }>(
  runs: readonly Run[],
  inWords: (of: readonly Run[]) => string,
): string {
  const titles = [...new Set(runs.map(({ title }) => title))];
  return shortList(
    titles.map((title) => `${lowerFirst(title)} (${inWords(runs.filter((one) => one.title === title))})`),
    MOST_NAMED,
  );
}

/** «14 часов», «25 минут», «3 дня»: the largest unit that fits, rounded. */
function duration(minutes: number): string {
  if (minutes < 60) return count(minutes, MINUTES);
  if (minutes < 48 * 60) return count(Math.round(minutes / 60), HOURS);
  return count(Math.round(minutes / (24 * 60)), DAYS);
}
