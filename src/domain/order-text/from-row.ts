import { findDays } from './find-days.ts';
import { findTerms } from './find-terms.ts';
import type { Term } from './find-terms.ts';
import type { TermBase } from './term-days.ts';
import type { Columns } from './columns.ts';
import { BY_THE_CELL, SCHOOLS_AT_ALL } from './lexicon.ts';
import { dutyOf } from './make-duty.ts';
import type { Above } from './make-duty.ts';
import { plainOf } from './plain.ts';
import type { ProposedDuty } from './proposed-duty.ts';

export function fromRow(cells: readonly string[], columns: Columns, base: TermBase): ProposedDuty[] {
  const task = cells[columns.task] ?? '';
  const due = cells[columns.term] ?? '';
  const who = columns.who === undefined ? '' : (cells[columns.who] ?? '');
  const number = columns.number === undefined ? undefined : /^[\d.]+/.exec(cells[columns.number] ?? '')?.[0];
  if (!/\p{L}{3}/u.test(task)) return [];
  const terms = findTerms(due, base);
  const day = findDays(due, base.day).at(-1);
  const term: Term | undefined =
    terms.findLast(({ kind }) => kind === 'day') ??
    (day && {
      kind: 'day',
      day: day.day,
      from: 0,
      to: 0,
      ...(day.isGuessed && { doubt: 'year-guessed' as const }),
    }) ??
    terms.at(-1) ??
    findTerms(`${BY_THE_CELL}${due}`, base).at(-1);
  const addressee = SCHOOLS_AT_ALL.test(plainOf(who)) ? 'schools' : who === '' ? undefined : 'others';
  const label = number?.replace(/\.$/, '').split('.').map(Number);
  const above: Above = { ...(label && { label }), ...(addressee && { addressee }), ...(term && { term }) };
  const duty = dutyOf({ words: task, terms: [], at: 0 }, above, { sentence: `${task}; ${due}` });
  return duty === undefined ? [] : [duty];
}
