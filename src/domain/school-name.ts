import {
  ADDITIONAL_EDUCATION,
  COLLEGE_TYPES,
  KINDERGARTEN_TYPES,
  MUNICIPALITY_WORDS,
  PLAIN_SCHOOL_TYPES,
  PRESCHOOL_FORM,
  SPECIAL_SCHOOL_TYPES,
  TYPE_TITLES,
} from './lexicon.ts';
import type { OrganisationKind } from './metric.ts';
import { keyWithForm, keyWithoutForm, nameWords, parseSchoolName } from './school-name-parts.ts';
import type { SchoolNameParts, Span } from './school-name-parts.ts';

/**
 * One key for all spellings of a full name: quotes, case, ё, Latin look-alikes, hyphens, «№ 1», «N1», «им.», the legal
 * form and the type in short or in full do not matter. Different numbers, types or legal forms give different keys.
 */
export function schoolNameKey(name: string): string {
  return keyOfParts(parseSchoolName(name));
}

/** The same of a name that is taken apart already. */
export function keyOfParts(parts: SchoolNameParts): string {
  return keyWithForm(parts.form, keyWithoutForm(parts));
}

/**
 * One key for «Городской округ «Охинский»», «Охинский городской округ», «МО ГО Охинский»: what the municipality is does
 * not matter, so it is unique among the municipalities of one region.
 */
export function municipalityNameKey(name: string): string {
  // Single letters are «г.» and «р-н».
  const words = nameWords(name).filter((word) => word.length > 1);
  const own = words.filter((word) => !MUNICIPALITY_WORDS.test(word));
  return (own.length > 0 ? own : words).map((word) => word.replace(/([сц]к)ого$/, '$1ий')).join('');
}

/** Undefined where the name does not say («Дегвинская»). */
export function organisationKindOf(name: string): OrganisationKind | undefined {
  return kindOfParts(parseSchoolName(name));
}

/** The same of a name that is taken apart already. */
export function kindOfParts({ form, types, words }: SchoolNameParts): OrganisationKind | undefined {
  const has = (set: ReadonlySet<string>) => types.some((type) => set.has(type));
  if (form?.endsWith('до') === true || words.some((word) => ADDITIONAL_EDUCATION.test(word))) return 'other';
  if (has(COLLEGE_TYPES) || form?.endsWith('поу') === true) return 'college';
  if (PRESCHOOL_FORM.test(form ?? '')) return 'kindergarten';
  if (has(PLAIN_SCHOOL_TYPES) || has(SPECIAL_SCHOOL_TYPES)) return 'school';
  if (has(KINDERGARTEN_TYPES)) return 'kindergarten';
  return form === undefined ? undefined : 'school';
}

export type NamedUnit = { id: number; name: string; aliases?: readonly string[] };

/**
 * `by`: the whole name, a whole alias, or a part of one of them that fits no other unit. `near`: what may have been
 * meant, likeliest first, five at most.
 */
export type UnitMatch =
  | { kind: 'one'; id: number; by: 'name' | 'alias' | 'part' }
  | { kind: 'several'; ids: number[] }
  | { kind: 'none'; near: number[] };

/** The unit that one spelling names; for many spellings make a `unitMatcher` once. */
export function matchUnit(spelling: string, units: readonly NamedUnit[]): UnitMatch {
  return unitMatcher(units)(spelling);
}

/**
 * Finds the unit that a spelling names. The whole name comes first, then a whole alias, then both without a legal form
 * that one side leaves out, then a spelling whose words all occur in one unit only. Words and numbers are compared
 * whole: the only liberties are hyphens («Ново-Мугринская») and first letters («Н-Мугринская», «В-Исетская»). Without
 * `near` it says nothing of what may have been meant, which takes most of the time.
 */
export function unitMatcher(
  units: readonly NamedUnit[],
  { near = true } = {},
): (spelling: string) => UnitMatch {
  const known = units.map(({ id, name, aliases = [] }) => ({
    id,
    name: keyedParts(name),
    aliases: aliases.map(keyedParts),
  }));
  return (spelling) => {
    const spelled = keyedParts(spelling);
    const isSame = (own: KeyedParts) => own.key === spelled.key && own.form === spelled.form;
    const isSameButForm = (own: KeyedParts) => own.key === spelled.key && formFits(spelled, own);
    const steps: [by: 'name' | 'alias' | 'part', fits: (unit: KnownUnit) => boolean][] = [
      ['name', (unit) => isSame(unit.name)],
      ['alias', (unit) => unit.aliases.some(isSame)],
      ['name', (unit) => isSameButForm(unit.name)],
      ['alias', (unit) => unit.aliases.some(isSameButForm)],
      ['part', (unit) => [unit.name, ...unit.aliases].some((own) => isPartOf(spelled, own))],
    ];
    // «Детский сад» may be a whole name, but is no part that tells one unit from another.
    for (const [by, fits] of isDistinctive(spelled) ? steps : steps.slice(0, 2)) {
      const ids = known.filter(fits).map((unit) => unit.id);
      const [id] = ids;
      if (id !== undefined) return ids.length === 1 ? { kind: 'one', id, by } : { kind: 'several', ids };
    }
    return { kind: 'none', near: near ? nearUnits(spelled, known) : [] };
  };
}

type KeyedParts = SchoolNameParts & { key: string };
type KnownUnit = { id: number; name: KeyedParts; aliases: readonly KeyedParts[] };

function keyedParts(name: string): KeyedParts {
  const parts = parseSchoolName(name);
  return { ...parts, key: keyWithoutForm(parts) };
}

