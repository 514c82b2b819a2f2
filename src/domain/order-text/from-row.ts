import { findDays, findTerms } from './find-terms.ts';
import type { Term, TermBase } from './find-terms.ts';
import { SCHOOLS_AT_ALL, TABLE_NUMBER, TABLE_TASK, TABLE_TERM, TABLE_WHO } from './lexicon.ts';
import { dutyOf } from './make-duty.ts';
import type { Above } from './make-duty.ts';
import { plainOf } from './plain.ts';
import type { ProposedDuty } from './proposed-duty.ts';

export type Columns = { number?: number; task: number; term: number; who?: number };

/** The heading row of a table of measures. */
export function columnsOf(cells: readonly string[]): Columns | undefined {
  const find = (pattern: RegExp) => cells.findIndex((cell) => pattern.test(plainOf(cell)));
  const [number, task, term, who] = [find(TABLE_NUMBER), find(TABLE_TASK), find(TABLE_TERM), find(TABLE_WHO)];
  if (task < 0 || term < 0) return undefined;
  return { task, term, ...(number >= 0 && { number }), ...(who >= 0 && { who }) };
}

export function fromRow(cells: readonly string[], columns: Columns, base: TermBase): ProposedDuty[] {
  const task = cells[columns.task] ?? '';
  const due = cells[columns.term] ?? '';
  const who = columns.who === undefined ? '' : (cells[columns.who] ?? '');
  const number = columns.number === undefined ? undefined : /^[\d.]+/.exec(cells[columns.number] ?? '')?.[0];
  if (!/\p{L}{3}/u.test(task)) return [];
  const terms = findTerms(due, base);
  const day = findDays(due, base.day).at(-1);
  const term: Term | undefined =
    terms.at(-1) ??
    (day && {
      kind: 'day',
      day: day.day,
      from: 0,
      to: 0,
      ...(day.isGuessed && { doubt: 'year-guessed' as const }),
    });
  const addressee = SCHOOLS_AT_ALL.test(plainOf(who)) ? 'schools' : who === '' ? undefined : 'others';
  const label = number?.replace(/\.$/, '').split('.').map(Number);
  const above: Above = { ...(label && { label }), ...(addressee && { addressee }), ...(term && { term }) };
  const duty = dutyOf({ words: task, terms: [], at: 0 }, above, { sentence: `${task}; ${due}` });
  return duty === undefined ? [] : [duty];
}
