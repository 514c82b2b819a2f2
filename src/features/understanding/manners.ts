import { normaliseText } from '../../text/words.ts';
import { BUT, GREETING, NO, NOT, OR, UPSET_PHRASES } from './lexicon.ts';
import { isNoise } from './read-words.ts';
import type { Word } from './read-words.ts';
import type { Concept } from './vocabulary.ts';

/** What is answered with a sentence and no command. */
export type Manner = 'upset' | 'hello' | 'thanks' | 'fine';

/** «не звонки, а сообщения»: what is not meant is left out. */
export function withoutContrast(words: readonly Word[]): Word[] {
  const at = words.findIndex(({ text }, index) => text === NOT && words[index + 2]?.text === BUT);
  const kept = at < 0 ? words : words.filter((_, index) => index < at || index > at + 2);
  // «активна или нет»
  return kept.filter(({ text }, index) => text !== NO || kept[index - 1]?.text !== OR);
}

/** What follows «добрый день». */
export function withoutGreeting(text: string): { rest: string; manner: 'hello' | undefined } {
  const plain = normaliseText(text);
  return GREETING.test(plain)
    ? { rest: plain.replace(GREETING, ''), manner: 'hello' }
    : { rest: text, manner: undefined };
}

/** A temper, or nothing but politeness. */
export function mannerOf(words: readonly Word[], text: string): Manner | undefined {
  const isUpset = words.some(({ concepts }) => concepts.has('upset'));
  if (isUpset || UPSET_PHRASES.some((phrase) => normaliseText(text).includes(phrase))) return 'upset';
  const telling = words.filter((word) => !isNoise(word));
  if (telling.length === 0) return undefined;
  for (const manner of ['thanks', 'hello', 'fine'] as const) {
    if (!telling.some(({ concepts }) => concepts.has(manner))) continue;
    const others = telling.filter(
      ({ concepts }) =>
        !['hello', 'fine', 'everyone', manner].some((concept) => concepts.has(concept as Concept)),
    );
    // «спасибо за помощь»: what is thanked for is not asked for.
    if (
      others.length === 0 ||
      (manner === 'thanks' && others.length <= 2 && words[0]?.concepts.has('thanks') === true)
    ) {
      return manner;
    }
  }
  return undefined;
}