/** Whether the words say which organisation is meant: «СОШ», «2» and «А.» do not. */
function isDistinctive({ types, numbers, words }: SchoolNameParts): boolean {
  return (
    words.some((word) => word.length > 2) ||
    types.some((type) => SPECIAL_SCHOOL_TYPES.has(type)) ||
    (numbers.length > 0 && types.length > 0)
  );
}

function formFits(spelled: SchoolNameParts, unit: SchoolNameParts): boolean {
  return spelled.form === undefined || unit.form === undefined || spelled.form === unit.form;
}

function isPartOf(spelled: SchoolNameParts, unit: SchoolNameParts): boolean {
  return (
    formFits(spelled, unit) &&
    (unit.types.length === 0 || spelled.types.every((type) => typeFits(type, unit.types))) &&
    (spelled.ownNumber === undefined || spelled.ownNumber === unit.ownNumber) &&
    spelled.numbers.every((number) => unit.numbers.includes(number)) &&
    wordsFit(spelled.words, unit.words)
  );
}

function typeFits(type: string, types: readonly string[]): boolean {
  if (types.includes(type)) return true;
  return (
    type === 'школа' && types.some((own) => PLAIN_SCHOOL_TYPES.has(own) || SPECIAL_SCHOOL_TYPES.has(own))
  );
}

function wordsFit(spelled: readonly string[], unit: readonly string[]): boolean {
  for (let at = 0; at < spelled.length; at += 1) {
    const word = spelled[at] ?? '';
    const next = spelled[at + 1];
    if (unit.includes(word)) continue;
    if (next !== undefined && unit.some((own) => own === word + next || isShortFor(word, next, own))) {
      at += 1;
      continue;
    }
    const fitsPair = unit.some((own, index) => {
      const ownNext = unit[index + 1];
      return ownNext !== undefined && (own + ownNext === word || isShortFor(own, ownNext, word));
    });
    const isInitial = word.length === 1 && unit.some((own) => own.startsWith(word));
    if (!fitsPair && !isInitial) return false;
  }
  return true;
}

/** «Н» and «мулебкинская» for «нижнемулебкинская». */
function isShortFor(letter: string, rest: string, whole: string): boolean {
  return (
    letter.length === 1 && whole.startsWith(letter) && whole.endsWith(rest) && whole.length > rest.length + 1
  );
}

const NEAR_ENOUGH = 0.6;
const MOST_NEAR = 5;

function nearUnits(spelled: SchoolNameParts, units: readonly KnownUnit[]): number[] {
  const likenessOf = (parts: SchoolNameParts) =>
    Math.max(0, ...spelled.words.flatMap((word) => parts.words.map((own) => likeness(word, own))));
  return units
    .map(({ id, name, aliases }) => ({ id, rank: Math.max(...[name, ...aliases].map(likenessOf)) }))
    .filter(({ rank }) => rank >= NEAR_ENOUGH)
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, MOST_NEAR)
    .map(({ id }) => id);
}

/** Sørensen–Dice of the pairs of letters, 0–1: only ranks what is shown to a person, decides nothing. */
function likeness(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = (word: string) => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  const left = pairs(b);
  const all = left.length + a.length - 1;
  const common = pairs(a).filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / all;
}

/** «Дегвинская», «Сергокалинская №2», «СОШ №1», «Гимназия №1»: for lists, where two schools may share one. */
export function shortSchoolName(name: string): string {
  return shownNames(name)[0];
}

/** A short name for each, longer only where two would be the same: with the type, without the legal form, in full. */
export function shortNames(names: readonly string[]): Map<string, string> {
  const shown = new Map(names.map((name) => [name, { forms: shownNames(name), length: 0 }]));
  const current = ({ forms, length }: { forms: readonly string[]; length: number }) => forms[length] ?? '';
  for (;;) {
    const uses = new Map<string, number>();
    for (const one of shown.values()) uses.set(current(one), (uses.get(current(one)) ?? 0) + 1);
    const colliding = [...shown.values()].filter(
      (one) => (uses.get(current(one)) ?? 0) > 1 && one.length < one.forms.length - 1,
    );
    if (colliding.length === 0) break;
    for (const one of colliding) one.length += 1;
  }
  return new Map([...shown].map(([name, one]) => [name, current(one)]));
}

/** From the shortest to the name as it is given. */
function shownNames(name: string): [string, ...string[]] {
  const parts = parseSchoolName(name);
  const { types, ownNumber } = parts;
  const leading = textAt(parts, parts.leading);
  const title =
    TYPE_TITLES.get(types.join('+')) ?? types.map((type) => TYPE_TITLES.get(type) ?? type).join(' ');
  const number = ownNumber === undefined ? '' : `№${ownNumber}`;
  const withoutForm =
    textAt(parts, parts.withoutForm) || textAt(parts, { start: 0, end: parts.shown.length });
  const typed = capitalised([leading, title, number].filter((part) => part !== '').join(' '));

  if (leading !== '') {
    const isPlain = types.every((type) => PLAIN_SCHOOL_TYPES.has(type));
    const shortest = isPlain ? [leading, number].filter((part) => part !== '').join(' ') : typed;
    return [shortest, typed, withoutForm, name];
  }
  if (number !== '' && title !== '') return [typed, withoutForm, name];
  const rest = textAt(parts, parts.rest);
  return [title !== '' && rest !== '' ? capitalised(`${title} ${rest}`) : withoutForm, withoutForm, name];
}

function textAt({ shown }: SchoolNameParts, span: Span | undefined): string {
  if (span === undefined) return '';
  const text = shown
    .slice(span.start, span.end)
    .replace(/\s+/g, ' ')
    .replace(/№ (?=\d)/g, '№')
    .trim();
  // The other bracket stands outside of the stretch.
  return text.split('(').length === text.split(')').length ? text : text.replace(/[()]/g, '');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
