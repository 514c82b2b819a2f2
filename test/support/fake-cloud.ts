import { createHash } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';

const WEBLINK = 'GPXK/fMnpzcuWR';
export const LINK = `https://cloud.mail.ru/public/${WEBLINK}`;

/** How the service is: it answers; it breaks; it asks whether somebody is a robot; it speaks otherwise than it used to. */
export type Mood =
  | 'well'
  | 'broken'
  | 'captcha'
  | 'gone'
  | 'only-v2'
  | 'unknown-answer'
  /** The older dispatcher turns away who has not logged in; the newer one names one node bare. */
  | 'v3-dispatcher'
  /** Names and links of files, and nothing else of them. */
  | 'bare-listing'
  /** Asked too often. */
  | { retryAfterSeconds: number }
  /** Of the bytes alone: the listing is well. */
  | { file: 'captcha' | 'endless' | 'slow' | 'nosdc' | { redirect: string } };

/** What is wrong with the bytes of one file: a page in their place, the end missing, a way out of the cloud. */
type Spoiled = 'page' | 'cut' | 'foreign';

type Stored = { bytes: Uint8Array; changedAt: Date };

/**
 * cloud.mail.ru's public part as a server of this machine: listings (v4 bare, v2 wrapped), the dispatcher, files behind a
 * redirect from one node to another.
 */
