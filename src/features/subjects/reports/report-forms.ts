import type { ReportForm } from '../../../domain/report-form.ts';
import { listStoredReportForms } from '../../../storage/report-form.ts';
import type { DistrictContext } from '../../context.ts';

type Place = Pick<DistrictContext, 'db' | 'reference' | 'district'>;

/** The program's own form of the order № 380, п. 1.9. */
export const CLASS_REPORT = 'class-report';

/** The forms that may be asked for: the program's, then the district's own that are not retired. */
export function listReportForms({ db, reference, district }: Place): ReportForm[] {
  const own = listStoredReportForms(db, district.id).filter(({ removedAt }) => removedAt === undefined);
  return [...reference.reportForms, ...own.map(({ form }) => form)];
}

/** A form of the program or of this district, a retired one too: reports of it stay readable. */
export function findReportForm({ db, reference, district }: Place, code: string): ReportForm | undefined {
  return (
    reference.reportForms.find((form) => form.code === code) ??
    listStoredReportForms(db, district.id).find(({ form }) => form.code === code)?.form
  );
}
