/** Latin letters by the Cyrillic ones they cannot be told from on a screen, in the same case. */
export const EXACT_LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Array.from('ABCEHKMOPTXYaceopxy', (latin, index) => [latin, 'АВСЕНКМОРТХУасеорху'.charAt(index)]),
);
