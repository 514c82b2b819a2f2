import { findStagedFile } from '../../storage/staged-file.ts';
import type { StagedFile } from '../../storage/staged-file.ts';
import type { Context } from '../context.ts';
import { texts } from './texts.ts';

/** A file of the actor's own district that still waits for a decision, or the sentence that says why there is none. */
export function findOwnFile(context: Context, stagedId: number): { file: StagedFile } | { over: string } {
  const file = findStagedFile(context.db, stagedId);
  // The number comes from a button's payload: another district's file is treated as one that never was.
  if (file?.districtId !== context.district.id) return { over: texts.failed.gone };
  if (file.state !== 'awaited' && file.state !== 'staged') return { over: texts.over[file.state] };
  return file.expiresAt <= context.now ? { over: texts.over.expired } : { file };
}
