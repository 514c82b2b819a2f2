import { inflateRawSync } from 'node:zlib';
import { zipOf } from '../ingest/zip-by-hand.ts';
import type { ZipEntry } from '../ingest/zip-by-hand.ts';

export type FuzzFile = { name: string; bytes: Uint8Array };
/** A whole number from 0 up to, not including, `below`. */
export type Dice = (below: number) => number;

/** mulberry32: quick and the same on every machine. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Values that break readers: numbers at the ends, words of formats, keys of prototypes, characters nobody sees. */
const NASTY = [
  '', '0', '-1', '1e308', '-0', 'nan', 'Infinity', '999999999999999999999', '2147483648', '4294967295', '0.1e-300',
  '100,01%', '101 %', '48,68%', '-5%', '5 из 3', '3/0', '0/0', '12 (400%)', '1 000 000', '٣', '½',
  '__proto__', 'constructor', 'hasOwnProperty', 'toString', '=1+1', '@SUM(A1)', '\u0000', '\ufeff', '\ud800', '😀', '\u202e',
  'Итого по району', 'ИТОГО 24', 'МБОУ «СОШ № 1»', 'СОШ № 1', '19.10.2024-25.10.2024', '31.02.2024', '99.99.9999', 'с 01.01.0001 по 31.12.9999',
  '&#x110000;', '&#xD800;', '&lol;', ']]>', '<!--', '"', "'", ';', '\t', '\n', '\r', 'x'.repeat(5000), '"'.repeat(99), ' '.repeat(999),
]; // prettier-ignore

/** One to three changes of a file, in its bytes, its cells or its inner parts. */
export function mutate(file: FuzzFile, others: readonly FuzzFile[], dice: Dice): FuzzFile {
  let { bytes } = file;
  for (let times = 1 + dice(3); times > 0; times -= 1) bytes = mutateOnce(bytes, others, dice);
  return { name: dice(20) === 0 ? (others[dice(others.length)]?.name ?? file.name) : file.name, bytes };
}

function mutateOnce(bytes: Uint8Array, others: readonly FuzzFile[], dice: Dice): Uint8Array {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip && dice(4) > 0) return mutateParts(bytes, dice);
  if (!isZip && bytes[0] !== 0xd0 && dice(3) > 0) return mutateText(Buffer.from(bytes), dice);
  return mutateBytes(bytes, others, dice);
}

function mutateBytes(bytes: Uint8Array, others: readonly FuzzFile[], dice: Dice): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = dice(copy.length + 1);
  const length = dice(Math.min(copy.length, 400) + 1);
  switch (dice(7)) {
    case 0:
      for (let n = 1 + dice(16); n > 0 && copy.length > 0; n -= 1) copy[dice(copy.length)] = dice(256);
      return copy;
    case 1:
      return copy.subarray(0, at);
    case 2:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + length)]);
    case 3:
      return Buffer.concat([copy.subarray(0, at + length), copy.subarray(at)]);
    case 4:
      copy.fill([0, 0xff, 0x20, 0x3b][dice(4)] ?? 0, at, Math.min(copy.length, at + length));
      return copy;
    case 5: {
      const other = others[dice(others.length)]?.bytes ?? copy;
      return Buffer.concat([copy.subarray(0, at), other.subarray(dice(other.length + 1))]);
    }
    default:
      if (copy.length >= 4)
        copy.writeUInt32LE([0, 0xffffffff, 0x7fffffff, 0x10000][dice(4)] ?? 0, dice(copy.length - 3));
      return copy;
  }
}

/** What a separator, a tag or a quote parts is a cell, an element, an attribute. */
function mutateText(bytes: Buffer, dice: Dice): Buffer {
  // One character a byte, so that any encoding stays what it is.
  const text = bytes.toString('latin1');
  const separator = ['\n', ';', ',', '\t', '>', '"'][dice(6)] ?? '\n';
  const pieces = text.split(separator);
  const from = dice(pieces.length);
  const nasty = Buffer.from(NASTY[dice(NASTY.length)] ?? '').toString('latin1');
  switch (dice(6)) {
    case 0:
      pieces[from] = nasty;
      break;
    case 1:
      pieces.splice(from, 1 + dice(4));
      break;
    case 2:
      pieces.splice(from, 0, ...pieces.slice(from, from + 1 + dice(30)));
      break;
    case 3: {
      const to = dice(pieces.length);
      [pieces[from], pieces[to]] = [pieces[to] ?? '', pieces[from] ?? ''];
      break;
    }
    case 4: {
      // A number in place of a number, wherever it stands: a reference, a count, a style.
      const numbers = [...text.matchAll(/\d+/g)];
      const number = numbers[dice(numbers.length)];
      if (number === undefined) break;
      const changed = text.slice(0, number.index) + nasty + text.slice(number.index + number[0].length);
      return Buffer.from(changed, 'latin1');
    }
    default:
      pieces.splice(from, 0, ...Array.from({ length: 1 + dice(200) }, () => pieces[from] ?? ''));
  }
  return Buffer.from(pieces.join(separator), 'latin1');
}

function mutateParts(bytes: Uint8Array, dice: Dice): Uint8Array {
  const entries = entriesOf(Buffer.from(bytes));
  const at = dice(entries.length);
  const entry = entries[at];
  if (entry === undefined) return bytes;
  switch (dice(12)) {
    case 0:
      entries.splice(at, 1);
      break;
    case 1:
      entries.push({ ...entry });
      break;
    case 2:
      entry.name = NASTY[dice(NASTY.length)] ?? '';
      break;
    case 3:
      entry.declared = dice(2 ** 31);
      break;
    case 4:
      entry.flags = dice(65_536);
      break;
    case 5:
      entry.content = mutateBytes(Buffer.from(entry.content), [], dice) as Buffer;
      break;
    default:
      entry.content = mutateText(Buffer.from(entry.content), dice);
  }
  return zipOf(entries);
}

function entriesOf(buffer: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 20 > buffer.length) return entries;
  let at = buffer.readUInt32LE(end + 16);
  while (at + 46 <= buffer.length && buffer.readUInt32LE(at) === 0x02014b50 && entries.length < 100) {
    const nameEnd = at + 46 + buffer.readUInt16LE(at + 28);
    const local = buffer.readUInt32LE(at + 42);
    const packed = buffer.readUInt32LE(at + 20);
    if (local + 30 > buffer.length) break;
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const raw = buffer.subarray(start, start + packed);
    let content: Buffer = Buffer.from(raw);
    if (buffer.readUInt16LE(at + 10) === 8) {
      try {
        content = inflateRawSync(raw, { maxOutputLength: 1 << 22 });
      } catch {
        content = Buffer.from(raw);
      }
    }
    entries.push({ name: buffer.toString('utf8', at + 46, nameEnd), content });
    at = nameEnd + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}
