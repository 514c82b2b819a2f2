/*
 * How a period is worded. Patterns as in lexicon.ts: against folded text.
 */

/** Months in order, in any case and short. */
export const MONTHS: readonly string[] = [
  'янв(?:ар[а-я]+)?',
  'фев(?:рал[а-я]+)?',
  'мар(?:т[а-я]*)?',
  'апр(?:ел[а-я]+)?',
  'ма[йяе]',
  'июн[а-я]*',
  'июл[а-я]*',
  'авг(?:уст[а-я]*)?',
  'сент?(?:ябр[а-я]+)?',
  'окт(?:ябр[а-я]+)?',
  'ноя(?:бр[а-я]+)?',
  'дек(?:абр[а-я]+)?',
];
/** After a year: «2023 г.», «2023 года». The source of a pattern. */
export const YEAR_WORD = '(?: ?(?:г\\.|г(?![а-я])|год(?:а|у|ом)?(?![а-я])))?';
/** «IV квартал 2023», «4-й квартал 2023 г.», «1 полугодие 2024»: stretches that are no weeks. */
export const QUARTER =
  /(?<![а-яa-z\d])([1-4]|i{1,3}|iv|перв[а-я]+|втор[а-я]+|трет[а-я]+|четверт[а-я]+)(?: ?-? ?(?:й|ый|ой|ий|е|ое))? (квартал|полугоди)[а-я]* (\d{4})(?!\d)/g;
/** What a quarter is numbered with, in order. */
export const QUARTER_NUMBERS: readonly RegExp[] = [
  /^(1|i|перв.*)$/,
  /^(2|ii|втор.*)$/,
  /^(3|iii|трет.*)$/,
  /^(4|iv|четверт.*)$/,
];
export const HALF_YEAR = /^полугоди/;
/** «в 2022/2023 учебном году» */
export const SCHOOL_YEAR = /(?<![\d№])(20\d{2}) ?[/–-] ?(20\d{2}|\d{2})(?= ?уч)/g;
/** Before a date: a deadline, an open beginning, an order's own date. */
export const NOT_A_PERIOD_BEFORE =
  /((?<![а-я])(до|не позднее|с|срок[^;.,\d]{0,40})|(письм|приказ|постановлен|распоряжен|приложен|протокол|№)[^;]{0,60}от) ?$/;
/** After a date: «23.11.2026 № 01-14/512» is the day of a letter. */
export const LETTER_NUMBER_AFTER = /^ ?(?:г\. ?|года )?№/;
export const BEGINNING_OF = /начал[оае]м? ?$/;
export const END_OF = /(конец|конц[еу]) ?$/;
