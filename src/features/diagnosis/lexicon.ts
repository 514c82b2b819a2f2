// Typed answers, as normalised words.
export const YES = 'да';
export const YES_WORDS = [YES, 'ага', 'угу', 'конечно', 'верно', 'есть', 'все', 'точно'];
export const NO_WORDS = ['нет', 'неа', 'не', 'ни', 'нету', 'никто', 'никого', 'никак'];
export const LATER_WORDS = ['потом', 'позже', 'дальше', 'пропустить', 'пропуск'];
export const UNKNOWN_PHRASES = ['не знаю', 'незнаю', 'не уверен', 'не уверена', 'не помню', 'не понимаю'];
