import { LOOK_ALIKES } from '../shared/lexicon.ts';
import {
  ADDITIONAL_FORM,
  ANNIVERSARY,
  LEGAL_FORM,
  LEGAL_FORM_END,
  LEGAL_FORM_WORDS,
  NAMED_AFTER,
  PRESCHOOL_FORM,
  TYPE_PATTERNS,
} from './lexicon.ts';

/** A word or a number of a name as it is compared. */
type Token = Span & { text: string };

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
  /** The words before the type, the number and «им.»: «Сергокалинская». */
  leading?: Span;
  /** What follows the type and the number, «им.» included. */
  rest?: Span;
  /** All but the legal form. */
  withoutForm?: Span;
};

const QUOTES = /["«»„“”‟‹›'‘’‚`´″]/g;
// «д/с»; a number with an ordinal's ending or one letter («2-я», «1а»); a word.
const TOKENS =
  /(?<!\p{L})д\s?[/\\]\s?с(?!\p{L})|\d+(?:-(?:я|й|ая|ой|го|е)(?!\p{L})|\p{L}(?![\p{L}\d]))?|\p{L}+/gu;

/** The words of a name as they are compared, in order; punctuation is gone. */
export function nameWords(name: string): string[] {
  return tokensOf(foldedOf(shownOf(name))).map((token) => token.text);
}

export function parseSchoolName(name: string): SchoolNameParts {
  const shown = shownOf(name);
  const pieces = piecesOf(tokensOf(foldedOf(shown)));
  const kept = pieces.filter((piece) => piece.kind !== 'form');
  const textsOf = (kind: Piece['kind']) =>
    pieces.filter((piece) => piece.kind === kind).flatMap((piece) => piece.texts);
  const [form] = textsOf('form');
  // Pre-school education may stand in the form alone: «МКДОУ «Ромашка»».
  const ownTypes = textsOf('type');
  const types = [...new Set([...ownTypes, ...(PRESCHOOL_FORM.test(form ?? '') ? ['дс'] : [])])];

  const firstMark = kept.findIndex((piece) => piece.kind !== 'word');
  const isNamedFirst = ownTypes.length > 0 || types.length === 0;
  const leading = isNamedFirst ? kept.slice(0, firstMark < 0 ? kept.length : firstMark) : [];
  const lastMark = kept.findLastIndex((piece) => piece.kind === 'type' || piece.isOwnNumber === true);
  const ownNumber = kept.find((piece) => piece.isOwnNumber === true)?.texts[0];
  return {
    shown,
    ...(form !== undefined && { form }),
    types,
    numbers: textsOf('number'),
    ...(ownNumber !== undefined && { ownNumber }),
    words: textsOf('word'),
    ...spanOf('leading', leading),
    ...spanOf('rest', kept.slice(Math.max(lastMark + 1, leading.length))),
    ...spanOf('withoutForm', kept),
  };
}

type Piece = Span & {
  kind: 'form' | 'type' | 'number' | 'named-after' | 'word';
  texts: readonly string[];
  isOwnNumber?: boolean;
};

function piecesOf(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length;) {
    const { length, ...piece } = pieceAt(tokens, at);
    const isOwnNumber =
      piece.kind === 'number' &&
      !ANNIVERSARY.test(tokens[at + 1]?.text ?? '') &&
      !pieces.some((before) => before.kind === 'named-after' || before.isOwnNumber === true);
    const taken = { start: tokens[at]?.start ?? 0, end: tokens[at + length - 1]?.end ?? 0 };
    pieces.push({ ...piece, ...taken, ...(isOwnNumber && { isOwnNumber }) });
    at += length;
  }
  return pieces;
}

function pieceAt(tokens: readonly Token[], at: number): Pick<Piece, 'kind' | 'texts'> & { length: number } {
  const text = tokens[at]?.text ?? '';
  const type = typeAt(tokens, at);
  if (type !== undefined) return { kind: 'type', texts: type.types, length: type.length };
  const legal = formAt(tokens, at);
  if (legal !== undefined) return { kind: 'form', texts: [legal.form], length: legal.length };
  if (/^\d/.test(text)) return { kind: 'number', texts: [text], length: 1 };
  return { kind: NAMED_AFTER.test(text) ? 'named-after' : 'word', texts: [text], length: 1 };
}

function shownOf(name: string): string {
  // Composed first, so that the marks dropped after it are stress marks and not the breve of й.
  return name
    .normalize('NFC')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(QUOTES, ' ');
}

/** The same length as `shown`, so that places in one are places in the other. */
function foldedOf(shown: string): string {
  return Array.from(shown.toLowerCase(), (letter) => LOOK_ALIKES.get(letter) ?? letter)
    .join('')
    .replaceAll('ё', 'е')
    .replace(/(?<![a-z])nо?(?=[.\s]*\d)/g, (sign) => '№'.padEnd(sign.length));
}

function tokensOf(folded: string): Token[] {
  return Array.from(folded.matchAll(TOKENS), ({ 0: found, index }) => ({
    text: textOf(found),
    start: index,
    end: index + found.length,
  }));
}

function textOf(found: string): string {
  if (/^\d/.test(found)) return found.replace(/-.*$/, '').replace(/^0+(?=\d)/, '');
  return found.replace(/[\s/\\]/g, '');
}

function typeAt(
  tokens: readonly Token[],
  at: number,
): { types: readonly string[]; length: number } | undefined {
  const pattern = TYPE_PATTERNS.find(({ words }) => fitsAt(tokens, at, words));
  if (pattern === undefined) return undefined;
  const own = tokens[at]?.text ?? '';
  return { types: pattern.types.length > 0 ? pattern.types : [own], length: pattern.words.length };
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

/** «Муниципальное казённое общеобразовательное учреждение» → `мкоу`. */
function fullFormAt(tokens: readonly Token[], at: number): { form: string; length: number } | undefined {
  let letters = '';
  for (let next = at; next < tokens.length; next += 1) {
    const text = tokens[next]?.text ?? '';
    if (letters !== '' && LEGAL_FORM_END.test(text)) {
      const end = text.length > 3 ? text.charAt(0) : text;
      const more = fitsAt(tokens, next + 1, ADDITIONAL_FORM[1] ?? []) ? 2 : 0;
      return { form: letters + end + (more > 0 ? 'до' : ''), length: next + 1 + more - at };
    }
    if (!LEGAL_FORM_WORDS.some((word) => word.test(text))) return undefined;
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
