import { createHash } from 'node:crypto';

/** The messenger's strings of pictures that this process has uploaded, by their bytes. */
export type PictureCache = {
  find(bytes: Uint8Array): string | undefined;
  keep(bytes: Uint8Array, attachment: string): void;
};

/** A mailing has a few pictures at most; the strings are short, yet nothing grows for ever. */
const MOST_KEPT = 500;

/** Keeps the newest pictures. Only in memory: after a start the first of a mailing uploads once more. */
export function createPictureCache(most = MOST_KEPT): PictureCache {
  const known = new Map<string, string>();
  return {
    find: (bytes) => known.get(hashOf(bytes)),
    keep(bytes, attachment) {
      known.set(hashOf(bytes), attachment);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
