import { OF_SCHOOLS, OTHERS, SCHOOLS } from './lexicon.ts';
import { plainOf } from './plain.ts';
import type { ProposedDuty } from './proposed-duty.ts';

export type Addressee = ProposedDuty['addressee'];

/** Who is named at the beginning of the words. */
export function addresseeOf(words: string): Addressee | undefined {
  const plain = plainOf(words).replace(/^[\s,–—-]+|^всем\s+/gu, '');
  if (OTHERS.test(plain)) return 'others';
  return SCHOOLS.exec(plain)?.index === 0 || OF_SCHOOLS.test(plain) ? 'schools' : undefined;
}

/** Who is named in a heading: «Обязать руководителей школ:». */
export function addresseeIn(words: string): Addressee | undefined {
  return addresseeOf(words) ?? (SCHOOLS.test(plainOf(words)) ? 'schools' : undefined);
}
