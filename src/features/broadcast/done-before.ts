import { listJournalBetween } from '../../storage/journal.ts';
import { findNewestMade } from '../../storage/outbox-history.ts';
import type { Context } from '../context.ts';
import { alreadyDone } from '../subjects/office/author.ts';

/**
 * «Это уже сделал другой координатор, 12:05.» of an act that made messages under such keys; undefined where it was not
 * done. The act stands in the journal at the very moment at which its messages were made.
 */
export function doneBefore(context: Context, keyPattern: string): string | undefined {
  const at = findNewestMade(context.db, keyPattern);
  if (at === undefined) return undefined;
  const to = new Date(at.getTime() + 1);
  const entries = listJournalBetween(context.db, context.district.id, { from: at, to });
  const by = entries.find(({ personId }) => personId !== undefined)?.personId;
  return by === undefined ? undefined : alreadyDone(context, by, at);
}
