import { z } from 'zod';
import { SourceError } from './source-error.ts';

// The cloud's public answers, as loosely as they can be taken: only what is used is asked for, and each in every spelling
// that has been seen. v4 gives a listing bare, v2 wraps it into `{ status, body }`; `type` is `kind` in the older one.

const text = z.string().min(1).max(2_000);
const number = z.coerce.number().nonnegative().catch(0);

const item = z
  .object({
    name: z.string().max(2_000),
    type: z.string().optional(),
    kind: z.string().optional(),
    weblink: text.optional(),
    size: number.optional(),
    mtime: number.optional(),
    hash: z.string().max(200).optional(),
  })
  .transform(({ type, kind, ...rest }) => ({ ...rest, isFolder: (type ?? kind) === 'folder' }));
export type CloudItem = z.infer<typeof item>;

const listing = z.object({
  name: z.string().optional(),
  type: z.string().optional(),
  kind: z.string().optional(),
  weblink: text.optional(),
  count: z.object({ files: number.optional(), folders: number.optional() }).optional().catch(undefined),
  list: z.array(z.unknown()).max(100_000).optional(),
});

const wrapped = z.object({ status: z.number().optional(), body: z.unknown() });

const node = z.object({ url: z.url() });
const bareDispatcher = z.object({
  weblink_get: z.union([z.array(node).min(1), node.transform((one) => [one])]),
});
const dispatcher = z.object({ body: bareDispatcher });

/** What lies behind a public link: the files and folders of a folder, or the one file itself. */
export type CloudListing =
  | {
      kind: 'folder';
      items: CloudItem[];
      /** Entries of this page, those of a new sort too. */
      listed: number;
      /** Of all pages, where it is told. */
      total: number | undefined;
    }
  | { kind: 'file'; item: CloudItem };

/** Throws SourceError: `gone` where the answer says so, `changed-answer` where it says what nobody knows. */
export function readListing(bytes: Uint8Array): CloudListing {
  const json = parseJson(bytes);
  const outer = wrapped.safeParse(json);
  const isWrapped = outer.success && typeof outer.data.body === 'object' && outer.data.body !== null;
  const { status } = outer.success ? outer.data : {};
  if (status === 404 || status === 410) throw new SourceError('gone');
  if (status === 403) throw new SourceError('captcha');
  if (status === 429 || (status !== undefined && status >= 500)) throw new SourceError('unavailable');
  const node = listing.safeParse(isWrapped ? outer.data.body : json);
  if (!node.success) throw new SourceError('changed-answer');
  const { list, type, kind } = node.data;
  if (list === undefined) {
    const one = item.safeParse(isWrapped ? outer.data.body : json);
    if (!one.success || (type ?? kind) !== 'file') throw new SourceError('changed-answer');
    return { kind: 'file', item: one.data };
  }
  const items = list.flatMap((one) => item.safeParse(one).data ?? []);
  // An entry or two of a new sort are passed over; where there are no others, the answer has changed.
  if (list.length > 0 && items.length === 0) throw new SourceError('changed-answer');
  // A link to a single file is listed by v2 as a folder «/» that holds it.
  const [only] = items;
  if (node.data.name === '/' && only !== undefined && items.length === 1 && !only.isFolder) {
    return { kind: 'file', item: only };
  }
  const { count } = node.data;
  const total = count && (count.files ?? 0) + (count.folders ?? 0);
  return { kind: 'folder', items, listed: list.length, total };
}

/** Where files are fetched from. */
export function readDispatcher(bytes: Uint8Array): string {
  const json = parseJson(bytes);
  const url =
    dispatcher.safeParse(json).data?.body.weblink_get[0]?.url ??
    bareDispatcher.safeParse(json).data?.weblink_get[0]?.url;
  if (url === undefined) throw new SourceError('changed-answer');
  return url;
}

/** `{ "error": "nosdc" }`: the node does not know the link, which another node may. */
export function isErrorAnswer(bytes: Uint8Array): boolean {
  if (bytes.length > 1_000 || bytes[0] !== 0x7b) return false;
  try {
    return z.object({ error: z.unknown() }).safeParse(parseJson(bytes)).data?.error !== undefined;
  } catch {
    return false;
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    throw new SourceError('changed-answer');
  }
}
