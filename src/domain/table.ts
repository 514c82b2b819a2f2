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
 * `refuse`: nothing of the file may be stored; `block`: this value is left out; `ask`: the value is stored marked where
 * a single one can be read, else it is left out and asked about; `note`: stored as plain, with the remark shown.
 */
export type ProblemSeverity = 'refuse' | 'block' | 'ask' | 'note';

/** `sentence`: Russian, complete, with what to do; it names sheet and cell in words where there are any. */
export type TableProblem = {
  severity: ProblemSeverity;
  code: string;
  at?: CellAddress;
  sentence: string;
};

/**
 * The look of a table: a hash of its headings in their order, whatever rows, sheets, dates and file name it has. `isKnown`:
 * the district has had one of this look, so nothing about its columns is new.
 */
type TableShape = { hash: string; isKnown: boolean };

/**
 * What a column holds. Of a metric: `fraction` – 0,5 stands for 50 %; `version` absent – the definition that was in
 * force in the table's period; `base` – the key of the column that says of how many.
 */
export type ColumnMeaning =
  | {
      kind: 'metric';
      code: string;
      version?: number;
      measure: 'percent' | 'fraction' | 'count' | 'status';
      base?: string;
    }
  | { kind: 'base'; audience: 'teachers' | 'pupils' }
  | { kind: 'own-base'; code: string }
  | { kind: 'name' }
  | { kind: 'municipality' }
  | { kind: 'skip' };

/** A column as the reader took it by itself or by a profile; `key` is its heading for comparing, dates left out. */
export type ColumnReading = {
  key: string;
  at: CellAddress;
  heading: string;
  meaning: ColumnMeaning;
  /** 0–1; 1 for what a person answered. */
  confidence: number;
  /** A person told it, of this table's shape or of one nearly like it. */
  answered?: true;
};

/** Why the meaning of a column is asked about. `messages`: it counts messages, not the people who wrote them. */
export type ColumnDoubt =
  'unknown' | 'messages' | 'negation' | 'definition' | 'count-or-percent' | 'scale' | 'no-base' | 'twice';

export type MetricMeasure = Extract<ColumnMeaning, { kind: 'metric' }>['measure'];

/** A column whose meaning a person has to tell. `samples`: up to three of its numbers, never a text of the file. */
export type ColumnQuestion = {
  key: string;
  at: CellAddress;
  heading: string;
  doubt: ColumnDoubt;
  /** It is a row of a table «показатель – значение»: `heading` is its name. */
  inRow?: true;
  /** Whose figures the table's rows are. */
  level: UnitLevel;
  samples: readonly string[];
  /** The likeliest first. */
  candidates: readonly { meaning: ColumnMeaning; confidence: number }[];
  /** How its numbers may be meant, whatever the metric. */
  measures: readonly MetricMeasure[];
  /** Columns beside it that may say of how many; `audience` where it is known of whom. */
  bases: readonly { key: string; heading: string; audience?: 'teachers' | 'pupils' }[];
};

/** What a district answered of the columns of tables of one shape. */
export type TableProfile = {
  shape: string;
  /** Every column that is kept of the shape, answered or not: how near another shape is. */
  keys?: readonly string[];
  meanings: readonly { key: string; meaning: ColumnMeaning }[];
};

/** A column of a known shape as it is kept; `meaning` absent – nothing had to be asked of it. */
export type ProfileColumn = { key: string; heading: string; meaning?: ColumnMeaning };

/** What a file says, before anything is compared with the database. Never holds a person's name. */
export type Table = {
  fileName: string;
  sheets: readonly string[];
  records: readonly TableRecord[];
  problems: readonly TableProblem[];
  /** Undefined where the file was not understood as a table. */
  shape?: TableShape;
  /** Columns whose values are left out until a person tells what they mean. */
  questions: readonly ColumnQuestion[];
  /** How the columns with figures were understood; absent where there are none. */
  columns?: readonly ColumnReading[];
  /**
   * Of a file with a row per user: the same as a CSV without anything that tells who they are, '' where it cannot be
   * made. Kept in place of the file's bytes and never with the rest.
   */
  redacted?: string;
};

export function isRefused({ problems }: Pick<Table, 'problems'>): boolean {
  return problems.some(({ severity }) => severity === 'refuse');
}
