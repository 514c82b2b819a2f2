import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { endStagedFile } from '../../storage/staged-file.ts';
import type { Context } from '../context.ts';
import { contentsOf } from '../subjects/tables/staged-table.ts';
import { showTable } from './ask-columns.ts';
import { findOwnFile } from './own-file.ts';
import { previewList } from './preview-list.ts';
import { readingParams, readingResult } from './reading-task.ts';
import { texts } from './texts.ts';

/** A file was read, or could not be: the coordinator who sent it hears what it holds. */
export function readingEnded(context: Context, params: unknown, result: unknown): Answer {
  const { stagedId } = readingParams.parse(params);
  const { outcome } = readingResult.parse(result);
  // Roles may have changed while the file was fetched.
  if (context.actor.audience !== 'coordinator') {
    endStagedFile(context.db, stagedId, 'cancelled');
    const isOffice = context.actor.bindings.some(({ role }) => role === 'coordinator');
    return isOffice ? answer(texts.otherRole, { dialog: 'keep' }) : { replies: [], dialog: 'keep' };
  }
  if (outcome !== 'read') {
    endStagedFile(context.db, stagedId, 'refused');
    return answer(texts.failed[outcome], { dialog: 'keep' });
  }
  const found = findOwnFile(context, stagedId);
  if ('over' in found) return answer(found.over, { dialog: 'keep' });
  const contents = contentsOf(found.file);
  switch (contents?.kind) {
    case 'table':
      return showTable(context, found.file, contents);
    case 'schools':
      return previewList(context, found.file, contents.list);
    case undefined:
      return answer(texts.failed.gone, { dialog: 'keep' });
  }
}
