import { z } from 'zod';
import { progressOf } from '../../domain/report-form.ts';
import type { ReportForm, ReportRow, ReportRows } from '../../domain/report-form.ts';
import type { School } from '../../domain/unit.ts';
import { findReportDraft, listDraftsOfSchool } from '../../storage/report-draft.ts';
import type { ReportDraft, ReportKey } from '../../storage/report-draft.ts';
import { listSchoolClasses } from '../../storage/school-class.ts';
import { findSchoolReport, listReportsOfSchool } from '../../storage/school-report.ts';
import type { StoredReport } from '../../storage/school-report.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { CLASS_REPORT, findReportForm, listReportForms } from '../subjects/reports/report-forms.ts';
import {
  findReportOccasion,
  isFor,
  isForAll,
  reportDuties,
  thisMonth,
} from '../subjects/reports/report-occasion.ts';
import type { ReportOccasion } from '../subjects/reports/report-occasion.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';

/** What every button of a report carries: the school, the form, the occasion. */
export const placeArgs = z.object({
  s: z.int().optional(),
  f: z.string().max(40).optional(),
  o: z.string().max(40).optional(),
});
export type PlaceArgs = z.infer<typeof placeArgs>;

/** One report of the actor's own school, as it stands. `names`: its classes, [''] of a form per school. */
export type ReportPlace = {
  context: Context;
  school: School;
  form: ReportForm;
  occasion: ReportOccasion;
  key: ReportKey;
  names: readonly string[];
  draft: ReportDraft | undefined;
  report: StoredReport | undefined;
};

/** The report that a button names; undefined for one that is not asked of a school of theirs. */
export function findPlace(context: Context, { s, f, o }: PlaceArgs): ReportPlace | undefined {
  const about = s === undefined ? context : speakingFor(context, s);
  const form = f === undefined ? undefined : about && findReportForm(about, f);
  if (about === undefined || form === undefined || o === undefined) return undefined;
  const school = schoolOf(about);
  const occasion = findReportOccasion(about, form, o);
  if (occasion === undefined) return undefined;
  const draft = findReportDraft(about.db, school.id, form.code, o);
  const report = findSchoolReport(about.db, school.id, form.code, o);
  // Any month and any quarter may be forged: only what is asked for now, or was begun.
  const isAsked =
    occasion.duty === undefined
      ? o === thisMonth(about) &&
        isForAll(form, school) &&
        listReportForms(about).some(({ code }) => code === form.code)
      : isFor(occasion.duty, school) && reportDuties(about).some((one) => one.occasion === o);
  if (!isAsked && draft === undefined && report === undefined) return undefined;
  const key = { unitId: school.id, form: form.code, occasion: o };
  const names = form.per === 'class' ? listSchoolClasses(about.db, school.id) : [''];
  return { context: about, school, form, occasion, key, names, draft, report };
}

/** The same report, read again after it was changed. */
export function readAgain(place: ReportPlace): ReportPlace {
  return findPlace(place.context, argsOf(place)) ?? place;
}

export function argsOf({ key }: Pick<ReportPlace, 'key'>): { s: number; f: string; o: string } {
  return { s: key.unitId, f: key.form, o: key.occasion };
}

/** The reports that concern the school now: those duties ask for, those begun or returned, and the program's own. */
export function ownPlaces(context: Context): ReportPlace[] {
  const { db } = context;
  const school = schoolOf(context);
  const month = thisMonth(context);
  const named = [
    ...reportDuties(context).flatMap(({ duty, form, occasion }) =>
      isFor(duty, school) ? [{ f: form, o: occasion }] : [],
    ),
    ...listDraftsOfSchool(db, school.id).map(({ form, occasion }) => ({ f: form, o: occasion })),
    ...listReportsOfSchool(db, school.id)
      .filter(({ state, occasion }) => state === 'returned' || occasion === month)
      .map(({ form, occasion }) => ({ f: form, o: occasion })),
  ];
  if (!named.some(({ f }) => f === CLASS_REPORT)) named.push({ f: CLASS_REPORT, o: month });
  const seen = new Set<string>();
  return named.flatMap(({ f, o }) => {
    if (seen.has(`${f} ${o}`)) return [];
    seen.add(`${f} ${o}`);
    return findPlace(context, { s: school.id, f, o }) ?? [];
  });
}

/** The rows that count: those of the school's classes, in their order. */
export function countedRows({ names }: Pick<ReportPlace, 'names'>, rows: ReportRows): ReportRow[] {
  return names.flatMap((name) => rows.find((row) => row.name === name) ?? []);
}

export function placeProgress(place: ReportPlace): { done: number; all: number; next: string | undefined } {
  return progressOf(place.form, place.draft?.rows ?? [], place.names);
}

/** It was sent and is not open for changes: neither returned nor being corrected. */
export function isClosed({ draft, report }: Pick<ReportPlace, 'draft' | 'report'>): boolean {
  return draft === undefined && report !== undefined && report.state !== 'returned';
}

/** A version that was sent, and not returned, stands while it is being corrected. */
export function mayKeepFormer({ draft, report }: Pick<ReportPlace, 'draft' | 'report'>): boolean {
  return draft !== undefined && report !== undefined && report.state !== 'returned';
}
