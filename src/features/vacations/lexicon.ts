/** Before the days of a typed vacation: «каникулы», «осенние каникулы с …». */
export const VACATION_WORD = /\s*каникул\p{L}*\s*/giu;
/** Where the days begin: the first number, with the «с» before it. */
export const DAYS_BEGIN = /(?<!\p{L})(?:с\s+)?\d/iu;
