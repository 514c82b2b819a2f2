/** What patterns are tried on: small letters, ё as е, spaces that are spaces; every letter stays in its place. */
export function plainOf(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll('\u00a0', ' ');
}
