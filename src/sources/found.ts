import type { RequestOptions } from 'node:http';
import type { Period } from '../domain/period.ts';
import type { HostPolicy } from '../net/allowed-hosts.ts';

/** A file that a source holds. */
export type Found = {
  /** Without the folders it lies in. */
  name: string;
  /** What it is fetched by: part of a link, an address, a path. The same file keeps it. */
  address: string;
  /** In bytes, where the source tells. */
  size?: number;
  /** What changes when the file does, where the source tells: a hash, an etag, the size with the time. */
  mark?: string;
  changedAt?: Date;
};

/**
 * What came of a file. `isPage`: it is a web page – a table that was saved as one, or what a site shows in place of the
 * file.
 */
export type FetchedFile = { bytes: Uint8Array; name?: string; mark?: string; isPage?: true };

export type SourceDeps = {
  /** Of links that are not the cloud's: FILE_HOSTS alone. */
  fileHosts: readonly string[];
  /** Real paths of the folders of TABLE_FOLDERS. */
  folders: readonly string[];
  /** Between two requests to one service, which cuts off who asks too often. */
  pause: (ms: number) => Promise<void>;
  maxBytes: number;
  /** For one request, redirects included. */
  timeoutMs: number;
  /** A test's server in place of the cloud: a plain-http origin of this machine. */
  loopbackOrigin?: string;
  lookup?: NonNullable<RequestOptions['lookup']>;
};

export type LookOptions = {
  signal: AbortSignal;
  /** Whether a file of that name can be a table: the others are the first to be left out. */
  mayRead: (name: string) => boolean;
  /** What is looked for: files and folders whose names hold its days come first. */
  awaited?: Period;
};

/** No tree is deeper than a folder of a year with folders of weeks. */
export const MOST_DEPTH = 2;
/** Folders that are opened in one look, the likeliest first. */
export const MOST_FOLDERS = 16;

/** A policy that lets nothing through but these hosts and a test's server. */
export function policyOf(hosts: readonly string[], { loopbackOrigin }: SourceDeps): HostPolicy {
  return { hosts, ...(loopbackOrigin !== undefined && { allowLoopbackOrigin: loopbackOrigin }) };
}

type Ranked = { name: string; changedAt?: Date };

/** The likeliest first: named by the awaited days, then the newest, then by name from the end («неделя 43» before «42»). */
export function likeliestFirst(awaited: Period | undefined): (a: Ranked, b: Ranked) => number {
  const words = awaited === undefined ? [] : spellingsOf(awaited);
  const isNamed = ({ name }: Ranked) => (words.some((word) => name.includes(word)) ? 1 : 0);
  return (a, b) =>
    isNamed(b) - isNamed(a) ||
    (b.changedAt?.getTime() ?? 0) - (a.changedAt?.getTime() ?? 0) ||
    collator.compare(b.name, a.name);
}

const collator = new Intl.Collator('ru', { numeric: true });

function spellingsOf({ to }: Period): string[] {
  const [year = '', month = '', day = ''] = to.split('-');
  return [
    `${day}.${month}`,
    `${day}_${month}`,
    `${day}-${month}`,
    `${year}-${month}-${day}`,
    `${year}${month}${day}`,
  ];
}
