// Words of districts' names: how each looks in «школ Сергокалинского района». The first ending that fits counts.

/** Nouns and adjectives in the nominative by their genitive. */
export const GENITIVE_ENDINGS: readonly (readonly [pattern: RegExp, genitive: string])[] = [
  [/^(район|округ|город)$/i, '$1а'],
  [/^(област)ь$/i, '$1и'],
  [/^(кра)й$/i, '$1я'],
  [/^(республик)а$/i, '$1и'],
  [/^(образовани)е$/i, '$1я'],
  [/^(.+(?:ск|цк))(?:ий|ой|ое)$/i, '$1ого'],
  [/^(.+(?:ск|цк))ая$/i, '$1ой'],
  [/^(.+н)(?:ый|ой|ое)$/i, '$1ого'],
];

/** «Городской округ «Охинский»» begins with a common word, «Сергокалинский район» with a name. */
export const COMMON_WORD = /^(?:городск|муниципальн|район|округ|город)/i;
