import { inflateRawSync } from 'node:zlib';

/** What a ZIP turns out to be, before anything parses it. */
export type ZipContent = 'xlsx' | 'xlsb' | 'docx' | 'ods' | 'other' | 'broken' | 'bomb' | 'encrypted';

type Entry = {
  name: string;
  method: number;
  flags: number;
  packed: number;
  unpacked: number;
  offset: number;
};

const MAX_ENTRIES = 2000;
const MAX_UNPACKED = 160 * 1024 * 1024;
// Sheets of equal rows pack 60 : 1 at most; below 16 MB the ratio harms nobody.
const MAX_RATIO = 150;
const RATIO_COUNTS_FROM = 16 * 1024 * 1024;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;

/**
 * Reads the directory of a ZIP and inflates what the reader of a workbook, or of a document, would, with a cap: declared sizes are a claim,
 * and a heap limit does not count buffers. Entries that overlap or unpack to more than declared are a bomb.
 */
export function checkZip(bytes: Uint8Array, reads: 'xlsx' | 'docx' = 'xlsx'): ZipContent {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = readDirectory(buffer);
  if (entries === 'broken' || entries === 'bomb') return entries;
  const content = contentOf(entries);
  if (content !== reads) return content;
  if (entries.some((entry) => (entry.flags & 1) !== 0)) return 'encrypted';
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (total > MAX_UNPACKED || (total > RATIO_COUNTS_FROM && total > bytes.length * MAX_RATIO)) return 'bomb';
  if (overlap(entries)) return 'bomb';
  for (const entry of entries) {
    const result = inflates(buffer, entry);
    if (result !== 'fine') return result;
  }
  return reads;
}

function readDirectory(buffer: Buffer): Entry[] | 'broken' | 'bomb' {
  const end = findEnd(buffer);
  if (end === undefined) return 'broken';
  const count = buffer.readUInt16LE(end + 10);
  let at = buffer.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) return 'bomb';
  const entries: Entry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== CENTRAL) return 'broken';
    const nameLength = buffer.readUInt16LE(at + 28);
    entries.push({
      name: buffer.toString('utf8', at + 46, at + 46 + nameLength),
      flags: buffer.readUInt16LE(at + 8),
      method: buffer.readUInt16LE(at + 10),
      packed: buffer.readUInt32LE(at + 20),
      unpacked: buffer.readUInt32LE(at + 24),
      offset: buffer.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(buffer: Buffer): number | undefined {
  const lowest = Math.max(0, buffer.length - 65_557);
  for (let at = buffer.length - 22; at >= lowest; at -= 1) {
    if (buffer.readUInt32LE(at) === END) return at;
  }
  return undefined;
}

function contentOf(entries: readonly Entry[]): ZipContent {
  const has = (pattern: RegExp) => entries.some((entry) => pattern.test(entry.name));
  if (has(/(^|\/)workbook\d*\.xml$/i)) return 'xlsx';
  if (has(/(^|\/)workbook\d*\.bin$/i)) return 'xlsb';
  if (has(/^word\/document\d*\.xml$/i)) return 'docx';
  return has(/^content\.xml$/i) && has(/^mimetype$/i) ? 'ods' : 'other';
}

function overlap(entries: readonly Entry[]): boolean {
  let free = 0;
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (entry.offset < free) return true;
    free = entry.offset + 30 + entry.packed;
  }
  return false;
}

function inflates(buffer: Buffer, entry: Entry): 'fine' | 'broken' | 'bomb' {
  if (!/\.(xml|rels)$/i.test(entry.name) || entry.packed === 0) return 'fine';
  if (entry.offset + 30 > buffer.length || buffer.readUInt32LE(entry.offset) !== LOCAL) return 'broken';
  const start =
    entry.offset + 30 + buffer.readUInt16LE(entry.offset + 26) + buffer.readUInt16LE(entry.offset + 28);
  const packed = buffer.subarray(start, start + entry.packed);
  if (packed.length < entry.packed) return 'broken';
  if (entry.method === 0) return entry.packed === entry.unpacked ? 'fine' : 'broken';
  if (entry.method !== 8) return 'broken';
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpacked, 1) }).length === entry.unpacked
      ? 'fine'
      : 'broken';
  } catch (error) {
    return error instanceof RangeError ? 'bomb' : 'broken';
  }
}
