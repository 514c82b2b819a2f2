// Makes screenshots small: npx tsx scripts/shrink-pictures.ts docs/images/guide/*.png
// A page of text has few colours: a palette of them takes a third of the bytes and looks the same. Reads what Chromium
// writes (8 bits a channel, not interlaced); a picture that has a palette already stays as it is.
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Bytes of a pixel by the colour type of the header. */
const CHANNELS = new Map([
  [2, 3],
  [6, 4],
]);
const MOST_COLOURS = 256;

for (const path of process.argv.slice(2)) {
  const before = readFileSync(path);
  const after = shrink(before);
  if (after.length < before.length) writeFileSync(path, after);
  process.stdout.write(`${path}: ${before.length} → ${Math.min(before.length, after.length)}\n`);
}

function shrink(png: Buffer): Buffer {
  const chunks = readChunks(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  const channels = CHANNELS.get(header?.readUInt8(9) ?? -1);
  if (header === undefined || channels === undefined) return png;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const data = Buffer.concat(chunks.flatMap((chunk) => (chunk.type === 'IDAT' ? [chunk.data] : [])));
  const pixels = unfilter(inflateSync(data), width * channels, height, channels);

  // Coarser until the colours fit into a palette.
  for (let step = 4; ; step *= 2) {
    const { indices, palette } = toPalette(pixels, channels, step);
    if (palette.length / 3 > MOST_COLOURS) continue;
    const rows = Buffer.alloc((width + 1) * height);
    for (let y = 0; y < height; y += 1)
      rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
    const paletted = Buffer.from(header);
    paletted.writeUInt8(3, 9);
    return Buffer.concat([
      SIGNATURE,
      chunk('IHDR', paletted),
      chunk('PLTE', Buffer.from(palette)),
      chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

/** Colours whose channels fall into the same steps become one, the most frequent of them. */
function toPalette(pixels: Buffer, channels: number, step: number): { indices: Buffer; palette: number[] } {
  const colourAt = (at: number) => pixels.readUIntBE(at, 3);
  const times = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += channels)
    times.set(colourAt(at), (times.get(colourAt(at)) ?? 0) + 1);

  const buckets = new Map<number, number>();
  const indexOf = new Map<number, number>();
  const palette: number[] = [];
  for (const [colour] of [...times].toSorted(([, a], [, b]) => b - a)) {
    const parts = [colour >> 16, (colour >> 8) & 255, colour & 255];
    const bucket = parts.reduce((key, part) => key * 256 + Math.floor(part / step), 0);
    const index = buckets.get(bucket) ?? buckets.size;
    if (index === buckets.size) {
      buckets.set(bucket, index);
      palette.push(...parts);
    }
    indexOf.set(colour, index);
  }

  const indices = Buffer.alloc(pixels.length / channels);
  for (let at = 0; at < pixels.length; at += channels)
    indices[at / channels] = indexOf.get(colourAt(at)) ?? 0;
  return { indices, palette };
}

/** The rows without the filters of PNG, which write a byte as a difference to its neighbours. */
function unfilter(filtered: Buffer, rowBytes: number, height: number, channels: number): Buffer {
  const rows = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = filtered[y * (rowBytes + 1)] ?? 0;
    for (let x = 0; x < rowBytes; x += 1) {
      const at = y * rowBytes + x;
      const left = x >= channels ? (rows[at - channels] ?? 0) : 0;
      const above = y > 0 ? (rows[at - rowBytes] ?? 0) : 0;
      const corner = y > 0 && x >= channels ? (rows[at - rowBytes - channels] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      rows[at] = (filtered[y * (rowBytes + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return rows;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const far = (value: number) => Math.abs(guess - value);
  if (far(left) <= far(above) && far(left) <= far(corner)) return left;
  return far(above) <= far(corner) ? above : corner;
}

function readChunks(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc(body), body.length + 4);
  return framed;
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}
