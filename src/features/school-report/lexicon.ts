// Cyrillic that is data: how a list of classes is changed in words.

export const ADDS = /^\s*(?:добав\p{L}*|ещ[её]|плюс|\+)\s*:?\s*/iu;
export const TAKES_AWAY = /^\s*(?:убр\p{L}*|убер\p{L}*|удал\p{L}*|без|минус|нет)\s*:?\s*/iu;
