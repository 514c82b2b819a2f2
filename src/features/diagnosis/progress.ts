import { z } from 'zod';
import { addDays } from '../../domain/calendar-day.ts';
import { CAUSE_CODES } from '../../domain/cause.ts';
import { isLow, questionsFor, stepOf } from '../../domain/diagnosis.ts';
import type { DiagnosisAnswer, DiagnosisStep, KnownFigure, QuestionCode } from '../../domain/diagnosis.ts';
import { localDayOf } from '../../domain/zone.ts';
import { deleteDiagnosis, findDiagnosis, saveDiagnosis } from '../../storage/diagnosis.ts';
import { schoolOf } from '../context.ts';
import { absentFacts, isAbsent } from '../subjects/figures/absent-facts.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import type { FigureFact } from '../subjects/figures/figure-facts.ts';
import { newestFacts } from '../subjects/causes/open-findings.ts';

export const questionCode = z.enum(CAUSE_CODES).exclude(['none-found', 'my-school-none-found']);

const shape = z.object({
  figure: z.string(),
  answers: z.array(z.tuple([questionCode, z.enum(['yes', 'no', 'later'])])),
});

/** Answers that are older say nothing about today. */
const KEPT_DAYS = 30;

export type Answers = ReadonlyMap<QuestionCode, DiagnosisAnswer>;

/** A low figure of the school with what is known on the way to its cause. */
export type Inquiry = { fact: FigureFact; questions: readonly QuestionCode[]; known: readonly FigureFact[] };

/** The newest figures of the school that is spoken for, then the tables it is not in. */
export function ownFacts(context: Context): readonly FigureFact[] {
  const school = schoolOf(context);
  return [...(newestFacts(context, [school]).get(school.id) ?? []), ...absentFacts(context, school)];
}

/** Low figures, the one most worth looking at first: without registration and status the others stay low. */
export function lowFacts(facts: readonly FigureFact[]): FigureFact[] {
  const low = facts.filter(({ metric, latest }) => isAbsent(latest) || isLow(metric, latest));
  const rank = ({ metric: { code } }: FigureFact) => (code === 'registered' ? 0 : code === 'status' ? 1 : 2);
  return low.toSorted((a, b) => rank(a) - rank(b) || (a.latest.value ?? 0) - (b.latest.value ?? 0));
}

export function inquiryOf(fact: FigureFact, facts: readonly FigureFact[]): Inquiry {
  const known = facts.filter(({ latest }) => latest.doubt === undefined && !isAbsent(latest));
  return { fact, known, questions: questionsFor(knownFigure(fact), known.map(knownFigure)) };
}

export function stepFor({ fact, questions }: Inquiry, answers: Answers): DiagnosisStep {
  return stepOf(fact.metric.code, questions, answers);
}

/** Undefined: not begun, about another figure than today's, too old, or in a shape of another program. */
export function findProgress(context: Context, { fact }: Inquiry): Answers | undefined {
  const { db, settings } = context;
  const stored = findDiagnosis(db, schoolOf(context).id, fact.metric.code);
  const parsed = stored && shape.safeParse(stored.answers);
  if (stored === undefined || parsed?.success !== true || parsed.data.figure !== figureKey(fact)) {
    return undefined;
  }
  const lastOn = localDayOf(stored.updatedAt, zoneOf(settings));
  return addDays(lastOn, KEPT_DAYS) < todayOf(context) ? undefined : new Map(parsed.data.answers);
}

export function saveProgress(context: Context, { fact }: Inquiry, answers: Answers): void {
  const stored: z.infer<typeof shape> = { figure: figureKey(fact), answers: [...answers] };
  const unitId = schoolOf(context).id;
  saveDiagnosis(context.db, { unitId, metricCode: fact.metric.code, answers: stored }, context.now);
}

export function dropProgress(context: Context, { fact }: Inquiry): void {
  deleteDiagnosis(context.db, schoolOf(context).id, fact.metric.code);
}

/** A figure of another week, under another definition or of another origin is another question. */
function figureKey({ latest, origin, version }: FigureFact): string {
  return [version.version, origin, latest.period.from, latest.period.to].join(' ');
}

function knownFigure({ metric, latest }: FigureFact): KnownFigure {
  const { value = 0, numerator, period } = latest;
  return { code: metric.code, value, numerator, period };
}
