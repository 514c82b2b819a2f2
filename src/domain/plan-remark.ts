import type { NameReason } from './name-reason.ts';
import type { Period } from './period.ts';
import type { CellAddress } from './table.ts';
import type { UnitId } from './unit.ts';

type Named = { id: UnitId; name: string };

/** Who may be meant by a spelling, and by what it looks so; `listed-already`: the sheet has another row of it. */
export type UnitCandidate = Named & {
  score: number;
  reasons: readonly (NameReason | { code: 'listed-already' })[];
};

/** What the import plan has to say of a table besides its figures; worded by features/import-plan-texts.ts. */
export type PlanRemark =
  /** A spelling that no organisation certainly has; the candidates are the likeliest first. Its figures are left out. */
  | { code: 'ambiguous-unit'; name: string; candidates: readonly UnitCandidate[]; at: CellAddress }
  /** Two rows of one unit with different figures: both are written, marked. */
  | { code: 'same-unit-twice'; name: string; at: CellAddress; other?: CellAddress }
  /** Rows of which a person said that they are of no school of the district: left out. */
  | { code: 'foreign-schools'; names: readonly string[] }
  | { code: 'closed-units'; units: readonly Named[] }
  /** Municipalities beside the district's own, of a region the database does not have: left out. */
  | { code: 'other-municipalities'; names: readonly string[] }
  /** The table is of municipalities among which the district is not: refused. */
  | { code: 'foreign-table'; names: readonly string[] }
  /** Refused: nobody can have counted what has not begun. */
  | { code: 'period-in-future'; period: Period }
  | { code: 'period-under-way'; period: Period };
