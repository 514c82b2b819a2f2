import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { IncomingFile } from '../../bot/incoming.ts';
import { findDialog } from '../../storage/dialog.ts';
import { endStagedFile, findStagedFile } from '../../storage/staged-file.ts';
import { isTaskWaiting } from '../../storage/task.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import type { RawMessage } from '../feature.ts';
import { forgetOrderWords } from '../subjects/office/forget-order.ts';
import { READ_TABLE } from '../subjects/tables/read-table-task.ts';
import { parseTypedPeriod } from '../typed-date.ts';
import { IS_ORDER, ORDER_MARKS, SAID_TO_BOT } from './lexicon.ts';
import { draftFromText, stageOrder } from './order-draft.ts';
import {
  MAX_ORDER_BYTES,
  READ_ORDER,
  orderReadingParams,
  orderReadingResult,
  stagedText,
} from './reading-task.ts';
import type { OrderReadingParams } from './reading-task.ts';
import { BUSY_MS, ORDER_DIALOG, showList } from './show.ts';
import { texts } from './texts.ts';

/** Documents with text, and those that look like one: told apart from tables by the name alone. */
const DOCUMENTS: ReadonlySet<string> = new Set(['docx', 'pdf', 'docm']);
const OTHER_DOCUMENTS: ReadonlySet<string> = new Set(['doc', 'rtf', 'odt', 'pages']);
const LEAST_LETTERS = 300;
const LEAST_MARKS = 2;
const MOST_LETTERS = 60_000;

/**
 * An order that a coordinator sends without a word: a document is no table, and a long text with the marks of an order is
 * none of the bot's commands. Where another question is open its answer is left to it.
 */
export function receiveOrder(context: Context, { text, files }: RawMessage): Answer | undefined {
  if (context.actor.audience !== 'coordinator') return undefined;
  const open = findDialog(context.db, context.actor.person.id, context.peerId);
  const isOwn = open?.name === ORDER_DIALOG;
  if (open !== undefined && !isOwn && context.now.getTime() - open.updatedAt.getTime() < BUSY_MS)
    return undefined;
  const [file] = files;
  if (file !== undefined) {
    const extension = file.extension.toLowerCase();
    // «За 19–25.10» is said of a table.
    if (!isOwn && extension === 'docx' && parseTypedPeriod(text, todayOf(context)) !== undefined)
      return undefined;
    const isText = extension === 'txt' && (isOwn || IS_ORDER.test(text) || IS_ORDER.test(file.name));
    return DOCUMENTS.has(extension) || OTHER_DOCUMENTS.has(extension) || isText
      ? takeFile(context, files, { isOrder: isOwn || IS_ORDER.test(text) || IS_ORDER.test(file.name) })
      : undefined;
  }
  return !isOwn && looksLikeOrder(text) ? offerPasted(context, text) : undefined;
}

/** The text itself is looked at before anything is said: a long message to the bot is no order. */
function offerPasted(context: Context, text: string): Answer | undefined {
  const stagedId = stageOrder(context, texts.pastedName);
  const draft = draftFromText(context, stagedId, text);
  if (draft === undefined) {
    endStagedFile(context.db, stagedId, 'cancelled');
    return undefined;
  }
  return showList(context, stagedId, draft);
}

function looksLikeOrder(text: string): boolean {
  if (text.length < LEAST_LETTERS || SAID_TO_BOT.test(text)) return false;
  return hasOrderMarks(text);
}

/** Whether a text has what orders and letters with instructions have. */
export function hasOrderMarks(text: string, least = LEAST_MARKS): boolean {
  return ORDER_MARKS.filter((mark) => mark.test(text)).length >= least;
}

/**
 * A file that is to be read as an order: the download is a task that only this answer asks for. A Word document that
 * nobody called an order may hold a table instead.
 */
export function takeFile(
  context: Context,
  files: readonly IncomingFile[],
  { isOrder = true }: { isOrder?: boolean } = {},
): Answer {
  const [file, ...others] = files;
  if (file === undefined) return answer(texts.ask, { dialog: 'keep' });
  const extension = file.extension.toLowerCase();
  if (!DOCUMENTS.has(extension) && extension !== 'txt') {
    return answer(texts.badExtension(extension), { dialog: 'keep' });
  }
  if (file.size > MAX_ORDER_BYTES) return answer(texts.tooLarge, { dialog: 'keep' });
  const name = shownName(file.name);
  const params: OrderReadingParams = {
    senderId: context.actor.person.externalId,
    stagedId: stageOrder(context, name),
    name,
    url: file.url,
    ...(!isOrder && extension === 'docx' && { mayBeTable: true as const }),
  };
  const said = [texts.reading(name), ...(others.length > 0 ? [texts.onlyFirst] : [])].join('\n');
  const open = findDialog(context.db, context.actor.person.id, context.peerId);
  return answer(said, {
    tasks: [{ kind: READ_ORDER, params }],
    keyboard: inline([button(texts.cancel, 'cancel')]),
    // «Отмена» while it is read is about the order.
    dialog:
      open === undefined || open.name === ORDER_DIALOG
        ? { name: ORDER_DIALOG, state: { ask: 'text', parts: [] } }
        : 'keep',
  });
}

