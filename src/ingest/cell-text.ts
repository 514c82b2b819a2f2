import { cleanText } from './grid.ts';
import { textOfBytes } from './xml.ts';

/** A text as Excel writes it: «_x000D_» stands for a character that XML cannot hold. */
export function cellText(raw: string): string {
  const text = textOfBytes(raw);
  const plain = text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
  return cleanText(plain);
}
