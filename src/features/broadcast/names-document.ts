import type { DocumentSpec } from '../../documents/document-spec.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { LISTED, statusTexts as texts } from './status-texts.ts';

/** All names of a list that is too long for a message, as a file; none where the message holds it. */
export function namesDocuments(
  context: Context,
  names: readonly string[],
): { documents?: readonly DocumentSpec[] } {
  if (names.length <= LISTED) return {};
  const columns = [{ title: texts.nameColumn, width: 50 }];
  const sheets = [{ name: texts.namesSheet, columns, rows: names.map((name) => [name]) }];
  return { documents: [{ format: 'xlsx', fileName: texts.namesFile(todayOf(context)), sheets }] };
}
