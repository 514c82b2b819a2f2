import type { CalendarDay, Weekday } from '../calendar-day.ts';
import type { DutyKind, Evidence } from '../duty.ts';
import type { TermDoubt } from './find-terms.ts';
import type { Requisites } from './requisites.ts';

export type DutyDoubt =
  | TermDoubt
  /** No term stands beside it. */
  | 'no-date'
  /** The one date of a sentence stands beside another thing to be done. */
  | 'shared-date'
  | 'weekday-guessed'
  /** Nobody is named. */
  | 'no-addressee'
  /** Schools are named: not for all of them. */
  | 'some-schools'
  | 'conditional'
  | 'recommended';

/** Something that an order asks for, to be looked at by a person. */
export type ProposedDuty = {
  /** «п. 1.2», «п. 1а» */
  item?: string;
  title: string;
  kind: DutyKind;
  dueOn?: CalendarDay;
  weekday?: Weekday | undefined;
  evidence: Evidence;
  /** `others`: of the office itself, of a region. */
  addressee: 'schools' | 'others';
  mailbox?: string;
  mark?: string;
  doubts: readonly DutyDoubt[];
  /** The sentence it rests on. */
  words: string;
};

export type OrderText = Requisites & { duties: readonly ProposedDuty[] };
