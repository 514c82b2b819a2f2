import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { serveApiCall, type ApiGate } from './api-call.ts';
import { createCore, type Core } from './core.ts';
import { fileReply, serveDocumentLink } from './download.ts';
import type { Troubles } from './exchange.ts';
import { createFaults } from './faults.ts';
import { BodyTooLarge, textReply, writeReply } from './http.ts';
import type { SandboxOptions } from './options.ts';
import { createPageApi, type PageApi } from './page-api.ts';
import { servePageFile } from './page-files.ts';
import { servePoll } from './poll-request.ts';
import { createCallMeter, createRateLimit } from './rate-limit.ts';
import { serveUpload } from './upload.ts';
import { createWorld, type SandboxWorld } from './world.ts';

export type { SandboxCall, SandboxHooks } from './faults.ts';
export type { Inspection, SandboxOptions, SandboxPerson } from './options.ts';
export type { SandboxWorld } from './world.ts';

export type Sandbox = {
  /** `http://127.0.0.1:<port>`: the page. */
  origin: string;
  /** What `VK_API_BASE_URL` is set to. */
  apiBaseUrl: string;
  world: SandboxWorld;
  close(): Promise<void>;
};

/** VK's figure for a community token. */
const REQUESTS_PER_SECOND = 20;
/** Longer than any long poll: a kept connection is closed by the client, never under its request. */
const KEEP_ALIVE_MS = 120_000;

/**
 * Starts VK in a box on 127.0.0.1: API methods, Long Poll, uploads, downloads and the page. Rejects with Node's
 * EADDRINUSE when the port is taken. All state is in memory and ends with `close`.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const core = createCore(options);
  const faults = createFaults();
  const world = createWorld(core, faults);
  const page = createPageApi(core, world, options);
  const troubles = { faults, hooks: options.hooks ?? {} };
  const gate = {
    token: options.token,
    rateLimit: createRateLimit(options.limits?.requestsPerSecond ?? REQUESTS_PER_SECOND),
    meter: createCallMeter(),
  };
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    route(core, gate, troubles, page, request, response).catch((error: unknown) => {
      if (response.destroyed) return;
      if (error instanceof BodyTooLarge) {
        writeReply(response, { ...textReply(413, error.message), headers: { Connection: 'close' } });
        return;
      }
      if (request.destroyed) return;
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      writeReply(response, textReply(500, `sandbox defect\n${reason}`));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sandbox has no port');
  core.origin = `http://127.0.0.1:${address.port}`;
  const stopClock = options.clock.onMove(() => core.emit({ type: 'clock' }));
  return {
    origin: core.origin,
    apiBaseUrl: `${core.origin}/method`,
    world,
    close: () =>
      new Promise((resolve) => {
        stopClock();
        page.close();
        server.close(() => resolve());
        server.closeAllConnections();
        core.longPoll.close();
      }),
  };
}

async function route(
  core: Core,
  gate: ApiGate,
  troubles: Troubles,
  page: PageApi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOwnAddress(core, request)) {
    writeReply(response, textReply(403, 'the sandbox answers to 127.0.0.1 only'));
    return;
  }
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1));
  if (path.startsWith('/method/')) {
    await serveApiCall(core, gate, troubles, path.slice('/method/'.length), query, request, response);
  } else if (path === `/whp/${core.groupId}`) {
    await servePoll(core, troubles, query, response);
  } else if (path === '/upload/doc' || path === '/upload/photo') {
    await serveUpload(core, troubles, path === '/upload/doc' ? 'doc' : 'photo', query, request, response);
  } else if (path.startsWith('/doc')) {
    await serveDocumentLink(core, troubles, path, query, response);
  } else if (path.startsWith('/files/')) {
    const reply = fileReply(core, path);
    writeReply(response, { ...reply, headers: { ...reply.headers, 'X-Content-Type-Options': 'nosniff' } });
  } else if (path.startsWith('/sandbox/')) {
    await page.serve(path, query, request, response);
  } else {
    await servePageFile(path, request, response);
  }
}

/**
 * Whether the request is meant for this machine: a name that a foreign page rebinds to 127.0.0.1 is refused by `Host`,
 * and a foreign page that posts here by `Origin`.
 */
function isOwnAddress(core: Core, request: IncomingMessage): boolean {
  const own = [core.origin, core.origin.replace('127.0.0.1', 'localhost')];
  if (!own.includes(`http://${request.headers.host ?? ''}`)) return false;
  const { origin } = request.headers;
  return request.method === 'GET' || origin === undefined || own.includes(origin);
}
