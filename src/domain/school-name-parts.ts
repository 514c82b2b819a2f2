import { LOOK_ALIKES } from '../shared/lexicon.ts';
import {
  ADDITIONAL_FORM,
  ANNIVERSARY,
  FORM_REGION,
  FORM_REGION_END,
  GLUED_FORM,
  LEGAL_FORM,
  LEGAL_FORM_END,
  LEGAL_FORM_WORDS,
  NAMED_AFTER,
  NUMBER_LETTERS,
  PRESCHOOL_FORM,
  ROMAN,
  ROMAN_LETTERS,
  SETTLEMENTS,
  SETTLEMENT_BEGUN,
  SETTLEMENT_END,
  SETTLEMENT_LETTERS,
  TYPE_PATTERNS,
} from './lexicon.ts';

/** A word or a number of a name as it is compared. */
type Token = Span & {
  text: string;
  /** A dot follows. */
  isInitial?: boolean;
};

/** A place in `SchoolNameParts.shown`. */
export type Span = { start: number; end: number };

/** What the words of an organisation's name say, whatever their spelling. All in small letters, ё as е. */
export type SchoolNameParts = {
  /** The name composed and without quotes, in its own letters. */
  shown: string;
  /** `мкоу`, short also where the name has it in full. */
  form?: string;
  /** `сош`, `дс`, `гимназия` …: of TYPE_PATTERNS, in their order in the name. */
  types: readonly string[];
  /** `2`, `1а`: with or without №, without leading zeros. */
  numbers: readonly string[];
  /** The one of `numbers` that is the school's: not «50-летия», not of whom it is named after. */
  ownNumber?: string;
  /** All other words, without «им.» */
  words: readonly string[];
  /** How many of them come before «им.»; all where there is none. */
  before: number;
  /** The words before the type, the number and «им.»: «Сергокалинская». */
  leading?: Span;
  /** What follows the type and the number, «им.» included. */
  rest?: Span;
  /** All but the legal form. */
  withoutForm?: Span;
};

