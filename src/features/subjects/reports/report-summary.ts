import { isHandedIn, progressOf } from '../../../domain/report-form.ts';
import type { ReportForm } from '../../../domain/report-form.ts';
import { listDraftsOfDistrict } from '../../../storage/report-draft.ts';
import { listSchoolClasses } from '../../../storage/school-class.ts';
import { listReportsOfDistrict } from '../../../storage/school-report.ts';
import type { StoredReport } from '../../../storage/school-report.ts';
import type { DistrictContext } from '../../context.ts';
import { namedSchools } from '../schools/district-schools.ts';
import type { NamedSchool } from '../schools/district-schools.ts';
import { isFor, isForAll } from './report-occasion.ts';
import type { ReportOccasion } from './report-occasion.ts';

/** How one school stands with a report. */
export type SchoolReportState = {
  school: NamedSchool;
  report: StoredReport | undefined;
  /** It counts: given or accepted, and mailed where the district asks for that too. */
  isHandedIn: boolean;
  /** Of a draft; undefined – nothing is begun. */
  progress: { done: number; all: number } | undefined;
};

export type ReportSummary = { form: ReportForm; occasion: ReportOccasion; states: SchoolReportState[] };

/** Every school that the report is asked of, by name, as it stands now. */
export function reportSummaryOf(
  context: DistrictContext,
  form: ReportForm,
  occasion: ReportOccasion,
): ReportSummary {
  const { db, district, settings } = context;
  const isOfIt = (one: { form: string; occasion: string }) =>
    one.form === form.code && one.occasion === occasion.occasion;
  const reports = listReportsOfDistrict(db, district.id).filter(isOfIt);
  const drafts = listDraftsOfDistrict(db, district.id).filter(isOfIt);
  const states = namedSchools(context)
    .filter((school) => {
      if (reports.some(({ unitId }) => unitId === school.id)) return true;
      if (occasion.duty !== undefined) return isFor(occasion.duty, school);
      return isForAll(form, school);
    })
    .map((school): SchoolReportState => {
      const report = reports.find(({ unitId }) => unitId === school.id);
      const draft = drafts.find(({ unitId }) => unitId === school.id);
      const names = form.per === 'class' ? listSchoolClasses(db, school.id) : [''];
      const progress = draft && progressOf(form, draft.rows, names);
      const counts = report !== undefined && isHandedIn(report, settings);
      return { school, report, isHandedIn: counts, progress };
    });
  return { form, occasion, states };
}

export function handedIn({ states }: Pick<ReportSummary, 'states'>): SchoolReportState[] {
  return states.filter((state) => state.isHandedIn);
}

export function notHandedIn({ states }: Pick<ReportSummary, 'states'>): SchoolReportState[] {
  return states.filter((state) => !state.isHandedIn);
}
