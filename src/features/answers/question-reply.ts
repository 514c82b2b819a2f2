import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { Unit } from '../../domain/unit.ts';
import { listBindingsOfPerson } from '../../storage/binding.ts';
import { getPerson } from '../../storage/person.ts';
import { findQuestion, markQuestionAnswered } from '../../storage/question.ts';
import type { StoredQuestion } from '../../storage/question.ts';
import { getUnit } from '../../storage/unit.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import type { Context } from '../context.ts';
import { deadlineHoursOf } from '../district-hours.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { labels } from '../texts.ts';
import { texts } from './texts.ts';

const DIALOG = 'question-reply';
const MOST_LETTERS = 3000;
const state = z.object({ q: z.int() });

/** «Ответить»: the coordinator's own words go to whoever asked. */
export const questionReplyCommand: Command<Context> = {
  name: 'question-reply',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const found = findOpen(context, state.safeParse(input.args).data?.q);
    if (found === undefined) return over(context, state.safeParse(input.args).data?.q);
    return answer(texts.askReply(found.school.name, found.words), {
      keyboard: inline([button(officeTexts.cancel, 'cancel')]),
      dialog: { name: DIALOG, state: { q: found.question.id } },
    });
  },
};

export const questionReplyDialog: Dialog<Context> = {
  name: DIALOG,
  who: ['coordinator'],
  beganBy: 'questions',
  step(context, stored, { text }) {
    const parsed = state.safeParse(stored);
    if (!parsed.success) return answer(officeTexts.interrupted);
    const typed = text.trim();
    if (typed === '') return askAgain(texts.noReply);
    if (typed.length > MOST_LETTERS) return askAgain(texts.replyTooLong(MOST_LETTERS));
    const found = findOpen(context, parsed.data.q);
    // Another coordinator was quicker, or the person erased the words.
    if (found === undefined) return over(context, parsed.data.q);
    const { question, school, words } = found;
    const { db, now, actor } = context;
    markQuestionAnswered(db, question.id, actor.person.id, now);
    noteAct(context, actTexts.questionAnswered(school.name));
    const isHere = listBindingsOfPerson(db, question.personId).some(({ unitId }) => unitId === school.id);
    if (!isHere) return answer(texts.askerGone(school.name), toQuestions);
    const { quiet, zone } = deadlineHoursOf(context.settings);
    return answer(texts.replied(school.name), {
      ...toQuestions,
      notices: [
        {
          to: getPerson(db, question.personId).externalId,
          lane: 'bulk',
          text: texts.answered(school.name, words, typed),
          keyboard: inline([button(labels.ask, 'ask')]),
          notBefore: notInQuietHours(now, quiet, zone),
          dedupeKey: `question-answer/${question.id}`,
        },
      ],
    });
  },
};

const toQuestions = { keyboard: inline([button(texts.words.questions[0], 'questions')]) };

/** Answered by somebody meanwhile, which is told, or taken back. */
function over(context: Context, id: number | undefined): Answer {
  const question = id === undefined ? undefined : findQuestion(context.db, id);
  const isOwn =
    question !== undefined && getUnit(context.db, question.unitId).parentId === context.district.id;
  return isOwn && question.answeredAt !== undefined
    ? answer(
        `${texts.replyDone} ${alreadyDone(context, question.answeredBy, question.answeredAt)}`,
        toQuestions,
      )
    : answer(texts.replyOver, toQuestions);
}

/** A question of the own district that waits for its answer. */
function findOpen(
  { db, district }: Context,
  id: number | undefined,
): { question: StoredQuestion; school: Unit; words: string } | undefined {
  const question = id === undefined ? undefined : findQuestion(db, id);
  if (question?.words === undefined || question.sentAt === undefined) return undefined;
  const school = getUnit(db, question.unitId);
  return school.parentId === district.id ? { question, school, words: question.words } : undefined;
}
