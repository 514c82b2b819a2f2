import { wideEncodingOf } from './decode-text.ts';

/** What the first bytes of a file say it is, whatever its name says. */
export type FileKind =
  | 'empty'
  | 'zip'
  | 'text'
  | 'pdf'
  | 'old-office'
  | 'image'
  | 'archive'
  | 'rtf'
  | 'html'
  | 'mhtml'
  | 'xml'
  | 'binary';

const SIGNATURES: readonly { kind: FileKind; at?: number; bytes: readonly number[] }[] = [
  { kind: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'old-office', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { kind: 'image', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'image', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'image', bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'image', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { kind: 'image', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { kind: 'image', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { kind: 'image', at: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
  { kind: 'archive', bytes: [0x52, 0x61, 0x72, 0x21] },
  { kind: 'archive', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { kind: 'archive', bytes: [0x1f, 0x8b] },
  { kind: 'rtf', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];

const SAMPLE_BYTES = 65_536;

export function fileKindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const signed = SIGNATURES.find(({ at = 0, bytes: sign }) => sign.every((b, i) => bytes[at + i] === b));
  if (signed !== undefined) return signed.kind;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  const text = head
    .replace(/^(ï»¿|ÿþ|þÿ)/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase();
  if (/^<(!doctype html|html|head|body|table|meta|style|div)/.test(text)) return 'html';
  if (text.startsWith('<?xml') || text.startsWith('<!doctype'))
    return text.includes('<html') ? 'html' : 'xml';
  if (text.startsWith('mime-version:')) return 'mhtml';
  if (wideEncodingOf(bytes) !== undefined) return 'text';
  return looksBinary(bytes) ? 'binary' : 'text';
}

// A text has no zero bytes and next to no control characters; three samples are enough and cost nothing.
function looksBinary(bytes: Uint8Array): boolean {
  const starts = [0, Math.floor(bytes.length / 2), Math.max(0, bytes.length - SAMPLE_BYTES)];
  return starts.some((start) => {
    const sample = bytes.subarray(start, start + SAMPLE_BYTES);
    let odd = 0;
    for (const byte of sample) {
      if (byte === 0) return true;
      if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) odd += 1;
    }
    return odd > sample.length / 100 + 8;
  });
}
