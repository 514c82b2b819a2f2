import { createHash } from 'node:crypto';

/** What stands for a long text in a button's payload, of which VK takes 255 characters. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
