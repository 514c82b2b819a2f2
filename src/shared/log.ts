import pino from 'pino';

export type Logger = pino.Logger;

const SECRET_KEYS = new Set(['access_token', 'token', 'vk_token', 'key', 'authorization', 'secret']);
// VK's community tokens are `vk1.a.<…>` or 85 hexadecimal digits; the others are parameters of addresses.
const SECRETS_IN_TEXT =
  /vk1\.a\.[\w-]+|\b[0-9a-f]{64,}\b|(?<=[?&](?:access_token|key|hash|secret|ref)=)[^&\s"']+|(?<=Bearer )\S+/gi;
const MASK = '[скрыто]';

/** Copies `value` without secrets: by key name and by shape, at any depth. Pure; errors become plain objects. */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replace(SECRETS_IN_TEXT, MASK);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 6) return '…';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Error) {
    const { name, message, stack, cause } = value;
    return scrub(
      { ...(value as unknown as Record<string, unknown>), name, message, stack, cause },
      depth + 1,
    );
  }
  if (Array.isArray(value)) return value.map((item) => scrub(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      SECRET_KEYS.has(key.toLowerCase()) && inner !== undefined ? MASK : scrub(inner, depth + 1),
    ]),
  );
}

/** The program's log: JSON lines on stderr, since stdout carries results alone. `level` as pino names it. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => scrub(fields) as Record<string, unknown>,
      },
      hooks: {
        logMethod(args, method) {
          method.apply(
            this,
            args.map((arg) =>
              arg instanceof Error ? scrub(arg) : typeof arg === 'string' ? scrub(arg) : arg,
            ) as Parameters<typeof method>,
          );
        },
      },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
