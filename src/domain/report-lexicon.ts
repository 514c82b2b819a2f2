// Cyrillic that is data: how classes are named, and the words of a typed line of a report.

/** In capitals. */
export const CLASS_WORDS = /(?<!\p{L})(?:КЛАССА?|КЛ)(?!\p{L})\.?/gu;
/** Latin letters of a keyboard left in the wrong layout, by the Cyrillic ones they look like. */
export const LOOK_ALIKE_LETTERS: ReadonlyMap<string, string> = new Map(
  Array.from('ABEKMHOPCTX', (latin, index) => [latin, 'АВЕКМНОРСТХ'.charAt(index)]),
);
/** The letters that classes have, in the order in which a range goes through them: no Ё, Й, Ъ, Ы, Ь. */
export const LETTERS_OF_CLASSES = 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ';
/** Between the classes of a list, and what may be left over there. */
export const BETWEEN_CLASSES = /[,;\n/]| (?:и )?(?=\d)| и (?=\p{L}(?!\p{L}))|\.(?=\s|$)/iu;
export const LIST_NOISE = /^(?:и|с|класс\p{L}*|кл)$/iu;
/** «с 1 по 11» */
export const CLASS_RANGE = /(?<=[\d\p{L}]) (?:по|до) (?=\d)/giu;

/** «24 из 26», «24/26»: written together for the reading of a line. */
export const OF_WORD = /(\d)\s*(?:из|\/|\\)\s*(?=\d)/giu;
export const N_OF_M = /^(\d{1,5})из(\d{1,5})$/u;
/** «не назначен», «не создан» */
export const NOT_DONE =
  /(?<!\p{L})не\s+(?:назнач|созда|работа|имее|провод|определ|вед|взаимодейств)\p{L}*/giu;
/** The same as all that a cell says. */
export const SAID_NOT_DONE = new RegExp(`^${NOT_DONE.source}$`, 'iu');
export const YES_WORDS: ReadonlySet<string> = new Set(
  'да есть имеется + создан назначен назначена назначены работает ага'.split(' '),
);
export const NO_WORDS: ReadonlySet<string> = new Set('нет нету отсутствует - – — неа'.split(' '));
/** «чат — да»: between a name and its value a dash says nothing, among pluses it is a minus. */
export const DASH = /^[-–—]$/;
/** Words between the values that say nothing of their own. */
export const LINE_NOISE: ReadonlySet<string> = new Set(
  'и а в у с чел человек человека класс класса классе всего активированы активировано активировали это'.split(
    ' ',
  ),
);
