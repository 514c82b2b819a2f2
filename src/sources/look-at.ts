import type { TableSource } from '../domain/table-source.ts';
import { fetchFromCloud, lookAtCloud } from './cloud-mail-ru.ts';
import { lookAtFolder, readFromFolder } from './folder.ts';
import { likeliestFirst } from './found.ts';
import type { FetchedFile, Found, LookOptions, SourceDeps } from './found.ts';
import { fetchHttps, lookAtHttps } from './https-file.ts';

/** The files of a source, the likeliest first; none is fetched. Throws SourceError, NetError. */
export async function lookAt(source: TableSource, deps: SourceDeps, options: LookOptions): Promise<Found[]> {
  const found = await filesOf(source, deps, options);
  return found.toSorted(likeliestFirst(options.awaited));
}

function filesOf(source: TableSource, deps: SourceDeps, options: LookOptions): Promise<Found[]> | Found[] {
  switch (source.kind) {
    case 'cloud-mail-ru':
      return lookAtCloud(source.link, deps, options);
    case 'https':
      return lookAtHttps(source.url);
    case 'folder':
      return lookAtFolder(source.path, deps, options);
  }
}

/** A file that `lookAt` found; `unchanged` where it is still the version of `knownMark`. */
export async function fetchCandidate(
  source: TableSource,
  found: Found,
  deps: SourceDeps,
  options: { signal: AbortSignal; knownMark?: string },
): Promise<FetchedFile | 'unchanged'> {
  switch (source.kind) {
    case 'cloud-mail-ru':
      return await fetchFromCloud(found, deps, options.signal);
    case 'https':
      return await fetchHttps(found, deps, options);
    case 'folder':
      return { bytes: await readFromFolder(source.path, found, deps) };
  }
}
