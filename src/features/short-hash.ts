import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';

/** What stands for a long text in a button's payload, of which VK takes 255 characters. */
export function shortHash(text: string): string {
  return shortDigest(createHash('sha256').update(text));
}

/** The same of a text that was hashed piece by piece. */
export function shortDigest(hash: Hash): string {
  return hash.digest('hex').slice(0, 12);
}
