import type { IncomingMessage, ServerResponse } from 'node:http';
import { timingSafeEqual } from 'node:crypto';
import { countError, type Core } from './core.ts';
import { exchange, type Decision, type Troubles } from './exchange.ts';
import { jsonReply, readBody, type Reply } from './http.ts';
import { METHODS } from './methods/registry.ts';
import { boundaryOf, parseMultipart } from './multipart.ts';
import { VkError, vkError } from './vk-error.ts';

const MAX_BODY_BYTES = 2 * 1024 * 1024;
/** VK refuses versions below this one. */
const OLDEST_VERSION = 81;

export type ApiGate = {
  token: string;
  rateLimit: { take(): boolean };
  meter: { note(most: number): number };
};

/** Serves `/method/<name>`: GET or POST, form-urlencoded or multipart. A JSON body is not read, as VK does not. */
export async function serveApiCall(
  core: Core,
  gate: ApiGate,
  troubles: Troubles,
  name: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const params = await readParams(request, query);
  const token = takeToken(params, request.headers.authorization);
  const call = { method: name, params };
  await exchange(
    troubles,
    call,
    response,
    (decision) => answerCall(core, gate, name, params, token, decision),
    ({ code, msg }) => {
      countCall(core, name);
      return errorReply(core, name, params, msg === undefined ? vkError(code) : new VkError(code, msg));
    },
  );
}

function answerCall(
  core: Core,
  gate: ApiGate,
  name: string,
  params: URLSearchParams,
  token: string | undefined,
  decision: Decision,
): Reply {
  countCall(core, name);
  core.counters.mostCallsInASecond = gate.meter.note(core.counters.mostCallsInASecond);
  try {
    checkVersion(params.get('v'));
    const method = METHODS.get(name);
    if (method === undefined) throw vkError(3);
    checkToken(gate.token, token);
    if (!gate.rateLimit.take()) throw vkError(6);
    const result = method(core, params, { itemFault: decision });
    return jsonReply({ response: result });
  } catch (error) {
    if (!(error instanceof VkError)) throw error;
    return errorReply(core, name, params, error);
  } finally {
    core.emit({ type: 'call' });
  }
}

function countCall(core: Core, name: string): void {
  // An unknown name must not grow the table without bound.
  const known = METHODS.has(name) ? name : 'unknown';
  core.counters.calls[known] = (core.counters.calls[known] ?? 0) + 1;
}

async function readParams(request: IncomingMessage, query: URLSearchParams): Promise<URLSearchParams> {
  if (request.method !== 'POST') return query;
  const body = await readBody(request, MAX_BODY_BYTES);
  const contentType = request.headers['content-type'];
  const boundary = boundaryOf(contentType);
  let params: URLSearchParams;
  if (boundary !== undefined) {
    params = new URLSearchParams(
      parseMultipart(body, boundary).map(({ name, data }): [string, string] => [name, data.toString('utf8')]),
    );
  } else if (contentType?.startsWith('application/x-www-form-urlencoded') === true) {
    params = new URLSearchParams(body.toString('utf8'));
  } else {
    return query;
  }
  for (const [key, value] of query) if (!params.has(key)) params.set(key, value);
  return params;
}

/** Takes the token out of the parameters, so that it is in no answer, hook or log. */
function takeToken(params: URLSearchParams, authorization: string | undefined): string | undefined {
  const named = params.get('access_token');
  params.delete('access_token');
  return named ?? /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
}

function checkVersion(version: string | null): void {
  const hint = 'Version param should be passed as "v". "version" param is invalid and not supported.';
  if (version === null || version === '') throw vkError(8, `v is required. ${hint}`);
  const [, minor] = /^5\.(\d+)$/.exec(version) ?? [];
  if (minor === undefined || Number(minor) < OLDEST_VERSION) {
    throw vkError(8, `versions below 5.${OLDEST_VERSION} are deprecated. ${hint}`);
  }
}

function checkToken(expected: string, given: string | undefined): void {
  if (given === undefined || given === '') throw vkError(5, 'no access_token passed.');
  const left = Buffer.from(expected);
  const right = Buffer.from(given);
  if (left.length !== right.length || !timingSafeEqual(left, right)) {
    throw vkError(5, 'invalid access_token (4).');
  }
}

function errorReply(core: Core, name: string, params: URLSearchParams, error: VkError): Reply {
  countError(core, error.code);
  const named = [...params].map(([key, value]) => ({ key, value }));
  return jsonReply({
    error: {
      error_code: error.code,
      error_msg: error.message,
      request_params: [{ key: 'method', value: name }, { key: 'oauth', value: '1' }, ...named],
    },
  });
}
