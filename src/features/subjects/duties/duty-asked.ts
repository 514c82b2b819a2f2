/** The key of what the office is told of a school's answer: it is over when that is decided or taken back. */
export function askedKey(answerId: number): string {
  return `duty-answer/${answerId}/`;
}
