import type { World } from '../features/context.ts';
import { lookResult } from '../features/table-source/look-task.ts';
import type { LookResult } from '../features/table-source/look-task.ts';
import { readTableInWorker } from '../ingest/read-in-worker.ts';
import type { SourceDeps } from '../sources/found.ts';
import { inTransaction } from '../storage/transaction.ts';
import { trySource } from './fetch-source.ts';

/** Tries a source outside of the bot, for whoever runs it: what is seen is remembered, nothing is written down of it. */
export async function trySourceNow(
  { db, now, reference }: Pick<World, 'db' | 'now' | 'reference'>,
  sourceId: number,
  sources: SourceDeps,
): Promise<LookResult> {
  const reading = { db, metrics: reference.metrics, readTable: readTableInWorker, now: () => now, sources };
  const { result, commit } = await trySource(
    reading,
    { senderId: 0, sourceId },
    new AbortController().signal,
  );
  if (commit !== undefined) inTransaction(db, commit);
  return lookResult.parse(result);
}
