import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { findDutyAnswerInForce, insertDutyAnswer } from '../../storage/duty-answer.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import { askedKey } from '../subjects/duties/duty-asked.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import type { OwnDuty } from '../subjects/duties/own-duties.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { labels } from '../texts.ts';
import { withSchool } from '../subjects/schools/with-school.ts';
import { settledAnswer } from './ask-evidence.ts';
import { ANSWER_DIALOG, answerDraft } from './draft.ts';
import type { AnswerDraft } from './draft.ts';
import { argsOf, deadlineArgs, findPressed, labelOf, nameOf, ownDeadlines } from './own-deadlines.ts';
import { MOST_SHOWN } from './open-deadlines.ts';
import { presentInstead } from './present-instead.ts';
import { texts } from './texts.ts';

const NAME = 'duty-not-ours';
const MOST_LETTERS = 300;

/** `do`: the reason is taken as it was typed, it names nobody. */
const args = deadlineArgs.extend({ do: z.literal('sure').optional() });

/** «Нас не касается»: the reason is asked for, the coordinator decides. */
export const notOursCommand: Command<Context> = {
  name: NAME,
  words: texts.words.notOurs,
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args).data;
    if (pressed !== undefined) {
      const found = findPressed(context, pressed);
      if (found === undefined) return answer(texts.gone);
      if (found.isPast) return presentInstead(found.about, found.own);
      const draft = pressed.do === undefined ? undefined : findDraft(context, ANSWER_DIALOG, answerDraft);
      const isMeant =
        draft?.ask === 'reason' && draft.d === pressed.d && draft.s === schoolOf(found.about).id;
      return isMeant && draft.words !== undefined && draft.o === found.own.occasion.key
        ? (settledOr(found.about, found.own) ?? ask(found.about, found.own, draft.words))
        : begin(found.about, found.own);
    }
    const { open } = ownDeadlines(context);
    const [only, ...others] = open;
    if (only === undefined) return answer(texts.nothingOpen);
    if (others.length === 0) return begin(context, only);
    const shown = open.slice(0, MOST_SHOWN);
    const lines = shown.map((own, index) => texts.numbered(index + 1, nameOf(context, own)));
    return answer([texts.whichNotOurs, ...lines].join('\n'), {
      keyboard: inline(
        ...shown.map((own) => [
          button(labelOf(context, own, shown, texts.notOursShort), NAME, argsOf(context, own)),
        ]),
      ),
    });
  },
};

/** «Нет» to the question before a duty: it is not the school's, and nobody has to decide that. */
export const dutyNoCommand: Command<Context> = {
  name: 'duty-no',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const pressed = deadlineArgs.safeParse(input.args).data;
    const found = pressed && findPressed(context, pressed);
    if (found?.own.duty.question === undefined) return answer(texts.gone);
    const { about, own, isPast } = found;
    if (isPast) return presentInstead(about, own);
    const settled = settledAnswer(about, own);
    if (settled !== undefined) return settled;
    return record(about, own, { isDecided: true, question: found.own.duty.question });
  },
};

/** That a week has no figures yet does not keep a school from saying that its note is not theirs. */
export function settledOr(context: Context, own: OwnDuty): Answer | undefined {
  return own.state.kind === 'no-figures' ? undefined : settledAnswer(context, own);
}

function begin(context: Context, own: OwnDuty): Answer {
  const settled = settledOr(context, own);
  if (settled !== undefined) return settled;
  const state: AnswerDraft = { ...argsOf(context, own), ask: 'reason' };
  return answer(withSchool(context, texts.askReason(nameOf(context, own))), {
    keyboard: inline([button(texts.cancel, 'cancel')]),
    dialog: { name: ANSWER_DIALOG, state },
  });
}

/** A typed reason: one tidy line that names nobody. */
export function takeReason(
  context: Context,
  own: OwnDuty,
  { draft, text }: { draft: AnswerDraft; text: string },
): Answer {
  const words = text.trim().replace(/\s+/g, ' ');
  if (!/\p{L}/u.test(words) || words.length > MOST_LETTERS) {
    return askAgain(texts.badReason(MOST_LETTERS), texts.cancel);
  }
  const named = findPersonName(words);
  if (named === undefined) return ask(context, own, words);
  return answer(texts.named(named), {
    keyboard: inline(
      [button(texts.notAName, NAME, { ...argsOf(context, own), do: 'sure' })],
      [button(texts.cancel, 'cancel')],
    ),
    dialog: { name: ANSWER_DIALOG, state: { ...draft, words } },
  });
}

function ask(context: Context, own: OwnDuty, reason: string): Answer {
  return record(context, own, { isDecided: false, reason });
}

function record(
  context: Context,
  own: OwnDuty,
  said: { isDecided: true; question: string } | { isDecided: false; reason: string },
): Answer {
  const { db, now, actor } = context;
  const school = schoolOf(context);
  const key = { dutyId: own.duty.id, unitId: school.id, occasion: own.occasion.key };
  const isNew = insertDutyAnswer(
    db,
    {
      ...key,
      kind: 'not-ours',
      by: actor.person.id,
      ...(said.isDecided ? { state: 'accepted' } : { words: said.reason }),
    },
    now,
  );
  const name = nameOf(context, own);
  const stored = findDutyAnswerInForce(db, key);
  if (!isNew || stored === undefined) return answer(withSchool(context, texts.waiting(name)));
  const text = said.isDecided
    ? texts.office.answeredNo(school.name, name, said.question)
    : texts.office.notOurs(school.name, name, said.reason);
  const label = said.isDecided ? texts.office.open : texts.office.decide;
  return answer(withSchool(context, said.isDecided ? texts.answeredNo(name) : texts.sentForDecision(name)), {
    keyboard: inline([
      button(texts.takeBack, 'deadline-not-done', argsOf(context, own)),
      button(labels.deadlines, 'school-deadlines'),
    ]),
    notices: tellCoordinators(context, own.duty.districtId, {
      text,
      keyboard: inline([button(label, 'duty-answer-card', { a: stored.id })]),
      once: `${askedKey(stored.id)}asked`,
    }),
  });
}
