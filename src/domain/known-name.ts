import {
  ADDITIONAL_EDUCATION,
  BRANCH,
  COLLEGE_TYPES,
  GLUED_TYPES,
  INITIALS_AND_TYPE,
  KINDERGARTEN_TYPES,
  ORDINALS,
  PLAIN_SCHOOL_TYPES,
  PRESCHOOL_FORM,
  SHORT_PEOPLE,
  SPECIAL_FORM,
  SPECIAL_SCHOOL_TYPES,
  SPECIAL_WORD,
} from './lexicon.ts';
import type { OrganisationKind } from './metric.ts';
import { keyWithForm, keyWithoutForm, parseSchoolName } from './school-name-parts.ts';
import type { SchoolNameParts } from './school-name-parts.ts';

/** A name taken apart once for many comparisons. */
export type KnownName = SchoolNameParts & {
  name: string;
  /** Without the legal form. */
  key: string;
  /** `schoolNameKey` of it. */
  wholeKey: string;
  /** The words but an ordinal that is the school's number; of «ДСОШ» the letters before the type. */
  told: readonly string[];
  kind: OrganisationKind | undefined;
  isBranch: boolean;
  isSpecial: boolean;
};

/** A name of more words is no name: the rest of them is not compared. */
export const MOST_WORDS = 40;

export function knownName(name: string): KnownName {
  const parts = parseSchoolName(name);
  const { words, form = '' } = parts;
  const ordinal = ordinalOf(parts);
  const initials = initialsOf(parts);
  const types = initials === undefined ? parts.types : [initials.type];
  const key = keyWithoutForm(parts);
  return {
    ...parts,
    ...(ordinal !== undefined && { ownNumber: ordinal.number }),
    name,
    types,
    told: words.slice(0, MOST_WORDS).flatMap((word, index) => {
      if (index === ordinal?.at) return [];
      return index === initials?.at ? initials.letters : [word];
    }),
    key,
    wholeKey: keyWithForm(parts.form, key),
    kind: kindOf({ ...parts, types }),
    isBranch: words.some((word) => BRANCH.test(word)),
    isSpecial: SPECIAL_FORM.test(form) || words.some((word) => SPECIAL_WORD.test(word)),
  };
}

/** «Вторая Баппагайская» is № 2 where a person compares; no key is made of it. */
function ordinalOf({
  ownNumber,
  words,
  before,
}: SchoolNameParts): { at: number; number: string } | undefined {
  if (ownNumber !== undefined) return undefined;
  for (const [at, word] of words.slice(0, before).entries()) {
    const number = ORDINALS.find(([pattern]) => pattern.test(word))?.[1];
    if (number !== undefined) return { at, number };
  }
  return undefined;
}

/** «ДСОШ №1» is «Дмитровская СОШ №1» where a person compares; no key is made of it. */
function initialsOf({
  types,
  words,
  before,
}: SchoolNameParts): { at: number; letters: string[]; type: string } | undefined {
  if (types.length > 0) return undefined;
  for (const [at, word] of words.slice(0, before).entries()) {
    const [, letters, type] = INITIALS_AND_TYPE.exec(word) ?? [];
    if (letters === undefined || type === undefined) continue;
    const begun = SHORT_PEOPLE.has(letters) ? [letters] : Array.from(letters);
    return { at, letters: begun, type: GLUED_TYPES.get(type) ?? type };
  }
  return undefined;
}

function kindOf({
  form = '',
  types,
  words,
}: Pick<SchoolNameParts, 'form' | 'types' | 'words'>): OrganisationKind | undefined {
  const has = (set: ReadonlySet<string>) => types.some((type) => set.has(type));
  if (form.endsWith('удо') || words.some((word) => ADDITIONAL_EDUCATION.test(word))) return 'other';
  if (has(COLLEGE_TYPES) || form.endsWith('поу')) return 'college';
  if (has(PLAIN_SCHOOL_TYPES) || has(SPECIAL_SCHOOL_TYPES)) return 'school';
  if (has(KINDERGARTEN_TYPES) || PRESCHOOL_FORM.test(form)) return 'kindergarten';
  return undefined;
}
