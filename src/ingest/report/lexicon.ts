// Cyrillic that is data: how the columns of a report are headed, and what its cells may hold.

export const CLASS_HEADING = /^\s*(?:класс|наименование класса)\s*$/u;
/** Of the two columns of «n of m» this one is m; a heading that names both is the one of n. */
export const WHOLE_HEADING = /^(?!.* из всего).*(?:всего|из скольких|общее|списоч)/u;
/** Of n, where the heading says no more than that: «из них активировали». */
export const PART_HEADING = /из них|активир|с профил/u;
export const OF_CELL = /^(\d{1,5})\s*(?:из|\/|\\)\s*(\d{1,5})$/iu;
/** «26», «26,0», «26 чел.» */
export const COUNT_CELL = /^(\d{1,5})(?:[.,]0+)?(?:\s*(?:чел\.?|человека?))?$/iu;

/** A telephone or a СНИЛС, however its digits are parted. */
export const LONG_NUMBER = /(?<!\d)(?:\+?\d[ \-()]{0,3}){10,12}(?!\d)/;
export const BIRTH_DATE = /(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19\d\d|20[01]\d)(?!\d)/;
export const MAIL_ADDRESS = /[\p{L}\d._-]+@[\p{L}\d-]+\.\p{L}/u;
