import { dayInWords } from '../../text/dates.ts';
import { number } from '../../text/number.ts';
import { labels } from '../texts.ts';

type Counts = { registered: number; all: number };

const of = ({ registered, all }: Counts) => `${number(registered)} из\u00a0${number(all)}`;
const EXAMPLE = 'сотрудники 38 из\u00a045';

/** «Показатели» and the number of employees, which only the school itself knows. */
export const texts = {
  words: {
    figures: ['Показатели', 'Показатель', 'Цифры', 'Мои показатели'],
    employees: ['Сотрудники', 'Сотрудников', 'Обновить число'],
  },
  help: {
    figures: 'цифры вашей школы за последнюю неделю и за 12\u00a0месяцев',
    employees: `сколько из них в Сферуме, например «${EXAMPLE}»`,
  },
  update: labels.employees,

  askRegistered: 'Сколько сотрудников школы зарегистрировано в Сферуме? Напишите число.',
  askAll: 'А сколько сотрудников в школе всего?',
  askAllKnown: (all: number, fromDistrict: boolean) =>
    `А сколько сотрудников в школе всего? ${fromDistrict ? 'В списке района' : 'В прошлый раз было'} ${number(all)}.`,
  notANumber: `Не понял число. Напишите, например, «38» или «38 из\u00a045». Передумали — «Отмена».`,

  unreadable: `Не понял число. Напишите так: «${EXAMPLE}».`,
  nobody: `Сотрудников в школе не может быть 0. Напишите, например: «${EXAMPLE}».`,
  moreThanAll: (given: Counts) =>
    `${of(given)} — так не бывает: зарегистрированных больше, чем всех. Может быть, наоборот?`,
  reversed: ({ registered, all }: Counts) => `${number(all)} из\u00a0${number(registered)}`,
  confirm: (given: Counts) => `Записать: сотрудники ${of(given)}?`,
  confirmChange: (given: Counts, before: Counts & { on: string; thisYear: number }) =>
    `Было ${of(before)} на ${dayInWords(before.on, before)}, теперь ${of(given)} — разница большая. Записать?`,
  confirmStaff: (given: Counts, staff: number) =>
    `По списку района сотрудников ${number(staff)}, а у вас ${of(given)}. Записать?`,
  write: 'Записать',
  correct: 'Исправить',

  written: ({ on, thisYear, goal, ...counts }: Counts & { on: string; thisYear: number; goal: string }) =>
    `Записал: сотрудники ${of(counts)}, по данным школы на ${dayInWords(on, { thisYear })}${goal}.`,
  alreadyWritten: (counts: Counts, on: string, thisYear: number) =>
    `Уже записано: сотрудники ${of(counts)}, по данным школы на ${dayInWords(on, { thisYear })}.`,
  undo: 'Отменить',
  undone: 'Отменил, число не записано.',
  undoneNow: (counts: Counts, on: string, thisYear: number) =>
    `Отменил. Сейчас записано: ${of(counts)}, по данным школы на ${dayInWords(on, { thisYear })}.`,
  cannotUndo: 'Отменять нечего: это число уже отменено или его записал не вы.',
  show: 'Показатели',
  dialogLost: `Не помню, о чём мы говорили. Напишите число заново: «${EXAMPLE}».`,

  importTitle: 'число сотрудников от школы',
};
