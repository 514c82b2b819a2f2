import { baseJump } from './base-rules.ts';
import { definitionChanged, definitionDatesDiffer } from './definition-rules.ts';
import { DOUBTS } from './doubt-codes.ts';
import type { DoubtCode } from './doubt-codes.ts';
import { countOverBase, impossiblePercent, over100 } from './figure-rules.ts';
import type { DoubtRule } from './finding.ts';
import { funnelBroken, inactiveWorks } from './funnel-rules.ts';
import { commonDrop, holidayDrop, holidayRise, jump } from './jump-rules.ts';
import { periodNotWeek, periodOverlaps, sameFigures } from './period-rules.ts';
import { schoolsMissing, schoolsNew, schoolsVanished } from './school-rules.ts';

/** `undefined`: only the reader of the file sees it (two columns, words, a totals row, neighbouring cells). */
const CHECKS: Record<DoubtCode, DoubtRule['check']> = {
  'over-100': over100,
  'count-over-base': countOverBase,
  'two-values': undefined,
  'turned-round': undefined,
  'same-figures': sameFigures,
  'period-not-week': periodNotWeek,
  'period-overlaps': periodOverlaps,
  'definition-dates-differ': definitionDatesDiffer,
  'impossible-percent': impossiblePercent,
  'count-percent-differ': undefined,
  'total-mismatch': undefined,
  'funnel-broken': funnelBroken,
  'base-jump': baseJump,
  jump,
  'holiday-rise': holidayRise,
  'schools-vanished': schoolsVanished,
  'schools-new': schoolsNew,
  'schools-missing': schoolsMissing,
  'holiday-drop': holidayDrop,
  'common-drop': commonDrop,
  'inactive-works': inactiveWorks,
  'definition-changed': definitionChanged,
  'equal-neighbours': undefined,
};

/** Every rule, the gravest first. */
export const DOUBT_RULES: readonly DoubtRule[] = DOUBTS.map(({ code }) => {
  const check = CHECKS[code];
  return { code, ...(check && { check }) };
});