/** Words that were pasted, or typed in the dialog: the proposals, or why there are none. */
export function takeText(context: Context, text: string): Answer {
  if (text.length > MOST_LETTERS) return answer(texts.tooLong, { dialog: 'keep' });
  const stagedId = stageOrder(context, texts.pastedName);
  const draft = draftFromText(context, stagedId, text);
  return draft === undefined ? nothingFound(context, stagedId) : showList(context, stagedId, draft);
}

/** The text of a document is here, or the reason why not. */
export function orderRead(context: Context, params: unknown, result: unknown): Answer {
  const { stagedId } = orderReadingParams.parse(params);
  const ended = orderReadingResult.parse(result);
  const { db, actor } = context;
  // Roles may have changed while the file was fetched.
  if (actor.audience !== 'coordinator') {
    endStagedFile(db, stagedId, 'cancelled');
    const isOffice = actor.bindings.some(({ role }) => role === 'coordinator');
    return isOffice ? answer(texts.otherRole, { dialog: 'keep' }) : { replies: [], dialog: 'keep' };
  }
  if (ended.outcome === 'table' || ended.outcome === 'both')
    return tableFound(context, stagedId, ended.outcome);
  if (ended.outcome !== 'read') {
    // Called off meanwhile: that was answered.
    if (findStagedFile(db, stagedId)?.state === 'cancelled') return { replies: [], dialog: 'keep' };
    endStagedFile(db, stagedId, 'refused');
    const sentence = ended.outcome === 'refused' ? ended.sentence : texts.failed[ended.outcome];
    return answer(sentence, { dialog: 'keep' });
  }
  const file = findStagedFile(db, stagedId);
  const contents = stagedText.safeParse(file?.contents);
  const isOpen = file?.state === 'staged' && file.districtId === context.district.id;
  if (!isOpen || !contents.success) return answer(texts.failed.gone, { dialog: 'keep' });
  const draft = draftFromText(context, stagedId, contents.data.text);
  return draft === undefined
    ? { ...nothingFound(context, stagedId), dialog: 'keep' }
    : showList(context, stagedId, draft, {
        isLate: true,
        ...(contents.data.isCut === true && { said: texts.cut }),
      });
}

/** The document holds figures: they are read as any table, or the coordinator says what it is. */
function tableFound(context: Context, stagedId: number, found: 'table' | 'both'): Answer {
  const { db, actor, peerId } = context;
  const file = findStagedFile(db, stagedId);
  if (file?.state !== 'awaited' || file.districtId !== context.district.id) {
    return { replies: [], dialog: 'keep' };
  }
  const dialog = findDialog(db, actor.person.id, peerId)?.name === ORDER_DIALOG ? 'end' : 'keep';
  if (found === 'table') {
    const params = { senderId: actor.person.externalId, stagedId, name: file.name };
    return answer(texts.isTable(file.name), { tasks: [{ kind: READ_TABLE, params }], dialog });
  }
  return answer(texts.tableOrOrder(file.name), {
    keyboard: inline(
      [
        button(texts.asTable, 'import-file', { f: stagedId }),
        button(texts.asOrder, 'order-file', { f: stagedId }),
      ],
      [button(texts.cancel, 'order-cancel', { f: stagedId })],
    ),
    dialog,
  });
}

const fileArgs = z.object({ f: z.int() });

/** «Приказ или письмо»: a document with both is read as an order. */
export const orderFileCommand: Command<Context> = {
  name: 'order-file',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const pressed = fileArgs.safeParse(args).data;
    const file = pressed && findStagedFile(context.db, pressed.f);
    const isOpen = file?.state === 'awaited' && file.districtId === context.district.id;
    if (!isOpen || !stagedText.safeParse(file.contents).success) return answer(texts.failed.gone);
    const params: OrderReadingParams = {
      senderId: context.actor.person.externalId,
      stagedId: file.id,
      name: file.name,
    };
    const isUnderWay = isTaskWaiting(context.db, READ_ORDER, params);
    return answer(texts.reading(file.name), isUnderWay ? {} : { tasks: [{ kind: READ_ORDER, params }] });
  },
};

function nothingFound(context: Context, stagedId: number): Answer {
  endStagedFile(context.db, stagedId, 'cancelled');
  forgetOrderWords(context);
  return answer(texts.nothingFound, {
    keyboard: inline([button(texts.addByHand, 'deadline-add')]),
  });
}

const MOST_LETTERS_OF_NAME = 80;

/** A file's name is somebody's text: one line of it, the end with the extension kept. */
function shownName(name: string): string {
  const line = name.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length <= MOST_LETTERS_OF_NAME ? line : `…${line.slice(1 - MOST_LETTERS_OF_NAME)}`;
}
