import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from './core.ts';
import { exchange, type Troubles } from './exchange.ts';
import { extensionOf, imageTypeOf } from './files.ts';
import { BodyTooLarge, jsonReply, readBody, type Reply } from './http.ts';
import { boundaryOf, parseMultipart, type Part } from './multipart.ts';

/** VK takes 200 MB; the sandbox holds everything in memory. */
const MAX_UPLOAD_BYTES = 64 * 1024 * 1024;
const REFUSED_EXTENSIONS = new Set(['mp3', 'exe', 'bat', 'cmd', 'com', 'msi', 'apk', 'sh', 'js', 'scr']);

/** Serves the upload address: `kind` decides the field (`file` or `photo`) and what is answered for `…save`. */
export async function serveUpload(
  core: Core,
  troubles: Troubles,
  kind: 'doc' | 'photo',
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(405).end();
    return;
  }
  await exchange(
    troubles,
    { method: `upload.${kind}`, params: query },
    response,
    async () => {
      try {
        const body = await readBody(request, MAX_UPLOAD_BYTES);
        core.counters.uploads += 1;
        const boundary = boundaryOf(request.headers['content-type']);
        const parts = boundary === undefined ? [] : parseMultipart(body, boundary);
        return kind === 'doc' ? storeDocument(core, parts) : storePhoto(core, parts);
      } catch (error) {
        if (error instanceof BodyTooLarge) return jsonReply({ error: 'file is too big' });
        throw error;
      }
    },
    ({ msg }) => jsonReply({ error: msg ?? 'upload error' }),
  );
}

function storeDocument(core: Core, parts: Part[]): Reply {
  const part = parts.find(({ name, fileName }) => name === 'file' && fileName !== undefined);
  if (part?.fileName === undefined || part.data.length === 0) return jsonReply({ error: 'no file' });
  if (REFUSED_EXTENSIONS.has(extensionOf(part.fileName)))
    return jsonReply({ error: 'unsupported file type' });
  const file = core.files.add({
    ownerId: -core.groupId,
    kind: 'doc',
    name: part.fileName,
    bytes: Buffer.from(part.data),
    at: core.clock.now(),
  });
  return jsonReply({ file: `sandbox|${file.id}|${file.accessKey}` });
}

/** A file that is no picture is answered with an empty list, and the save then fails: VK does it so. */
function storePhoto(core: Core, parts: Part[]): Reply {
  const part = parts.find(({ name, fileName }) => /^(photo|file\d*)$/.test(name) && fileName !== undefined);
  if (part?.fileName === undefined || imageTypeOf(part.data) === undefined) {
    return jsonReply({ server: 1, photo: '[]', hash: '' });
  }
  const file = core.files.add({
    ownerId: -core.groupId,
    kind: 'photo',
    name: part.fileName,
    bytes: Buffer.from(part.data),
    at: core.clock.now(),
  });
  return jsonReply({ server: 1, photo: JSON.stringify([{ sandbox: file.id }]), hash: file.accessKey });
}
