/** Latin small letters by the Cyrillic ones they stand for in words that were typed or recognised carelessly. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Array.from('abcehkmoptxy', (latin, index) => [latin, 'авсенкмортху'.charAt(index)]),
);
