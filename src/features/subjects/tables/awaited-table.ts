import type { Period } from '../../../domain/period.ts';
import { isAwaited } from '../../../domain/source-file.ts';
import { listSourceFiles } from '../../../storage/source-file.ts';
import { findWaitOf, isOpenWait } from '../../../storage/source-wait.ts';
import { listStagedOfWait } from '../../../storage/staged-file.ts';
import { listSources } from '../../../storage/table-source.ts';
import type { DistrictContext } from '../../context.ts';

/**
 * How it stands with the table of a week that the bot looks for: it has not come, or files wait for a decision, of which
 * one is the table, or nobody knows of which week they are.
 * Undefined where it is not looked for: it is sent by hand.
 */
export type AwaitedTable =
  { state: 'looking' } | { state: 'waiting' | 'unclear'; stagedIds: readonly number[] };

export function awaitedTable({ db, district }: DistrictContext, period: Period): AwaitedTable | undefined {
  const source = listSources(db, district.id).find(({ awaits }) => awaits === 'week');
  const wait = source && findWaitOf(db, source.id, period.to);
  if (wait === undefined || !isOpenWait(wait) || wait.lookedAt === undefined) return undefined;
  const stagedIds = listStagedOfWait(db, wait.id);
  if (stagedIds.length === 0) return { state: 'looking' };
  const isThere = listSourceFiles(db, wait.sourceId).some(
    ({ verdict, periods }) => verdict === 'table' && isAwaited(periods, period, 'week'),
  );
  return { state: isThere ? 'waiting' : 'unclear', stagedIds };
}
