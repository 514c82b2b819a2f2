import { CAUSES, isNoneFound } from './cause.ts';
import type { CauseCode, NoneFound } from './cause.ts';
import { missingToTarget } from './measurement.ts';
import type { Figure } from './measurement.ts';
import type { Metric } from './metric.ts';
import type { Period } from './period.ts';

/** Each cause has one question; «нет» is the cause. */
export type QuestionCode = Exclude<CauseCode, NoneFound>;

/** `later`: nobody knows yet, the question is left for later. */
export type DiagnosisAnswer = 'yes' | 'no' | 'later';

/** A figure of the school that is not in doubt: percent for a share, 1/0 for a status. */
export type KnownFigure = { code: string; value: number; numerator?: number | undefined; period: Period };

export type DiagnosisStep =
  | { kind: 'question'; question: QuestionCode; place: number; of: number }
  | { kind: 'cause'; cause: CauseCode }
  /** Nothing is found yet, and these were left for later. */
  | { kind: 'left'; questions: readonly QuestionCode[] };

const CONDITIONS: readonly QuestionCode[] = [
  'administrator-not-in',
  'organisation-data-empty',
  'too-few-teachers',
];
const PROFILE: readonly QuestionCode[] = ['ordinary-profile', 'profile-not-verified', 'wrong-role'];
const WEEKLY = ['messages', 'calls'];
/** Whoever is counted here was added by the administrator of a registered organisation. */
const PEOPLE = [...WEEKLY, 'teachers-12-months', 'pupils-12-months', 'employees'];
/** «Активна» needs so many employees with the role «учитель». */
const TEACHERS_NEEDED = 3;
/** Where so many percent of the teachers write, it is not their profiles that keep them from calling. */
const MOST_WRITE = 50;
/** «Меньше половины» is what order № 380 of 22.10.2024 calls low where no target is set. */
const HALF = 50;

/** Whether there is a low figure to explain: 100 %, a target that is reached, «Активна» are not. */
export function isLow(metric: Metric, figure: Figure): boolean {
  const { value, numerator, denominator } = figure;
  if (value === undefined || metric.direction !== 'more-is-better' || !isExplained(metric.code)) return false;
  if (metric.kind === 'status') return value !== 1;
  if (metric.kind !== 'share') return false;
  const target = metric.target?.value ?? 100;
  return numerator === undefined || denominator === undefined
    ? value < target
    : missingToTarget(numerator, denominator, target) > 0;
}

/** Whether a newer figure closes what was found for an older one: no longer low, or half where no target is set. */
export function hasRecovered(metric: Metric, newer: Figure): boolean {
  if (newer.value === undefined || newer.doubt !== undefined) return false;
  const isHalf = metric.kind === 'share' && metric.target === undefined && newer.value >= HALF;
  return isHalf || !isLow(metric, newer);
}

/** Metrics that the closed list of causes speaks of. */
export function isExplained(code: string): boolean {
  return CAUSES.some(({ metrics }) => metrics.includes(code));
}

/**
 * What is to be asked about a low figure, cheapest first, without what the data rule out. Only figures that are not
 * older than the low one tell anything about it.
 */
export function questionsFor(about: KnownFigure, known: readonly KnownFigure[]): QuestionCode[] {
  const out = ruledOut(about, known);
  return CAUSES.filter(({ metrics }) => metrics.includes(about.code))
    .map(({ code }) => code)
    .filter((code) => !isNoneFound(code))
    .filter((code) => !out.has(code));
}

/**
 * The next question about a metric, or the end. Answers to questions that are no longer asked count for nothing.
 */
export function stepOf(
  code: string,
  questions: readonly QuestionCode[],
  answers: ReadonlyMap<QuestionCode, DiagnosisAnswer>,
): DiagnosisStep {
  const cause = questions.find((question) => answers.get(question) === 'no');
  if (cause !== undefined) return { kind: 'cause', cause };
  const place = questions.findIndex((question) => !answers.has(question));
  const question = questions[place];
  if (question !== undefined) return { kind: 'question', question, place: place + 1, of: questions.length };
  const left = questions.filter((one) => answers.get(one) === 'later');
  return left.length > 0 ? { kind: 'left', questions: left } : { kind: 'cause', cause: noneFoundOf(code) };
}

/** How a search ends in which every question was answered with «да». */
function noneFoundOf(code: string): NoneFound {
  return (
    CAUSES.filter(({ metrics }) => metrics.includes(code))
      .map((cause) => cause.code)
      .find(isNoneFound) ?? 'none-found'
  );
}

function ruledOut(about: KnownFigure, known: readonly KnownFigure[]): ReadonlySet<QuestionCode> {
  const fresh = known.filter(({ period }) => period.to >= about.period.to);
  const some = (codes: readonly string[], test: (figure: KnownFigure) => boolean) =>
    fresh.some((figure) => codes.includes(figure.code) && test(figure));
  const out = new Set<QuestionCode>();
  const rule = (questions: readonly QuestionCode[]) => questions.forEach((question) => out.add(question));

  // Only registered organisations have a status, «Не активна» too.
  if (some(['status'], () => true) || some(['registered'], ({ value }) => value === 1)) {
    rule(['not-registered']);
  }
  if (some(['status'], ({ value }) => value === 1)) rule(CONDITIONS);
  if (some(PEOPLE, ({ value }) => value > 0)) rule(['not-registered', 'administrator-not-in']);
  if (some(WEEKLY, ({ numerator = 0 }) => numerator >= TEACHERS_NEEDED)) rule(['too-few-teachers']);
  if (about.code === 'calls' && some(['messages'], ({ value }) => value >= MOST_WRITE)) rule(PROFILE);
  return out;
}
