import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Dialog } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { officeTexts } from '../office-texts.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { parseTypedDay } from '../typed-date.ts';
import { OTHER_DAY, OTHER_TITLE, SAVE, SWITCH_OFF, SWITCH_ON } from './lexicon.ts';
import { lineOf } from './duty-words.ts';
import { findOwnOrder, saveDraft, withChange } from './order-draft.ts';
import type { OrderDraft, Proposal } from './order-draft.ts';
import { takeFile, takeText } from './receive.ts';
import { confirmSaving, ORDER_DIALOG, showChanged } from './show.ts';
import { texts } from './texts.ts';

/** What is asked: the text, words about the list, the day or the title of one proposal. */
export const dialogState = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('text'), parts: z.array(z.string()) }),
  z.object({ ask: z.literal('list'), f: z.int() }),
  z.object({ ask: z.literal(['day', 'title']), f: z.int(), n: z.int().min(0) }),
]);

const LEAST_LETTERS = 30;
/** VK cuts a message at 4096: one as long is the beginning of a text, no whole of it. */
const CUT_LETTERS = 3900;
const MOST_PARTS = 20;
const MOST_TITLE = 160;
/** A text as long is another order, no words about this one. */
const LONG = 300;

export const dutyFromOrderDialog: Dialog<Context> = {
  name: ORDER_DIALOG,
  who: ['coordinator'],
  beganBy: 'duty-from-order',
  step(context, state, { text, files, pictures }) {
    const parsed = dialogState.safeParse(state);
    if (!parsed.success) return answer(officeTexts.interrupted);
    const asked = parsed.data;
    if (files.length > 0) return takeFile(context, files);
    if (pictures.length > 0) return answer(texts.picture, { dialog: 'keep' });
    if (asked.ask === 'text') return takePart(context, asked.parts, text);
    const found = findOwnOrder(context, asked.f);
    if ('over' in found) return answer(found.over);
    if (asked.ask === 'list') {
      return text.length > LONG
        ? takePart(context, [], text)
        : takeWords(context, asked.f, found.draft, text.trim());
    }
    return asked.ask === 'day'
      ? takeDay(context, asked, found.draft, text)
      : takeTitle(context, asked, found.draft, text);
  },
};

function takePart(context: Context, parts: readonly string[], text: string): Answer {
  const all = [...parts, text];
  if (text.length >= CUT_LETTERS && all.length < MOST_PARTS) {
    return answer(texts.longMessage, {
      keyboard: inline([button(texts.wholeText, 'order-whole'), button(texts.cancel, 'cancel')]),
      dialog: { name: ORDER_DIALOG, state: { ask: 'text', parts: all } },
    });
  }
  const whole = all.join('\n');
  if (whole.trim().length < LEAST_LETTERS) return askAgain(texts.tooShort);
  return takeText(context, whole);
}

/** «убрать 4, 5», «вернуть 10», «2 до 05.11», «3 текст …» */
function takeWords(context: Context, f: number, draft: OrderDraft, words: string): Answer {
  if (SAVE.test(words)) return confirmSaving(context, f, draft);
  const off = SWITCH_OFF.exec(words)?.[1];
  const on = off === undefined ? SWITCH_ON.exec(words)?.[1] : undefined;
  const listed = off ?? on;
  if (listed !== undefined) return switched(context, f, draft, numbersOf(listed), on !== undefined);
  const [, numbered, title] = OTHER_TITLE.exec(words) ?? [];
  if (numbered !== undefined && title !== undefined) {
    return takeTitle(context, { f, n: Number(numbered) - 1 }, draft, title);
  }
  const [, n, day] = OTHER_DAY.exec(words) ?? [];
  if (n !== undefined && day !== undefined && parseTypedDay(day, todayOf(context)) !== undefined) {
    return takeDay(context, { f, n: Number(n) - 1 }, draft, day);
  }
  return askAgain(texts.notUnderstood, f);
}

function switched(
  context: Context,
  f: number,
  draft: OrderDraft,
  numbers: readonly number[],
  isOn: boolean,
): Answer {
  const most = draft.proposals.length;
  if (numbers.some((n) => n < 1 || n > most)) return askAgain(texts.unknownNumber(most), f);
  const today = todayOf(context);
  const late = numbers.find((n) => {
    const dueOn = draft.proposals[n - 1]?.dueOn;
    return isOn && dueOn !== undefined && dueOn < today;
  });
  if (late !== undefined) return askAgain(texts.changePast(late), f);
  const changed = {
    ...draft,
    proposals: draft.proposals.map((one, index) => (numbers.includes(index + 1) ? { ...one, isOn } : one)),
  };
  saveDraft(context, f, changed);
  return showChanged(f, changed, isOn ? texts.switchedOn(numbers) : texts.switchedOff(numbers));
}

function takeDay(
  context: Context,
  { f, n }: { f: number; n: number },
  draft: OrderDraft,
  text: string,
): Answer {
  const today = todayOf(context);
  const dueOn = parseTypedDay(text, today);
  if (dueOn === undefined) return askAgain(texts.badDay, f);
  if (dueOn < today) return askAgain(texts.pastDay(dueOn), f);
  return changed(context, f, draft, n, (one) => ({
    ...one,
    weekday: undefined,
    kind: 'dated',
    dueOn,
    doubts: one.doubts.filter((doubt) => !ABOUT_DATES.has(doubt)),
    isOn: true,
  }));
}

/** Settled by a date that a person named. */
const ABOUT_DATES: ReadonlySet<string> = new Set([
  ...['no-date', 'year-guessed', 'relative-date', 'shared-date'],
  ...['monthly', 'term-unclear', 'weekday-guessed'],
]);

function takeTitle(
  context: Context,
  { f, n }: { f: number; n: number },
  draft: OrderDraft,
  text: string,
): Answer {
  const title = text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
  if (!/\p{L}{3}/u.test(title) || title.length > MOST_TITLE) return askAgain(texts.badTitle(MOST_TITLE), f);
  if (findPersonName(title) !== undefined) return askAgain(texts.named, f);
  return changed(context, f, draft, n, (one) => ({ ...one, title, mailbox: undefined, mark: undefined }));
}

function changed(
  context: Context,
  f: number,
  draft: OrderDraft,
  n: number,
  change: (proposal: Proposal) => Proposal,
): Answer {
  const next = withChange(draft, n, change);
  if (next === undefined) return askAgain(texts.unknownNumber(draft.proposals.length), f);
  saveDraft(context, f, next);
  const own = next.proposals[n];
  return showChanged(f, next, own === undefined ? '' : texts.nowIs(lineOf(own, n + 1, todayOf(context))));
}

/** The question stays open; the way out of it is the list, or the end. */
function askAgain(trouble: string, f?: number): Answer {
  const out = f === undefined ? button(texts.cancel, 'cancel') : button(texts.toList, 'order-list', { f });
  return answer(trouble, { keyboard: inline([out]), dialog: 'keep' });
}

function numbersOf(words: string): number[] {
  return [...words.matchAll(/\d+/g)].map(([n]) => Number(n));
}
