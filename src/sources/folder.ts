import { constants } from 'node:fs';
import type { Dirent } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { likeliestFirst, MOST_DEPTH, MOST_FOLDERS } from './found.ts';
import type { Found, LookOptions, SourceDeps } from './found.ts';
import { SourceError } from './source-error.ts';

/** Files of a folder beyond it are no tables of weeks. */
const MOST_ENTRIES = 5_000;

/**
 * The files of a folder and of the folders in it, the likeliest first. Links are passed over, and a folder that is not
 * below one of TABLE_FOLDERS is not opened, whatever leads there. Throws SourceError.
 */
export async function lookAtFolder(
  path: string,
  deps: SourceDeps,
  { awaited, mayRead }: LookOptions,
): Promise<Found[]> {
  const root = await allowed(path, deps);
  const found: Found[] = [];
  let opened = 0;
  const visit = async (folder: string, depth: number): Promise<void> => {
    opened += 1;
    const folders: { name: string; changedAt: Date }[] = [];
    const rank = (entry: Dirent) => Number(entry.isDirectory() || mayRead(entry.name));
    const entries = (await entriesOf(folder)).toSorted((a, b) => rank(b) - rank(a));
    for (const entry of entries.slice(0, MOST_ENTRIES)) {
      const stat = await lstat(join(folder, entry.name)).catch(() => undefined);
      // Renamed or deleted while the folder was read.
      if (stat === undefined) continue;
      const { size, mtime, mtimeMs } = stat;
      if (entry.isDirectory()) folders.push({ name: entry.name, changedAt: mtime });
      if (!entry.isFile() || isTemporary(entry.name)) continue;
      found.push({
        name: entry.name,
        address: relative(root, join(folder, entry.name)),
        size,
        mark: `${size}/${mtimeMs}`,
        changedAt: mtime,
      });
    }
    if (depth >= MOST_DEPTH) return;
    for (const { name } of folders.toSorted(likeliestFirst(awaited))) {
      if (opened >= MOST_FOLDERS) return;
      // One that may not be read hides no other.
      await visit(join(folder, name), depth + 1).catch(() => undefined);
    }
  };
  await visit(root, 0).catch((error: unknown) => {
    throw error instanceof SourceError ? error : new SourceError('no-folder', { cause: error });
  });
  return found;
}

/** The bytes of a file of the folder; opened without following a link that took its place meanwhile. */
export async function readFromFolder(
  path: string,
  { address }: Found,
  deps: SourceDeps,
): Promise<Uint8Array> {
  const root = await allowed(path, deps);
  const file = resolve(root, address);
  const parent = await realpath(resolve(file, '..')).catch(() => undefined);
  if (parent === undefined) throw new SourceError('gone');
  if (!isBelow(parent, root)) throw new SourceError('folder-not-allowed');
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    (error: unknown) => {
      throw new SourceError('gone', { cause: error });
    },
  );
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new SourceError('gone');
    if (stat.size > deps.maxBytes) throw new SourceError('too-large');
    // A file that still grows is read up to the size it had.
    const bytes = Buffer.alloc(stat.size);
    const { bytesRead } = await handle.read(bytes, 0, stat.size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The real place of a folder, where that is below an allowed one. */
async function allowed(path: string, { folders }: SourceDeps): Promise<string> {
  if (folders.length === 0) throw new SourceError('folder-not-allowed');
  const roots = await Promise.all(folders.map((folder) => realpath(folder).catch(() => undefined)));
  // What is not below an allowed folder by its own name is not even looked up: whether it exists is nobody's business.
  const isNamed = folders.some((folder) => isBelow(resolve(path), resolve(folder)));
  if (!isNamed) throw new SourceError('folder-not-allowed');
  const real = await realpath(path).catch((error: unknown) => {
    throw new SourceError('no-folder', { cause: error });
  });
  if (!roots.some((root) => root !== undefined && isBelow(real, root)))
    throw new SourceError('folder-not-allowed');
  return real;
}

function isBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}

async function entriesOf(folder: string) {
  return await readdir(folder, { withFileTypes: true });
}

/** Excel's lock file, a download under way, the system's own. */
function isTemporary(name: string): boolean {
  return /^(?:~\$|\.)|(?:\.part|\.tmp|\.crdownload|~)$/i.test(name);
}
