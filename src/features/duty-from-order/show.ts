import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import { findDialog } from '../../storage/dialog.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { evidenceLine } from '../subjects/duties/evidence-words.ts';
import { chosenOf, versionOf } from './order-draft.ts';
import type { OrderDraft } from './order-draft.ts';
import { cardLine, lineOf } from './duty-words.ts';
import { audienceOf } from './save-duties.ts';
import { texts } from './texts.ts';

export const ORDER_DIALOG = 'duty-from-order';

const PAGE = 12;
const MOST_WORDS = 300;
/** A dialog that somebody answered this recently is what their next words belong to. */
export const BUSY_MS = 5 * 60_000;

/** What is proposed, by what will be saved and what will not; the numbers stay the same. */
export function showList(
  context: Context,
  stagedId: number,
  draft: OrderDraft,
  { page = 0, said, isLate = false }: { page?: number; said?: string; isLate?: boolean } = {},
): Answer {
  const today = todayOf(context);
  const { proposals } = draft;
  const start = page * PAGE < proposals.length ? page * PAGE : 0;
  const numbered = proposals.map((one, index) => ({ one, line: lineOf(one, index + 1, today) }));
  const shown = numbered.slice(start, start + PAGE);
  const on = shown.filter(({ one }) => one.isOn);
  const off = shown.filter(({ one }) => !one.isOn);
  const chosen = chosenOf(draft).length;
  const isPaged = proposals.length > PAGE;
  const lines = [
    ...(said === undefined ? [] : [said]),
    texts.head(draft.basis, proposals.length),
    ...(isPaged ? [texts.page(start + 1, start + shown.length, proposals.length)] : []),
    ...(on.length > 0 ? [texts.willSave(chosen), ...on.map(({ line }) => line)] : []),
    ...(off.length > 0 ? [texts.willNotSave, ...off.map(({ line }) => line)] : []),
    ...(chosen === 0 ? [texts.nothingChosen] : []),
    texts.howToChange,
  ];
  const isLast = start + PAGE >= proposals.length;
  return answer(lines.join('\n'), {
    keyboard: inline(
      [
        ...(chosen > 0
          ? [button(texts.save(chosen), 'order-save', { f: stagedId, v: versionOf(draft) }, 'positive')]
          : []),
      ],
      [
        button(texts.edit, 'order-edit', { f: stagedId, n: start }),
        ...(isPaged
          ? [
              button(isLast ? texts.first : texts.next, 'order-list', {
                f: stagedId,
                p: isLast ? 0 : page + 1,
              }),
            ]
          : []),
        button(texts.cancel, 'order-cancel', { f: stagedId }),
      ],
    ),
    dialog:
      isLate && isAskedElse(context) ? 'keep' : { name: ORDER_DIALOG, state: { ask: 'list', f: stagedId } },
  });
}

/** What was changed by words, without the whole list again. */
export function showChanged(stagedId: number, draft: OrderDraft, said: string): Answer {
  const chosen = chosenOf(draft).length;
  return answer([said, texts.chosen(chosen, draft.proposals.length)].join('\n'), {
    keyboard: inline([
      ...(chosen > 0
        ? [button(texts.save(chosen), 'order-save', { f: stagedId, v: versionOf(draft) }, 'positive')]
        : []),
      button(texts.toList, 'order-list', { f: stagedId }),
    ]),
    dialog: { name: ORDER_DIALOG, state: { ask: 'list', f: stagedId } },
  });
}

/** Names the count and who is told, before anything is saved. */
export function confirmSaving(context: Context, stagedId: number, draft: OrderDraft): Answer {
  const chosen = chosenOf(draft).length;
  const late = draft.proposals.findIndex(
    ({ isOn, dueOn }) => isOn && dueOn !== undefined && dueOn < todayOf(context),
  );
  if (late >= 0) return showList(context, stagedId, draft, { said: texts.changePast(late + 1) });
  if (chosen === 0) return showList(context, stagedId, draft);
  const { people, unreached } = audienceOf(context);
  const lines = [
    texts.confirm(chosen, people.length),
    ...(people.length > 0 && unreached.length > 0 ? [texts.unreached(unreached)] : []),
  ];
  return answer(lines.join('\n'), {
    keyboard: inline([
      button(texts.yesSave(chosen), 'order-save', { f: stagedId, v: versionOf(draft), yes: 1 }, 'positive'),
      button(texts.back, 'order-list', { f: stagedId }),
    ]),
    dialog: { name: ORDER_DIALOG, state: { ask: 'list', f: stagedId } },
  });
}

/** One proposal with the words it rests on. */
export function showCard(context: Context, stagedId: number, draft: OrderDraft, n: number): Answer {
  const own = draft.proposals[n];
  if (own === undefined) return showList(context, stagedId, draft);
  const of = draft.proposals.length;
  const lines = [
    texts.card(n + 1, of, cardLine(own, todayOf(context))),
    ...(own.kind === 'standing' ? [texts.standingMeans] : own.kind === 'weekly' ? [texts.weeklyMeans] : []),
    own.isOn ? texts.isOn : texts.isOff,
    texts.evidence(evidenceLine(context, own.evidence)),
    ...(own.words === ''
      ? []
      : [texts.restsOn(own.words.length > MOST_WORDS ? `${own.words.slice(0, MOST_WORDS)}…` : own.words)]),
  ];
  return answer(lines.join('\n'), {
    keyboard: inline(
      [
        button(own.isOn ? texts.switchOff : texts.switchOn, 'order-switch', {
          f: stagedId,
          n,
          v: own.isOn ? 0 : 1,
        }),
        button(texts.changeDay, 'order-change', { f: stagedId, n, k: 'day' }),
        button(texts.changeTitle, 'order-change', { f: stagedId, n, k: 'title' }),
      ],
      [
        ...(of > 1 ? [button(texts.another, 'order-edit', { f: stagedId, n: (n + 1) % of })] : []),
        button(texts.toList, 'order-list', { f: stagedId }),
      ],
    ),
    dialog: { name: ORDER_DIALOG, state: { ask: 'list', f: stagedId } },
  });
}

/** The coordinator is in the middle of something else, begun while the file was read: the buttons ask well enough. */
function isAskedElse({ db, actor, peerId, now }: Context): boolean {
  const open = findDialog(db, actor.person.id, peerId);
  if (open === undefined || open.name === ORDER_DIALOG) return false;
  return now.getTime() - open.updatedAt.getTime() < BUSY_MS;
}
