export type WideEncoding = 'utf-16le' | 'utf-16be';

const SAMPLE_BYTES = 65_536;
/** High bytes of UTF-16 in a Russian text: Latin, Cyrillic, dashes and quotes, «№», its own mark. */
const HIGH_BYTES: ReadonlySet<number> = new Set([0x00, 0x04, 0x20, 0x21, 0xff, 0xfe]);

/** The text of a file in UTF-8 or UTF-16 (with or without BOM) or, where UTF-8 does not fit, windows-1251. */
export function decodeText(bytes: Uint8Array): string {
  const wide = wideEncodingOf(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** By the mark at the beginning, or by zeros that stand where the high bytes of every character would. */
export function wideEncodingOf(bytes: Uint8Array): WideEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES & ~1);
  if (sample.length < 4 || !sample.includes(0)) return undefined;
  const fits = [0, 0];
  for (const [index, byte] of sample.entries())
    if (HIGH_BYTES.has(byte)) fits[index % 2] = (fits[index % 2] ?? 0) + 1;
  const most = (sample.length / 2) * 0.97;
  const [even = 0, odd = 0] = fits;
  if (odd >= most && even < most) return 'utf-16le';
  return even >= most && odd < most ? 'utf-16be' : undefined;
}
