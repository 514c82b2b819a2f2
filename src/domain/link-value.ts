import type { LinkKind } from './known-answer.ts';

const MOST_LETTERS = 300;
const MAILBOX = /^[\p{L}\p{N}._%+-]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;
// A link of VK's own markup would show other words than it opens.
const FORBIDDEN = /[\s[\]{}|<>"'\\]/u;

/** An address as it is kept: a mailbox, or a page with its https://; undefined where it is neither, or plain http. */
export function parseLinkValue(typed: string, kinds: readonly LinkKind[]): string | undefined {
  const text = typed.trim();
  if (text === '' || text.length > MOST_LETTERS || FORBIDDEN.test(text)) return undefined;
  if (kinds.includes('mailbox') && MAILBOX.test(text)) return text;
  return kinds.includes('page') ? pageOf(text) : undefined;
}

function pageOf(text: string): string | undefined {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(full)) return undefined;
  const { protocol, username, hostname } = new URL(full);
  return protocol === 'https:' && username === '' && /\.[a-z][a-z0-9-]+$/.test(hostname) ? full : undefined;
}
