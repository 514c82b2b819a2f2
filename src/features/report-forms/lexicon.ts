// Cyrillic that is data: how the answer to a question of a form is named, and what no form may ask for.

export const COUNT_KIND = /^(?:число|числом|количество|сколько)$/iu;
export const YES_NO_KIND = /^(?:да\s*(?:\/|или|,)?\s*нет|есть\s*(?:\/|или)\s*нет)$/iu;
export const OF_KIND = /^(?:[nн]\s*из\s*[mм]|сколько из скольких|доля|из)$/iu;
export const TEXT_KIND = /^(?:текст(?:ом)?|слова(?:ми)?|коротко(?: словами)?)$/iu;
export const PER_CLASS = /класс/iu;
export const PER_SCHOOL = /школ/iu;
/** What would ask for a person: such a question is refused. */
export const ASKS_FOR_PERSON =
  /(?<!\p{L})(?:ф[\s./-]{0,2}и[\s./-]{0,2}о(?!\p{L})|фамили\p{L}*|имя(?!\p{L})|имена|отчеств\p{L}*|снилс|паспорт\p{L}*|телефон\p{L}*|тел(?!\p{L})|дат\p{L}* рожд|(?:день|год) рожд|д\. ?р\.|г\. ?р\.|возраст|инн(?!\p{L})|полис|e-?mail|(?:эл|электрон)\p{L}*\.? почт|кто (?:ответствен|назнач)\p{L}*|адрес\p{L}* прожив\p{L}*)/iu;
/** The mail about every report goes under it. */
export const MARK = 'Сферум';
