/** Why a unit may be meant, or what speaks against it; worded by the texts of a slice. */
export type NameReason =
  /** Nothing differs but how it is written. */
  | { code: 'same-name' }
  | { code: 'same-words' }
  | { code: 'same-number'; number: string }
  | { code: 'form-differs'; spelled: string; own: string }
  /** `another`: both say what they are, and it is not the same. */
  | { code: 'type-differs'; spelled: string; own: string; another: boolean }
  /** One word differs by a letter or two. */
  | { code: 'letter-differs'; spelled: string; own: string }
  | { code: 'ending-differs'; spelled: string; own: string }
  | { code: 'abbreviation'; short: string; full: string }
  /** The spelling is a part of the name. `place`: what it lacks may be the place: «Слободская» of «Введенско-Слободская». */
  | { code: 'part-of-name'; absent: readonly string[]; place: boolean }
  /** The name is a part of the spelling. */
  | { code: 'name-is-part'; extra: readonly string[] }
  | { code: 'number-absent'; number: string }
  | { code: 'some-words' }
  /** «Мугринская» in «Новомугринская»: most often another school. */
  | { code: 'word-within'; spelled: string; own: string }
  | { code: 'branch-and-head' }
  | { code: 'special-and-plain' }
  /** It is like another name that means the unit. */
  | { code: 'by-alias'; alias: string };
