/** «Отчёт направить до 30.10.2024 г. Срок …» in sentences; «г.», «п.», «№» and initials end none. */
export function sentencesOf(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const found of text.matchAll(/[.!?;]["»)]?\s+(?=["«„]?[\p{Lu}\d–—])/gu)) {
    const before = text.slice(from, found.index + 1);
    const next = text.slice(found.index + found[0].length);
    if (ABBREVIATION.test(before) || (/\d\.$/.test(before) && /^\d/.test(next))) continue;
    if (/(?<!\p{L})г\.$/u.test(before) && /^["«„\d–—]/u.test(next)) continue;
    if (OPEN_QUOTE.test(before) && CLOSED_QUOTE.test(next)) continue;
    parts.push(text.slice(from, found.index + found[0].length));
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)].filter((part) => part.trim() !== '');
}

const ABBREVIATION =
  /(?<!\p{L})(?:п|пп|ст|ул|им|т|тел|см|др|стр|руб|рис|д|с|ч|час|мин|эл|каб|доб|зам|кл|адм|янв|февр?|мар|апр|авг|сент?|окт|нояб?|дек|\p{Lu})\.$/u;

/** «Сферум. Отчёт»: the words of a mark, which end no sentence. */
const OPEN_QUOTE = /«[^«»]{1,60}$/u;
const CLOSED_QUOTE = /^[^«»]{1,60}»/u;
