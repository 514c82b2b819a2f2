import type { Figure } from './measurement.ts';
import type { MetricRef, OrganisationKind } from './metric.ts';
import type { Period } from './period.ts';

export type UnitLevel = 'region' | 'municipality' | 'organisation';

/** Where in a file something stands: the sheet's name (the file's for CSV) and the cell as Excel names it, `C17`. */
export type CellAddress = { sheet: string; cell: string };

/** A unit as the table calls it; who it is in the database is decided by the import plan. */
export type UnitName = { level: UnitLevel; name: string; organisationKind?: OrganisationKind };

/** One figure of a table. `unit` undefined: the figure is of the district (region) the table belongs to as a whole. */
export type TableRecord = Figure & {
  unit?: UnitName;
  metric: MetricRef;
  period: Period;
  at: CellAddress;
};

/**
 * `refuse`: nothing of the file may be stored; `block`: this value is left out; `ask`: the value is left out until
 * the coordinator decides; `note`: stored, with the remark shown.
 */
export type ProblemSeverity = 'refuse' | 'block' | 'ask' | 'note';

/** `sentence`: Russian, complete, with what to do; it names sheet and cell in words where there are any. */
export type TableProblem = {
  severity: ProblemSeverity;
  code: string;
  at?: CellAddress;
  sentence: string;
};

/** What a file says, before anything is compared with the database. Never holds a person's name. */
export type Table = {
  fileName: string;
  sheets: readonly string[];
  records: readonly TableRecord[];
  problems: readonly TableProblem[];
};

export function isRefused(table: Table): boolean {
  return table.problems.some((problem) => problem.severity === 'refuse');
}
