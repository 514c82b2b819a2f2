// Numbers of employees as people type them.

/** «38 из 45», «38/45», «38 от 45», «38 - 45» */
export const COUNTS = /^(\d{1,5})\s*(?:из|от|of|\/|\\|\||:|\p{Pd}|,|;|\s)\s*(?:всего\s+)?(\d{1,5})$/iu;
export const ONE_COUNT = /^(\d{1,5})$/;

/** A minus that belongs to the first number: «-3», but not the dash of «сотрудники – 38». */
export const NEGATIVE = /^\D*(?<![\p{L}\p{N}])[-\u2212\u2013]\d/u;

/** Words that stand around the numbers and change nothing. */
export const COUNT_NOISE =
  /(?<!\p{L})(?:сотрудник(?:и|ов|а|ам)?|работник(?:и|ов|а)?|человек(?:а)?|чел|зарегистрирован(?:о|ы|ных)?|сфере?ум[ею]?|регистрация|в|у нас|теперь|сейчас|стало|уже|число)(?!\p{L})\.?/giu;

/** Whether a text that is no command speaks of employees. */
export const EMPLOYEES_WORD = /(?<!\p{L})(?:сотрудник|работник)/iu;
