import type { IncomingMessage, ServerResponse } from 'node:http';

/** A complete answer, ready to be written in one piece. */
export type Reply = { status: number; type: string; body: string | Buffer; headers?: Record<string, string> };

export class BodyTooLarge extends Error {}

/** The whole body. Rejects with BodyTooLarge beyond `limit` bytes, and when the client hangs up. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) {
        reject(new BodyTooLarge(`body over ${limit} bytes`));
        request.pause();
        return;
      }
      chunks.push(chunk);
    });
    request.on('end', () =>
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)),
    );
    request.on('error', reject);
    request.on('close', () => reject(new Error('the client hung up')));
  });
}

export function jsonReply(value: unknown, status = 200): Reply {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

export function textReply(status: number, text: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', body: text };
}

export function writeReply(response: ServerResponse, { status, type, body, headers }: Reply): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': typeof body === 'string' ? Buffer.byteLength(body) : body.length,
    ...headers,
  });
  response.end(body);
}
