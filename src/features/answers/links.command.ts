import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { KnownLink } from '../../domain/known-answer.ts';
import { parseLinkValue } from '../../domain/link-value.ts';
import { saveDistrictLink } from '../../storage/district-link.ts';
import type { DistrictLink } from '../../storage/district-link.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { authorOf } from '../subjects/office/author.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import { listLinks, namesLink } from '../subjects/answers/district-links.ts';
import type { LinkInForce } from '../subjects/answers/district-links.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { momentOf } from '../moment.ts';
import { officeTexts } from '../office-texts.ts';
import { texts } from './texts.ts';

const DIALOG = 'link-edit';
const state = z.object({ l: z.string() });

/** Every address of the answers, as it stands in the district. */
export const linksCommand: Command<Context> = {
  name: 'links',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const links = listLinks(context);
    const buttons = links.map(({ link }) => button(link.title, 'link-edit', { l: link.id }));
    return answer(
      [
        texts.linksHead,
        ...links.map(({ link, value, own }) => texts.linkLine(link.title, value, own?.value !== undefined)),
      ].join('\n'),
      {
        keyboard: inline(
          ...buttons.flatMap((_, index): Button[][] =>
            index % 2 === 0 ? [buttons.slice(index, index + 2)] : [],
          ),
        ),
      },
    );
  },
};

/** One address: where it comes from, who changed it; the next message is the new one. */
export const linkEditCommand: Command<Context> = {
  name: 'link-edit',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const found = findLink(context, args);
    if (found === undefined) return answer(officeTexts.stale, toLinks);
    const { link, value, own } = found;
    return answer(
      [
        texts.link(link.title, value),
        ...(own === undefined ? [] : [changedLine(context, own)]),
        ...(own?.value === undefined ? sourceLine(context, link) : []),
        texts.askLink[kindOf(link)],
      ].join('\n'),
      {
        keyboard: inline([...resetButton(found), button(officeTexts.cancel, 'cancel')]),
        dialog: { name: DIALOG, state: { l: link.id } },
      },
    );
  },
};

export const linkEditDialog: Dialog<Context> = {
  name: DIALOG,
  who: ['coordinator'],
  beganBy: 'answers-admin',
  step(context, stored, { text }) {
    const found = findLink(context, stored);
    if (found === undefined) return answer(officeTexts.interrupted);
    const { link } = found;
    const value = parseLinkValue(text, link.kinds);
    if (value === undefined) return askAgain(texts.badLink[kindOf(link)]);
    save(context, found, value);
    const shown = context.reference.answers.answers.filter((entry) => namesLink(entry, link));
    return answer(
      texts.linkSaved(
        link.title,
        value,
        shown.map(({ label }) => label),
      ),
      toLinks,
    );
  },
};

/** Back to the address of the documents; where they have none, to none. */
export const linkResetCommand: Command<Context> = {
  name: 'link-reset',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }): Answer {
    const found = findLink(context, args);
    if (found === undefined) return answer(officeTexts.stale, toLinks);
    const { link, own } = found;
    if (own?.value === undefined) return answer(texts.linkNotOwn(link.title), toLinks);
    save(context, found, undefined);
    return answer(texts.linkReset(link.title, link.default?.value), toLinks);
  },
};

const toLinks = { keyboard: inline([button(texts.toLinks, 'links')]) };

function save(context: Context, { link, value: before }: LinkInForce, value: string | undefined): void {
  const { db, district, actor, now } = context;
  noteAct(context, actTexts.linkChanged(link.title), { before, after: value ?? link.default?.value });
  saveDistrictLink(db, district.id, link.id, value, { by: actor.person.id, now });
}

function findLink(context: Context, named: unknown): LinkInForce | undefined {
  const parsed = state.safeParse(named);
  return parsed.success ? listLinks(context).find(({ link }) => link.id === parsed.data.l) : undefined;
}

function resetButton({ link, own }: LinkInForce): Button[] {
  if (own?.value === undefined) return [];
  return [button(link.default === undefined ? texts.clear : texts.reset, 'link-reset', { l: link.id })];
}

function changedLine(context: Context, { value, by, at }: DistrictLink): string {
  return texts.linkChanged(momentOf(context, at), authorOf(context, by), value === undefined);
}

function sourceLine({ reference }: Context, link: KnownLink): string[] {
  const order = reference.orders.find(({ id }) => id === link.default?.source.order);
  return order === undefined ? [] : [texts.linkSource(order.cite)];
}

function kindOf({ kinds }: KnownLink): 'mailbox' | 'page' | 'both' {
  const [kind = 'page', other] = kinds;
  return other === undefined ? kind : 'both';
}
