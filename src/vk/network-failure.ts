import type { SendFailure } from '../delivery/transport.ts';
import { NetError } from '../net/net-error.ts';

/** The connection never came about: nothing was sent. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * What went wrong below VK's answer: no connection, a cut one, a timeout, a page instead of JSON. All of it passes; only
 * where no connection came about is it certain that nothing was delivered.
 */
export function networkFailure(error: unknown): SendFailure {
  // A redirect away from VK: ours to look at, and repeating it would only repeat the redirect.
  const foreign = findCause(error, (cause) => cause instanceof NetError && cause.code === 'host-not-allowed');
  if (foreign instanceof Error) return { kind: 'unknown', message: foreign.message, answered: true };
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'retry', message, answered: NEVER_SENT.has(code ?? '') };
}

function codeOf(error: unknown): string | undefined {
  const found = findCause(error, (cause) => typeof cause.code === 'string');
  return typeof found?.code === 'string' ? found.code : undefined;
}

type ErrorLike = { code?: unknown; cause?: unknown };

function findCause(error: unknown, fits: (cause: ErrorLike) => boolean): ErrorLike | undefined {
  let cause = error;
  for (let depth = 0; depth < 5 && typeof cause === 'object' && cause !== null; depth += 1) {
    if (fits(cause)) return cause;
    cause = (cause as ErrorLike).cause;
  }
  return undefined;
}
