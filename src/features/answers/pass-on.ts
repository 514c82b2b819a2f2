import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { findQuestion, markQuestionSent } from '../../storage/question.ts';
import type { StoredQuestion } from '../../storage/question.ts';
import { findForReader } from '../subjects/answers/answer-question.ts';
import { answerTexts } from '../subjects/answers/answer-texts.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { momentOf } from '../moment.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { labels } from '../texts.ts';
import { texts } from './texts.ts';

const MOST_CANDIDATES = 3;
const args = z.object({ q: z.int() });

/** «Не то?»: what else the same words may mean. */
export const askOtherCommand: Command<Context> = {
  name: 'ask-other',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run: onOwnQuestion((context, { id }, words) => {
    const others = findForReader(context, words).slice(1, 1 + MOST_CANDIDATES);
    return answer(others.length === 0 ? texts.noCandidates : answerTexts.candidates, {
      keyboard: inline(
        ...others.map(({ answer: known }) => [button(known.label, 'answer', { a: known.id })]),
        [button(answerTexts.askCoordinator, 'ask-coordinator', { q: id }), button(labels.ask, 'ask')],
      ),
    });
  }),
};

/** Passes the question on in the school's name; the coordinator learns nobody's. */
export const askCoordinatorCommand: Command<Context> = {
  name: 'ask-coordinator',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run: onOwnQuestion((context, question, words) => {
    const { db, now } = context;
    if (question.sentAt !== undefined) return answer(texts.passedBefore(momentOf(context, question.sentAt)));
    const school = schoolOf(context);
    const notices = tellCoordinators(context, school.parentId ?? context.district.id, {
      text: texts.asked(school.name, words),
      keyboard: inline([button(texts.reply, 'question-reply', { q: question.id })]),
      once: `question/${question.id}`,
    });
    if (notices.length === 0) return answer(texts.noCoordinator, contacts);
    markQuestionSent(db, question.id, now);
    return answer(texts.passed(words), { notices, keyboard: inline([button(labels.ask, 'ask')]) });
  }),
};

const contacts = { keyboard: inline([button(labels.contacts, 'contacts')]) };

/** Runs on a question of the presser's own, speaking for the school it was asked for. */
function onOwnQuestion(
  handle: (context: Context, question: StoredQuestion, words: string) => Answer,
): Command<Context>['run'] {
  return (context, input) => {
    const pressed = args.safeParse(input.args);
    const question = pressed.success ? findQuestion(context.db, pressed.data.q) : undefined;
    const isOwn = question?.personId === context.actor.person.id;
    const about = isOwn ? speakingFor(context, question.unitId) : undefined;
    if (question === undefined || about === undefined) return old;
    if (question.answeredAt !== undefined) {
      return answer(texts.answeredBefore(momentOf(context, question.answeredAt)));
    }
    return question.words === undefined ? old : handle(about, question, question.words);
  };
}

const old = answer(texts.oldQuestion, { keyboard: inline([button(labels.ask, 'ask')]) });