export async function startFakeCloud() {
  const files = new Map<string, Stored>();
  const spoiled = new Map<string, Spoiled>();
  const asked: string[] = [];
  let mood: Mood = 'well';
  let mostOnPage = Infinity;
  /** A link to one file instead of a folder. */
  let single: string | undefined;

  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin);
    asked.push(`${url.pathname}${url.search}`);
    answer(url, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

  function answer(url: URL, response: ServerResponse): void {
    if (mood === 'broken') return void response.writeHead(502).end('bad gateway');
    if (mood === 'captcha') {
      page(response);
      return;
    }
    if (typeof mood === 'object' && 'retryAfterSeconds' in mood) {
      response.writeHead(429, { 'retry-after': String(mood.retryAfterSeconds) }).end('too often');
      return;
    }
    const { pathname } = url;
    if (pathname === '/api/v4/public/list') {
      list(url, response, 'v4');
      return;
    }
    if (pathname === '/api/v2/folder') {
      list(url, response, 'v2');
      return;
    }
    if (/^\/api\/v[23]\/dispatcher$/.test(pathname)) {
      const shard = { count: '1', url: `${origin}/public/tok${pathname.at(6) ?? ''}/g/no` };
      if (mood === 'v3-dispatcher' && pathname.includes('/v2/')) {
        response.writeHead(403).end('{"body":"user","status":403}');
        return;
      }
      const weblink_get = mood === 'v3-dispatcher' ? shard : [shard];
      json(response, { email: 'anonym', body: { weblink_get, get: [] }, status: 200 });
      return;
    }
    const node = /^\/public\/tok\d\/g\/no\/(.+)$/.exec(pathname);
    if (node !== null) {
      serveNode(decodeURIComponent(node[1] ?? ''), pathname, response);
      return;
    }
    const direct = /^\/public\/get\/no\/(.+)$/.exec(pathname);
    if (direct !== null) {
      serveFile(decodeURIComponent(direct[1] ?? ''), response);
      return;
    }
    response.writeHead(404).end();
  }

  function fileMood() {
    return typeof mood === 'object' && 'file' in mood ? mood.file : undefined;
  }

  /** A node never gives a file: it sends to where it lies. */
  function serveNode(weblink: string, pathname: string, response: ServerResponse): void {
    const path = weblink === WEBLINK ? (single ?? '') : weblink.slice(WEBLINK.length + 1);
    if (!files.has(path)) return void response.writeHead(404).end();
    if (fileMood() === 'nosdc' && pathname.includes('/tok2/')) {
      json(response, { error: 'nosdc' });
      return;
    }
    const how = fileMood();
    const foreign = spoiled.get(path) === 'foreign' ? 'https://evil.example/table.csv' : undefined;
    const to =
      foreign ??
      (typeof how === 'object' ? how.redirect : undefined) ??
      `/public/get/no/${path.split('/').map(encodeURIComponent).join('/')}`;
    response.writeHead(302, { location: to }).end();
  }

  function serveFile(path: string, response: ServerResponse): void {
    const found = files.get(path);
    if (found === undefined) return void response.writeHead(404).end();
    const how = fileMood();
    if (how === 'captcha' || spoiled.get(path) === 'page') {
      page(response);
      return;
    }
    if (how === 'slow') return;
    if (how === 'endless') {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      const chunk = Buffer.alloc(64 * 1024, 'a');
      const write = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', write);
      };
      write();
      return;
    }
    const end = spoiled.get(path) === 'cut' ? found.bytes.lastIndexOf(0x0a) : undefined;
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(found.bytes.slice(0, end));
  }

  function list(url: URL, response: ServerResponse, version: 'v2' | 'v4'): void {
    if (mood === 'unknown-answer') {
      json(response, { data: { entries: [] } });
      return;
    }
    if (mood === 'only-v2' && version === 'v4') {
      json(response, { error: 'moved' });
      return;
    }
    const weblink = url.searchParams.get('weblink') ?? '';
    const inside = weblink === WEBLINK ? '' : `${weblink.slice(WEBLINK.length + 1)}/`;
    const entries = [...files].filter(([path]) => path.startsWith(inside));
    const isLost = weblink !== WEBLINK && (!weblink.startsWith(`${WEBLINK}/`) || entries.length === 0);
    if (mood === 'gone' || isLost) {
      if (version === 'v4') return void response.writeHead(404).end('{"error":"not_found"}');
      json(response, { body: 'not_found', status: 404 });
      return;
    }
    if (single !== undefined) {
      const file = { ...entryOf(single, single, version), weblink: WEBLINK };
      const asFolder = { status: 200, body: { name: '/', kind: 'folder', list: [file] } };
      json(response, version === 'v4' ? file : asFolder);
      return;
    }
    const names = [...new Set(entries.map(([path]) => path.slice(inside.length).split('/')[0] ?? ''))];
    const nodes = names.map((name) =>
      files.has(`${inside}${name}`)
        ? entryOf(`${inside}${name}`, name, version)
        : { type: 'folder', kind: 'folder', name, weblink: `${WEBLINK}/${inside}${name}` },
    );
    const offset = Number(url.searchParams.get('offset'));
    const limit = Math.min(Number(url.searchParams.get('limit')), mostOnPage);
    const page = nodes.slice(offset, offset + limit);
    const body = { name: 'Мониторинг', weblink, count: { files: nodes.length }, list: page };
    const wrapped = { email: 'anonym', status: 200, body: { kind: 'folder', ...body } };
    json(response, version === 'v4' ? { type: 'folder', ...body } : wrapped);
  }

  function entryOf(path: string, name: string, version: 'v2' | 'v4') {
    const { bytes, changedAt } = files.get(path)!;
    if (mood === 'bare-listing') return { type: 'file', name, weblink: `${WEBLINK}/${path}`, size: null };
    return {
      name,
      ...(version === 'v4' ? { type: 'file' } : { kind: 'file' }),
      weblink: `${WEBLINK}/${path}`,
      size: bytes.length,
      mtime: Math.floor(changedAt.getTime() / 1000),
      hash: createHash('sha1').update(bytes).digest('hex').toUpperCase(),
    };
  }

  return {
    origin,
    /** Paths and queries, in the order they came. */
    asked,
    put(path: string, bytes: Uint8Array | string, changedAt: Date) {
      files.set(path, {
        bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
        changedAt,
      });
    },
    take(path: string) {
      files.delete(path);
    },
    /** Without `how` it is well again. */
    spoil(path: string, how?: Spoiled) {
      if (how === undefined) spoiled.delete(path);
      else spoiled.set(path, how);
    },
    linkTo(path: string) {
      single = path;
    },
    /** Pages are never longer, whatever is asked for. */
    pageBy(most: number) {
      mostOnPage = most;
    },
    be(next: Mood) {
      mood = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type FakeCloud = Awaited<ReturnType<typeof startFakeCloud>>;

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

function page(response: ServerResponse): void {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end('<!doctype html><html><body>Вы не робот?</body></html>');
}
