import { COMMON_WORD, GENITIVE_ENDINGS } from './lexicon.ts';

/**
 * «Сергокалинский район» → «Сергокалинского района»; what stands in quotes stays: «городского округа «Охинский»».
 * Undefined where a word is not known: better no case than a wrong one.
 */
export function districtGenitive(name: string): string | undefined {
  const words = name.split(/(«.*»|\s+)/).filter((word) => word.trim() !== '');
  const declined = words.map((word) => (word.startsWith('«') ? word : genitive(word)));
  const known = declined.every((word) => word !== undefined);
  if (!known || !words.some((word) => !word.startsWith('«'))) return undefined;
  const [first = '', ...rest] = declined;
  return [COMMON_WORD.test(first) ? first.charAt(0).toLowerCase() + first.slice(1) : first, ...rest].join(
    ' ',
  );
}

function genitive(word: string): string | undefined {
  const found = GENITIVE_ENDINGS.find(([pattern]) => pattern.test(word));
  return found && word.replace(found[0], found[1]);
}
