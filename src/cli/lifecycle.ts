/** Resolves at the first SIGTERM or SIGINT (Ctrl+C). */
export function untilAskedToStop(): Promise<'asked'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve('asked'));
  });
}

/** A service manager waits no longer than this. */
const PATIENCE_MS = 4_700;

/** Ends what is running; what hangs is left behind, since everything that matters is in the database. */
export async function endGracefully(stop: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([stop(), patience]);
  clearTimeout(timer);
}
