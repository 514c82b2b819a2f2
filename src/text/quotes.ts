/** «Учителя в „Моей школе“»: quotes inside quotes are „лапки“. */
export function quoted(text: string): string {
  return `«${innerQuotes(text)}»`;
}

/** The same for a text that is put into quotes elsewhere. */
export function innerQuotes(text: string): string {
  return text.replace(/[«"](?=[^\s.,;:)»])/g, '„').replace(/[»"]/g, '“');
}

/** A name that has quotes of its own gets no second pair: МБОУ «Полянская СОШ». */
export function nameInQuotes(name: string): string {
  return /[«"]/.test(name) ? name : `«${name}»`;
}
