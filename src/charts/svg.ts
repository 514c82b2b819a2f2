/** Attributes of an element; undefined – left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element of the picture, its text escaped. */
export function element(name: string, attributes: Attributes, text?: string): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? coordinate(value) : escapeXml(value ?? '')}"`,
    )
    .join('');
  return text === undefined ? `<${name}${written}/>` : `<${name}${written}>${escapeXml(text)}</${name}>`;
}

/** A number as SVG writes it, a tenth of a pixel exact. A number that is none is a mistake of ours. */
export function coordinate(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a coordinate is no number: ${value}`);
  return String(Math.round(value * 10) / 10 + 0);
}

// What XML forbids, what would break the line or turn its direction, and halves of surrogate pairs.
const UNDRAWABLE =
  /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** A text as it can be drawn: without control characters, its line ends and runs of spaces one space. */
export function drawable(text: string): string {
  return text.replace(UNDRAWABLE, ' ').replace(/ {2,}/g, ' ').trim();
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
