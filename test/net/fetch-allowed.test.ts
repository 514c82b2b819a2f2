import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostPolicyOf, isAllowed } from '../../src/net/allowed-hosts.ts';
import { fetchAllowed, fetchWithHeaders } from '../../src/net/fetch-allowed.ts';

const servers: Server[] = [];
const asked: { url: string; headers: IncomingHttpHeaders }[] = [];

/** A server on a free port of this machine; its origin. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

beforeEach(() => {
  asked.length = 0;
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

function get(origin: string, path: string, more: { maxBytes?: number; timeoutMs?: number } = {}) {
  return fetchAllowed(`${origin}${path}`, {
    ...hostPolicyOf(`${origin}/method`),
    maxBytes: 1000,
    timeoutMs: 2000,
    ...more,
  });
}

describe('the allow-list', () => {
  const policy = hostPolicyOf('http://127.0.0.1:8080/method', ['files.example.org', '*.Cloud.example']);
  it.each([
    ['https://vk.com/doc1_1', true],
    ['https://vk.ru/doc1_1', true],
    ['https://lp.vk.com/whp/1', true],
    ['https://pu.vk.ru/upload', true],
    ['https://sun9-1.userapi.com/x', true],
    ['https://psv4.vkuser.net/x', true],
    ['https://edu-web.sferum.ru/x', true],
    ['https://files.example.org/x', true],
    ['https://a.cloud.example/x', true],
    ['http://127.0.0.1:8080/x', true],
    ['http://127.0.0.1:8081/x', false],
    ['http://localhost:8080/x', false],
    ['https://127.0.0.1:8080/x', false],
    ['http://vk.com/x', false],
    ['https://vk.com:8443/x', false],
    ['https://user:secret@vk.com/x', false],
    ['https://vk.com.evil.example/x', false],
    ['https://evilvk.com/x', false],
    ['https://userapi.com/x', false],
    ['https://cloud.example/x', false],
    ['https://127.0.0.1/x', false],
    ['https://169.254.169.254/latest', false],
    ['file:///etc/passwd', false],
    ['ftp://vk.com/x', false],
  ])('%s: %s', (address, allowed) => {
    expect(isAllowed(new URL(address), policy)).toBe(allowed);
  });

  it.each(['https://api.vk.ru/method', 'http://192.168.1.5:80/method', 'http://api.example.org/method'])(
    'lets no plain http through with the API at %s',
    (apiBaseUrl) => {
      expect(
        isAllowed(new URL(new URL(apiBaseUrl).origin.replace('https:', 'http:')), hostPolicyOf(apiBaseUrl)),
      ).toBe(false);
    },
  );
});

describe('fetchAllowed', () => {
  it('follows redirects within the origin, without anything of ours', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end();
      else response.end('bytes');
    });
    expect(Buffer.from(await get(origin, '/a')).toString()).toBe('bytes');
    for (const { headers } of asked) {
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'accept-encoding',
        'connection',
        'host',
        'user-agent',
      ]);
    }
  });

  it.each(['http://localhost', 'https://evil.example/x', 'http://169.254.169.254/', 'file:///etc/passwd'])(
    'checks a redirect again: %s',
    async (location) => {
      const origin = await serve((_, response) => {
        response.writeHead(302, { location }).end();
      });
      await expect(get(origin, '/a')).rejects.toMatchObject({ code: 'host-not-allowed' });
    },
  );

  it('never asks another port of this machine', async () => {
    const other = await serve((_, response) => response.end('secret'));
    const origin = await serve((_, response) => {
      response.writeHead(307, { location: `${other}/x` }).end();
    });
    await expect(get(origin, '/a')).rejects.toMatchObject({ code: 'host-not-allowed' });
    expect(asked.map(({ url }) => url)).toEqual(['/a']);
  });

  it('gives up on a circle of redirects', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(302, { location: '/again' }).end();
    });
    await expect(get(origin, '/a')).rejects.toMatchObject({ code: 'too-many-redirects' });
    expect(asked).toHaveLength(6);
  });

  it.each<[string, RequestListener]>([
    ['announced', (_, response) => response.end('x'.repeat(2000))],
    [
      'streamed without a length',
      (_, response) => {
        response.write('x'.repeat(600));
        response.end('x'.repeat(600));
      },
    ],
  ])('cuts off a body over the cap: %s', async (_, listener) => {
    const origin = await serve(listener);
    await expect(get(origin, '/a')).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each<[string, RequestListener, object]>([
    [
      'by its type',
      (_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end('x'),
      { code: 'html' },
    ],
    ['by its content', (_, response) => response.end('\n<!DOCTYPE html><p>вход'), { code: 'html' }],
    [
      'packed',
      (_, response) => response.setHeader('content-encoding', 'gzip').end('x'),
      { code: 'encoding' },
    ],
    [
      'a refusal',
      (_, response) => {
        response.statusCode = 403;
        response.end('no');
      },
      { code: 'http-status', status: 403 },
    ],
  ])('refuses a page in place of a file: %s', async (_, listener, error) => {
    const origin = await serve(listener);
    await expect(get(origin, '/a')).rejects.toMatchObject(error);
  });

  it('does not wait for ever, neither for the head nor for the rest', async () => {
    const silent = await serve(() => undefined);
    await expect(get(silent, '/a', { timeoutMs: 50 })).rejects.toMatchObject({ code: 'timeout' });
    const slow = await serve((_, response) => void response.write('x'));
    await expect(get(slow, '/a', { timeoutMs: 50 })).rejects.toMatchObject({ code: 'timeout' });
  });

  it('ends when the caller stops', async () => {
    const stop = new AbortController();
    const origin = await serve(() => stop.abort());
    const fetching = fetchAllowed(`${origin}/a`, {
      ...hostPolicyOf(origin),
      maxBytes: 10,
      timeoutMs: 5000,
      signal: stop.signal,
    });
    await expect(fetching).rejects.toMatchObject({ code: 'aborted' });
  });

  it('a link’s key stands in no message', async () => {
    const error: unknown = await fetchAllowed('https://evil.example/doc?hash=secret', {
      hosts: [],
      maxBytes: 1,
      timeoutMs: 10,
    }).catch((reason: unknown) => reason);
    expect(String(error)).not.toContain('secret');
    await expect(
      fetchAllowed('not an address', { hosts: [], maxBytes: 1, timeoutMs: 10 }),
    ).rejects.toMatchObject({ code: 'host-not-allowed' });
  });
});

describe('an answer of a service that protects itself', () => {
  it('may carry more headers than Node lets through by itself', async () => {
    const policy = `default-src ${'*.cloud.example '.repeat(1_200)}`;
    const origin = await serve((_, response) =>
      response.writeHead(200, { 'content-security-policy': policy }).end('a;b'),
    );
    expect(Buffer.from(await get(origin, '/x')).toString()).toBe('a;b');
  });

  it.each([
    [429, { 'retry-after': '120' }, 120_000],
    [503, { 'retry-after': 'Fri, 25 Oct 2024 14:10:00 GMT', date: 'Fri, 25 Oct 2024 14:00:00 GMT' }, 600_000],
    [429, { 'retry-after': '-5' }, undefined],
    [429, { 'retry-after': 'soon' }, undefined],
    [404, { 'retry-after': '120' }, undefined],
  ] as const)('%i %j asks to be left alone for %s ms', async (status, headers, retryAfterMs) => {
    const origin = await serve((_, response) => response.writeHead(status, headers).end());
    await expect(get(origin, '/x')).rejects.toMatchObject({ code: 'http-status', status, retryAfterMs });
  });

  it('a page is told from a file only where both may come', async () => {
    const origin = await serve((request, response) =>
      response.end(request.url === '/page' ? '<html><table></table></html>' : 'a;b'),
    );
    const fetchBoth = (path: string) =>
      fetchWithHeaders(`${origin}${path}`, {
        ...hostPolicyOf(`${origin}/method`),
        maxBytes: 1000,
        timeoutMs: 2000,
        mayBePage: true,
      });
    expect(await fetchBoth('/page')).toMatchObject({ isPage: true });
    expect(await fetchBoth('/file')).not.toHaveProperty('isPage');
    await expect(get(origin, '/page')).rejects.toMatchObject({ code: 'html' });
  });
});
