import {
  CALLED_AFTER,
  COMMON_SURNAME,
  DOING,
  DOUBTFUL_FIRST_NAME,
  FIRST_NAME,
  NAMED_AFTER_SOMEONE,
  NO_SKY_SURNAMES,
  NO_SURNAMES,
  OF_AMOUNT,
  OTHER_SURNAME,
  PATRONYMIC,
  PERSON_MARKS,
  SKY_SURNAME,
  SURNAME,
} from './person-lexicon.ts';

type Word = {
  text: string;
  /** In lower case, without ё. */
  plain: string;
  at: number;
  isCapital: boolean;
  /** Begins a sentence or a quotation, so that its capital tells nothing. */
  isFirst: boolean;
  isCalledAfter: boolean;
};

/**
 * What looks like somebody's name in words to be stored; it is asked about first, since nobody's name is kept. A guess
 * that would rather ask once too often, so whoever asks lets the person say «это не имя».
 */
export function findPersonName(text: string): string | undefined {
  for (const mark of PERSON_MARKS) {
    const found = mark.exec(text);
    if (found !== null) return found[0];
  }
  const words = wordsOf(text);
  for (const [index, word] of words.entries()) {
    const [before, next, after] = [words[index - 1], words[index + 1], words[index + 2]];
    if (!isName(word, next, after)) continue;
    // «Кузнецова Анна», «Анна Кузнецова»: both are told.
    const last = next !== undefined && isPart(next) && isBeside(text, word, next) ? next : word;
    const first = before !== undefined && isPart(before) && isBeside(text, before, word) ? before : word;
    return text.slice(first.at, last.at + last.text.length);
  }
  return undefined;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\p{L}+(?:-\p{L}+)*/gu)].map((found) => {
    const before = text.slice(0, found.index);
    const [word] = found;
    return {
      text: word,
      plain: word.toLowerCase().replaceAll('ё', 'е'),
      at: found.index,
      isCapital: /^\p{Lu}\p{Ll}/u.test(word),
      isFirst: /(?:^|[.!?…:;\n«"„(—–])\s*$/u.test(before),
      isCalledAfter: CALLED_AFTER.test(before),
    };
  });
}

function isName(word: Word, next: Word | undefined, after: Word | undefined): boolean {
  const { plain } = word;
  if (word.isCalledAfter) return false;
  if (COMMON_SURNAME.test(plain)) return true;
  if (word.isCapital && FIRST_NAME.test(plain)) return true;
  if (FIRST_NAME.test(plain) || DOUBTFUL_FIRST_NAME.test(plain)) {
    if (next !== undefined && (PATRONYMIC.test(next.plain) || (next.isCapital && isSurname(next.plain)))) {
      return true;
    }
  }
  if (!word.isCapital || !isSurname(plain)) return false;
  if (next !== undefined && next.isCapital && DOUBTFUL_FIRST_NAME.test(next.plain)) return true;
  if (SKY_SURNAME.test(plain)) {
    if (next !== undefined && NAMED_AFTER_SOMEONE.test(next.plain)) return false;
    return !word.isFirst || (next !== undefined && DOING.test(next.plain));
  }
  return !word.isFirst || isFirstSurname(plain, next, after);
}

/** At the beginning of a sentence: «Петрова не хочет» is a name, «Компьютеров не хватает» and «Новой» are none. */
function isFirstSurname(plain: string, next: Word | undefined, after: Word | undefined): boolean {
  const ending = SURNAME.exec(plain)?.[2];
  if (ending === undefined || ending === 'а') return true;
  if (ending !== '' || next === undefined || !DOING.test(next.plain)) return false;
  return ![next, after].some((one) => one !== undefined && OF_AMOUNT.test(one.plain));
}

function isSurname(plain: string): boolean {
  const [, stem] = SURNAME.exec(plain) ?? [];
  if (stem !== undefined) return !NO_SURNAMES.has(stem);
  const [, sky] = SKY_SURNAME.exec(plain) ?? [];
  if (sky !== undefined) return !NO_SKY_SURNAMES.has(sky);
  return OTHER_SURNAME.test(plain);
}

function isPart({ plain, isCapital }: Word): boolean {
  if (PATRONYMIC.test(plain)) return true;
  return isCapital && (FIRST_NAME.test(plain) || DOUBTFUL_FIRST_NAME.test(plain) || isSurname(plain));
}

function isBeside(text: string, one: Word, other: Word): boolean {
  return /^\s+$/.test(text.slice(one.at + one.text.length, other.at));
}
