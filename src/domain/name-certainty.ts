import type { UnitCandidate } from './plan-remark.ts';

type Reason = UnitCandidate['reasons'][number];

/** What may tell two schools apart: a person thinks about each such name by itself. The gravest first. */
export const DOUBTFUL_REASONS: readonly Reason['code'][] = [
  'listed-already',
  'branch-and-head',
  'special-and-plain',
  'word-within',
  'number-absent',
  'letter-differs',
  // Аскарово and Аскаровка are two villages.
  'ending-differs',
];
const SURE_SCORE = 0.7;
const SURE_LEAD = 0.1;

/** Whether one candidate is far ahead and differs in nothing that tells two schools apart. */
export function isNearlySure([first, second]: readonly UnitCandidate[]): boolean {
  return (
    first !== undefined &&
    first.score >= SURE_SCORE &&
    (second === undefined || second.score <= first.score - SURE_LEAD) &&
    !first.reasons.some(isDoubtful)
  );
}

function isDoubtful(reason: Reason): boolean {
  if (reason.code === 'type-differs') return reason.another;
  if (reason.code === 'part-of-name') return reason.place;
  return DOUBTFUL_REASONS.includes(reason.code);
}

/** The greater, the less there is to think about. */
export function certaintyOf(candidates: readonly UnitCandidate[]): number {
  return (candidates[0]?.score ?? 0) + (isNearlySure(candidates) ? 1 : 0);
}
