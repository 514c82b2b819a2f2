import { dayInWords } from '../../text/dates.ts';
import { listInWords } from '../../text/list.ts';

export const texts = {
  title: 'Напоминание о сроках',
  /** `notes`: what the day has in particular. */
  item: (line: string, { notes, schools }: { notes: readonly string[]; schools: readonly string[] }) => {
    const whom = schools.length === 0 ? '' : ` Кому: ${listInWords(schools)}.`;
    return `${[`${line}.`, ...notes].join(' ')}${whom}`;
  },
  lastDay: 'Это последний день.',
  lastWorkingDay: 'Сам срок — выходной, последний рабочий день перед ним сегодня.',
  workedSaturday: 'Суббота рабочая.',
  workedSunday: 'Воскресенье рабочее.',
  howToEnd: 'Когда сделаете, нажмите «Готово»: напоминать перестану, координатор увидит.',
  /** Nothing comes after this one anyway. */
  howToEndLast: 'Когда сделаете, нажмите «Готово»: координатор увидит.',
  restInList: 'Остальное отметьте в «Сроках».',
  howToEndSeveral: 'Отметить готовое — в «Сроках»; другую школу выбирает «Сменить школу».',
  done: (dueOn: string, title: string | undefined) =>
    `Готово: ${dayInWords(dueOn)}${title === undefined ? '' : `, ${title}`}`,
};
