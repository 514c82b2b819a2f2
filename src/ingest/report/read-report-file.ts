import { hasPersonData } from '../../domain/person-data.ts';
import type { ReportForm, ReportRow } from '../../domain/report-form.ts';
import { textOf } from '../grid.ts';
import type { Grid } from '../grid.ts';
import { readGrids } from '../read-grids.ts';
import type { TableFile } from '../read-grids.ts';
import { readReportGrid } from './read-report-grid.ts';
import { REPORT_MARK } from './report-columns.ts';
import { reportFileTexts as texts } from './texts.ts';

/** What our form says of itself; typed over by anybody, so whoever uses it checks it. */
type ReportMark = { form: string; occasion: string; unitId: number };

export type ReportFileReading =
  /** Nothing of the file is kept. */
  | { outcome: 'refused'; sentence: string }
  | { outcome: 'read'; form: string; mark?: ReportMark; rows: ReportRow[]; problems: string[] };

/** `forms`: those of the school's district; `fallback`: the one being filled in, for a file that does not say which. */
export type ReportReadOptions = { forms: readonly ReportForm[]; fallback?: string };

/** A filled-in form: which one it is, its rows, and what is wrong with their cells. */
export async function readReportFile(
  file: TableFile,
  { forms, fallback }: ReportReadOptions,
): Promise<ReportFileReading> {
  const { grids, problems } = await readGrids(file);
  const refused = problems.find(({ severity }) => severity === 'refuse');
  if (refused !== undefined) return { outcome: 'refused', sentence: refused.sentence };
  const marked = grids.find((grid) => textOf(grid.rows[0]?.[0]) === REPORT_MARK);
  const mark = marked && markOf(marked);
  const code = mark?.form ?? fallback;
  if (code === undefined) return { outcome: 'refused', sentence: texts.whichReport };
  const form = forms.find((one) => one.code === code);
  if (form === undefined) return { outcome: 'refused', sentence: texts.noTable };
  const readings: Extract<ReturnType<typeof readReportGrid>, { rows: unknown }>[] = [];
  // Every sheet is looked at for data of people, hidden ones too; a sheet that is seen is believed first.
  for (const grid of grids.toSorted((a, b) => Number(a.hidden) - Number(b.hidden))) {
    if (grid === marked) continue;
    const reading = readReportGrid(grid, form);
    if (reading === undefined) continue;
    if ('refused' in reading) {
      const isFirst = grid === grids[0] && !grid.hidden;
      const sentence = isFirst ? reading.refused : texts.onSheet(sheetOf(grid, grids), reading.refused);
      return { outcome: 'refused', sentence };
    }
    readings.push(reading);
  }
  const found = readings.find(({ rows }) => rows.length > 0) ?? readings[0];
  const isEmpty = found?.rows.every(({ values }) => Object.keys(values).length === 0);
  // A table of something else, read against the form, has nothing but cells that do not fit.
  if (found === undefined || (mark === undefined && isEmpty === true))
    return { outcome: 'refused', sentence: texts.noTable };
  return { outcome: 'read', form: form.code, ...(mark && { mark }), ...found };
}

/** By its name, or by its place where the name may be somebody's. */
function sheetOf(grid: Grid, grids: readonly Grid[]): string {
  return hasPersonData(grid.sheet) ? String(grids.indexOf(grid) + 1) : `«${grid.sheet}»`;
}

function markOf(grid: Grid): ReportMark | undefined {
  const [, form, occasion, unit] = (grid.rows[0] ?? []).map(textOf);
  return form === undefined || occasion === undefined || !/^\d{1,9}$/.test(unit ?? '')
    ? undefined
    : { form, occasion, unitId: Number(unit) };
}
