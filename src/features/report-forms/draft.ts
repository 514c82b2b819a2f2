import { z } from 'zod';
import type { ReportCheck, ReportField, ReportForm } from '../../domain/report-form.ts';
import { COUNT_KIND, MARK, OF_KIND, TEXT_KIND, YES_NO_KIND } from './lexicon.ts';

export const FORM_DIALOG = 'report-form';
export const LONGEST_TITLE = 60;
export const MOST_FIELDS = 8;
const LONGEST_OPTION = 30;

const kind = z.enum(['count', 'of', 'yes-no', 'text', 'choice']);
const field = z.object({
  title: z.string().max(LONGEST_TITLE),
  kind,
  options: z.array(z.string().max(LONGEST_OPTION)).max(6).optional(),
});
export type DraftField = z.infer<typeof field>;

/** A form in the making; `pending`: a question whose kind of answer is asked for; `checks`: places in `checksOf`. */
export const formDraft = z.object({
  ask: z.enum(['title', 'per', 'field', 'kind', 'checks', 'preview']),
  title: z.string().max(LONGEST_TITLE).optional(),
  per: z.enum(['class', 'school']).optional(),
  pending: z.string().max(LONGEST_TITLE).optional(),
  fields: z.array(field).max(MOST_FIELDS),
  checks: z.array(z.int().min(0)).max(20),
});
export type FormDraft = z.infer<typeof formDraft>;

/** «Сколько чатов — число» → the question and its kind; without a kind the question alone. */
export function readField(text: string): { title: string; rest: DraftField | undefined } {
  const tidy = text.trim().replace(/\s+/g, ' ');
  const at = Math.max(...[' — ', ' – ', ' - ', ': '].map((between) => tidy.lastIndexOf(between)));
  const [title, answer] = at < 0 ? [tidy, ''] : [tidy.slice(0, at), tidy.slice(at + 2).trim()];
  const clean = title.replace(/[\s?:—–-]+$/u, '');
  const rest = answer === '' ? undefined : readKind(clean, answer.replace(/^[—–-]\s*/u, ''));
  return rest === undefined && answer !== '' ? { title: tidy, rest } : { title: clean, rest };
}

/** What kind of answer the words name; a list of two to six is a choice. Undefined: none. */
export function readKind(title: string, words: string): DraftField | undefined {
  const tidy = words.trim().replace(/[.»"]+$/u, '');
  if (COUNT_KIND.test(tidy)) return { title, kind: 'count' };
  if (YES_NO_KIND.test(tidy)) return { title, kind: 'yes-no' };
  if (OF_KIND.test(tidy)) return { title, kind: 'of' };
  if (TEXT_KIND.test(tidy)) return { title, kind: 'text' };
  const options = [...new Set(tidy.split(/\s*[,;]\s*/).filter((one) => one !== ''))];
  const fits =
    options.length >= 2 && options.length <= 6 && options.every((one) => one.length <= LONGEST_OPTION);
  return fits ? { title, kind: 'choice', options } : undefined;
}

/** The form as it would be saved. */
export function formOf({ title = '', per = 'school', fields, checks }: FormDraft): Omit<ReportForm, 'code'> {
  const made = fields.map(({ title: question, kind: of, options }, index): ReportField => ({
    code: `f${index + 1}`,
    title: question,
    kind: of,
    ...(options && { options: options.map((option, at) => ({ code: `o${at + 1}`, title: option })) }),
  }));
  const all = checksOf(made, per);
  return {
    title,
    mark: MARK,
    per,
    fields: made,
    checks: checks.flatMap((place) => all[place] ?? []),
  };
}

const MOST_CHECKS = 6;

/** The checks that the questions allow, in the order of their buttons. */
export function checksOf(fields: readonly ReportField[], per: ReportForm['per']): ReportCheck[] {
  const counts = fields.filter(({ kind: of }) => of === 'count');
  const numbers = fields.filter(({ kind: of }) => of === 'count' || of === 'of');
  const pairs = counts.flatMap(({ code }, index) =>
    counts
      .slice(index + 1)
      .map((other): ReportCheck => ({ kind: 'at-most', field: other.code, other: code })),
  );
  const lists = fields
    .filter(({ kind: of }) => of === 'of')
    .flatMap(({ code }): ReportCheck[] => [
      ...(per === 'class' ? [{ kind: 'roll' as const, field: code }] : []),
      { kind: 'staff', field: code },
    ]);
  const changes = numbers.map(({ code }): ReportCheck => ({ kind: 'change', field: code }));
  return [...changes, ...pairs, ...lists].slice(0, MOST_CHECKS);
}
