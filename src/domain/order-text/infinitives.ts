import { IMPERATIVES, INFINITIVE, NOT_BEFORE, NO_INFINITIVES, SAID_OF } from './lexicon.ts';
import { plainOf } from './plain.ts';

/** Verbs that say what is to be done, «пришлите» among them, with «не» where it stands before them. */
export function infinitivesOf(text: string): { from: number; to: number }[] {
  const plain = plainOf(text);
  const infinitives = [...plain.matchAll(INFINITIVE)].flatMap((found) => {
    const [word] = found;
    if (NO_INFINITIVES.has(word) || /ость$/u.test(word)) return [];
    if (SAID_OF.test(plain.slice(Math.max(0, found.index - 30), found.index))) return [];
    const not = NOT_BEFORE.exec(plain.slice(Math.max(0, found.index - 5), found.index));
    return [{ from: found.index - (not?.[0].length ?? 0), to: found.index + word.length }];
  });
  return [...infinitives, ...imperativesOf(plain)].toSorted((a, b) => a.from - b.from);
}

function imperativesOf(plain: string): { from: number; to: number }[] {
  return [...plain.matchAll(/(?<!\p{L})\p{L}+/gu)]
    .filter(([word]) => IMPERATIVES.has(word))
    .map(({ 0: word, index }) => ({ from: index, to: index + word.length }));
}

/** «Пришлите» → «прислать»; an infinitive stays. */
export function infinitiveOf(verb: string): string {
  return IMPERATIVES.get(plainOf(verb)) ?? verb.toLowerCase();
}

/** Whether somebody is told to do it, in whatever words stand before it. */
export function isTold(verb: string): boolean {
  return IMPERATIVES.has(plainOf(verb));
}
