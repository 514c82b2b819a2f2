import { fetchAllowed, fetchWithHeaders } from '../net/fetch-allowed.ts';
import { isErrorAnswer, readDispatcher, readListing } from './cloud-answers.ts';
import type { CloudItem, CloudListing } from './cloud-answers.ts';
import { likeliestFirst, MOST_DEPTH, MOST_FOLDERS, policyOf } from './found.ts';
import type { FetchedFile, Found, LookOptions, SourceDeps } from './found.ts';
import { SourceError, troubleOf } from './source-error.ts';

const CLOUD = 'https://cloud.mail.ru';
/** The site, and the nodes to which it sends for a file (cloclo*.cloud.mail.ru, then *.datacloudmail.ru). */
const CLOUD_HOSTS = ['cloud.mail.ru', '*.cloud.mail.ru', '*.datacloudmail.ru', '*.cldmail.ru'];
/** A listing of a thousand files is a fifth of it. */
const MOST_LISTING_BYTES = 4 * 1024 * 1024;
const PAGE = 500;
const MOST_LISTED = 10 * PAGE;
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
      // A folder that was closed or moved meanwhile hides no other.
      await open(folder.weblink, depth + 1).catch((error: unknown) => {
        if (!isOfOneEntry(error)) throw error;
      });
    }
  };
  await open(root, 0);
  return found;
}

/**
 * The bytes of a file of the cloud, through the node that the older dispatcher names; where that one turns strangers away
 * or its node does not know the link, through the newer one's.
 */
export async function fetchFromCloud(
  { address }: Found,
  deps: SourceDeps,
  signal: AbortSignal,
): Promise<FetchedFile> {
  let first: unknown;
  for (const dispatcher of ['v2', 'v3'] as const) {
    await deps.pause(PAUSE_MS);
    try {
      const node = readDispatcher(await ask(`/api/${dispatcher}/dispatcher`, deps, signal));
      const fetched = await fetchWithHeaders(`${node.replace(/\/+$/, '')}/${encoded(address)}`, {
        ...optionsOf(deps, signal, deps.maxBytes),
        mayBePage: true,
      });
      if (fetched === 'unchanged' || isErrorAnswer(fetched.bytes)) throw new SourceError('changed-answer');
      const { bytes, isPage } = fetched;
      return { bytes, ...(isPage && { isPage }) };
    } catch (error) {
      if (!isOfOneEntry(error)) throw error;
      first ??= error;
    }
  }
  throw first;
}

/** A failure that says nothing of the service as a whole: asked otherwise, or for something else, it may answer. */
function isOfOneEntry(error: unknown): boolean {
  const trouble = troubleOf(error);
  return trouble === 'gone' || trouble === 'changed-answer' || trouble === 'captcha';
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
    if (!isOfOneEntry(error)) throw error;
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
  let { listed } = first;
  // A page may be shorter than was asked for: the service tells how many there are.
  const isMore = (last: number) =>
    last > 0 && (first.total === undefined ? last >= PAGE : listed < first.total);
  for (let last = listed; isMore(last) && listed < MOST_LISTED;) {
    const next = readListing(await page(listed));
    if (next.kind === 'file') break;
    last = next.listed;
    listed += last;
    items.push(...next.items);
  }
  return { ...first, items };
}

function ask(path: string, deps: SourceDeps, signal: AbortSignal): Promise<Uint8Array> {
  const address = `${deps.loopbackOrigin ?? CLOUD}${path}`;
  return fetchAllowed(address, optionsOf(deps, signal, MOST_LISTING_BYTES));
}

function optionsOf(deps: SourceDeps, signal: AbortSignal, maxBytes: number) {
  return {
    ...policyOf(CLOUD_HOSTS, deps),
    maxBytes,
    timeoutMs: deps.timeoutMs,
    signal,
    publicOnly: true as const,
    userAgent: USER_AGENT,
    ...(deps.lookup && { lookup: deps.lookup }),
  };
}

function foundOf(item: CloudItem, address: string): Found {
  const { name, mtime = 0, hash } = item;
  // What is not told is no number: nothing can be held against it, and it marks no version.
  const size = item.size === 0 ? undefined : item.size;
  const mark = hash ?? (size !== undefined && mtime > 0 ? `${size}/${mtime}` : undefined);
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
