/** The district as a whole, normalised. */
export const WHOLE_DISTRICT: ReadonlySet<string> = new Set([
  ...['район', 'район целиком', 'весь район', 'по району', 'округ', 'весь округ', 'регион', 'муниципалитет'],
]);

/** «5 из 31», «5/31» */
export const COUNTS = /^(\d{1,7})\s*(?:из|\/|от)\s*(\d{1,7})$/i;
/** «16,1», «16,1 %», «16,1 процента» */
export const PERCENT = /^(\d{1,3}(?:[.,](\d{1,4}))?)\s*(?:%|процент\S*)?$/i;

/** Statuses as people type them, normalised: fulfilled or not. */
export const STATUS_WORDS: ReadonlyMap<string, boolean> = new Map([
  ['активна', true],
  ['активен', true],
  ['да', true],
  ['зарегистрирована', true],
  ['не активна', false],
  ['не активен', false],
  ['неактивна', false],
  ['нет', false],
  ['не зарегистрирована', false],
]);
