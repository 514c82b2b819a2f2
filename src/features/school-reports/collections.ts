import type { ReportForm } from '../../domain/report-form.ts';
import { listDraftsOfDistrict } from '../../storage/report-draft.ts';
import { listReportsOfDistrict } from '../../storage/school-report.ts';
import type { Context } from '../context.ts';
import { findReportForm } from '../subjects/reports/report-forms.ts';
import { findReportOccasion, reportDuties } from '../subjects/reports/report-occasion.ts';
import type { ReportOccasion } from '../subjects/reports/report-occasion.ts';

/** A report that the district collects: of a form, on an occasion. */
export type Collection = { form: ReportForm; occasion: ReportOccasion };

/** What is collected now and what was: those of duties first, then the newest. */
export function listCollections(context: Context): Collection[] {
  const { db, district } = context;
  const named = [
    ...reportDuties(context),
    ...[...listReportsOfDistrict(db, district.id), ...listDraftsOfDistrict(db, district.id)].toSorted(
      (a, b) => b.occasion.localeCompare(a.occasion),
    ),
  ];
  const seen = new Set<string>();
  return named.flatMap(({ form, occasion }) => {
    if (seen.has(`${form} ${occasion}`)) return [];
    seen.add(`${form} ${occasion}`);
    return findCollection(context, form, occasion) ?? [];
  });
}

/** What a button names: of the reader's own district. */
export function findCollection(context: Context, code: string, occasion: string): Collection | undefined {
  const form = findReportForm(context, code);
  const found = form && findReportOccasion(context, form, occasion);
  return form === undefined || found === undefined ? undefined : { form, occasion: found };
}

export function collectionArgs({ form, occasion }: Collection): { f: string; o: string } {
  return { f: form.code, o: occasion.occasion };
}
