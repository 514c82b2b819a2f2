import { dayInWords } from '../../text/dates.ts';
import { shortList } from '../../text/list.ts';
import { number, percent } from '../../text/number.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { officeTexts } from '../office-texts.ts';
import { ORIGINS } from '../texts.ts';

const FIGURES: PluralForms = ['цифру', 'цифры', 'цифр'];

/** The district's table as the coordinator sees it. */
export const texts = {
  help: 'показатели всех школ, начиная с низких; чего не хватает',
  head: (district: string, on: string) => `Сводка на ${dayInWords(on)} · ${district}`,
  metric: (label: string, period: string) => `${label}, ${period}`,
  late: (days: string) => `Таблица за неделю ${days} ещё не загружена.`,
  /** Out of counts. */
  total: (value: string, hasDoubtful: boolean) =>
    `По школам вместе: ${value}${hasDoubtful ? ', без значений под вопросом' : ''}`,
  /** «Активна» */
  statuses: (status: string, n: number, of: number) => `${status} — ${n} из ${of}`,
  sum: (value: number) => `Всего: ${number(value)}`,
  /** Where only percents are known. */
  mean: (value: number) => `Среднее по школам, без учёта численности: ${percent(value, { decimals: 1 })}`,
  ofDistrict: (value: string) => `Район в целом: ${value}`,
  row: (place: number, school: string, value: string, origin: keyof typeof ORIGINS, isDoubtful: boolean) =>
    `${place}. ${school} — ${value}${ORIGINS[origin]}${isDoubtful ? ', проверяется' : ''}`,
  districtLine: (label: string, value: string, origin: keyof typeof ORIGINS, isDoubtful: boolean) =>
    `${label} — ${value}${ORIGINS[origin]}${isDoubtful ? ', проверяется' : ''}`,
  noFigure: (names: readonly string[]) => `Данных нет: ${shortList(names, 5)}.`,
  /** «Введено координатором за 19–25.10: Дегвинская — 5 из 31» */
  typedLater: (period: string, values: readonly { school: string; value: string }[]) =>
    `Введено координатором ${period}: ${shortList(
      values.map(({ school, value }) => `${school} — ${value}`),
      3,
    )}.`,
  notConnected: (names: readonly string[], all: number) =>
    `Не подключены ${names.length} из ${all}: ${shortList(names, 3)}.`,
  noneConnected: (all: number) => `Из ${all} школ пока никто не подключён.`,
  without: (titles: readonly string[]) =>
    titles.length <= 2
      ? `Показатели без данных: ${titles.join('; ')}.`
      : `Показателей без данных: ${titles.length}, они в файле.`,
  disputes: (n: number) => `Школы просят проверить ${count(n, FIGURES)}: «Споры».`,
  toCheck: (n: number) => `С пометкой «проверяется» — ${officeTexts.values(n)}.`,
  nothingForHead: 'Данных ещё нет: таблицу мониторинга координатор пока не загрузил.',
  nothingYet: 'Данных ещё нет. Пришлите сюда таблицу мониторинга файлом: Excel или CSV.',
  nothingOf: (days: string, metric: string | undefined) =>
    `За неделю ${days} данных нет${metric === undefined ? '' : ` («${metric}»)`}.`,
  noSchools: 'Школ в списке ещё нет. Пришлите список школ или сразу таблицу мониторинга файлом.',
  more: (rest: number) => `Ещё ${rest}`,
  toStart: 'С начала',
  gone: 'По этому показателю данных больше нет.',

  fileName: (on: string) => `Сводка ${dayInWords(on, { year: true })}.xlsx`,
  sheets: { schools: 'По школам', values: 'Все значения', without: 'Нет данных' },
  columns: {
    schools: ['Школа', 'Тип', 'Учеников', 'Сотрудников', 'Директор в боте'],
    values: [
      ...['Школа', 'Показатель', 'Период с', 'Период по', 'Значение', 'Кол-во', 'Из скольких'],
      ...['Происхождение', 'Под вопросом', 'Ячейка'],
    ],
    without: ['Школа', 'Показатель'],
  },
  column: (label: string, period: string) => `${label}, ${period}`,
  yes: 'да',
  no: 'нет',
  doubtful: 'да',
  origin: { federal: 'мониторинг', school: 'данные школы', coordinator: 'введено координатором' },
  kind: officeTexts.kind,
  wholeDistrict: 'Район в целом',
};
