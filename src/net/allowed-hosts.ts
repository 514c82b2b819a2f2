import { NetError } from './net-error.ts';

/**
 * Where a request may go: https on its usual port to one of `hosts` (an exact name, or `*.suffix` for everything below
 * it), and besides it the one plain-http loopback origin of a test server or the sandbox.
 */
export type HostPolicy = {
  hosts: readonly string[];
  /** `http://127.0.0.1:8080`: this origin and nothing else. */
  allowLoopbackOrigin?: string;
};

/**
 * VK's own hosts: files (`*.userapi.com`, `*.vkuser.net`), long poll (`lp.vk.com` and its siblings on vk.ru) and upload
 * (`pu.vk.com`, `*.vkuser.net`). VK moves long poll and upload between sub-domains of vk.com and vk.ru without
 * notice and both domains are VK's alone, so all their sub-domains are let in. The last one is the ministry's page.
 */
const DEFAULT_HOSTS: readonly string[] = [
  'vk.com',
  '*.vk.com',
  'vk.ru',
  '*.vk.ru',
  '*.userapi.com',
  '*.vkuser.net',
  'edu-web.sferum.ru',
];

/** The policy for files, long poll and upload: VK's hosts, FILE_HOSTS, and the API's origin when it is a loopback one. */
export function hostPolicyOf(apiBaseUrl: string, fileHosts: readonly string[] = []): HostPolicy {
  const loopback = loopbackOriginOf(apiBaseUrl);
  return {
    hosts: [...DEFAULT_HOSTS, ...fileHosts.map((host) => host.toLowerCase())],
    ...(loopback !== undefined && { allowLoopbackOrigin: loopback }),
  };
}

/** The origin of a plain-http address of this machine; undefined for every other address. */
function loopbackOriginOf(address: string): string | undefined {
  const url = new URL(address);
  return url.protocol === 'http:' && isLoopback(url.hostname) ? url.origin : undefined;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

export function isAllowed(url: URL, { hosts, allowLoopbackOrigin }: HostPolicy): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (url.origin === allowLoopbackOrigin) return true;
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return hosts.some((host) =>
    host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host,
  );
}

/** Throws NetError `host-not-allowed`. */
export function assertAllowed(url: URL, policy: HostPolicy): void {
  if (!isAllowed(url, policy)) throw new NetError('host-not-allowed', url);
}
