import type { Evidence } from '../../../domain/duty.ts';
import { findMetric } from '../../../domain/reference.ts';
import { percent } from '../../../text/number.ts';
import type { DistrictContext } from '../../context.ts';
import { neededFor } from './duty-evidence.ts';
import { dutyTexts } from './duty-texts.ts';
import { findReportForm } from '../reports/report-forms.ts';

/** «Подтверждение: файл или снимок — приказ» */
export function evidenceLine(
  context: Pick<DistrictContext, 'db' | 'reference' | 'district'>,
  evidence: Evidence,
): string {
  const { evidence: texts } = dutyTexts;
  switch (evidence.kind) {
    case 'confirm':
    case 'week-note':
      return texts[evidence.kind];
    case 'file':
    case 'link':
      return texts[evidence.kind](evidence.what);
    case 'count':
      return texts.count(evidence.of);
    case 'metric': {
      const metric = findMetric(context.reference, evidence.metric);
      const needed = neededFor(context, evidence);
      const reach = needed === undefined ? undefined : dutyTexts.reached(percent(needed), needed === 100);
      const goal =
        metric?.kind === 'status' ? dutyTexts.active : metric?.kind === 'share' ? reach : undefined;
      return texts.metric(metric?.title ?? evidence.metric, goal);
    }
    case 'report':
      return texts.report(findReportForm(context, evidence.form)?.title ?? evidence.form);
  }
}
