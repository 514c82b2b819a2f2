import { inflateRawSync } from 'node:zlib';

/** What a ZIP turns out to be, before anything parses it. `entities`: its XML declares entities, as no table does. */
export type ZipContent =
  'xlsx' | 'xlsb' | 'docx' | 'ods' | 'other' | 'broken' | 'bomb' | 'encrypted' | 'entities';

/** The XML of a package by name: lower case, slashes. */
export type ZipParts = ReadonlyMap<string, Buffer>;
export type OpenedZip = { content: ZipContent; parts: ZipParts };

type Entry = {
  name: string;
  method: number;
  flags: number;
  packed: number;
  unpacked: number;
  offset: number;
};

const MAX_ENTRIES = 2000;
// An honest 50,000 × 20 has 40 MB.
const MAX_UNPACKED = 110 * 1024 * 1024;
// Sheets of equal rows pack 60 : 1 at most; below 16 MB the ratio harms nobody.
const MAX_RATIO = 150;
const RATIO_COUNTS_FROM = 16 * 1024 * 1024;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const LARGE = 0xffffffff;

/** What a ZIP holds; see `openZip`. */
export function checkZip(bytes: Uint8Array, reads: 'xlsx' | 'docx' | 'ods'): ZipContent {
  return openZip(bytes, [reads]).content;
}

/**
 * Reads the directory of a ZIP and inflates the XML of what the caller reads, with a cap: declared sizes are a claim,
 * and a heap limit does not count buffers. Entries that overlap or unpack to more than declared are a bomb. Names are
 * keys and nothing else: no file is ever written by one.
 */
export function openZip(bytes: Uint8Array, reads: readonly ZipContent[]): OpenedZip {
  const parts = new Map<string, Buffer>();
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = readDirectory(buffer);
  if (entries === 'broken' || entries === 'bomb') return { content: entries, parts };
  const content = contentOf(entries);
  if (!reads.includes(content)) return { content, parts };
  const refused = (reason: ZipContent) => ({ content: reason, parts: new Map<string, Buffer>() });
  if (entries.some((entry) => (entry.flags & 1) !== 0)) return refused('encrypted');
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (total > MAX_UNPACKED || (total > RATIO_COUNTS_FROM && total > bytes.length * MAX_RATIO))
    return refused('bomb');
  if (overlap(entries)) return refused('bomb');
  for (const entry of entries) {
    if (!/\.(xml|rels)$/i.test(entry.name) || entry.packed === 0) continue;
    const part = inflate(buffer, entry);
    if (part === 'broken' || part === 'bomb') return refused(part);
    if (declaresEntities(part)) return refused('entities');
    const name = entry.name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
    if (!parts.has(name)) parts.set(name, part);
  }
  const isLocked = parts.get('meta-inf/manifest.xml')?.includes('encryption-data') ?? false;
  return isLocked ? refused('encrypted') : { content, parts };
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
    const nameEnd = at + 46 + buffer.readUInt16LE(at + 28);
    const extraEnd = nameEnd + buffer.readUInt16LE(at + 30);
    entries.push({
      name: buffer.toString('utf8', at + 46, nameEnd),
      flags: buffer.readUInt16LE(at + 8),
      method: buffer.readUInt16LE(at + 10),
      ...sizesOf(buffer, at, nameEnd, extraEnd),
    });
    at = extraEnd + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

type Sizes = Pick<Entry, 'packed' | 'unpacked' | 'offset'>;

/** Numbers that do not fit stand in the extra field, in this order, each only where it does not fit. */
function sizesOf(buffer: Buffer, at: number, extra: number, extraEnd: number): Sizes {
  const sizes = {
    unpacked: buffer.readUInt32LE(at + 24),
    packed: buffer.readUInt32LE(at + 20),
    offset: buffer.readUInt32LE(at + 42),
  };
  const last = Math.min(extraEnd, buffer.length);
  for (let field = extra; field + 4 <= last; field += 4 + buffer.readUInt16LE(field + 2)) {
    if (buffer.readUInt16LE(field) !== 1) continue;
    let next = field + 4;
    for (const name of ['unpacked', 'packed', 'offset'] as const) {
      if (sizes[name] !== LARGE || next + 8 > last) continue;
      sizes[name] = Number(buffer.readBigUInt64LE(next));
      next += 8;
    }
  }
  return sizes;
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
  if (has(/(^|[/\\])workbook\d*\.xml$/i)) return 'xlsx';
  if (has(/(^|[/\\])workbook\d*\.bin$/i)) return 'xlsb';
  if (has(/^word[/\\]document\d*\.xml$/i)) return 'docx';
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

function inflate(buffer: Buffer, entry: Entry): Buffer | 'broken' | 'bomb' {
  if (entry.offset + 30 > buffer.length || buffer.readUInt32LE(entry.offset) !== LOCAL) return 'broken';
  const start =
    entry.offset + 30 + buffer.readUInt16LE(entry.offset + 26) + buffer.readUInt16LE(entry.offset + 28);
  const packed = buffer.subarray(start, start + entry.packed);
  if (packed.length < entry.packed) return 'broken';
  if (entry.method === 0) return entry.packed === entry.unpacked ? packed : 'broken';
  if (entry.method !== 8) return 'broken';
  try {
    const part = inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpacked, 1) });
    return part.length === entry.unpacked ? part : 'broken';
  } catch (error) {
    return error instanceof RangeError ? 'bomb' : 'broken';
  }
}

const DECLARATION = /<!\s*(?:doctype|entity)/i;
const DECLARED_WITHIN = 65_536;

// A declaration stands before the first element; in UTF-16 every second byte is zero.
function declaresEntities(part: Buffer): boolean {
  const head = part.subarray(0, DECLARED_WITHIN).toString('latin1');
  return (
    DECLARATION.test(head.replaceAll('\0', '')) || part.includes('<!DOCTYPE') || part.includes('<!ENTITY')
  );
}
