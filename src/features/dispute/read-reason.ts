import { findPersonName } from '../../domain/person-name.ts';
import { MOST_LETTERS } from './read-claim.ts';
import { texts } from './texts.ts';

/** A coordinator's reason or answer: one tidy line. `named`: it seems to name somebody, who the school would read of. */
export function readReason(text: string): { words: string; named?: string } | { trouble: string } {
  const words = text.trim().replace(/\s+/g, ' ');
  if (!/\p{L}/u.test(words) || words.length > MOST_LETTERS) return { trouble: texts.inWords(MOST_LETTERS) };
  const named = findPersonName(words);
  return { words, ...(named !== undefined && { named }) };
}
