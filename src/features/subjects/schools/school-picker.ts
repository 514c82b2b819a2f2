import { button } from '../../../bot/buttons.ts';
import type { Button } from '../../../bot/outgoing.ts';
import { z } from 'zod';
import type { NamedSchool } from './district-schools.ts';
import { pickerTexts } from '../../texts.ts';

/** What the buttons of a picker carry: a page to turn to, or the school that was picked. */
export const pickArgs = z.object({ p: z.int().min(0).optional(), s: z.int().optional() });

/**
 * Rows of two schools, `size` on a page, and a row that turns the pages. A press gives `command` the school's number in
 * `s`, or the page in `p`, with `args` beside them. Under one message fit ten buttons in all.
 */
export function schoolRows(
  schools: readonly NamedSchool[],
  {
    command,
    args = {},
    page = 0,
    size = 8,
  }: { command: string; args?: Record<string, unknown>; page?: number | undefined; size?: number },
): Button[][] {
  const shown = schools.length <= size + 1 ? schools : schools.slice(page * size, (page + 1) * size);
  const rows: Button[][] = [];
  for (const [index, school] of shown.entries()) {
    const one = button(school.short, command, { ...args, s: school.id });
    if (index % 2 === 0) rows.push([one]);
    else rows.at(-1)?.push(one);
  }
  const rest = shown.length === schools.length ? 0 : schools.length - (page + 1) * size;
  const turns = [
    ...(page > 0 ? [button(pickerTexts.back, command, { ...args, p: page - 1 })] : []),
    ...(rest > 0 ? [button(pickerTexts.more(rest), command, { ...args, p: page + 1 })] : []),
  ];
  return turns.length > 0 ? [...rows, turns] : rows;
}

/** One button for each of a few candidates. */
export function candidateRows(
  candidates: readonly NamedSchool[],
  command: string,
  args: Record<string, unknown> = {},
): Button[][] {
  return candidates.slice(0, 5).map((school) => [button(school.short, command, { ...args, s: school.id })]);
}
