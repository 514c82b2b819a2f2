import type { Answer } from '../../bot/answer.ts';
import type { DiagnosisStep } from '../../domain/diagnosis.ts';
import { findFinding, insertFinding } from '../../storage/finding.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import type { FigureFact } from '../subjects/figures/figure-facts.ts';
import { dropProgress, saveProgress, stepFor } from './progress.ts';
import type { Answers, Inquiry } from './progress.ts';
import { askQuestion, sayFinding, sayLeft } from './say.ts';

type Extra = { lead?: readonly string[]; others?: readonly FigureFact[] };

/** Writes the answers down and goes to what follows from them: the next question, what was left, the cause. */
export function goOn(context: Context, inquiry: Inquiry, answers: Answers, extra: Extra = {}): Answer {
  const step = stepFor(inquiry, answers);
  if (step.kind === 'cause') return endWith(context, inquiry, step, extra);
  saveProgress(context, inquiry, answers);
  return step.kind === 'question'
    ? askQuestion(context, inquiry, step, extra)
    : sayLeft(context, inquiry, step);
}

function endWith(
  context: Context,
  inquiry: Inquiry,
  { cause }: Extract<DiagnosisStep, { kind: 'cause' }>,
  { lead = [] }: Extra,
): Answer {
  const { db, actor, now } = context;
  const { fact } = inquiry;
  const unitId = schoolOf(context).id;
  const metricCode = fact.metric.code;
  insertFinding(db, { unitId, metricCode, cause, personId: actor.person.id }, now);
  dropProgress(context, inquiry);
  const finding = findFinding(db, unitId, metricCode);
  if (finding === undefined) throw new Error('the finding that was written is not there');
  return sayFinding(context, { fact, finding, isNew: true, lead });
}
