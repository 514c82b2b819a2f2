/**
 * Advance widths of Golos Text in thousandths of the font's size, the wider of Regular and SemiBold: the picture is laid
 * out without opening the font. Read from the hmtx tables of version 0.4.2.
 */
const RANGES: readonly (readonly [first: number, widths: string])[] = [
  [
    0x20,
    '250 310 429 680 659 840 700 230 380 380 450 569 310 380 310 480 639 504 599 604 628 599 624 540 629 624 310 310 ' +
      '569 569 569 529 1020 689 680 699 710 620 595 724 760 330 575 700 570 879 760 759 665 759 690 659 639 730 689 ' +
      '979 700 680 619 380 480 380 569 500 300 575 615 564 615 580 365 615 615 271 271 575 330 885 615 600 615 615 ' +
      '390 549 400 605 580 830 569 580 510 380 340 380 569',
  ],
  // А–я
  [
    0x410,
    '689 675 680 560 749 620 1000 657 760 760 710 725 879 760 759 750 665 699 639 689 900 700 775 680 989 1025 740 ' +
      '909 660 699 970 695 575 595 575 470 624 580 819 544 610 610 575 595 720 610 600 600 615 564 509 580 759 569 ' +
      '630 565 829 870 615 749 535 564 775 580',
  ],
  // No-break space, ё, Ё, «, », ·, –, —, −, …, №
  [0xa0, '250'],
  [0x451, '580'],
  [0x401, '620'],
  [0xab, '550'],
  [0xbb, '550'],
  [0xb7, '310'],
  [0x2013, '530'],
  [0x2014, '730'],
  [0x2212, '569'],
  [0x2026, '970'],
  [0x2116, '1105'],
];

/** Wider than any letter of the font: what has no width here takes up more room rather than less. */
const UNKNOWN = 1100;

const WIDTHS: ReadonlyMap<number, number> = new Map(
  RANGES.flatMap(([first, widths]) =>
    widths.split(' ').map((width, index) => [first + index, Number(width)] as const),
  ),
);

/** How wide a text is drawn at `size` pixels; never less than it is. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) units += WIDTHS.get(character.codePointAt(0) ?? 0) ?? UNKNOWN;
  return (units * size) / 1000;
}

/** The text itself, or as much of its beginning as fits, with «…». */
export function shorten(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  const characters = Array.from(text);
  // Nothing longer than this can fit; it keeps a text of a megabyte from being measured letter by letter.
  let kept = Math.min(characters.length, Math.ceil((room / size) * 5));
  const cut = () => `${characters.slice(0, kept).join('').trimEnd()}…`;
  while (kept > 0 && textWidth(cut(), size) > room) kept -= 1;
  return cut();
}

/** At most `most` lines, broken between words; what is too long for the last one is shortened. */
export function wrap(text: string, size: number, room: number, most: number): string[] {
  const lines: string[] = [];
  const words = text.split(' ').filter((word) => word !== '');
  while (words.length > 0 && lines.length < most - 1) {
    let taken = 1;
    while (taken < words.length && textWidth(words.slice(0, taken + 1).join(' '), size) <= room) taken += 1;
    lines.push(shorten(words.splice(0, taken).join(' '), size, room));
  }
  if (words.length > 0) lines.push(shorten(words.join(' '), size, room));
  return lines;
}
