import { dayInWords, periodInWords } from '../../text/dates.ts';
import { listInWords } from '../../text/list.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const SENT: Record<'broadcast' | 'duty' | 'letter', PluralForms> = {
  broadcast: ['рассылка', 'рассылки', 'рассылок'],
  duty: ['срок', 'срока', 'сроков'],
  letter: ['письмо', 'письма', 'писем'],
};
const WEEKS_OF: PluralForms = ['недели', 'недель', 'недель'];
const ANSWERS: PluralForms = ['ответ школы', 'ответа школ', 'ответов школ'];
const REPORTS: PluralForms = ['отчёт школы', 'отчёта школ', 'отчётов школ'];
const BROADCASTS: PluralForms = ['рассылка', 'рассылки', 'рассылок'];
const FIGURES: PluralForms = ['спорная цифра', 'спорные цифры', 'спорных цифр'];
const QUESTIONS: PluralForms = ['вопрос школы', 'вопроса школ', 'вопросов школ'];

/** «Итоги недели» have no singular: «итоги недели», «итоги 2 недель». */
function sentInWords(kind: keyof typeof SENT | 'results', n: number): string {
  if (kind !== 'results') return count(n, SENT[kind]);
  return n === 1 ? 'итоги недели' : `итоги ${count(n, WEEKS_OF)}`;
}

type Days = { from: string; to: string };

/** What the head is told on Monday: once, and everything on one screen. */
export const texts = {
  title: 'Сводка руководителю',
  head: (district: string) => `Сводка за неделю · ${district}`,
  week: (days: Days, thisYear: number) => `Неделя ${periodInWords(days, { thisYear })}`,
  late: (days: Days, known: Days | undefined, thisYear: number) =>
    `Таблица за ${periodInWords(days, { thisYear })} ещё не пришла${
      known === undefined ? '.' : `, последняя — за ${periodInWords(known, { thisYear })}.`
    }`,
  noRegionTable: 'Таблиц по районам ещё нет.',
  noDuties: 'Открытых сроков нет.',
  duty: (dueOn: string | undefined, title: string, debtors: number, all: number, thisYear: number) =>
    `${dueOn === undefined ? '' : `${dayInWords(dueOn, { thisYear })}, `}${lowerFirst(title)}: не сделали ${debtors} из\u00a0${all}`,
  duties: 'Сроки:',
  moreDuties: (n: number) => `и ещё ${n} — в «Сроках»`,
  sent: (kinds: readonly (readonly [kind: keyof typeof SENT | 'results', n: number])[]) =>
    kinds.length === 0
      ? 'За неделю школам ничего не отправлено.'
      : `Отправлено за неделю: ${listInWords(kinds.map(([kind, n]) => sentInWords(kind, n)))}.`,
  waits: (parts: readonly string[]) =>
    parts.length === 0 ? 'Решения ничего не ждёт.' : `Ждут решения: ${listInWords(parts)}.`,
  broadcasts: (n: number) => `${count(n, BROADCASTS)} (ваше утверждение)`,
  figures: (n: number) => count(n, FIGURES),
  questions: (n: number) => count(n, QUESTIONS),
  notOurs: (n: number) => `${count(n, ANSWERS)} «Нас не касается»`,
  reports: (n: number) => count(n, REPORTS),
};
