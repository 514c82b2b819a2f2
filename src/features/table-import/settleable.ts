import type { ImportPlan } from '../../domain/import-plan.ts';
import type { PlanRemark } from '../../domain/plan-remark.ts';

type Question = Extract<PlanRemark, { code: 'ambiguous-unit' | 'similar-unit' }>;

/** The names of a plan that a person can settle by pointing at a school. */
export function settleable({ remarks }: Pick<ImportPlan, 'remarks'>): Question[] {
  return remarks.filter(
    (remark): remark is Question => remark.code === 'ambiguous-unit' || remark.code === 'similar-unit',
  );
}
