import http, { type IncomingHttpHeaders, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { assertAllowed, type HostPolicy } from './allowed-hosts.ts';
import { NetError } from './net-error.ts';
import { isPublicAddress, PrivateAddressError, publicLookup } from './public-address.ts';

export type FetchOptions = HostPolicy & {
  /** The body is cut off with `too-large` beyond it. */
  maxBytes: number;
  /** For the whole fetch, redirects included. */
  timeoutMs: number;
  signal?: AbortSignal;
  /** 5 when absent. */
  maxRedirects?: number;
  /** How a name becomes an address; Node's own when absent. */
  lookup?: NonNullable<RequestOptions['lookup']>;
  /** Nothing on a private address is asked, whatever name leads to it; the loopback origin of a test apart. */
  publicOnly?: true;
  /** Who asks; some services answer only what looks like a browser. */
  userAgent?: string;
  /** The `etag` of what is known already: what is still the same is not sent again. */
  knownEtag?: string;
  /** A page is an answer too (a table may be saved as one); otherwise it is refused with `html`. */
  mayBePage?: true;
};

/** What came: `unchanged` – it is what `knownEtag` stands for. */
export type Fetched = { bytes: Uint8Array; etag?: string; disposition?: string; isPage?: true } | 'unchanged';

/** mail.ru's security headers alone come close to Node's own 16 KB. */
const MOST_HEADER_BYTES = 64 * 1024;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * GETs the bytes of `address` from an allowed host; every redirect is checked again. Nothing of ours is sent along:
 * no token, no cookies, no referrer. Throws NetError.
 */
export async function fetchAllowed(
  address: string | URL,
  options: Omit<FetchOptions, 'knownEtag'>,
): Promise<Uint8Array> {
  const fetched = await fetchWithHeaders(address, options);
  if (fetched === 'unchanged') throw new Error('nothing was known, so nothing can be unchanged');
  return fetched.bytes;
}

/** As fetchAllowed, with the headers that tell one version and one file from another. */
export async function fetchWithHeaders(address: string | URL, options: FetchOptions): Promise<Fetched> {
  // By hand: AbortSignal.any keeps a trace of every fetch in a signal that lives as long as the program.
  const ending = new AbortController();
  const { signal } = ending;
  const end = () => ending.abort();
  const timer = setTimeout(end, options.timeoutMs);
  options.signal?.addEventListener('abort', end, { once: true });
  if (options.signal?.aborted) end();
  let url = URL.canParse(String(address)) ? new URL(address) : new URL('invalid:');
  try {
    for (let hops = 0; ; hops += 1) {
      assertAllowed(url, options);
      const response = await open(url, signal, options);
      const next = redirectOf(response, url);
      if (next === undefined) return await answerOf(response, url, options);
      response.destroy();
      if (hops >= (options.maxRedirects ?? 5)) throw new NetError('too-many-redirects', url);
      url = next;
    }
  } catch (error) {
    if (error instanceof NetError) throw error;
    if (error instanceof PrivateAddressError) throw new NetError('private-address', url);
    const code = options.signal?.aborted ? 'aborted' : signal.aborted ? 'timeout' : 'network';
    throw new NetError(code, url, { cause: error });
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', end);
  }
}

function open(url: URL, signal: AbortSignal, options: FetchOptions): Promise<IncomingMessage> {
  const { request } = url.protocol === 'http:' ? http : https;
  const { userAgent = 'sferum-monitor', knownEtag, publicOnly, lookup } = options;
  const isGuarded = publicOnly === true && url.origin !== options.allowLoopbackOrigin;
  // An address is not looked up, so it is looked at here.
  if (isGuarded && isAddress(url.hostname) && !isPublicAddress(url.hostname)) throw new PrivateAddressError();
  return new Promise((resolve, reject) => {
    request(
      url,
      {
        signal,
        maxHeaderSize: MOST_HEADER_BYTES,
        headers: {
          accept: '*/*',
          'accept-encoding': 'identity',
          'user-agent': userAgent,
          ...(knownEtag !== undefined && { 'if-none-match': knownEtag }),
        },
        // A connection that is kept open was made by somebody who may not have looked where it leads.
        ...(isGuarded && { lookup: publicLookup(lookup), agent: false }),
        ...(!isGuarded && lookup !== undefined && { lookup }),
      },
      resolve,
    )
      .on('error', reject)
      .end();
  });
}

function isAddress(hostname: string): boolean {
  return isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
}

/** Where the answer sends us; undefined when it is no redirect. */
function redirectOf({ statusCode, headers }: IncomingMessage, url: URL): URL | undefined {
  if (!REDIRECTS.has(statusCode ?? 0)) return undefined;
  if (headers.location === undefined || !URL.canParse(headers.location, url.href)) {
    throw new NetError('http-status', url, { status: statusCode ?? 0 });
  }
  return new URL(headers.location, url);
}

async function answerOf(response: IncomingMessage, url: URL, options: FetchOptions): Promise<Fetched> {
  if (response.statusCode === 304 && options.knownEtag !== undefined) {
    response.destroy();
    return 'unchanged';
  }
  const { etag, 'content-disposition': disposition } = response.headers;
  return {
    ...(await readFile(response, url, options)),
    ...(etag !== undefined && { etag }),
    ...(disposition !== undefined && { disposition }),
  };
}

async function readFile(
  response: IncomingMessage,
  url: URL,
  { maxBytes, mayBePage }: Pick<FetchOptions, 'maxBytes' | 'mayBePage'>,
): Promise<{ bytes: Uint8Array; isPage?: true }> {
  const refuse = (error: NetError) => {
    response.destroy();
    throw error;
  };
  const { statusCode = 0, headers } = response;
  if (statusCode !== 200) {
    const retryAfterMs = retryAfterOf(statusCode, headers);
    refuse(new NetError('http-status', url, { status: statusCode, retryAfterMs }));
  }
  const saysPage = /^text\/html|xhtml/i.test(headers['content-type'] ?? '');
  if (saysPage && mayBePage !== true) refuse(new NetError('html', url));
  // A packed body could grow beyond every cap while it is unpacked; nobody we ask has a reason to send one.
  if (!['identity', ''].includes(headers['content-encoding'] ?? '')) refuse(new NetError('encoding', url));
  if (Number(headers['content-length'] ?? 0) > maxBytes) refuse(new NetError('too-large', url));
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) refuse(new NetError('too-large', url));
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const isPage = saysPage || looksLikeHtml(bytes);
  if (isPage && mayBePage !== true) throw new NetError('html', url);
  return { bytes, ...(isPage && { isPage: true as const }) };
}

/** `Retry-After: 120`, or a date, which is held against the clock of who answers. */
function retryAfterOf(statusCode: number, headers: IncomingHttpHeaders): number | undefined {
  const { 'retry-after': after, date = '' } = headers;
  if (after === undefined || (statusCode !== 429 && statusCode !== 503)) return undefined;
  const ms = /^\d{1,9}$/.test(after) ? Number(after) * 1_000 : Date.parse(after) - Date.parse(date);
  return ms > 0 ? ms : undefined;
}

/** An error page under a file's content type. */
function looksLikeHtml(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 200).replace(/^\xef\xbb\xbf/, '');
  return /^\s*<(!doctype html|html|head|body)\b/i.test(start);
}
