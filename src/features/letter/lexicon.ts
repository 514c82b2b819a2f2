/** A mailbox as people type it; domains may be Cyrillic. */
export const ADDRESS = /^[^\s@]+@[^\s@]+\.[\p{L}]{2,}$/u;

/** The quotes around a whole subject: «О работе школ». */
export const SUBJECT_MARKS = /^[«"](О.*)[»"]$/u;
/** «Звонят 30 %» */
export const WITH_LIMIT = /^(\p{L}.*?)\s*(?:ниже|[:—–-])?\s*(\d{1,3}(?:[.,]\d+)?\s*%?)$/iu;
