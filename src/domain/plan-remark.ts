import type { Period } from './period.ts';
import type { CellAddress } from './table.ts';
import type { UnitId } from './unit.ts';

type Named = { id: UnitId; name: string };

/** What the import plan has to say of a table besides its figures; worded by features/import-plan-texts.ts. */
export type PlanRemark =
  /** A spelling that fits several organisations: its figures are left out. */
  | { code: 'ambiguous-unit'; name: string; candidates: readonly Named[]; at: CellAddress }
  /** A spelling that would fit an organisation which the table lists under another one too: left out. */
  | { code: 'unit-taken'; name: string; unit: Named; at: CellAddress }
  /** Two rows of one unit with different figures: none of them is written. */
  | { code: 'same-unit-twice'; name: string; at: CellAddress; other?: CellAddress }
  /** Spellings that were taken for an organisation because they fit no other. */
  | { code: 'read-as'; names: readonly { name: string; unit: Named }[] }
  /** A new organisation whose name is like that of one the table does not list. */
  | { code: 'similar-unit'; name: string; unit: Named; at: CellAddress }
  | { code: 'closed-units'; units: readonly Named[] }
  /** Municipalities beside the district's own, of a region the database does not have: left out. */
  | { code: 'other-municipalities'; names: readonly string[] }
  /** The table is of municipalities among which the district is not: refused. */
  | { code: 'foreign-table'; names: readonly string[] }
  /** A share of pupils that no whole number of the school's makes: written with a doubt. */
  | { code: 'impossible-percent'; unit: Named; value: number; roll: number; at: CellAddress }
  /** Refused: nobody can have counted what has not begun. */
  | { code: 'period-in-future'; period: Period }
  | { code: 'period-under-way'; period: Period };
