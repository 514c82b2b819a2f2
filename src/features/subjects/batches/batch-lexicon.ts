/** What stands in braces in a text to many, normalised, and what is put in its place. */
export const VARIABLES = new Map([
  ['школа', 'school'],
  ['показатель', 'figure'],
  ['сколько еще', 'missing'],
  ['срок', 'due'],
] as const);

/** The same as they are written. */
export const VARIABLE_NAMES = {
  school: '{школа}',
  figure: '{показатель}',
  missing: '{сколько ещё}',
  due: '{срок}',
} as const;
