/** Latin letters by the Cyrillic ones they cannot be told from on a screen, in the same case. */
export const EXACT_LOOK_ALIKES: ReadonlyMap<string, string> = pairs(
  'ABCEHKMOPTXYaceopxy',
  'АВСЕНКМОРТХУасеорху',
);

/** Latin small letters by Cyrillic ones that look alike in either case: what is left of «KOHTAKT» in small letters. */
export const LOOSE_LOOK_ALIKES: ReadonlyMap<string, string> = pairs('abcehkmoptxy', 'авсенкмортху');

function pairs(latin: string, cyrillic: string): ReadonlyMap<string, string> {
  return new Map(Array.from(latin, (letter, index) => [letter, cyrillic.charAt(index)]));
}
