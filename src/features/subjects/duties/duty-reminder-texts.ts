import { dayInWords } from '../../../text/dates.ts';
import { listInWords } from '../../../text/list.ts';
import { number } from '../../../text/number.ts';
import { count } from '../../../text/plural.ts';
import type { PluralForms } from '../../../text/plural.ts';
import { ORIGINS } from '../../texts.ts';

const DUTIES: PluralForms = ['срок', 'срока', 'сроков'];

/** The one reminder of a morning to somebody who speaks for a school. */
export const dutyReminderTexts = {
  /** `notes`: what the day has in particular. */
  item: (line: string, { notes, schools }: { notes: readonly string[]; schools: readonly string[] }) => {
    const whom = schools.length === 0 ? '' : ` Кому: ${listInWords(schools)}.`;
    return `${[`${line}.`, ...notes].join(' ')}${whom}`;
  },
  passed: (name: string, basis: string | undefined) =>
    `Срок прошёл: ${name}${basis === undefined ? '' : ` (${basis})`}`,
  lastDay: 'Это последний день.',
  lastWorkingDay: 'Сам срок — выходной, последний рабочий день перед ним сегодня.',
  workedSaturday: 'Суббота рабочая.',
  workedSunday: 'Воскресенье рабочее.',
  noFigure: 'Числа вашей школы у бота пока нет.',
  /** «У вас, по данным школы на 24.10, — 38 из 45, не хватает 7.» */
  figure: (
    value: string,
    {
      on,
      thisYear,
      origin,
      missing,
    }: { on: string; thisYear: number; origin: keyof typeof ORIGINS; missing: number | undefined },
  ) => {
    const when = dayInWords(on, { thisYear });
    const from = origin === 'federal' ? `, на ${when},` : `${ORIGINS[origin]} на ${when},`;
    const lacks = missing === undefined || missing === 0 ? '' : `, не хватает ${number(missing)}`;
    return `У вас${from} — ${value}${lacks}.`;
  },
  /** `isLast`: nothing comes after this one anyway; `isConfirmed`: «Готово» is among the buttons. */
  howToEnd: ({ isLast, isConfirmed }: { isLast: boolean; isConfirmed: boolean }) => {
    const how = isConfirmed ? 'Когда сделаете, нажмите «Готово»' : 'Когда пришлёте';
    if (isLast) return isConfirmed ? `${how}: координатор увидит.` : `${how}, координатор увидит.`;
    return isConfirmed
      ? `${how}: напоминать перестану, координатор увидит.`
      : `${how}, напоминать перестану.`;
  },
  restInList: 'Остальное отметьте в «Сроках».',
  moreInList: (n: number) => `И ещё ${count(n, DUTIES)} — в «Сроках».`,
  howToEndSeveral: 'Отметить готовое — в «Сроках»; другую школу выбирает «Сменить школу».',
  /** «Готово: 30.10», «Прислать файл: 30.10, приказ»; `asked`: what the button asks for. */
  label: (asked: string, dueOn: string | undefined, title: string | undefined) => {
    const when = dueOn === undefined ? '' : dayInWords(dueOn);
    const what = [when, title ?? ''].filter((part) => part !== '').join(', ');
    const label = what === '' ? asked : `${asked}: ${what}`;
    return label.length <= 40 ? label : `${label.slice(0, 39).trimEnd()}…`;
  },
};
