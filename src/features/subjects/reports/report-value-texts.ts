import { isWords, reportTotals, shortOf } from '../../../domain/report-form.ts';
import type {
  ReportField,
  ReportForm,
  ReportRow,
  ReportRows,
  ReportValue,
} from '../../../domain/report-form.ts';
import { lowerFirst, upperFirst } from '../../../text/first-letter.ts';
import { shortList } from '../../../text/list.ts';
import { number, percent } from '../../../text/number.ts';
import { count } from '../../../text/plural.ts';
import type { PluralForms } from '../../../text/plural.ts';

const CLASSES: PluralForms = ['класс', 'класса', 'классов'];
const OF_CLASSES: PluralForms = ['класса', 'классов', 'классов'];
const MOST_CLASSES = 12;
/** VK cuts what is longer. */
const LABEL_LENGTH = 40;
const MONTHS = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');

/** What stands in a report, in words: every screen and paper of reports. */
export const reportValueTexts = {
  yes: 'да',
  no: 'нет',
  of: (n: number, m: number) => `${n} из\u00a0${m}`,
  classes: (n: number) => count(n, CLASSES),
  wholeSchool: 'школа в целом',
  /** «октябрь 2024» */
  month: (month: string) => `${MONTHS[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`,
  toDay: (day: string) => `к сроку ${day}`,
  soon: 'в кратчайшие сроки',
  /** The duty was taken away, its reports are still there. */
  dutyGone: 'срок снят',
  /** «Отчёт по классам, к сроку 02.11» */
  title: (title: string, occasion: string) => `${title}, ${occasion}`,
  /** The same on a button: of a long title only the beginning, so that the occasion is always read. */
  label: (title: string, occasion: string) => {
    const room = LABEL_LENGTH - occasion.length - 2;
    return `${title.length > room ? `${title.slice(0, room - 1).trimEnd()}…` : title}, ${occasion}`;
  },
  /** «9 из 14 классов» */
  progress: (done: number, all: number) => `${done} из\u00a0${count(all, OF_CLASSES)}`,

  /** «есть: 2, мало: 0, нет: 1» */
  choices: (counts: readonly { title: string; n: number }[]) =>
    counts.map(({ title, n }) => `${title}:\u00a0${number(n)}`).join(', '),
  /** «4-й квартал 2024» */
  quarter: (quarter: string, year: string) => `${quarter}-й квартал ${year}`,

  /** «да», «24 из 26», «мало» */
  value: (field: ReportField, value: ReportValue): string => {
    if (isWords(value)) return value.text;
    if (typeof value === 'boolean') return value ? 'да' : 'нет';
    if (typeof value === 'number') return number(value);
    if (typeof value === 'string') return field.options?.find(({ code }) => code === value)?.title ?? value;
    return `${value[0]} из\u00a0${value[1]}`;
  },
  /** «чат — да, ученики — 24 из 26» */
  row: (form: Pick<ReportForm, 'fields'>, { values }: ReportRow): string =>
    form.fields
      .flatMap((field) => {
        const value = values[field.code];
        return value === undefined
          ? []
          : [`${lowerFirst(shortOf(field))} — ${reportValueTexts.value(field, value)}`];
      })
      .join(', '),

  /**
   * A line for each field: «Профили учеников активированы — 312 из 340 (91,8 %)». `names`: with the classes that a yes-no
   * field is «нет» of, where a step is needed.
   */
  totals: (
    form: Pick<ReportForm, 'fields' | 'per'>,
    rows: ReportRows,
    { names = false }: { names?: boolean } = {},
  ): string[] =>
    reportTotals(form, rows).map((total) => {
      const { field } = total;
      const [only] = rows;
      const title = upperFirst(field.title);
      if (form.per === 'school' && rows.length === 1 && total.kind !== 'of') {
        const value = only?.values[field.code];
        return `${title} — ${value === undefined ? 'нет ответа' : reportValueTexts.value(field, value)}`;
      }
      switch (total.kind) {
        case 'count':
          return `${title} — ${number(total.sum)}`;
        case 'of':
          return `${title} — ${ofInWords(total.numerator, total.denominator)}`;
        case 'yes-no':
          return `${title} — ${yesInWords(form, total)}${names ? withoutInWords(field, rows) : ''}`;
        case 'choice':
          return `${title} — ${reportValueTexts.choices(total.counts)}`;
      }
    }),
};

function yesInWords({ per }: Pick<ReportForm, 'per'>, { yes, of }: { yes: number; of: number }): string {
  return per === 'class' ? reportValueTexts.progress(yes, of) : reportValueTexts.of(yes, of);
}

/** «, нет: 9А, 9Б» */
function withoutInWords({ code }: ReportField, rows: ReportRows): string {
  const without = rows.filter(({ values }) => values[code] === false).map(({ name }) => name);
  return without.length === 0 || without.includes('') ? '' : `, нет: ${shortList(without, MOST_CLASSES)}`;
}

/** «312 из 340 (91,8 %)»; of nobody there is no share. */
function ofInWords(n: number, m: number): string {
  const counts = `${number(n)} из\u00a0${number(m)}`;
  return m === 0 ? counts : `${counts} (${percent((100 * n) / m, { decimals: 1 })})`;
}
