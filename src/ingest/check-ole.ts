/** What the container of old Office (and of a locked book) holds. `stream`: the book as Excel 5–2003 wrote it. */
export type OleContent =
  { kind: 'xls'; stream: Buffer } | { kind: 'encrypted' | 'word' | 'other' | 'broken' | 'bomb' };

type Entry = { name: string; type: number; start: number; size: number };
type Container = {
  buffer: Buffer;
  sectorSize: number;
  /** Sector → the one after it. */
  next: Uint32Array;
};

const NO_MORE = 0xfffffffa;
const MAX_STREAM = 64 * 1024 * 1024;
const SMALL_SECTOR = 64;

/**
 * Walks the container by itself and hands the one stream on, so that no circle of sectors and no length that lies
 * reaches the reader of the book.
 */
export function checkOle(bytes: Uint8Array): OleContent {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const container = openContainer(buffer);
  const directory = container && chain(container, buffer.readUInt32LE(48), buffer.length);
  if (container === undefined || directory === undefined) return { kind: 'broken' };
  const entries = entriesOf(directory);
  const named = (name: string) => entries.find((one) => one.type === 2 && one.name.toLowerCase() === name);
  if (named('encryptedpackage') !== undefined) return { kind: 'encrypted' };
  if (named('worddocument') !== undefined) return { kind: 'word' };
  const book = named('workbook') ?? named('book');
  if (book === undefined) return { kind: 'other' };
  if (book.size > MAX_STREAM) return { kind: 'bomb' };
  const stream = contentOf(container, entries, book);
  if (stream === undefined) return { kind: 'broken' };
  return checkRecords(stream);
}

function openContainer(buffer: Buffer): Container | undefined {
  if (buffer.length < 512) return undefined;
  const shift = buffer.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return undefined;
  const sectorSize = 1 << shift;
  const most = Math.floor(buffer.length / sectorSize);
  // Where the table of sectors lies: 109 numbers in the header, the rest in a chain of its own.
  const tables: number[] = [];
  for (let i = 0; i < 109; i += 1) tables.push(buffer.readUInt32LE(76 + 4 * i));
  let more = buffer.readUInt32LE(68);
  for (let seen = 0; more < NO_MORE; seen += 1) {
    const at = (more + 1) * sectorSize;
    if (seen > most || at + sectorSize > buffer.length) return undefined;
    for (let i = 0; i < sectorSize / 4 - 1; i += 1) tables.push(buffer.readUInt32LE(at + 4 * i));
    more = buffer.readUInt32LE(at + sectorSize - 4);
  }
  const perSector = sectorSize / 4;
  const used = tables.filter((table) => table < NO_MORE);
  if (used.length > most) return undefined;
  const next = new Uint32Array(used.length * perSector).fill(0xffffffff);
  for (const [index, table] of used.entries()) {
    const at = (table + 1) * sectorSize;
    if (at + sectorSize > buffer.length) return undefined;
    for (let i = 0; i < perSector; i += 1) next[index * perSector + i] = buffer.readUInt32LE(at + 4 * i);
  }
  return { buffer, sectorSize, next };
}

/** The sectors of a chain one after another, up to `most` bytes; undefined for a circle or one that leaves the file. */
function chain({ buffer, sectorSize, next }: Container, start: number, most: number): Buffer | undefined {
  const parts: Buffer[] = [];
  let size = 0;
  for (let sector = start; sector < NO_MORE && size < most; sector = next[sector] ?? 0xffffffff) {
    const at = (sector + 1) * sectorSize;
    // The last sector of a file may be cut short.
    if (at >= buffer.length || size > buffer.length) return undefined;
    parts.push(buffer.subarray(at, at + sectorSize));
    size += sectorSize;
  }
  return Buffer.concat(parts);
}

function entriesOf(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = Math.min(64, directory.readUInt16LE(at + 64));
    entries.push({
      name: directory.toString('utf16le', at, at + Math.max(0, length - 2)),
      type: directory.readUInt8(at + 66),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

function contentOf(container: Container, entries: readonly Entry[], entry: Entry): Buffer | undefined {
  const { buffer } = container;
  if (entry.size >= buffer.readUInt32LE(56)) {
    const content = chain(container, entry.start, entry.size);
    return content === undefined || content.length === 0 ? undefined : content.subarray(0, entry.size);
  }
  const root = entries.find(({ type }) => type === 5);
  const small = root && chain(container, root.start, root.size);
  const table = chain(container, buffer.readUInt32LE(60), buffer.length);
  if (small === undefined || table === undefined) return undefined;
  const parts: Buffer[] = [];
  let sector = entry.start;
  for (let size = 0; sector < NO_MORE && size < entry.size; size += SMALL_SECTOR) {
    if (size > small.length || 4 * sector + 4 > table.length) return undefined;
    parts.push(small.subarray(sector * SMALL_SECTOR, (sector + 1) * SMALL_SECTOR));
    sector = table.readUInt32LE(4 * sector);
  }
  return Buffer.concat(parts).subarray(0, entry.size);
}

const BEGINNING = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const LOCKED = 0x002f;
const END = 0x000a;

/** The records of the book up to the end of its first part: there stands whether it is locked. */
function checkRecords(stream: Buffer): OleContent {
  if (stream.length < 8 || !BEGINNING.has(stream.readUInt16LE(0))) return { kind: 'broken' };
  for (let at = 0; at + 4 <= stream.length;) {
    const record = stream.readUInt16LE(at);
    if (record === LOCKED) return { kind: 'encrypted' };
    if (record === END) return { kind: 'xls', stream };
    at += 4 + stream.readUInt16LE(at + 2);
  }
  return { kind: 'broken' };
}
