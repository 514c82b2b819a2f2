import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { findDialog } from '../../storage/dialog.ts';
import { insertStagedFile } from '../../storage/staged-file.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import type { RawMessage } from '../feature.ts';
import { SCHOOL_LIST_DIALOG } from '../subjects/office/setup-state.ts';
import { parseTypedPeriod } from '../typed-date.ts';
import { MAX_FILE_BYTES, READ_TABLE, periodToText } from './reading-task.ts';
import type { ReadingParams } from './reading-task.ts';
import { texts } from './texts.ts';

const EXTENSIONS: ReadonlySet<string> = new Set(['xlsx', 'xlsm', 'csv', 'tsv', 'txt']);
const KEPT_MS = 24 * 60 * 60_000;

/**
 * A file from a coordinator: everything that can be refused without its bytes is refused here; the download is a task
 * that only this answer asks for. Words sent along with the file may name its period.
 */
export function receiveFile(context: Context, { text, files }: RawMessage): Answer | undefined {
  const [file, ...others] = files;
  if (file === undefined || context.actor.audience !== 'coordinator') return undefined;
  const { db, now, district, actor, peerId } = context;
  const extension = file.extension.toLowerCase();
  if (extension === 'xls') return answer(texts.oldExcel, { dialog: 'keep' });
  if (!EXTENSIONS.has(extension)) return answer(texts.badExtension(extension), { dialog: 'keep' });
  if (file.size > MAX_FILE_BYTES) return answer(texts.tooLarge, { dialog: 'keep' });

  const expiresAt = new Date(now.getTime() + KEPT_MS);
  const name = shownName(file.name);
  const stagedId = insertStagedFile(
    db,
    { districtId: district.id, personId: actor.person.id, name, expiresAt },
    now,
  );
  const period = parseTypedPeriod(text, todayOf(context));
  const expectsSchools = findDialog(db, actor.person.id, peerId)?.name === SCHOOL_LIST_DIALOG;
  const params: ReadingParams = {
    senderId: actor.person.externalId,
    stagedId,
    name,
    url: file.url,
    ...(expectsSchools && { expects: 'schools' as const }),
    ...(period !== undefined && { period: periodToText(period) }),
  };
  const said = [texts.reading(name), ...(others.length > 0 ? [texts.onlyFirst] : [])].join('\n');
  return answer(said, { tasks: [{ kind: READ_TABLE, params }], dialog: 'keep' });
}

const MOST_LETTERS = 80;

/** A file's name is somebody's text: one line of it, the end with the extension kept. */
function shownName(name: string): string {
  const line = name.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length <= MOST_LETTERS ? line : `…${line.slice(1 - MOST_LETTERS)}`;
}
