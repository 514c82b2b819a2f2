import { periodInWords } from '../../text/dates.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { percent, number } from '../../text/number.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

type Days = { from: string; to: string };
type Mean = { percent: number; schools: number; own: number | undefined; asOf: string | undefined };

const SCHOOLS: PluralForms = ['школа', 'школы', 'школ'];
const OF_SCHOOLS: PluralForms = ['школе', 'школам', 'школам'];
const POINTS: PluralForms = ['пункт', 'пункта', 'пунктов'];
/** In percent: a mean nearer to an end of the scale is not printed. */
const VEILED = 1;

/** «Сравнить»: others are never named, and nothing of one of them follows. */
export const texts = {
  words: ['Сравнить', 'Сравнение', 'Сравни'],
  help: 'ваша школа рядом с районом и со школами похожего размера',

  head: (school: string, label: string, period: Days, thisYear: number) =>
    `${school}\n${label}, ${period.from === period.to ? 'на ' : ''}${periodInWords(period, { thisYear })}`,
  own: (value: string) => `У вас — ${value}.`,
  district: (mean: Mean) =>
    `По району — ${meanInWords(mean.percent)} (${[count(mean.schools, SCHOOLS), 'с учётом численности', ...dated(mean)].join(', ')})${standing(mean)}`,
  size: (mean: Mean) =>
    `По ${count(mean.schools, OF_SCHOOLS)} похожего размера — ${[meanInWords(mean.percent), ...dated(mean)].join(', ')}${standing(mean)}`,
  place: (place: number, among: number) => `Место в районе — ${place}-е из\u00a0${among}.`,
  tooFewOfSize: 'Школ похожего размера для сравнения слишком мало.',
  tooFew: (known: number, needed: number) =>
    `Слишком мало школ для сравнения: число людей известно ещё у\u00a0${number(known)}, нужно не меньше ${number(needed)}. ` +
    'Иначе по среднему можно узнать цифру соседа.',
  notNamed: 'Другие школы не называются.',
  noFigure: 'Сравнивать пока нечего: у вашей школы нет показателей с числом людей.',
  notShare: (label: string) => `«${label}» со средним не сравнивают: это не доля.`,
  compareMetric: (shortTitle: string) => `Сравнить: ${lowerFirst(shortTitle)}`,
  unknown: 'Такого показателя у вашей школы нет.',
};

/** A mean of nought or of a hundred would tell everybody's figure. */
function meanInWords(value: number): string {
  if (value < VEILED) return `меньше ${percent(VEILED)}`;
  return value > 100 - VEILED ? `больше ${percent(100 - VEILED)}` : percent(value, { decimals: 1 });
}

/** Where nothing newer may be told. */
function dated({ asOf }: Mean): string[] {
  return asOf === undefined ? [] : [`данные на ${asOf}`];
}

/** «, у вас на 13,6 пункта ниже.»: the difference of what is printed; none beside a veiled mean, which it would unveil. */
function standing({ own, percent: mean }: Mean): string {
  if (own === undefined || mean < VEILED || mean > 100 - VEILED) return '.';
  const difference = (Math.round(10 * own) - Math.round(10 * mean)) / 10;
  if (difference === 0) return ', у вас столько же.';
  const points = number(Math.abs(difference), { decimals: 1 });
  // A fraction takes the second form: «13,6 пункта».
  return `, у вас на\u00a0${points}\u00a0${POINTS[1]} ${difference > 0 ? 'выше' : 'ниже'}.`;
}
