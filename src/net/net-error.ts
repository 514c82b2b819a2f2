/**
 * Why a fetch gave nothing: `host-not-allowed` (the address or a redirect leaves the allow-list),
 * `private-address` (the name leads to a machine of a private network), `too-many-redirects`,
 * `http-status` (not 200), `html` (a page came where a file was due), `encoding` (packed though we asked for plain
 * bytes), `too-large`, `timeout`, `aborted` (by the caller), `network` (everything below HTTP).
 */
export type NetErrorCode =
  | 'host-not-allowed'
  | 'private-address'
  | 'too-many-redirects'
  | 'http-status'
  | 'html'
  | 'encoding'
  | 'too-large'
  | 'timeout'
  | 'aborted'
  | 'network';

/** A fetch that failed. The message holds no query string: download links carry keys. */
export class NetError extends Error {
  readonly code: NetErrorCode;
  /** The HTTP status, with `http-status`. */
  readonly status: number | undefined;
  /** How long the answer asks to be left alone, with 429 and 503. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: NetErrorCode,
    url: URL,
    options: { status?: number; retryAfterMs?: number | undefined; cause?: unknown } = {},
  ) {
    super(
      `${code}${options.status === undefined ? '' : ` ${options.status}`}: ${url.origin}`,
      options.cause === undefined ? {} : { cause: options.cause },
    );
    this.name = 'NetError';
    this.code = code;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
  }
}
