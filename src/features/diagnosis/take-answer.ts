import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { QuestionCode } from '../../domain/diagnosis.ts';
import { findFinding } from '../../storage/finding.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { labels } from '../texts.ts';
import { goOn } from './go-on.ts';
import type { TypedAnswer } from './parse-answer.ts';
import { findProgress, inquiryOf, lowFacts, ownFacts, stepFor } from './progress.ts';
import type { Inquiry } from './progress.ts';
import { aboutArgs, lineOf, sayFinding, sayHowToCheck } from './say.ts';
import { texts } from './texts.ts';
import { withSchool } from './with-school.ts';

export type GivenAnswer = { m: string; s?: number | undefined; q: QuestionCode; a: TypedAnswer };

/** An answer by a button or in words; one to a question that is closed changes nothing. */
export function takeAnswer(context: Context, { m, s, q, a }: GivenAnswer): Answer {
  const about = s === undefined ? context : speakingFor(context, s);
  if (about === undefined) return answer(texts.gone);
  const facts = ownFacts(about);
  const fact = facts.find(({ metric }) => metric.code === m);
  if (fact === undefined) return answer(withSchool(about, texts.gone));
  if (!lowFacts(facts).includes(fact)) return answer(withSchool(about, texts.notLow(lineOf(about, fact))));
  const inquiry = inquiryOf(fact, facts);
  const answers = findProgress(about, inquiry);
  if (answers === undefined) return sayEnded(about, inquiry);

  const step = stepFor(inquiry, answers);
  const isAsked = step.kind === 'question' && step.question === q;
  // A question that was left may be answered whenever its button is found again.
  const isLeft = answers.get(q) === 'later' && inquiry.questions.includes(q);
  if (!isAsked && !isLeft) return goOn(about, inquiry, answers, { lead: [texts.answeredBefore] });
  if (a === 'unknown') return sayHowToCheck(about, inquiry, q);
  return goOn(about, inquiry, new Map([...answers, [q, a]]));
}

/** The cause was found meanwhile, the figure is another one, or it was too long ago. */
function sayEnded(context: Context, { fact }: Inquiry): Answer {
  const finding = findFinding(context.db, schoolOf(context).id, fact.metric.code);
  if (finding !== undefined) {
    return sayFinding(context, { fact, finding, isNew: false, lead: [texts.ended] });
  }
  return answer(withSchool(context, texts.ended), {
    keyboard: inline([button(labels.why, 'why', aboutArgs(context, fact))]),
  });
}
