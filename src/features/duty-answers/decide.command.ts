import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { decideDutyAnswer } from '../../storage/duty-answer.ts';
import { closeNotices } from '../../storage/office-notice.ts';
import { cancelOutbox } from '../../storage/outbox.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { askedKey } from '../subjects/duties/duty-asked.ts';
import { dutyButton } from '../subjects/duties/duty-button.ts';
import { dutyTexts } from '../subjects/duties/duty-texts.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { labels } from '../texts.ts';
import { tellSchool } from '../subjects/schools/tell-school.ts';
import { findAnswer, nameOf, onAnswer, quotedOf, schoolOf } from './answer-card.ts';
import type { FoundAnswer } from './answer-card.ts';
import { texts } from './texts.ts';

const RETURN_DIALOG = 'duty-return';
const MOST_LETTERS = 300;

const returnDraft = z.object({ a: z.int(), words: z.string().max(MOST_LETTERS).optional() });

/** «Нас не касается» is agreed to. */
export const dutyAcceptCommand: Command<Context> = {
  name: 'duty-accept',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onAnswer((context, found) => {
    const { given } = found;
    const over = overAnswer(context, found, 'accepted');
    if (over !== undefined) return over;
    if (given.kind !== 'not-ours') return answer(texts.goneAnswer);
    decideDutyAnswer(context.db, given.id, { state: 'accepted', by: context.actor.person.id }, context.now);
    return decided(context, found, {
      act: texts.acceptedAct(schoolOf(context, given), quotedOf(context, found)),
      remark: undefined,
      said: texts.accepted(schoolOf(context, given), nameOf(context, found)),
      toSchool: texts.school.accepted(nameOf(context, found)),
      isOpen: false,
    });
  }),
};

/** «Вернуть»: the remark is asked for, the school is to do it again. */
export const dutyReturnCommand: Command<Context> = {
  name: 'duty-return',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onAnswer((context, found) => {
    const { given } = found;
    return (
      overAnswer(context, found, 'returned') ??
      answer(texts.askRemark(schoolOf(context, given), nameOf(context, found)), {
        keyboard: inline([button(officeTexts.cancel, 'cancel')]),
        dialog: { name: RETURN_DIALOG, state: { a: given.id } },
      })
    );
  }),
};

export const dutyReturnDialog: Dialog<Context> = {
  name: RETURN_DIALOG,
  who: ['coordinator'],
  beganBy: 'deadlines',
  step(context, stored, { text }) {
    const draft = returnDraft.safeParse(stored).data;
    const found = draft && findAnswer(context, draft.a);
    if (found === undefined) return answer(officeTexts.interrupted);
    const over = overAnswer(context, found, 'returned');
    if (over !== undefined) return over;
    const words = text.trim().replace(/\s+/g, ' ');
    if (!/\p{L}/u.test(words) || words.length > MOST_LETTERS) return askAgain(texts.badRemark(MOST_LETTERS));
    const named = findPersonName(words);
    if (named === undefined) return giveBack(context, found, words);
    return answer(texts.named(named), {
      keyboard: inline(
        [button(texts.notAName, 'duty-return-sure', { a: found.given.id })],
        [button(officeTexts.cancel, 'cancel')],
      ),
      dialog: { name: RETURN_DIALOG, state: { a: found.given.id, words } },
    });
  },
};

/** «Это не имя»: the remark is taken as it was typed. */
export const dutyReturnSureCommand: Command<Context> = {
  name: 'duty-return-sure',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onAnswer((context, found) => {
    const draft = findDraft(context, RETURN_DIALOG, returnDraft);
    if (draft?.a !== found.given.id || draft.words === undefined) return answer(officeTexts.stale);
    return overAnswer(context, found, 'returned') ?? giveBack(context, found, draft.words);
  }),
};

function giveBack(context: Context, found: FoundAnswer, remark: string): Answer {
  const { given } = found;
  const by = context.actor.person.id;
  decideDutyAnswer(context.db, given.id, { state: 'returned', remark, by }, context.now);
  const name = nameOf(context, found);
  return decided(context, found, {
    act: texts.returnedAct(schoolOf(context, given), quotedOf(context, found)),
    remark,
    said: texts.returned(schoolOf(context, given), name),
    toSchool:
      given.kind === 'done' ? texts.school.returned(name, remark) : texts.school.refused(name, remark),
    isOpen: true,
  });
}

function decided(
  context: Context,
  { duty, given }: FoundAnswer,
  {
    act,
    remark,
    said,
    toSchool,
    isOpen,
  }: { act: string; remark: string | undefined; said: string; toSchool: string; isOpen: boolean },
): Answer {
  noteAct(context, act, { after: remark });
  // The other coordinators need not decide it any more.
  cancelOutbox(context.db, askedKey(given.id));
  closeNotices(context.db, askedKey(given.id), context.now);
  const next = isOpen
    ? [
        dutyButton(
          dutyTexts.ask[duty.evidence.kind],
          { duty, occasion: { key: given.occasion }, s: given.unitId },
          'positive',
        ),
      ]
    : [];
  const notices = tellSchool(context, given.unitId, {
    text: toSchool,
    keyboard: inline([...next, button(labels.deadlines, 'school-deadlines')]),
    once: `duty-decided/${given.id}/${isOpen ? 'returned' : 'accepted'}`,
  });
  return answer(`${said} ${officeTexts.schoolTold(notices.length > 0)}`, {
    keyboard: inline([
      button(texts.toAnswers, 'duty-answers', { d: duty.id }),
      button(texts.toDuty, 'deadline-card', { d: duty.id }),
    ]),
    notices,
  });
}

/** What is said where nothing is left to decide: another coordinator did, or the school took its answer back. */
function overAnswer(
  context: Context,
  { given }: FoundAnswer,
  wanted: 'accepted' | 'returned',
): Answer | undefined {
  const { state, decidedAt, decidedBy } = given;
  if (state === 'withdrawn') return answer(texts.withdrawnMeanwhile);
  const isOver = state === 'returned' || (state === 'accepted' && wanted === 'accepted');
  if (!isOver) return undefined;
  return answer(decidedAt === undefined ? texts.goneAnswer : alreadyDone(context, decidedBy, decidedAt));
}
