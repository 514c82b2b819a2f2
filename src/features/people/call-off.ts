import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { findDialog } from '../../storage/dialog.ts';
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { forgetOpenOrder } from '../subjects/office/forget-order.ts';
import { mainKeyboard } from '../keyboards.ts';
import { isCalledOff } from '../refusal.ts';
import { texts } from './texts.ts';

/** There «не надо» is an answer: no message a day. */
const TAKES_REFUSALS: ReadonlySet<string> = new Set(['once-a-day', 'quiet-hours']);
/** As the shell closes a question that nobody answered. */
const DAY_MS = 24 * 60 * 60_000;

/** «не надо», «передумала» to any open question: it is closed, and nothing of it is written. */
export function callOff(
  context: Context,
  { text, files, pictures, isPressed }: RawMessage,
): Answer | undefined {
  // «Отменить» under a question is the question's own: it may end a file with it.
  if (isPressed) return undefined;
  if (files.length > 0 || pictures.length > 0 || !isCalledOff(text)) return undefined;
  // The words of «Отмена» itself are a command.
  if (CANCEL.has(text.trim().toLowerCase())) return undefined;
  const open = findDialog(context.db, context.actor.person.id, context.peerId);
  if (open === undefined || TAKES_REFUSALS.has(open.name)) return undefined;
  if (context.now.getTime() - open.updatedAt.getTime() > DAY_MS) return undefined;
  forgetOpenOrder(context);
  return answer(texts.cancelled, { keyboard: mainKeyboard(context) });
}

const CANCEL: ReadonlySet<string> = new Set(texts.words.cancel.map((word) => word.toLowerCase()));
