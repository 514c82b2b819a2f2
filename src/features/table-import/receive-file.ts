import { createHash } from 'node:crypto';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { looksLikePastedTable } from '../../ingest/pasted-table.ts';
import { isPersonName } from '../../ingest/personal-data.ts';
import { TABLE_EXTENSIONS } from '../../ingest/table-extensions.ts';
import { findDialog } from '../../storage/dialog.ts';
import { insertStagedFile, saveStagedBytes } from '../../storage/staged-file.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import type { RawMessage } from '../feature.ts';
import { SCHOOL_LIST_DIALOG } from '../subjects/office/setup-state.ts';
import { parseTypedPeriod } from '../typed-date.ts';
import { COLUMN_DIALOG } from './ask-columns.ts';
import { PERIOD_DIALOG } from './choose-period.ts';
import { MAX_FILE_BYTES, READ_TABLE, periodToText } from './reading-task.ts';
import type { ReadingParams } from './reading-task.ts';
import { texts } from './texts.ts';

const KEPT_MS = 24 * 60 * 60_000;

/**
 * A file from a coordinator, or a table that they copied into the chat: everything that can be refused without its bytes
 * is refused here; the download is a task that only this answer asks for. Words sent along with the file may name its
 * period.
 */
export function receiveFile(context: Context, { text, files }: RawMessage): Answer | undefined {
  const [file, ...others] = files;
  if (context.actor.audience !== 'coordinator') return undefined;
  if (file === undefined) return receiveText(context, text);
  const extension = file.extension.toLowerCase();
  if (!TABLE_EXTENSIONS.has(extension)) return answer(texts.badExtension(extension), { dialog: 'keep' });
  if (file.size > MAX_FILE_BYTES) return answer(texts.tooLarge, { dialog: 'keep' });

  const name = shownName(file.name);
  const period = parseTypedPeriod(text, todayOf(context));
  const open = findDialog(context.db, context.actor.person.id, context.peerId);
  const params: ReadingParams = {
    senderId: context.actor.person.externalId,
    stagedId: stage(context, name),
    name,
    url: file.url,
    ...(open?.name === SCHOOL_LIST_DIALOG && { expects: 'schools' as const }),
    ...(period !== undefined && { period: periodToText(period) }),
  };
  const said = [texts.reading(name), ...(others.length > 0 ? [texts.onlyFirst] : [])].join('\n');
  return answer(said, { tasks: [{ kind: READ_TABLE, params }], dialog: 'keep' });
}

/** VK cuts a message at 4096: one as long may be the beginning of a table. */
const CUT_LETTERS = 3900;

/** A table pasted as text is a file whose bytes are here. Where a question is open, the text is its answer. */
function receiveText(context: Context, text: string): Answer | undefined {
  const { db, actor, peerId } = context;
  const open = findDialog(db, actor.person.id, peerId);
  if (open !== undefined && !OWN_DIALOGS.has(open.name)) return undefined;
  if (!looksLikePastedTable(text)) return undefined;
  const bytes = new TextEncoder().encode(text);
  const stagedId = stage(context, texts.pastedName);
  saveStagedBytes(db, stagedId, bytes, createHash('sha256').update(bytes).digest('hex'));
  const params: ReadingParams = { senderId: actor.person.externalId, stagedId, name: texts.pastedName };
  const said = [texts.readingPasted, ...(text.length >= CUT_LETTERS ? [texts.maybeCut] : [])].join('\n');
  return answer(said, { tasks: [{ kind: READ_TABLE, params }], dialog: 'keep' });
}

const OWN_DIALOGS: ReadonlySet<string> = new Set([PERIOD_DIALOG, COLUMN_DIALOG]);

function stage({ db, now, district, actor }: Context, name: string): number {
  const expiresAt = new Date(now.getTime() + KEPT_MS);
  return insertStagedFile(db, { districtId: district.id, personId: actor.person.id, name, expiresAt }, now);
}

const MOST_LETTERS = 80;

/** A file's name is somebody's text: one line of it, the end with the extension kept, and nobody's name. */
function shownName(name: string): string {
  const line = name.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const [, words = line, extension = ''] = /^(.*?)(\.[^.]*)?$/u.exec(line) ?? [];
  if (isPersonName(words.replaceAll('_', ' ').trim())) return `${texts.namelessFile}${extension}`;
  return line.length <= MOST_LETTERS ? line : `…${line.slice(1 - MOST_LETTERS)}`;
}
