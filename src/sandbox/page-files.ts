import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { projectPath } from '../shared/project-root.ts';
import { textReply, writeReply } from './http.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The page's files by name: no path ever reaches the file system. */
const FILE = /^\/([a-z][a-z-]*\.(?:css|js|svg))$/;

/** Everything the page needs is on this machine: nothing may be loaded from elsewhere, and nobody may frame it. */
const SECURITY_HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

export async function servePageFile(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = path === '/' ? 'index.html' : FILE.exec(path)?.[1];
  const readable = request.method === 'GET' || request.method === 'HEAD';
  const body = name === undefined || !readable ? undefined : await readPageFile(name);
  if (name === undefined || body === undefined) {
    writeReply(response, textReply(404, 'not found'));
    return;
  }
  const type = TYPES[extname(name)] ?? 'application/octet-stream';
  writeReply(response, { status: 200, type, body, headers: SECURITY_HEADERS });
}

async function readPageFile(name: string): Promise<Buffer | undefined> {
  try {
    return await readFile(projectPath('src', 'sandbox', 'page', name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