const QUOTES = /["«»„“”‟‹›'‘’‚`´″]/g;
// «д/с», «д/сад»; «ГКС(К)ОУ»; a number with an ordinal's ending or one letter («2-я», «1а»); a word.
const TOKENS =
  /(?<!\p{L})д\s?[/\\]\s?с(?:ад)?(?!\p{L})|(?<!\p{L})\p{L}{1,4}\(\p{L}{1,2}\)оу(?!\p{L})|\d+(?:-(?:я|й|ая|ой|го|е)(?!\p{L})|\p{L}(?![\p{L}\d]))?|\p{L}+/gu;
/** A word that is broken at the end of a line: «образова-⏎тельное». */
const BROKEN = /(?<=\p{L})[-‐‑][ \t]*[\r\n]\s*(?=\p{Ll})/gu;

/** The words of a name as they are compared, in order; punctuation is gone. */
export function nameWords(name: string): string[] {
  return tokensOf(foldedOf(shownOf(name))).map((token) => token.text);
}

export function parseSchoolName(name: string): SchoolNameParts {
  const shown = shownOf(name);
  const pieces = piecesOf(tokensOf(foldedOf(shown)));
  const kept = pieces.filter((piece) => piece.kind !== 'form');
  const texts: Record<Piece['kind'], string[]> = {
    form: [],
    type: [],
    number: [],
    'named-after': [],
    word: [],
  };
  let before: number | undefined;
  for (const piece of pieces) {
    if (piece.kind === 'named-after') before ??= texts.word.length;
    texts[piece.kind].push(...piece.texts);
  }
  const [form] = texts.form;
  // Pre-school education may stand in the form alone: «МКДОУ «Ромашка»».
  const ownTypes = texts.type;
  const types = [...new Set([...ownTypes, ...(PRESCHOOL_FORM.test(form ?? '') ? ['дс'] : [])])];

  const firstMark = kept.findIndex((piece) => piece.kind !== 'word');
  const isNamedFirst = ownTypes.length > 0 || types.length === 0;
  const leading = isNamedFirst ? kept.slice(0, firstMark < 0 ? kept.length : firstMark) : [];
  const lastMark = kept.findLastIndex((piece) => piece.kind === 'type' || piece.isOwnNumber);
  const ownNumber = kept.find((piece) => piece.isOwnNumber)?.texts[0];
  return {
    shown,
    ...(form !== undefined && { form }),
    types,
    numbers: texts.number,
    ...(ownNumber !== undefined && { ownNumber }),
    words: texts.word,
    before: before ?? texts.word.length,
    ...spanOf('leading', leading),
    ...spanOf('rest', kept.slice(Math.max(lastMark + 1, leading.length))),
    ...spanOf('withoutForm', kept),
  };
}

/** What all spellings of a name share but for the legal form. «с. Омарова» is a village, «им. С. Омарова» a person. */
export function keyWithoutForm({ types, numbers, words, before }: SchoolNameParts): string {
  const isPerson = before < words.length && words.some((word) => SETTLEMENT_LETTERS.has(word));
  const told = isPerson ? [...words.slice(0, before), '~', ...words.slice(before)] : words;
  return [types.toSorted().join('+'), numbers.join('+'), told.join('')].join('|');
}

/** One key with the legal form and that without it. */
export function keyWithForm(form: string | undefined, key: string): string {
  return `${form ?? ''}|${key}`;
}

type Piece = Span & {
  kind: 'form' | 'type' | 'number' | 'named-after' | 'word';
  texts: readonly string[];
  isOwnNumber: boolean;
};

function piecesOf(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  // A school has one number, and those of whom it is named after are none.
  let mayBeOwn = true;
  for (let at = 0; at < tokens.length;) {
    const { kind, texts, length } = pieceAt(tokens, at);
    const start = tokens[at]?.start ?? 0;
    const end = tokens[at + length - 1]?.end ?? 0;
    const isOwnNumber = kind === 'number' && mayBeOwn && !ANNIVERSARY.test(tokens[at + 1]?.text ?? '');
    if (isOwnNumber || kind === 'named-after') mayBeOwn = false;
    pieces.push({ kind, texts, start, end, isOwnNumber });
    at += length;
  }
  return pieces;
}

function pieceAt(tokens: readonly Token[], at: number): Pick<Piece, 'kind' | 'texts'> & { length: number } {
  const text = tokens[at]?.text ?? '';
  const type = typeAt(tokens, at);
  if (type !== undefined) return { kind: 'type', texts: type.types, length: type.length };
  const legal = formAt(tokens, at);
  if (legal !== undefined) {
    const length = legal.length + regionLength(tokens, at + legal.length);
    return { kind: 'form', texts: [legal.form], length };
  }
  if (/^\d/.test(text)) return numberAt(tokens, at);
  if (ROMAN.test(text)) return { kind: 'number', texts: [arabicOf(text)], length: 1 };
  if (NAMED_AFTER.test(text)) return { kind: 'named-after', texts: [text], length: 1 };
  const isBegun = text === SETTLEMENT_BEGUN && SETTLEMENT_END.test(tokens[at + 1]?.text ?? '');
  const short = SETTLEMENTS.find(([word]) => word.test(text))?.[1];
  return { kind: 'word', texts: [short ?? text], length: isBegun ? 2 : 1 };
}

function regionLength(tokens: readonly Token[], at: number): number {
  if (!fitsAt(tokens, at, [FORM_REGION])) return 0;
  return fitsAt(tokens, at + 1, [FORM_REGION_END]) ? 2 : 1;
}

/** «№ 1 А» is «№1а»; «№ 1 А.С. Пушкина» is not. */
function numberAt(tokens: readonly Token[], at: number): Pick<Piece, 'kind' | 'texts'> & { length: number } {
  const text = tokens[at]?.text ?? '';
  const next = tokens[at + 1];
  const isLetter = next !== undefined && !next.isInitial && NUMBER_LETTERS.test(next.text);
  return isLetter && /^\d+$/.test(text)
    ? { kind: 'number', texts: [text + next.text], length: 2 }
    : { kind: 'number', texts: [text], length: 1 };
}

function arabicOf(roman: string): string {
  const values = Array.from(roman, (letter) => ROMAN_LETTERS.get(letter) ?? 0);
  return values
    .reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
    .toString();
}

function shownOf(name: string): string {
  // Composed first, so that the marks dropped after it are stress marks and not the breve of й.
  return name
    .normalize('NFC')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(BROKEN, '')
    .replace(QUOTES, ' ');
}

const LATIN = /[a-z]/g;

/** The same length as `shown`, so that places in one are places in the other. */
function foldedOf(shown: string): string {
  return shown
    .toLowerCase()
    .replace(LATIN, (letter) => LOOK_ALIKES.get(letter) ?? letter)
    .replaceAll('ё', 'е')
    .replace(/(?<![a-z])nо?(?=[.\s]*\d)/g, (sign) => '№'.padEnd(sign.length));
}

function tokensOf(folded: string): Token[] {
  return Array.from(folded.matchAll(TOKENS)).flatMap(({ 0: found, index }): Token[] => {
    const end = index + found.length;
    const glued = GLUED_FORM.exec(found);
    if (glued?.[1] !== undefined && glued[2] !== undefined) {
      const middle = index + glued[1].length;
      return [
        { text: glued[1], start: index, end: middle },
        { text: glued[2], start: middle, end },
      ];
    }
    return [{ text: textOf(found), start: index, end, isInitial: folded.charAt(end) === '.' }];
  });
}

function textOf(found: string): string {
  if (/^\d/.test(found)) return found.replace(/-.*$/, '').replace(/^0+(?=\d)/, '');
  return found.replace(/[\s/\\()]/g, '');
}

function typeAt(
  tokens: readonly Token[],
  at: number,
): { types: readonly string[]; length: number } | undefined {
  const own = tokens[at]?.text ?? '';
  const pattern = begunBy(own).types.find(({ words }) => fitsAt(tokens, at, words));
  if (pattern === undefined) return undefined;
  return { types: pattern.types.length > 0 ? pattern.types : [own], length: pattern.words.length };
}

type Begun = { types: typeof TYPE_PATTERNS; isOfForm: boolean };

const MOST_WORDS_KEPT = 2000;
const LONGEST_WORD_KEPT = 30;
const begun = new Map<string, Begun>();

/** What a word may be the first of. Names share their words, and the patterns are fifty: the answers are kept. */
function begunBy(word: string): Begun {
  const known = begun.get(word);
  if (known !== undefined) return known;
  const own: Begun = {
    types: TYPE_PATTERNS.filter(({ words }) => words[0]?.test(word) === true),
    isOfForm: LEGAL_FORM_WORDS.some((pattern) => pattern.test(word)),
  };
  if (begun.size >= MOST_WORDS_KEPT) begun.clear();
  if (word.length <= LONGEST_WORD_KEPT) begun.set(word, own);
  return own;
}

function formAt(tokens: readonly Token[], at: number): { form: string; length: number } | undefined {
  for (const words of ADDITIONAL_FORM) {
    if (!fitsAt(tokens, at, words)) continue;
    return {
      form: tokens
        .slice(at, at + words.length)
        .map(({ text }) => (text.length > 3 ? text.charAt(0) : text))
        .join(''),
      length: words.length,
    };
  }
  if (LEGAL_FORM.test(tokens[at]?.text ?? '')) return { form: tokens[at]?.text ?? '', length: 1 };
  return fullFormAt(tokens, at);
}

/** No legal form has more words; what repeats one of them for ever is none. */
const LONGEST_FORM = 12;

/** «Муниципальное казённое общеобразовательное учреждение» → `мкоу`. */
function fullFormAt(tokens: readonly Token[], at: number): { form: string; length: number } | undefined {
  let letters = '';
  for (let next = at; next < Math.min(tokens.length, at + LONGEST_FORM); next += 1) {
    const text = tokens[next]?.text ?? '';
    if (letters !== '' && LEGAL_FORM_END.test(text)) {
      const end = text.length > 3 ? text.charAt(0) : text;
      const more = fitsAt(tokens, next + 1, ADDITIONAL_FORM[1] ?? []) ? 2 : 0;
      return { form: letters + end + (more > 0 ? 'до' : ''), length: next + 1 + more - at };
    }
    if (!begunBy(text).isOfForm) return undefined;
    letters += text.charAt(0);
  }
  return undefined;
}

function fitsAt(tokens: readonly Token[], at: number, words: readonly RegExp[]): boolean {
  return words.every((word, offset) => word.test(tokens[at + offset]?.text ?? ''));
}

function spanOf<Key extends string>(key: Key, pieces: readonly Span[]): { [K in Key]?: Span } {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return {};
  return { [key]: { start: first.start, end: last.end } } as { [K in Key]?: Span };
}
