import { answer } from '../../../bot/answer.ts';
import type { Answer } from '../../../bot/answer.ts';
import { mayRead } from '../../../domain/known-answer.ts';
import { forgetOldQuestions, insertQuestion } from '../../../storage/question.ts';
import { button, inline } from '../../../bot/buttons.ts';
import { answerScreen } from './answer-screen.ts';
import { answerTexts } from './answer-texts.ts';
import { schoolOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { findAnswers } from './find-answers.ts';
import type { FoundAnswer } from './find-answers.ts';
import { findPersonName } from '../../../domain/person-name.ts';

const DAY_MS = 86_400_000;
const SENT_DAYS = 90;
const MOST_LETTERS = 1000;
/** An answer found with less than this is no surer than another one so near to it: which is meant is asked. */
const SURE = 0.8;
const AS_NEAR = 0.05;
const MOST_CANDIDATES = 3;

/** The answer to a question in a person's own words, or the few that it may be; undefined where none is near enough. */
export function answerQuestion(context: Context, text: string): Answer | undefined {
  const found = findForReader(context, text);
  const [best] = found;
  if (best === undefined) return undefined;
  const questionId = keepQuestion(context, text);
  const near = best.score < SURE ? found.filter(({ score }) => best.score - score < AS_NEAR) : [best];
  if (near.length > 1) return whichOf(near.slice(0, MOST_CANDIDATES), questionId);
  return { replies: [answerScreen(context, { answer: best.answer, found: { questionId } })] };
}

function whichOf(candidates: readonly FoundAnswer[], questionId: number | undefined): Answer {
  const passOn =
    questionId === undefined
      ? []
      : [[button(answerTexts.askCoordinator, 'ask-coordinator', { q: questionId })]];
  return answer(answerTexts.candidates, {
    keyboard: inline(
      ...candidates.map(({ answer: known }) => [button(known.label, 'answer', { a: known.id })]),
      ...passOn,
    ),
  });
}

/** Answers that the words may mean, of those the reader may see. */
export function findForReader({ reference, actor }: Context, text: string): FoundAnswer[] {
  return findAnswers(reference, text).filter(({ answer }) => mayRead(answer, actor.audience));
}

/**
 * Keeps a school's question for a day, so that a button can go on with it; undefined where there is nothing to keep:
 * a coordinator's, one too long, one with somebody's name.
 */
export function keepQuestion(context: Context, text: string): number | undefined {
  const { db, now, actor } = context;
  const words = text.trim().replace(/\s+/g, ' ');
  forgetOldQuestions(db, {
    asked: new Date(now.getTime() - DAY_MS),
    sent: new Date(now.getTime() - SENT_DAYS * DAY_MS),
  });
  if (actor.school === undefined || words === '' || words.length > MOST_LETTERS) return undefined;
  if (findPersonName(words) !== undefined) return undefined;
  return insertQuestion(db, { unitId: schoolOf(context).id, personId: actor.person.id, words }, now);
}
