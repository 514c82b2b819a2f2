/** «всем», «весь район» in a typed silence. */
export const EVERYBODY = /^(?:все[мх]?(?:\s+школ\p{L}*)?|весь\s+район|район)$/iu;
/** The last day and the reason of a typed silence: «… до 15.12 карантин». */
export const UNTIL = /\s*(?<!\p{L})до\s+/iu;
