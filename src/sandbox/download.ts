import type { ServerResponse } from 'node:http';
import type { Core } from './core.ts';
import { exchange, type Troubles } from './exchange.ts';
import { imageTypeOf, type StoredFile } from './files.ts';
import { textReply, type Reply } from './http.ts';

const NOT_FOUND = textReply(404, 'not found');

/** Serves `/doc<owner>_<id>?hash=…`: redirects to where the bytes are, as VK's document addresses do. */
export async function serveDocumentLink(
  core: Core,
  troubles: Troubles,
  path: string,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  await exchange(
    troubles,
    { method: 'file.download', params: query },
    response,
    () => {
      const [, owner, id] = /^\/doc(-?\d+)_(\d+)$/.exec(path) ?? [];
      const file = core.files.find(Number(id));
      if (file?.ownerId !== Number(owner) || file.accessKey !== query.get('hash')) return NOT_FOUND;
      const location = `/files/${file.accessKey}/${encodeURIComponent(file.name)}`;
      return { status: 302, type: 'text/plain', body: '', headers: { Location: location } };
    },
    ({ msg }) => textReply(500, msg ?? 'error'),
  );
}

/** Serves `/files/<key>/<name>`. Only pictures are shown in place; everything else is saved, so no file runs as a page. */
export function fileReply(core: Core, path: string): Reply {
  const key = path.split('/')[2];
  const file = key === undefined ? undefined : core.files.findByKey(key);
  if (file === undefined) return NOT_FOUND;
  core.counters.downloads += 1;
  const image = file.kind === 'photo' ? imageTypeOf(file.bytes) : undefined;
  return {
    status: 200,
    type: image ?? 'application/octet-stream',
    body: file.bytes,
    headers: {
      'Content-Disposition': image === undefined ? attachmentHeader(file) : 'inline',
      'Cache-Control': 'no-store',
    },
  };
}

function attachmentHeader(file: StoredFile): string {
  const ascii = file.name.replace(/[^\w. -]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/'/g, '%27')}`;
}
