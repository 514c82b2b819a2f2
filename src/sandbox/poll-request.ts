import type { ServerResponse } from 'node:http';
import type { Core } from './core.ts';
import { exchange, type Troubles } from './exchange.ts';
import { jsonReply, textReply } from './http.ts';

const DEFAULT_WAIT_S = 25;

/** Serves `GET <server>?act=a_check&key&ts&wait=25`. The wait ends at once when the client hangs up. */
export async function servePoll(
  core: Core,
  troubles: Troubles,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  if (query.get('act') !== 'a_check') {
    response.writeHead(400).end();
    return;
  }
  core.counters.longPolls += 1;
  const hangUp = new AbortController();
  response.once('close', () => hangUp.abort());
  await exchange(
    troubles,
    { method: 'longpoll.check', params: query },
    response,
    async () => {
      const wait = Number(query.get('wait') ?? DEFAULT_WAIT_S);
      const answer = await core.longPoll.check(
        query.get('key') ?? '',
        query.get('ts') ?? '',
        Number.isFinite(wait) ? wait : DEFAULT_WAIT_S,
        hangUp.signal,
      );
      return answer === undefined ? undefined : jsonReply(answer);
    },
    ({ code, msg }) =>
      code >= 1 && code <= 3 ? jsonReply({ failed: code }) : textReply(500, msg ?? 'error'),
  );
}
