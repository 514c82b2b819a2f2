import { fetchAllowed } from '../net/fetch-allowed.ts';
import { isErrorAnswer, readDispatcher, readListing } from './cloud-answers.ts';
import type { CloudItem, CloudListing } from './cloud-answers.ts';
import { likeliestFirst, MOST_DEPTH, MOST_FOLDERS, policyOf } from './found.ts';
import type { Found, LookOptions, SourceDeps } from './found.ts';
import { SourceError, troubleOf } from './source-error.ts';

const CLOUD = 'https://cloud.mail.ru';
/** The site, and the nodes to which it sends for a file (cloclo*.cloud.mail.ru, then *.datacloudmail.ru). */
const CLOUD_HOSTS = ['cloud.mail.ru', '*.cloud.mail.ru', '*.datacloudmail.ru', '*.cldmail.ru'];
/** A listing of a thousand files is a fifth of it. */
const MOST_LISTING_BYTES = 4 * 1024 * 1024;
const PAGE = 500;
const PAUSE_MS = 1_000;
const USER_AGENT = 'Mozilla/5.0 (compatible; sferum-monitor)';

/** The files behind a public link, in its folders too, the likeliest first. Throws SourceError, NetError. */
export async function lookAtCloud(link: string, deps: SourceDeps, options: LookOptions): Promise<Found[]> {
  const root = weblinkOf(link);
  const found: Found[] = [];
  let opened = 0;
  const open = async (weblink: string, depth: number): Promise<void> => {
    opened += 1;
    const listing = await list(weblink, deps, options);
    if (listing.kind === 'file') {
      found.push(foundOf(listing.item, listing.item.weblink ?? weblink));
      return;
    }
    const within = (item: CloudItem) => item.weblink ?? `${weblink}/${item.name}`;
    for (const item of listing.items) if (!item.isFolder) found.push(foundOf(item, within(item)));
    if (depth >= MOST_DEPTH) return;
    const folders = listing.items
      .filter(({ isFolder }) => isFolder)
      .map((item) => ({ name: item.name, weblink: within(item), ...changedAt(item) }))
      .toSorted(likeliestFirst(options.awaited));
    for (const folder of folders) {
      if (opened >= MOST_FOLDERS) return;
      await deps.pause(PAUSE_MS);
      await open(folder.weblink, depth + 1);
    }
  };
  await open(root, 0);
  return found;
}

/** The bytes of a file of the cloud. */
export async function fetchFromCloud(
  { address }: Found,
  deps: SourceDeps,
  signal: AbortSignal,
): Promise<Uint8Array> {
  for (const dispatcher of ['v2', 'v3'] as const) {
    await deps.pause(PAUSE_MS);
    const node = readDispatcher(await ask(`/api/${dispatcher}/dispatcher`, deps, signal));
    const bytes = await get(`${node.replace(/\/+$/, '')}/${encoded(address)}`, deps, signal, deps.maxBytes);
    if (!isErrorAnswer(bytes)) return bytes;
  }
  throw new SourceError('changed-answer');
}

/** By the newer way of the cloud's own pages; by the older one where that says what nobody knows. */
async function list(weblink: string, deps: SourceDeps, { signal }: LookOptions): Promise<CloudListing> {
  const of = encodeURIComponent(weblink);
  try {
    return await pages((offset) => {
      const query = `weblink=${of}&sort=name&order=asc&offset=${offset}&limit=${PAGE}&version=4`;
      return ask(`/api/v4/public/list?${query}`, deps, signal);
    });
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble !== 'changed-answer' && trouble !== 'gone' && trouble !== 'captcha') throw error;
    await deps.pause(PAUSE_MS);
    try {
      return await pages((offset) =>
        ask(`/api/v2/folder?weblink=${of}&offset=${offset}&limit=${PAGE}&api=2`, deps, signal),
      );
    } catch (second) {
      // What both of them say counts; where they differ, the newer one.
      throw troubleOf(second) === undefined ? second : error;
    }
  }
}

async function pages(page: (offset: number) => Promise<Uint8Array>): Promise<CloudListing> {
  const first = readListing(await page(0));
  if (first.kind === 'file') return first;
  const items = [...first.items];
  for (let last = items.length; last >= PAGE && items.length < 10 * PAGE;) {
    const next = readListing(await page(items.length));
    if (next.kind === 'file') break;
    last = next.items.length;
    items.push(...next.items);
  }
  return { kind: 'folder', items };
}

function ask(path: string, deps: SourceDeps, signal: AbortSignal): Promise<Uint8Array> {
  return get(`${deps.loopbackOrigin ?? CLOUD}${path}`, deps, signal, MOST_LISTING_BYTES);
}

function get(address: string, deps: SourceDeps, signal: AbortSignal, maxBytes: number): Promise<Uint8Array> {
  return fetchAllowed(address, {
    ...policyOf(CLOUD_HOSTS, deps),
    maxBytes,
    timeoutMs: deps.timeoutMs,
    signal,
    publicOnly: true,
    userAgent: USER_AGENT,
    ...(deps.lookup && { lookup: deps.lookup }),
  });
}

function foundOf(item: CloudItem, address: string): Found {
  const { name, size, mtime, hash } = item;
  const mark = hash ?? (size !== undefined && mtime !== undefined ? `${size}/${mtime}` : undefined);
  return {
    name,
    address,
    ...(size !== undefined && { size }),
    ...(mark !== undefined && { mark }),
    ...changedAt(item),
  };
}

function changedAt({ mtime }: CloudItem): { changedAt?: Date } {
  // Seconds; what is beyond a date is no time.
  return mtime === undefined || mtime === 0 || mtime > 1e11 ? {} : { changedAt: new Date(mtime * 1_000) };
}

/** `GPXK/fMnpzcuWR/папка`: the link's own part, decoded. */
function weblinkOf(link: string): string {
  const path = new URL(link).pathname.replace(/^\/public\//, '');
  try {
    return decodeURIComponent(path);
  } catch {
    throw new SourceError('gone');
  }
}

function encoded(weblink: string): string {
  return weblink.split('/').map(encodeURIComponent).join('/');
}
