import { dayInWords } from '../../text/dates.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { number, percent } from '../../text/number.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { AUDIENCES } from '../texts.ts';
import type { Audience } from '../texts.ts';

const PEOPLE: PluralForms = ['человек', 'человека', 'человек'];
const POINTS: PluralForms = ['измерение', 'измерения', 'измерений'];
const OF_POINTS: PluralForms = ['измерению', 'измерениям', 'измерениям'];
const WORKING_DAYS: PluralForms = ['рабочий день', 'рабочих дня', 'рабочих дней'];

type Break = 'holidays' | 'silence';
const AFTER: Record<Break, string> = { holidays: 'после праздников ', silence: 'после перерыва ' };

const on = (day: string, thisYear: number) => dayInWords(day, { thisYear });

/** «Прогноз»: the pace so far, the day it leads to and how sure that is. */
export const texts = {
  words: ['Прогноз', 'Успеем ли'],
  help: 'успеете ли к сроку при нынешнем темпе',

  head: (school: string, label: string) => `${school}\nПрогноз: ${label}`,
  inTime: (due: string, thisYear: number) => `К ${on(due, thisYear)} при нынешнем темпе успеваете.`,
  late: (due: string, thisYear: number) => `К ${on(due, thisYear)} при нынешнем темпе не успеваете.`,
  rather: (inTime: boolean, due: string, day: string, thisYear: number) =>
    `К ${on(due, thisYear)} ${inTime ? 'скорее успеваете' : 'скорее не успеваете'}: при нынешнем темпе — около ${on(day, thisYear)}.`,
  reached: 'Цель достигнута.',
  tooFew: (points: number, brokenBy: Break | undefined) =>
    `Данных мало: ${brokenBy === undefined ? '' : AFTER[brokenBy]}${points === 0 ? 'подходящих измерений нет' : `есть только ${count(points, POINTS)}`}, для прогноза нужно не меньше трёх.`,
  notReached: 'При нынешнем темпе цель не достигается.',
  dated: (day: string, thisYear: number) => `При нынешнем темпе цель — около ${on(day, thisYear)}.`,

  now: (value: string, day: string, thisYear: number) => `Сейчас ${value}, данные на ${on(day, thisYear)}.`,
  goal: (target: number, source: string, missing: number, audience: Audience) =>
    `Цель ${percent(target)} (${source}): не хватает ${number(missing)}\u00a0${plural(missing, genitive(audience))}.`,
  pace: (perWeek: number, points: number, since: string, thisYear: number) =>
    `Темп по ${count(points, OF_POINTS)} с ${on(since, thisYear)} — ${paceInWords(perWeek)}.`,
  range: (earliest: string, latest: string | undefined, thisYear: number) =>
    latest === undefined
      ? `Может выйти с ${on(earliest, thisYear)}, а может и не выйти совсем: часть времени роста не было.`
      : `Скорее всего, между ${on(earliest, thisYear)} и ${on(latest, thisYear)}.`,
  needed: (missing: number, days: number, due: string, thisYear: number) =>
    days === 0
      ? `До ${on(due, thisYear)} рабочих дней не осталось.`
      : `Чтобы успеть, нужно ${count(missing, PEOPLE)} за ${count(days, WORKING_DAYS)}.`,
  passed: (due: string, thisYear: number) => `Срок ${on(due, thisYear)} прошёл.`,
  fallingOut: (window: '12-months' | '365-days') =>
    `Это если никто из уже учтённых не выпадет из ${window === '12-months' ? '12\u00a0месяцев' : '365\u00a0дней'}.`,

  noTargets:
    'Прогноз делают к цели, а цели с источником ни у одного показателя вашей школы нет. Цели ставит координатор района.',
  noNumber: (title: string) =>
    `Прогноз делают к цели. Она есть у показателя «${title}», но числа от школы ещё нет: его даёте вы.`,
  noTarget: (label: string) => `${label}: цель не установлена, поэтому прогноза нет.`,
  noCounts: (label: string) => `${label}: известны только проценты, без числа людей прогноза нет.`,
  unknown: 'Такого показателя у вашей школы нет.',
  of: (shortTitle: string) => `Прогноз: ${lowerFirst(shortTitle)}`,
};

/** «не хватает 7 сотрудников», «одного»: after «не хватает» everything stands in the genitive. */
function genitive(audience: Audience): PluralForms {
  const [, few, many] = AUDIENCES[audience];
  return [few, many, many];
}

function paceInWords(perWeek: number): string {
  if (perWeek <= 0) return 'роста нет';
  if (perWeek < 0.95) return 'меньше одного человека в неделю';
  const rounded = perWeek < 10 ? Math.round(perWeek * 2) / 2 : Math.round(perWeek);
  const people = Number.isInteger(rounded) ? plural(rounded, ['человека', 'человек', 'человек']) : PEOPLE[1];
  return `около ${number(rounded)}\u00a0${people} в неделю`;
}
