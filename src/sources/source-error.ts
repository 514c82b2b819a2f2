import type { SourceTrouble } from '../domain/table-source.ts';
import { NetError } from '../net/net-error.ts';

/** A look or a fetch that gave nothing; the message holds no address. */
export class SourceError extends Error {
  readonly trouble: SourceTrouble;

  constructor(trouble: SourceTrouble, options: { cause?: unknown } = {}) {
    super(trouble, options);
    this.name = 'SourceError';
    this.trouble = trouble;
  }
}

/** What a failure means to whoever set the source; undefined: the program is ending, or the fault is ours. */
export function troubleOf(error: unknown): SourceTrouble | undefined {
  if (error instanceof SourceError) return error.trouble;
  if (!(error instanceof NetError)) return undefined;
  switch (error.code) {
    case 'host-not-allowed':
    case 'private-address':
    case 'too-many-redirects':
      return 'foreign';
    case 'html':
      return 'captcha';
    case 'encoding':
      return 'changed-answer';
    case 'too-large':
      return 'too-large';
    case 'timeout':
    case 'network':
      return 'unavailable';
    case 'http-status':
      return troubleOfStatus(error.status ?? 0);
    case 'aborted':
      return undefined;
  }
}

/** How long the service asks to be left alone. */
export function retryAfterOf(error: unknown): number | undefined {
  return error instanceof NetError ? error.retryAfterMs : undefined;
}

function troubleOfStatus(status: number): SourceTrouble {
  if (status === 404 || status === 410) return 'gone';
  // Who asks too often, or looks like a robot, is turned away by 403 and 429.
  if (status === 403) return 'captcha';
  return status === 429 || status >= 500 ? 'unavailable' : 'changed-answer';
}
