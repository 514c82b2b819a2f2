import { randomBytes } from 'node:crypto';

/** A source of random bytes: `crypto` in production, seeded in tests and rehearsals. */
export type Random = (length: number) => Uint8Array;

export const cryptoRandom: Random = (length) => randomBytes(length);

/** A repeatable source for tests: xorshift32 over `seed`. Never for anything secret. */
export function seededRandom(seed: number): Random {
  let state = seed | 0 || 1;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state & 0xff;
    });
}

/** VK's `random_id`: a positive int32; 0 would switch VK's check for doubles off. */
export function randomInt32(random: Random): number {
  const bytes = random(4);
  const value = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) & 0x7fffffff;
  return value === 0 ? 1 : value;
}

// Without 0/O, 1/I/L and the vowels that make words: read aloud over a telephone, typed on a phone.
const CODE_ALPHABET = '23456789BCDFGHJKMNPQRSTVWXYZ';

/** A token of `length` letters and digits that are hard to confuse. Uniform: bytes past the last whole run of the alphabet are thrown away. */
export function randomCode(random: Random, length: number): string {
  const limit = 256 - (256 % CODE_ALPHABET.length);
  let code = '';
  while (code.length < length) {
    for (const byte of random(length)) {
      if (byte < limit && code.length < length) code += CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length);
    }
  }
  return code;
}
