import type { ProblemSeverity } from '../table.ts';

/**
 * Every rule that may object to a value, the gravest first: where several do, the first one marks it. `block` leaves the
 * value out, `ask` stores it marked, `note` stores it as plain. What only the reader of a file can see is found there.
 */
export const DOUBTS = [
  { code: 'over-100', severity: 'block' },
  { code: 'count-over-base', severity: 'block' },
  { code: 'two-values', severity: 'ask' },
  { code: 'turned-round', severity: 'ask' },
  { code: 'same-figures', severity: 'ask' },
  { code: 'period-not-week', severity: 'ask' },
  { code: 'period-overlaps', severity: 'ask' },
  { code: 'definition-dates-differ', severity: 'ask' },
  { code: 'count-percent-differ', severity: 'ask' },
  { code: 'impossible-percent', severity: 'ask' },
  { code: 'total-mismatch', severity: 'ask' },
  { code: 'funnel-broken', severity: 'ask' },
  { code: 'base-jump', severity: 'ask' },
  { code: 'jump', severity: 'ask' },
  { code: 'holiday-rise', severity: 'ask' },
  { code: 'schools-vanished', severity: 'ask' },
  { code: 'schools-new', severity: 'ask' },
  { code: 'schools-missing', severity: 'note' },
  { code: 'holiday-drop', severity: 'note' },
  { code: 'common-drop', severity: 'note' },
  { code: 'inactive-works', severity: 'note' },
  { code: 'definition-changed', severity: 'note' },
  { code: 'equal-neighbours', severity: 'note' },
] as const satisfies readonly { code: string; severity: ProblemSeverity }[];

export type DoubtCode = (typeof DOUBTS)[number]['code'];

const GRAVITY: ReadonlyMap<string, number> = new Map(DOUBTS.map(({ code }, index) => [code, index]));
const SEVERITY: ReadonlyMap<string, ProblemSeverity> = new Map(
  DOUBTS.map(({ code, severity }) => [code, severity]),
);

/** The gravest of the codes; one that no rule here has comes last. */
export function gravestDoubt(codes: readonly string[]): string | undefined {
  return codes.toSorted((a, b) => gravityOf(a) - gravityOf(b))[0];
}

/** 0 is the gravest. */
export function gravityOf(code: string): number {
  return GRAVITY.get(code) ?? DOUBTS.length;
}

/** What a rule's finding does to the value; undefined for a code that is no rule's. */
export function severityOfDoubt(code: string): ProblemSeverity | undefined {
  return SEVERITY.get(code);
}
