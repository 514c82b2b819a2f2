import { periodInWords } from '../../text/dates.ts';
import { shortList } from '../../text/list.ts';

type Days = { from: string; to: string };
type Group = Days & { title: string; schools: readonly string[] | undefined };

/** «Каникулы»: when schools do not teach. */
export const texts = {
  words: ['Каникулы'],
  help: 'когда школы не учатся: напоминаю только о сроках с датой, прогноз эти недели пропускает',
  addWords: ['Добавить каникулы'],
  add: 'Добавить каникулы',
  none: 'Каникул в боте нет. Добавьте их: в каникулы напоминаю только о сроках с датой, а прогноз такие недели пропускает.',
  head: (district: string) => `Каникулы · ${district}`,
  /** «Осенние каникулы», «Карантин», «Каникулы» */
  name: nameOf,
  line: (group: Group, thisYear: number) => lineOf(group, thisYear),
  numbered: (place: number, line: string) => `${place}. ${line}`,
  remove: (place: number | undefined) => (place === undefined ? 'Убрать' : `Убрать ${place}`),
  rest: (n: number) => `И ещё ${n}.`,

  ask: 'Какие каникулы? Одной строкой: название и дни, например «Осенние 28.10–05.11».',
  bad: 'Не понял дни. Напишите так: «Осенние 28.10–05.11» или «Весенние с 24.03 по 30.03».',
  past: (days: Days, thisYear: number) =>
    `${periodInWords(days, { thisYear })} уже прошли. Напишите дни вместе с годом, если это верно, или другие дни.`,
  preview: (group: Group, thisYear: number) =>
    `${lineOf(group, thisYear)}.\nВ эти дни напоминаю только о сроках с датой. Прогноз неделю каникул пропускает.`,
  save: 'Сохранить',
  schools: 'Только выбранным',
  all: 'Всем школам',
  other: 'Другие дни',
  pressSave: 'Чтобы записать, нажмите «Сохранить».',
  saved: (group: Group, thisYear: number) => `Записал: ${lineOf(group, thisYear)}.`,
  confirmRemove: (group: Group, thisYear: number) => `${lineOf(group, thisYear)}. Убрать?`,
  yes: 'Да, убрать',
  keep: 'Оставить',
  removed: (group: Group, thisYear: number) => `Убрал: ${lineOf(group, thisYear)}.`,
  gone: 'Этих каникул уже нет.',
  acts: {
    added: (group: Group, thisYear: number) => `Добавлены каникулы: ${lineOf(group, thisYear)}`,
    removed: (group: Group, thisYear: number) => `Убраны каникулы: ${lineOf(group, thisYear)}`,
  },
};

/** «Осенние» wants its noun, «Карантин» does not. */
function nameOf(title: string): string {
  if (title === '') return 'Каникулы';
  return /[иы]е$/i.test(title) ? `${title} каникулы` : title;
}

function lineOf({ title, schools, ...days }: Group, thisYear: number): string {
  const whom = schools === undefined ? 'все школы' : shortList(schools, 5);
  return `${nameOf(title)}, ${periodInWords(days, { thisYear })} — ${whom}`;
}
