import { normaliseWords } from '../../text/words.ts';
import { LATER_WORDS, NO_WORDS, UNKNOWN_PHRASES, YES, YES_WORDS } from './lexicon.ts';

export const TYPED_ANSWERS = ['yes', 'no', 'unknown', 'later'] as const;
export type TypedAnswer = (typeof TYPED_ANSWERS)[number];

/** «да, все», «нет ещё», «не знаю», «потом»; undefined where the words say both or neither. */
export function parseAnswer(text: string): TypedAnswer | undefined {
  const words = normaliseWords(text);
  const typed = ` ${words.join(' ')} `;
  if (UNKNOWN_PHRASES.some((phrase) => typed.includes(` ${phrase} `))) return 'unknown';
  const [first = ''] = words;
  if (LATER_WORDS.includes(first)) return 'later';
  if (NO_WORDS.includes(first)) return words.includes(YES) ? undefined : 'no';
  if (YES_WORDS.includes(first)) return words.some((word) => NO_WORDS.includes(word)) ? undefined : 'yes';
  return undefined;
}
