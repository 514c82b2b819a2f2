import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { KnownAnswer } from '../../domain/known-answer.ts';
import {
  deleteAnswerAttachment,
  insertAnswerAttachment,
  listAnswerAttachments,
} from '../../storage/answer-attachment.ts';
import type { AnswerAttachment } from '../../storage/answer-attachment.ts';
import { findDialog } from '../../storage/dialog.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { findReadable } from './find-readable.ts';
import { texts } from './texts.ts';

const DIALOG = 'answer-attach';
/** What one answer may carry: it stays one screen. */
const MOST_FILES = 5;
const TITLE_LETTERS = 60;
const DAY_MS = 86_400_000;
const PICTURES: ReadonlySet<string> = new Set(['jpg', 'jpeg', 'png']);
/** Tables are the import's, whatever is asked here. */
const TABLES: ReadonlySet<string> = new Set(['xlsx', 'xlsm', 'xls', 'csv', 'tsv', 'txt']);
/** The messenger's references are joined by commas. */
const REFERENCE = /^[\w-]{1,200}$/;

const state = z.object({ a: z.string() });

/** Asks for a picture or a PDF to stand beside an answer. */
export const answerAttachCommand: Command<Context> = {
  name: 'answer-attach',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const known = findNamed(context, args);
    if (known === undefined) return answer(texts.stale);
    return answer(texts.askFile(known.label), {
      keyboard: inline([button(officeTexts.cancel, 'cancel')]),
      dialog: { name: DIALOG, state: { a: known.id } },
    });
  },
};

/** Words alone: files are taken by `receiveAttachment`, before the import sees them. */
export const answerAttachDialog: Dialog<Context> = {
  name: DIALOG,
  who: ['coordinator'],
  beganBy: 'answers-admin',
  step: (context, stored) =>
    findNamed(context, stored) === undefined ? answer(officeTexts.interrupted) : askAgain(texts.waitFile),
};

/** A file or a picture that was asked for. Only its reference is kept; nothing is downloaded. */
export function receiveAttachment(context: Context, message: RawMessage): Answer | undefined {
  const { files, pictures } = message;
  if (context.actor.audience !== 'coordinator' || files.length + pictures.length === 0) return undefined;
  const open = findDialog(context.db, context.actor.person.id, context.peerId);
  if (open?.name !== DIALOG || context.now.getTime() - open.updatedAt.getTime() > DAY_MS) return undefined;
  if (files.some(({ extension }) => TABLES.has(extension.toLowerCase()))) return undefined;
  const known = findNamed(context, open.state);
  if (known === undefined) return answer(officeTexts.interrupted);
  return take(context, known, message);
}

type Sent = { attachment: string | undefined; title: string };

function take(context: Context, known: KnownAnswer, { files, pictures }: RawMessage): Answer {
  const suitable = files.filter(({ extension }) => isSuitable(extension.toLowerCase()));
  if (suitable.length < files.length) return askAgain(texts.badFile);
  const sent: Sent[] = [
    ...pictures.map((attachment) => ({ attachment, title: '' })),
    ...suitable.map(({ name, reference }) => ({ attachment: reference, title: shownTitle(name) })),
  ];
  const usable = sent.flatMap(({ attachment, title }) =>
    attachment !== undefined && REFERENCE.test(attachment) ? [{ attachment, title }] : [],
  );
  if (usable.length < sent.length) return askAgain(texts.noReference);
  const { db, district, actor, now } = context;
  const held = attachmentsOf(context, known);
  const fresh = usable.filter(({ attachment }) => held.every((one) => one.attachment !== attachment));
  if (held.length + fresh.length > MOST_FILES) return askAgain(texts.fileLimit(MOST_FILES));
  for (const file of fresh) {
    insertAnswerAttachment(
      db,
      { ...file, districtId: district.id, answer: known.id, by: actor.person.id },
      now,
    );
  }
  if (fresh.length > 0) noteAct(context, actTexts.fileAttached(known.label));
  const said =
    fresh.length === 0
      ? texts.attachedBefore(known.label)
      : texts.attached(
          known.label,
          fresh.map(({ title }) => title),
        );
  return answer(said, toAnswer(known));
}

const detachArgs = z.object({ a: z.string(), f: z.int().optional() });

/** Takes a file away: asks which, then by its number. */
export const answerDetachCommand: Command<Context> = {
  name: 'answer-detach',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const pressed = detachArgs.safeParse(args);
    const known = pressed.success ? findReadable(context, pressed.data.a) : undefined;
    if (!pressed.success || known === undefined) return answer(texts.stale);
    const held = attachmentsOf(context, known);
    const { f } = pressed.data;
    if (f !== undefined) {
      const file = held.find(({ id }) => id === f);
      if (file === undefined) return answer(texts.detachedBefore, toAnswer(known));
      deleteAnswerAttachment(context.db, context.district.id, file.id);
      noteAct(context, actTexts.fileDetached(known.label));
      return answer(texts.detached(file.title), toAnswer(known));
    }
    if (held.length === 0) return answer(texts.nothingAttached(known.label), toAnswer(known));
    return answer(texts.whichFile(known.label), {
      keyboard: inline(
        ...held.map((file, index) => [
          button(texts.fileLabel(file.title, index + 1), 'answer-detach', { a: known.id, f: file.id }),
        ]),
      ),
    });
  },
};

function attachmentsOf({ db, district }: Context, { id }: KnownAnswer): AnswerAttachment[] {
  return listAnswerAttachments(db, district.id).filter((one) => one.answer === id);
}

function findNamed(context: Context, named: unknown): KnownAnswer | undefined {
  const parsed = state.safeParse(named);
  return parsed.success ? findReadable(context, parsed.data.a) : undefined;
}

function toAnswer({ id }: KnownAnswer) {
  return { keyboard: inline([button(texts.showAnswer, 'answer', { a: id })]) };
}

function isSuitable(extension: string): boolean {
  return extension === 'pdf' || PICTURES.has(extension);
}

/** A file's name is somebody's text: one line of it, the end with the extension kept. */
function shownTitle(name: string): string {
  const line = name.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length <= TITLE_LETTERS ? line : `…${line.slice(1 - TITLE_LETTERS)}`;
}
