// Cyrillic that is data: how the columns of a report are headed, and what its cells may hold.

export const CLASS_HEADING = /^\s*(?:класс|наименование класса)\s*$/u;
/** The first and the last line of a pasted table. */
export const AROUND_CLASSES = /^\s*(?:класс(?!\p{L})\D*$|итог|всего)/iu;
/** Of the two columns of «n of m» this one is m; a heading that names both is the one of n. */
export const WHOLE_HEADING = /^(?!.* из всего).*(?:всего|из скольких|общее|списоч|по списку)/u;
/** It may be either: m, unless another heading says so more plainly or this one is about the active ones. */
export const AMOUNT_HEADING = /количеств|кол во|числен|число/u;
/** Of n, where the heading says no more than that: «из них активировали». */
export const PART_HEADING = /из них|актив|с профил|зарегистр|подключ/u;
export const OF_CELL = /^(\d{1,5})\s*(?:из|\/|\\)\s*(\d{1,5})$/iu;
/** «26», «26,0», «26 чел.» */
export const COUNT_CELL = /^(\d{1,5})(?:[.,]0+)?(?:\s*(?:чел\.?|человека?))?$/iu;

/** Further headings of columns with data of people that a report has no place for. In lower case, letters folded. */
export const PERSON_COLUMN =
  /(?<![а-я])(ф[ ./-]{0,2}и(?![а-я])|с[ .]н[ .]и[ .]л[ .]с|страхов[а-я]* ном|г\. ?р\.|д ?\/ ?р(?![а-я])|родил|рожден|инн(?![а-я])|полис|адрес|возраст|моб(?![а-я])|мобил|почт)|^др$/;
