import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { nameInQuotes } from '../../text/quotes.ts';

const NAMES: PluralForms = ['название', 'названия', 'названий'];
const NEW_SCHOOLS: PluralForms = ['новая школа', 'новые школы', 'новых школ'];
const APPEAR: PluralForms = ['Появится', 'Появятся', 'Появится'];

/** Names of a table that no school certainly has: which one is meant. */
export const nameTexts = {
  listHead: (n: number) => `Не узнал ${count(n, NAMES)}. Первыми стоят те, где похожая школа видна сразу.`,
  listLine: (place: number, name: string, cell: string, like: string) =>
    `${place}. ${nameInQuotes(name)} (${cell}) — похоже на «${like}»`,
  listMore: (n: number) => `И ещё ${count(n, NAMES)}.`,
  /** On a button: those of the list on which nothing is doubtful but the name itself. */
  accept: (n: number) => (n === 1 ? 'Первое — верно' : `Первые ${n} — верно`),
  accepted: (n: number) => `Запомнил ${count(n, NAMES)}.`,
  begin: 'Решать по одному',
  allNew: 'Все — новые школы',
  back: 'К таблице',

  whichIsIt: (name: string, cell: string, left: number) =>
    `${nameInQuotes(name)} (${cell}) — какая это школа?${left > 1 ? ` Всего осталось ${count(left, NAMES)}.` : ''}`,
  candidate: (short: string, reasons: string) => `${short}: ${reasons}`,
  isNew: 'Новая школа',
  other: 'Другая из списка',
  skip: 'Пропустить',
  chooseOther: (name: string) => `${nameInQuotes(name)} — выберите школу из списка района.`,

  foreign: 'Не наша школа',
  newHead: (n: number) =>
    `В таблице ${count(n, NEW_SCHOOLS)}. Если школа не вашего района, нажмите её номер: её строки пропущу сейчас и в следующих таблицах.`,
  newLine: (place: number, name: string) => `${place}. ${nameInQuotes(name)}`,
  notOurs: (place: number) => `Не наша: ${place}`,
  notOursButton: 'Есть не наши школы',
  rememberedForeign: (name: string) =>
    `Запомнил: ${nameInQuotes(name)} — не ваша школа, её строки пропускаю. Вернуть можно в «Школах».`,
  actForeign: (name: string) =>
    `Название из таблицы запомнено: ${nameInQuotes(name)} — школа не нашего района`,

  remembered: (name: string, school: string) => `Запомнил: ${nameInQuotes(name)} — это ${school}.`,
  rememberedNew: (name: string) =>
    `Запомнил: ${nameInQuotes(name)} — новая школа. Она появится в списке, когда запишете таблицу.`,
  confirmAllNew: (n: number) =>
    `${plural(n, APPEAR)} ${count(n, NEW_SCHOOLS)}: ни одно из этих названий не относится к школам из списка. Если какая-то из них всё же знакомая, её данные разойдутся по двум школам.`,
  yesAllNew: (n: number) => `Да, ${count(n, NEW_SCHOOLS)}`,
  oneByOne: 'Нет, по одному',
  rememberedAllNew: (n: number) =>
    `Запомнил: ${count(n, NEW_SCHOOLS)}. Появятся в списке, когда запишете таблицу.`,
  changed: 'Пока вы смотрели, вопросов стало другое число. Проверьте ещё раз.',
  settled: 'С названиями всё решено.',
  skipped: 'Остальное решать сейчас не нужно: такие значения не войдут, пока названия не разобраны.',

  act: (name: string, school: string) => `Название из таблицы запомнено: ${nameInQuotes(name)} — ${school}`,
  actNew: (name: string) => `Название из таблицы запомнено: ${nameInQuotes(name)} — новая школа`,
  actAllNew: (n: number) => `Названия из таблицы запомнены: ${count(n, NEW_SCHOOLS)}`,
};
