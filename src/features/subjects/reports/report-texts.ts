import { number, percent } from '../../../text/number.ts';

/** What the papers of reports say: a school's own report and the district's summary. */
export const reportPaperTexts = {
  sheet: 'Отчёт',
  class: 'Класс',
  total: 'Итого',
  number: '№',
  school: 'Школа',
  classes: 'Классов',
  /** «312 из 340 (91,76 %)» */
  ofWithShare: (n: number, m: number, share: number | undefined) =>
    `${number(n)} из\u00a0${number(m)}${share === undefined ? '' : ` (${percent(share)})`}`,
  percent: (title: string) => `${title}, %`,
  part: (title: string) => `${title}: сколько`,
  whole: (title: string) => `${title}: из скольких`,
  noReport: 'отчёта нет',
  schoolFile: (title: string, school: string, extension: string) =>
    fileName(`${title} — ${school}`, extension),
  formFile: (title: string, school: string) => fileName(`Форма — ${title} — ${school}`, 'xlsx'),
  summaryFile: (title: string, on: string, extension: string) =>
    fileName(`Сводка — ${title} — ${on}`, extension),
  basis: (basis: string) => `Основание: ${basis}.`,
  on: (day: string) => `По состоянию на ${day}.`,
  summaryTitle: (title: string, district: string) => `${title}: сводка. ${district}`,
  /** «Сдали 7 школ из 12.» */
  handedIn: (n: number, all: number) => `Отчёты сдали ${n} из\u00a0${all}.`,
  missing: (names: readonly string[]) => `Не сдали и в итог не вошли: ${names.join(', ')}.`,
  allHandedIn: 'Сдали все школы.',
  throughCounts: 'Доли посчитаны по числам людей: сумма по школам, делённая на сумму.',
  /** Where a pen signs: a school's report, or a district whose settings name nobody. */
  blankPost: 'Руководитель',
  blankName: '________________',
  option: (field: string, option: string) => `${field}: ${option}`,
};

const LONGEST_FILE_NAME = 120;

function fileName(text: string, extension: string): string {
  const name = text
    .replace(/[\\/:*?"<>|«»]/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_FILE_NAME)
    .trim();
  return `${name}.${extension}`;
}
