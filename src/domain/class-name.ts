import {
  BETWEEN_CLASSES,
  CLASS_RANGE,
  CLASS_WORDS,
  LETTERS_OF_CLASSES,
  LIST_NOISE,
  LOOK_ALIKE_LETTERS,
} from './report-lexicon.ts';

const LAST_GRADE = 12;
const MOST_CLASSES = 150;
const CLASS = /^(\d{1,2})([А-ЯЁ](?:[А-ЯЁ0-9])?)?$/u;

/** «9 "а"», «9-А класс», «9A» with a Latin letter → «9А»; undefined for what is no class. */
export function parseClassName(text: string): string | undefined {
  const tidy = text
    .normalize('NFC')
    .toUpperCase()
    .replace(CLASS_WORDS, '')
    .replace(/[\s"'«»„“”().\-–—/]+/g, '')
    .replace(/[A-Z]/g, (latin) => LOOK_ALIKE_LETTERS.get(latin) ?? latin);
  const match = CLASS.exec(tidy);
  if (match === null) return undefined;
  const grade = Number(match[1]);
  return grade >= 1 && grade <= LAST_GRADE ? `${grade}${match[2] ?? ''}` : undefined;
}

export type ClassList = { classes: string[]; unclear: string[] };

/**
 * The classes that a text names, each once and in order: «1А, 1Б 2А», «1а-11б» (every grade from 1 to 11 with every
 * letter from А to Б), «5–9 А», one a line. `unclear`: the pieces that name none, as they were typed.
 */
export function parseClassList(text: string): ClassList {
  const classes = new Set<string>();
  const unclear: string[] = [];
  let grade = '';
  for (const piece of piecesOf(text)) {
    // «1а, б, в»: letters of the grade before them.
    const whole = grade !== '' && /^\p{L}$/u.test(piece) ? `${grade}${piece}` : piece;
    const found = rangeOf(whole) ?? oneOf(whole);
    grade = /^\d{1,2}(?=\p{L}$)/u.exec(whole)?.[0] ?? (whole === piece ? '' : grade);
    if (found === undefined || classes.size + found.length > MOST_CLASSES) unclear.push(piece);
    else for (const name of found) classes.add(name);
  }
  return { classes: [...classes].toSorted(compareClasses), unclear };
}

/** By grade, then by letter. */
export function compareClasses(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.localeCompare(b, 'ru');
}

function piecesOf(text: string): string[] {
  const tidy = text
    .normalize('NFC')
    .replace(/[\u00a0\t ]+/g, ' ')
    // «1 А», «1 - 11», «9 "Б"»: what belongs together.
    .replace(/(\d) ?[«"']? ?(\p{L})(?!\p{L})[»"']?/gu, '$1$2')
    .replace(/ ?[–—-] ?/g, '-')
    .replace(CLASS_RANGE, '-');
  return tidy
    .split(BETWEEN_CLASSES)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '' && !LIST_NOISE.test(piece));
}

function oneOf(piece: string): string[] | undefined {
  const name = parseClassName(piece);
  return name === undefined ? undefined : [name];
}

function rangeOf(piece: string): string[] | undefined {
  const [left, right, ...more] = piece.split('-');
  if (left === undefined || right === undefined || more.length > 0) return undefined;
  // «9-А» is one class, «9А-В» and «9А-9В» are letters of one grade.
  if (/^\p{L}$/u.test(right) && /^\d{1,2}$/.test(left)) return undefined;
  const from = parseClassName(left);
  const to = parseClassName(/^\p{L}$/u.test(right) ? `${Number.parseInt(left, 10)}${right}` : right);
  if (from === undefined || to === undefined) return undefined;
  const [first, last] = [Number.parseInt(from, 10), Number.parseInt(to, 10)];
  const [fromLetter, toLetter] = [from.replace(/^\d+/, ''), to.replace(/^\d+/, '')];
  // «5-9 А»: one letter for all grades.
  const letters = lettersBetween(fromLetter === '' ? toLetter : fromLetter, toLetter);
  if (first > last || letters === undefined) return undefined;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((grade) =>
    letters.map((letter) => `${grade}${letter}`),
  );
}

function lettersBetween(from: string, to: string): string[] | undefined {
  if (from === '' && to === '') return [''];
  const [first, last] = [LETTERS_OF_CLASSES.indexOf(from), LETTERS_OF_CLASSES.indexOf(to)];
  if (from.length !== 1 || to.length !== 1 || first < 0 || last < first) return undefined;
  return Array.from(LETTERS_OF_CLASSES.slice(first, last + 1));
}
