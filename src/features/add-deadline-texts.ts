import { dayInWords } from '../text/dates.ts';
import { listInWords } from '../text/list.ts';

/** The announcement of a deadline that was just added. */
export const addDeadlineTexts = {
  done: 'Готово',
  announcement: ({
    line,
    days,
    schools,
  }: {
    /** «30.10 (среда), через 6 рабочих дней: …» */
    line: string;
    /** Of the reminders still to come. */
    days: readonly string[];
    /** Where the person speaks for several. */
    schools: readonly string[];
  }) =>
    [
      schools.length === 0
        ? `Новый срок — ${line}.`
        : `Новый срок для школ ${listInWords(schools)} — ${line}.`,
      ...(days.length === 0 ? [] : [`Напомню ${listInWords(days.map((on) => dayInWords(on)))}.`]),
    ].join('\n'),
};
