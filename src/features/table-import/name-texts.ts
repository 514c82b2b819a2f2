import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const NAMES: PluralForms = ['название', 'названия', 'названий'];
const NEW_SCHOOLS: PluralForms = ['новая школа', 'новые школы', 'новых школ'];

/** Names of a table that no school certainly has: which one is meant. */
export const nameTexts = {
  listHead: (n: number) => `Не узнал ${count(n, NAMES)}. Первыми стоят те, где похожая школа видна сразу.`,
  listLine: (place: number, name: string, cell: string, like: string) =>
    `${place}. ${quoted(name)} (${cell}) — похоже на «${like}»`,
  listMore: (n: number) => `И ещё ${count(n, NAMES)}.`,
  /** On a button: those of the list on which nothing is doubtful but the name itself. */
  accept: (n: number) => (n === 1 ? 'Первая — верно' : `Первые ${n} — верно`),
  accepted: (n: number) => `Запомнил ${count(n, NAMES)}.`,
  begin: 'Решать по одному',
  allNew: 'Все — новые школы',
  back: 'К таблице',

  whichIsIt: (name: string, cell: string, left: number) =>
    `${quoted(name)} (${cell}) — какая это школа?${left > 1 ? ` Всего осталось ${count(left, NAMES)}.` : ''}`,
  candidate: (short: string, reasons: string) => `${short}: ${reasons}`,
  isNew: 'Новая школа',
  other: 'Другая из списка',
  skip: 'Пропустить',
  chooseOther: (name: string) => `${quoted(name)} — выберите школу из списка района.`,

  remembered: (name: string, school: string) => `Запомнил: ${quoted(name)} — это ${school}.`,
  rememberedNew: (name: string) =>
    `Запомнил: ${quoted(name)} — новая школа. Она появится в списке, когда запишете таблицу.`,
  confirmAllNew: (n: number) =>
    `Появится ${count(n, NEW_SCHOOLS)}: ни одно из этих названий не относится к школам из списка. Если какая-то из них всё же знакомая, её данные разойдутся по двум школам.`,
  yesAllNew: (n: number) => `Да, ${count(n, NEW_SCHOOLS)}`,
  oneByOne: 'Нет, по одному',
  rememberedAllNew: (n: number) =>
    `Запомнил: ${count(n, NEW_SCHOOLS)}. Появятся в списке, когда запишете таблицу.`,
  changed: 'Пока вы смотрели, вопросов стало другое число. Проверьте ещё раз.',
  settled: 'С названиями всё решено.',
  skipped: 'Остальное решать сейчас не нужно: такие значения не войдут, пока названия не разобраны.',

  act: (name: string, school: string) => `Название из таблицы запомнено: ${quoted(name)} — ${school}`,
  actNew: (name: string) => `Название из таблицы запомнено: ${quoted(name)} — новая школа`,
  actAllNew: (n: number) => `Названия из таблицы запомнены: ${count(n, NEW_SCHOOLS)}`,
};

/** A name that has its own quotes gets no second pair. */
function quoted(name: string): string {
  return /[«"]/.test(name) ? name : `«${name}»`;
}
