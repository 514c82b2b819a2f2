import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { insertFigureUses } from '../../storage/figure-use.ts';
import { findLetter, insertLetter } from '../../storage/letter.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { labels } from '../texts.ts';
import { LETTER_DIALOG, LETTER_FIELDS, NEW_LETTER, letterDraft } from './draft.ts';
import { dutiesOf, metricsOf, openDuties, partsOf, usualPeriod } from './draft-facts.ts';
import { contentsOf, letterContents } from './letter-contents.ts';
import { lettersScreen } from './letters.command.ts';
import {
  ask,
  basisScreen,
  dutiesScreen,
  fieldsScreen,
  metricsScreen,
  periodScreen,
  preview,
} from './screens.ts';
import { texts } from './texts.ts';

/** «Письмо»: begins one; who only reads sees those that were made. */
export const letterCommand: Command<Context> = {
  name: 'letter',
  words: [labels.letter, ...texts.words],
  help: texts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  run: (context) =>
    context.actor.audience === 'head' ? lettersScreen(context) : periodScreen(context, NEW_LETTER),
};

const againArgs = z.object({ l: z.int() });

/** «Составить заново»: the same letter from the figures of today, shown before it is made. */
export const letterAgainCommand: Command<Context> = {
  name: 'letter-again',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const pressed = againArgs.safeParse(args);
    const letter = pressed.success ? findLetter(context.db, context.district.id, pressed.data.l) : undefined;
    if (letter === undefined) return answer(texts.gone);
    const draft = letterContents.safeParse(letter.contents).data?.draft;
    return draft?.period === undefined
      ? periodScreen(context, NEW_LETTER)
      : preview(context, draft, texts.again);
  },
};

const periodArgs = z.object({ p: z.enum(['week', 'month', 'typed']) });

export const letterPeriodCommand: Command<Context> = {
  name: 'letter-period',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, LETTER_DIALOG, letterDraft);
    const pressed = periodArgs.safeParse(args);
    if (draft === undefined || !pressed.success) return answer(officeTexts.stale);
    const { p } = pressed.data;
    if (p === 'typed') return ask(draft, texts.typePeriod, 'period');
    const changed = { ...draft, period: usualPeriod(context, p) };
    return draft.metrics.length === 0 ? metricsScreen(context, changed) : preview(context, changed);
  },
};

/** `y`: 1 – it is to go in, 0 – out; the same button pressed twice does it once. */
const y = z.union([z.literal(0), z.literal(1)]);
const pickArgs = z.union([
  z.object({ m: z.string(), y }),
  z.object({ d: z.int(), y }),
  z.object({ o: z.string(), y }),
]);

/** A metric, a duty or an order goes in, or out again. */
export const letterPickCommand: Command<Context> = {
  name: 'letter-pick',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, LETTER_DIALOG, letterDraft);
    const pressed = pickArgs.safeParse(args);
    if (draft === undefined || !pressed.success) return answer(officeTexts.stale);
    const { data } = pressed;
    if ('m' in data) {
      const isKnown = partsOf(context, draft).some(({ metric }) => metric.code === data.m);
      return metricsScreen(
        context,
        isKnown ? { ...draft, metrics: changed(draft.metrics, data.m, data.y) } : draft,
      );
    }
    if ('d' in data) {
      const isOwn = openDuties(context).some(({ id }) => id === data.d);
      const duties = dutiesOf(context, draft).map(({ id }) => id);
      const picked = isOwn ? { ...draft, duties: changed(duties, data.d, data.y) } : draft;
      return dutiesScreen(context, picked, data.d);
    }
    const isKnown = context.reference.orders.some(({ id }) => id === data.o);
    return basisScreen(
      context,
      isKnown ? { ...draft, orders: changed(draft.orders, data.o, data.y) } : draft,
    );
  },
};

function changed<T>(all: readonly T[], one: T, isIn: 0 | 1): T[] {
  const others = all.filter((other) => other !== one);
  return isIn === 1 ? [...others, one] : others;
}

/** `d`: of the duties the page with this one. */
const editArgs = z.object({
  k: z.enum(['preview', 'period', 'metrics', 'threshold', 'duties', 'number', 'basis', 'subject', 'fields']),
  d: z.int().optional(),
});

/** What is to be changed, from the preview; and back to it. */
export const letterEditCommand: Command<Context> = {
  name: 'letter-edit',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, LETTER_DIALOG, letterDraft);
    const pressed = editArgs.safeParse(args);
    if (draft === undefined || !pressed.success) return answer(officeTexts.stale);
    switch (pressed.data.k) {
      case 'preview':
        return preview(context, draft);
      case 'period':
        return periodScreen(context, draft);
      case 'metrics':
        return metricsScreen(context, draft);
      case 'threshold':
        return ask(draft, texts.askThreshold, 'threshold');
      case 'duties':
        return dutiesScreen(context, draft, pressed.data.d);
      case 'number':
        return ask(draft, texts.askNumber, 'number');
      case 'basis':
        return basisScreen(context, draft);
      case 'subject':
        return ask(draft, texts.askSubject, 'subject');
      case 'fields':
        return fieldsScreen(context, draft);
    }
  },
};

const fieldArgs = z.object({ k: z.enum(LETTER_FIELDS) });

export const letterFieldCommand: Command<Context> = {
  name: 'letter-field',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, LETTER_DIALOG, letterDraft);
    const pressed = fieldArgs.safeParse(args);
    if (draft === undefined || !pressed.success) return answer(officeTexts.stale);
    const { k } = pressed.data;
    return ask(draft, texts.askField[k], k);
  },
};

/** The draft is used up: a second press finds none. */
export const letterMakeCommand: Command<Context> = {
  name: 'letter-make',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const draft = findDraft(context, LETTER_DIALOG, letterDraft);
    if (draft === undefined) return answer(officeTexts.stale);
    if (metricsOf(context, draft).length === 0) return metricsScreen(context, draft);
    const { db, district, actor, now } = context;
    const { subject, figures, ...contents } = contentsOf(context, draft);
    const id = insertLetter(
      db,
      { districtId: district.id, subject, contents, createdBy: actor.person.id },
      now,
    );
    insertFigureUses(
      db,
      id,
      figures.map(({ figure }) => figure),
    );
    noteAct(context, texts.journal.made(contents.listed.length), { after: subject });
    return madeAnswer(id, contents);
  },
};

function madeAnswer(
  id: number,
  { listed, documents }: Pick<ReturnType<typeof contentsOf>, 'listed' | 'documents'>,
): Answer {
  return answer(
    [texts.made(listed.length), ...(listed.length === 0 ? [texts.nobodyListed] : [])].join('\n'),
    {
      documents,
      keyboard: inline(
        [button(texts.send, 'letter-send', { l: id }, 'primary')],
        [button(texts.fresh, 'letter'), button(texts.former, 'letters')],
      ),
    },
  );
}
