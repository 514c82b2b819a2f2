import type { DocumentSpec } from '../../documents/document-spec.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { LISTED, statusTexts as texts } from './status-texts.ts';

/**
 * All rows of a list that is too long for a message, as a file; none where the message holds it. A row is a name, and what
 * is said of it.
 */
export function namesDocuments(
  context: Context,
  rows: readonly (readonly string[])[],
): { documents?: readonly DocumentSpec[] } {
  if (rows.length <= LISTED) return {};
  const columns = texts.nameColumns.slice(0, rows[0]?.length).map((title) => ({ title, width: 50 }));
  const sheets = [{ name: texts.namesSheet, columns, rows }];
  return { documents: [{ format: 'xlsx', fileName: texts.namesFile(todayOf(context)), sheets }] };
}
