import { inTransaction } from '../../../storage/transaction.ts';
import type { DistrictContext } from '../../context.ts';
import type { Job, JobMessage } from '../../feature.ts';

const UNDONE = new Error('a dry run is always undone');

/**
 * What a job would say at a moment to come, on the data of now: it is run for real inside a savepoint that is rolled
 * back. Undefined where it cannot tell yet.
 */
export function dryRun(context: DistrictContext, job: Job, at: Date): readonly JobMessage[] | undefined {
  let said: readonly JobMessage[] | undefined;
  try {
    inTransaction(context.db, () => {
      said = job.run({ ...context, now: at }, at).messages;
      throw UNDONE;
    });
  } catch (error) {
    if (error !== UNDONE) return undefined;
  }
  return said;
}
