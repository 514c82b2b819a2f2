/** «до 15.08 включительно» */
export const INCLUSIVE = /\s*включительно\s*$/i;

const SPAN = /^на\s+(?:(\d{1,3}|один|одну|два|две|три|четыре)\s+)?(?:(дн|день)|(недел)|(месяц))[а-я]*[.!]?$/i;
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['один', 1],
  ['одну', 1],
  ['два', 2],
  ['две', 2],
  ['три', 3],
  ['четыре', 4],
]);
const DAYS_OF_MONTH = 31;

/** How many days «на неделю», «на 10 дней», «на два месяца» are. */
export function daysOfSpan(text: string): number | undefined {
  const match = SPAN.exec(text.normalize('NFC').trim());
  if (match === null) return undefined;
  const [, given = '1', days, weeks] = match;
  const n = NUMBERS.get(given.toLowerCase()) ?? Number(given);
  if (days !== undefined) return n;
  return n * (weeks === undefined ? DAYS_OF_MONTH : 7);
}
