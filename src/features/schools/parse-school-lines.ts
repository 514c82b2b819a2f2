import { organisationKindOf } from '../../domain/school-name.ts';
import { kindIn } from '../../ingest/classify-heading.ts';
import { isPersonName } from '../../ingest/personal-data.ts';
import type { ListedSchoolLine } from '../subjects/schools/school-list.ts';

export type SchoolLines = { lines: ListedSchoolLine[]; people: number; tooLong: number };

const MOST_LETTERS = 300;

/**
 * Schools typed or pasted, one to a line: the name, then after semicolons or tabs the kind, the number of pupils, the
 * number of employees. Numbers and dashes that people put before a line are dropped; names of people are not taken.
 */
export function parseSchoolLines(text: string): SchoolLines {
  const result: SchoolLines = { lines: [], people: 0, tooLong: 0 };
  for (const raw of text.split(/\n/)) {
    const [name = '', ...fields] = raw
      .replace(/^\s*(?:\d{1,3}[.)]\s*|\d{1,3}\t|[-–—•*]\s+)/, '')
      .split(/[;\t]/)
      .map((field) => field.trim().replace(/\s+/g, ' '));
    if (!/\p{L}{3}/u.test(name)) continue;
    if (isPersonName(name)) result.people += 1;
    else if (name.length > MOST_LETTERS) result.tooLong += 1;
    else result.lines.push(lineOf(name, fields));
  }
  return result;
}

/** Whether a text looks like a list of schools to somebody who did not ask for one. */
export function looksLikeSchoolLines(text: string): boolean {
  const lines = text.split(/\n/).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => organisationKindOf(line) !== undefined);
}

function lineOf(name: string, fields: readonly string[]): ListedSchoolLine {
  const numbers = fields.flatMap((field) =>
    /^[\d\s\u00a0]+$/.test(field) ? [Number(field.replace(/\D/g, ''))] : [],
  );
  const kind = fields.map(kindIn).find((one) => one !== undefined) ?? organisationKindOf(name) ?? 'school';
  const [roll, staff] = numbers;
  return { name, kind, ...(roll !== undefined && { roll }), ...(staff !== undefined && { staff }) };
}
