import { fetchWithHeaders } from '../net/fetch-allowed.ts';
import { policyOf } from './found.ts';
import type { FetchedFile, Found, SourceDeps } from './found.ts';

/** One file behind an address; whether it is there is told by fetching it. */
export function lookAtHttps(url: string): Found[] {
  return [{ name: nameOf(new URL(url)), address: url }];
}

/** Only hosts of FILE_HOSTS: whoever runs the bot decides whom its machine may ask. */
export async function fetchHttps(
  { address }: Found,
  deps: SourceDeps,
  { signal, knownMark }: { signal: AbortSignal; knownMark?: string },
): Promise<FetchedFile | 'unchanged'> {
  const fetched = await fetchWithHeaders(address, {
    ...policyOf(deps.fileHosts, deps),
    maxBytes: deps.maxBytes,
    timeoutMs: deps.timeoutMs,
    signal,
    publicOnly: true,
    mayBePage: true,
    ...(knownMark !== undefined && { knownEtag: knownMark }),
    ...(deps.lookup && { lookup: deps.lookup }),
  });
  if (fetched === 'unchanged') return fetched;
  const { bytes, etag, disposition, isPage } = fetched;
  const name = disposition === undefined ? undefined : namedBy(disposition);
  return {
    bytes,
    ...(name !== undefined && { name }),
    ...(etag !== undefined && { mark: etag }),
    ...(isPage && { isPage }),
  };
}

function nameOf(url: URL): string {
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? url.hostname;
  return decoded(last);
}

/** `attachment; filename*=UTF-8''%D0%BC.xlsx`, `attachment; filename="table.xlsx"`. */
function namedBy(disposition: string): string | undefined {
  const header = disposition.slice(0, 1_000);
  const extended = /filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(header)?.[1];
  if (extended !== undefined) return lastPart(decoded(extended));
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(header);
  const name = plain?.[1] ?? plain?.[2];
  // Node gives headers as Latin-1; a name beyond it was sent as UTF-8.
  return name === undefined ? undefined : lastPart(Buffer.from(name, 'latin1').toString('utf8'));
}

function lastPart(name: string): string | undefined {
  return name.split(/[\\/]/).findLast((part) => part.trim() !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
