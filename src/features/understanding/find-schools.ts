import { parseSchoolName } from '../../domain/school-name-parts.ts';
import { prefixDistance } from '../../text/prefix-distance.ts';
import { stem } from '../../text/words.ts';
import { AND, COUNTS, NUMBER_SIGNS, ORDINALS, PLACE_ADJECTIVE, PLACE_SUFFIX } from './lexicon.ts';
import type { Word } from './read-words.ts';

/** A school as people may call it. */
export type NameableSchool = { id: number; name: string; short: string; aliases?: readonly string[] };

export type SpokenSchools<School> = {
  /** The schools that fit, all equally. */
  schools: readonly School[];
  /** A school was named that the district does not have. */
  isUnknown: boolean;
  /** Places of the words that name it. */
  used: ReadonlySet<number>;
};

type Needle = { words: readonly string[]; roots: readonly string[]; number: string | undefined };

const SHORTEST_WORD = 4;
const SHORTEST_ROOT = 4;
const MOST_CACHED = 5000;
const needles = new Map<string, Needle>();

/**
 * The schools a text names, by the words of their names in any case and with a misprint («дегвенской»), by the place
 * («в Дегве») and by the number, which is never guessed: № 1 is not № 11.
 */
export function findSchools<School extends NameableSchool>(
  words: readonly Word[],
  schools: readonly School[],
): SpokenSchools<School> {
  const used = new Set<number>();
  const known = schools.map((school) => ({ school, needle: needleOf(school) }));
  const schoolAt = words.findIndex(({ concepts }) => concepts.has('school-word'));
  let named = known;
  let isNamed = false;
  let isUnknown = false;
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    // «Ново-Мугринская»
    const joined =
      next === undefined || word.text === '' || isOurs(next) ? [] : fitting(known, word.text + next.text);
    if (joined.length === 0 && isOurs(word)) continue;
    const fits = joined.length > 0 ? joined : fitting(known, word.text);
    if (fits.length > 0) {
      const both = named.filter((one) => fits.includes(one));
      named = both.length > 0 ? both : isNamed ? [...named, ...fits] : fits;
      isNamed = true;
      used.add(index);
      if (joined.length > 0) used.add(index + 1);
    } else if (
      word.concepts.size === 0 &&
      schoolAt >= 0 &&
      Math.abs(schoolAt - index) <= 2 &&
      PLACE_ADJECTIVE.test(word.text)
    ) {
      isUnknown = true;
      used.add(index);
    }
  }
  const number = findNumber(words, used, schoolAt, isNamed);
  if (number !== undefined) {
    for (const place of number.places) used.add(place);
    named = named.filter(({ needle: { number: own } }) => own !== undefined && number.values.includes(own));
    return { schools: named.map(({ school }) => school), isUnknown: isUnknown || named.length === 0, used };
  }
  if (isNamed && !isUnknown) return { schools: named.map(({ school }) => school), isUnknown, used };
  return { schools: [], isUnknown, used };
}

function findNumber(
  words: readonly Word[],
  used: ReadonlySet<number>,
  schoolAt: number,
  isNamed: boolean,
): { values: string[]; places: number[] } | undefined {
  for (const [index, { text }] of words.entries()) {
    const value = /^\d{1,3}[а-я]?$/.test(text)
      ? text
      : (ORDINALS.find(([pattern]) => pattern.test(text))?.[1] ??
        (NUMBER_SIGNS.has(words[index - 1]?.text ?? '') ? COUNTS.get(text)?.toString() : undefined));
    if (value === undefined) continue;
    const before = words[index - 1]?.text ?? '';
    const isSigned = NUMBER_SIGNS.has(before);
    const nameAt = isSigned ? index - 2 : index - 1;
    const isBeside =
      used.has(nameAt) ||
      used.has(index + 1) ||
      (schoolAt >= 0 && Math.abs(schoolAt - nameAt) <= 1) ||
      schoolAt === index + 1;
    if ((isSigned && (isNamed || schoolAt >= 0)) || isBeside) {
      const places = isSigned ? [index - 1, index] : [index];
      // «сергокалинскую 1 и 2»
      const [and, other] = words.slice(index + 1, index + 3).map(({ text: said }) => said);
      const isBoth = and === AND && other !== undefined && /^\d{1,3}$/.test(other);
      return isBoth
        ? { values: [value, other], places: [...places, index + 2] }
        : { values: [value], places };
    }
  }
  return undefined;
}

/** A word of the program's own vocabulary names no school. */
function isOurs({ text, concepts }: Word): boolean {
  return text.length < SHORTEST_WORD || (concepts.size > 0 && !concepts.has('ordinary'));
}

function fitting<One extends { needle: Needle }>(known: readonly One[], text: string): One[] {
  const own = stem(text);
  return known.filter(
    ({ needle: { words, roots } }) =>
      words.some((word) => word === own || isMisprint(word, own)) ||
      roots.some((root) => text.startsWith(root) && text.length <= root.length + 2),
  );
}

function isMisprint(word: string, own: string): boolean {
  const allowed = word.length >= 9 ? 2 : word.length >= 6 ? 1 : 0;
  if (allowed === 0 || Math.abs(word.length - own.length) > allowed) return false;
  return word.charCodeAt(0) === own.charCodeAt(0) && prefixDistance(word, own, allowed) <= allowed;
}

function needleOf({ name, aliases = [] }: NameableSchool): Needle {
  const key = [name, ...aliases].join('|');
  let needle = needles.get(key);
  if (needle !== undefined) return needle;
  const [own, ...others] = [name, ...aliases].map(parseSchoolName);
  const words = [own, ...others].flatMap((parts) => parts?.words ?? []);
  const stems = [...new Set(words.filter((word) => word.length >= SHORTEST_WORD).map(stem))];
  const roots = stems
    .map((one) => one.replace(PLACE_SUFFIX, ''))
    .filter((root, index) => root.length >= SHORTEST_ROOT && root !== stems[index]);
  needle = { words: stems, roots, number: own?.ownNumber };
  if (needles.size >= MOST_CACHED) needles.clear();
  needles.set(key, needle);
  return needle;
}
