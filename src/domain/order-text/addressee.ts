import {
  ASKED_IN_SHORT,
  OF_SCHOOLS,
  OTHERS,
  OTHER_OFFICES,
  SCHOOLS,
  SOME_BY_MARK,
  SOME_SCHOOLS,
} from './lexicon.ts';
import { plainOf } from './plain.ts';
import type { ProposedDuty } from './proposed-duty.ts';

export type Addressee = ProposedDuty['addressee'];

/** Who is named at the beginning of the words. */
export function addresseeOf(words: string): Addressee | undefined {
  const plain = plainOf(words).replace(/^[\s,–—-]+|^всем\s+/gu, '');
  if (OTHERS.test(plain)) return 'others';
  return SCHOOLS.exec(plain)?.index === 0 || OF_SCHOOLS.test(plain) ? 'schools' : undefined;
}

/** Who is named in a heading, «Обязать руководителей школ:»; an office beside schools is asked like them. */
export function addresseeIn(words: string): Addressee | undefined {
  const plain = plainOf(words);
  const first = addresseeOf(words);
  if (first !== undefined) return first;
  if (SCHOOLS.test(plain) || ASKED_IN_SHORT.test(plain)) return 'schools';
  return OTHER_OFFICES.test(plain) ? 'others' : undefined;
}

/** Not all schools: some by their names, «МБОУ «СОШ № 2», МБОУ «Лицей»», or those that something is true of. */
export function someOf(words: string): { isOfSome: boolean; isConditional: boolean } {
  const plain = plainOf(words);
  return { isOfSome: SOME_SCHOOLS.test(plain), isConditional: SOME_BY_MARK.test(plain) };
}
