import type { ImportPlan } from '../../domain/import-plan.ts';
import type { PlanRemark } from '../../domain/plan-remark.ts';

export type NameQuestion = Extract<PlanRemark, { code: 'ambiguous-unit' }>;

/** The names of a plan that a person can settle by pointing at a school, the surest first. */
export function settleable({ remarks }: Pick<ImportPlan, 'remarks'>): NameQuestion[] {
  return remarks.filter((remark): remark is NameQuestion => remark.code === 'ambiguous-unit');
}
