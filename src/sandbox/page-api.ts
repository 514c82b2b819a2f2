import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from './core.ts';
import { BodyTooLarge, jsonReply, readBody, writeReply, type Reply } from './http.ts';
import type { SandboxOptions } from './options.ts';
import { moveClock } from './page-clock.ts';
import { describeChange, describeDialog, describeState } from './page-view.ts';
import { Refused } from './people-acts.ts';
import { refusals } from './texts.ts';
import { transcriptOf } from './transcript.ts';
import type { SandboxWorld } from './world.ts';

const MAX_JSON_BYTES = 256 * 1024;
const MAX_FILE_BYTES = 20 * 1024 * 1024;
const HEARTBEAT_MS = 20_000;

/** The page's own small API under /sandbox/: the world over JSON, and changes as server-sent events. */
export type PageApi = {
  serve(
    path: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void>;
  close(): void;
};

type Body = Record<string, unknown>;

export function createPageApi(core: Core, world: SandboxWorld, options: SandboxOptions): PageApi {
  const streams = new Set<ServerResponse>();
  const stop = core.onChange((change) => {
    if (streams.size === 0) return;
    const event = describeChange(core, change);
    if (event === undefined) return;
    const text = `data: ${JSON.stringify(event)}\n\n`;
    for (const stream of streams) stream.write(text);
  });
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write(': still here\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();

  const reads: Record<string, (query: URLSearchParams) => unknown> = {
    state: () => describeState(core, options.timeZone),
    messages: (query) => {
      const dialog = core.dialogs.find(Number(query.get('peer')));
      if (dialog === undefined) throw new Refused(refusals.noDialog);
      return { messages: transcriptOf(dialog), dialog: describeDialog(dialog) };
    },
    inspect: () => options.inspect?.() ?? { outbox: [], planned: [] },
  };
  const acts: Record<string, (body: Body) => unknown> = {
    say: (body) => {
      const replyTo = body['replyTo'];
      return world.say(
        numberOf(body, 'personId'),
        numberOf(body, 'peerId'),
        stringOf(body, 'text'),
        typeof replyTo === 'number' ? { replyTo } : {},
      );
    },
    press: (body) =>
      world.press(
        numberOf(body, 'personId'),
        numberOf(body, 'peerId'),
        body['where'] === 'keyboard' ? 'keyboard' : numberOf(body, 'where'),
        numberOf(body, 'button'),
      ),
    start: (body) => {
      const ref = body['ref'];
      return world.startDialog(
        numberOf(body, 'personId'),
        typeof ref === 'string' && ref !== '' ? ref : undefined,
      );
    },
    allow: (body) => world.allow(numberOf(body, 'personId')),
    deny: (body) => world.deny(numberOf(body, 'personId')),
    invite: (body) => world.addCommunityToChat(numberOf(body, 'personId'), numberOf(body, 'peerId')),
    kick: (body) => world.kick(numberOf(body, 'personId'), numberOf(body, 'peerId')),
    access: (body) => world.setFullAccess(numberOf(body, 'peerId'), body['full'] === true),
    clock: (body) => moveClock(options, body),
  };

  async function answer(path: string, query: URLSearchParams, request: IncomingMessage): Promise<Reply> {
    const name = path.slice('/sandbox/'.length);
    if (request.method === 'GET') {
      const read = reads[name];
      return read === undefined ? jsonReply({ error: refusals.badRequest }, 404) : jsonReply(read(query));
    }
    if (request.method !== 'POST') return jsonReply({ error: refusals.badRequest }, 405);
    if (name === 'file' || name === 'photo') {
      const bytes = await readBody(request, MAX_FILE_BYTES);
      const [person, peer] = [Number(query.get('person')), Number(query.get('peer'))];
      const called = query.get('name') ?? name;
      return jsonReply(
        name === 'photo'
          ? world.sendPhoto(person, peer, called, bytes)
          : world.dropFile(person, peer, called, bytes),
      );
    }
    const run = acts[name];
    if (run === undefined) return jsonReply({ error: refusals.badRequest }, 404);
    // A foreign page cannot send this content type without asking first, and nothing here answers such a question.
    if (request.headers['content-type']?.startsWith('application/json') !== true) {
      return jsonReply({ error: refusals.badRequest }, 415);
    }
    const body: unknown = parseJson(await readBody(request, MAX_JSON_BYTES));
    if (typeof body !== 'object' || body === null) throw new Refused(refusals.badRequest);
    return jsonReply(run(body as Body) ?? {});
  }

  return {
    async serve(path, query, request, response) {
      if (path === '/sandbox/events') {
        openStream(streams, response);
        return;
      }
      let reply: Reply;
      try {
        reply = await answer(path, query, request);
      } catch (error) {
        if (error instanceof BodyTooLarge) reply = jsonReply({ error: refusals.tooBig }, 413);
        else if (error instanceof Refused) reply = jsonReply({ error: error.message }, 409);
        else throw error;
      }
      writeReply(response, { ...reply, headers: { 'Cache-Control': 'no-store' } });
    },
    close() {
      stop();
      clearInterval(heartbeat);
      for (const stream of streams) stream.end();
    },
  };
}

function openStream(streams: Set<ServerResponse>, response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.write('retry: 1000\n\n');
  streams.add(response);
  response.once('close', () => streams.delete(response));
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Refused(refusals.badRequest);
  }
}

function numberOf(body: Body, name: string): number {
  const value = body[name];
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new Refused(refusals.badRequest);
  return value;
}

function stringOf(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw new Refused(refusals.badRequest);
  return value;
}
