import http from 'node:http';
import https from 'node:https';

/**
 * The agent for a library that follows redirects by itself (node-fetch below vk-io): it is asked for every hop, so
 * `assertMayGo` throws before a byte leaves for a foreign host. `close` drops the idle connections.
 */
export type GuardedAgent = { (url: URL): http.Agent; close(): void };

export function createGuardedAgent(assertMayGo: (url: URL) => void): GuardedAgent {
  const plain = new http.Agent({ keepAlive: true });
  const secure = new https.Agent({ keepAlive: true });
  const choose = (url: URL) => {
    assertMayGo(url);
    return url.protocol === 'http:' ? plain : secure;
  };
  return Object.assign(choose, {
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  });
}
