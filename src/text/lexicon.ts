/** Latin letters by the Cyrillic ones they cannot be told from on a screen, in the same case. */
export const EXACT_LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Array.from('ABCEHKMOPTXYaceopxy', (latin, index) => [latin, 'АВСЕНКМОРТХУасеорху'.charAt(index)]),
);

/** The keys of a keyboard by the Russian letters on them: what is typed in the wrong layout. */
export const LAYOUT: ReadonlyMap<string, string> = new Map(
  Array.from("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", (key, index) => [
    key,
    'йцукенгшщзхъфывапролджэячсмитьбюё'.charAt(index),
  ]),
);
/** Russian in Latin letters, the longest first. */
export const TRANSLITERATION: readonly (readonly [latin: string, russian: string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['yo', 'е'],
  ['iy', 'ий'],
  ['yj', 'ый'],
  ...Array.from('abvgdezijklmnoprstufhcyqw', (latin, index): readonly [string, string] => [
    latin,
    'абвгдезийклмнопрстуфхцыкв'.charAt(index),
  ]),
  ["'", 'ь'],
];
