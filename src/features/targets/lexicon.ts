/** The end of a typed target: its day, «до 25.12», «срок 25.12.2024». */
export const DUE_TAIL = /[\s,;]+(?:(?:срок|со сроком)(?:\s+до)?|до)\s+([\d.\p{L} ]+?)\s*$/iu;
/** Before it, or at the end: the item, «п. 3», «пункт 1.2». */
export const ITEM_TAIL = /[\s,;]+(?:п\.?|пп\.?|пункт\p{L}*)\s*(\d[\d.]*\d|\d)\.?\s*$/iu;
/** What stands around the percent. */
export const PERCENT_AFTER = /^\s*(?:%|процент\p{L}*)?[\s,;:–—-]*/iu;
export const TARGET_WORD = /^(?:цель|цели|по)\s+/iu;
/** An order is named in words and has a number or a date. */
export const LOOKS_LIKE_ORDER = /\p{L}{3}.*\d/su;
/** «нет», «без пункта», «без срока» */
export const WITHOUT = /^(?:нет|без(?:\s+\p{L}+)?|не\s+указан\p{L}*|-|–|—)\.?$/iu;
