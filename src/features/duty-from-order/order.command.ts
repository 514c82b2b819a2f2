import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import { endStagedFile } from '../../storage/staged-file.ts';
import { dayInWords } from '../../text/dates.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { findDraft } from '../draft.ts';
import { forgetOrderWords } from '../subjects/office/forget-order.ts';
import { officeTexts } from '../office-texts.ts';
import { labels } from '../texts.ts';
import { chosenOf, findOwnOrder, saveDraft, versionOf, withChange } from './order-draft.ts';
import type { OrderDraft } from './order-draft.ts';
import { dialogState } from './order.dialog.ts';
import { takeText } from './receive.ts';
import { saveDuties } from './save-duties.ts';
import type { Announced } from './save-duties.ts';
import { confirmSaving, ORDER_DIALOG, showCard, showList } from './show.ts';
import { texts } from './texts.ts';

type Own = { f: number; draft: OrderDraft };

/** Runs a button of an order: `f` names it, and the order is the actor's own and still open when `act` sees it. */
function onOwnOrder<Args extends { f: number }>(
  schema: z.ZodType<Args>,
  act: (context: Context, order: Own, args: Args) => Answer,
): Command<Context>['run'] {
  return (context, { args }) => {
    const parsed = schema.safeParse(args);
    if (!parsed.success) return answer(officeTexts.stale);
    const found = findOwnOrder(context, parsed.data.f);
    return 'over' in found
      ? answer(found.over)
      : act(context, { f: parsed.data.f, draft: found.draft }, parsed.data);
  };
}

const office = { words: [], who: ['coordinator'], where: 'private' } as const;

/** «Сроки из приказа»: asks for the text or the file. */
export const dutyFromOrderCommand: Command<Context> = {
  name: 'duty-from-order',
  words: texts.words,
  help: texts.help,
  who: ['coordinator'],
  where: 'private',
  run: () =>
    answer(texts.ask, {
      keyboard: inline([button(texts.cancel, 'cancel')]),
      dialog: { name: ORDER_DIALOG, state: { ask: 'text', parts: [] } },
    }),
};

/** A text that came in several messages is whole. */
export const orderWholeCommand: Command<Context> = {
  ...office,
  name: 'order-whole',
  run(context) {
    const draft = findDraft(context, ORDER_DIALOG, dialogState);
    if (draft?.ask !== 'text' || draft.parts.length === 0) return answer(officeTexts.stale);
    return takeText(context, draft.parts.join('\n'));
  },
};

const listArgs = z.object({ f: z.int(), p: z.int().min(0).max(10).optional() });
export const orderListCommand: Command<Context> = {
  ...office,
  name: 'order-list',
  run: onOwnOrder(listArgs, (context, { f, draft }, { p }) =>
    showList(context, f, draft, p === undefined ? {} : { page: p }),
  ),
};

const cardArgs = z.object({ f: z.int(), n: z.int().min(0).max(99) });
export const orderEditCommand: Command<Context> = {
  ...office,
  name: 'order-edit',
  run: onOwnOrder(cardArgs, (context, { f, draft }, { n }) => showCard(context, f, draft, n)),
};

const switchArgs = z.object({ f: z.int(), n: z.int().min(0).max(99), v: z.literal([0, 1]) });
export const orderSwitchCommand: Command<Context> = {
  ...office,
  name: 'order-switch',
  run: onOwnOrder(switchArgs, (context, { f, draft }, { n, v }) => {
    const own = draft.proposals[n];
    if (own?.dueOn !== undefined && own.dueOn < todayOf(context) && v === 1) {
      return answer(texts.changePast(n + 1), { dialog: 'keep' });
    }
    const changed = withChange(draft, n, (one) => ({ ...one, isOn: v === 1 }));
    if (changed === undefined) return answer(officeTexts.stale);
    saveDraft(context, f, changed);
    return showCard(context, f, changed, n);
  }),
};

const changeArgs = z.object({ f: z.int(), n: z.int().min(0).max(99), k: z.enum(['day', 'title']) });
export const orderChangeCommand: Command<Context> = {
  ...office,
  name: 'order-change',
  run: onOwnOrder(changeArgs, (_context, { f, draft }, { n, k }) => {
    if (draft.proposals[n] === undefined) return answer(officeTexts.stale);
    return answer(k === 'day' ? texts.askDay(n + 1) : texts.askTitle(n + 1), {
      keyboard: inline([button(texts.toList, 'order-list', { f })]),
      dialog: { name: ORDER_DIALOG, state: { ask: k, f, n } },
    });
  }),
};

const saveArgs = z.object({ f: z.int(), v: z.string(), yes: z.literal(1).optional() });
/** Names the count first; then saves all of them in the shell's transaction, once. */
export const orderSaveCommand: Command<Context> = {
  ...office,
  name: 'order-save',
  run: onOwnOrder(saveArgs, (context, { f, draft }, { v, yes }) => {
    const chosen = chosenOf(draft);
    if (versionOf(draft) !== v) return showList(context, f, draft, { said: texts.changedSince });
    const today = todayOf(context);
    const isLate = chosen.some(({ dueOn }) => dueOn !== undefined && dueOn < today);
    if (yes === undefined || isLate || chosen.length === 0) return confirmSaving(context, f, draft);
    const announced = saveDuties(context, draft.basis, chosen);
    endStagedFile(context.db, f, 'written');
    forgetOrderWords(context);
    return answer(
      [texts.saved(chosen.length, draft.basis), toldLine(context, announced), texts.textGone].join('\n'),
      {
        keyboard: inline([
          button(labels.deadlines, 'deadlines'),
          ...(announced.batchId === undefined
            ? []
            : [button(labels.correct, 'correct', { b: announced.batchId })]),
        ]),
      },
    );
  }),
};

export const orderCancelCommand: Command<Context> = {
  ...office,
  name: 'order-cancel',
  run: onOwnOrder(z.object({ f: z.int() }), (context, { f }) => {
    endStagedFile(context.db, f, 'cancelled');
    forgetOrderWords(context);
    return answer(texts.cancelled);
  }),
};

function toldLine(context: Context, { people, announceAt }: Announced): string {
  if (people === 0 || announceAt.getTime() <= context.now.getTime()) return texts.told(people);
  const zone = zoneOf(context.settings);
  const on = localDayOf(announceAt, zone);
  return texts.willTell(people, texts.at(dayInWords(on), localTimeOf(announceAt, zone)));
}
