import { z } from 'zod';
import { texts } from './texts.ts';

const text = z.string().min(1);
const code = z.string().regex(/^[a-z0-9-]{1,20}$/);
const value = z.union([z.boolean(), z.string(), z.int(), z.tuple([z.int(), z.int()]).readonly()]);

const field = z.strictObject({
  code,
  title: text.max(80),
  short: text.exactOptional(),
  parts: z.tuple([text, text]).exactOptional(),
  kind: z.enum(['count', 'of', 'yes-no', 'choice', 'text']),
  // A button is cut at 40 characters, a message has ten of them.
  options: z
    .array(z.strictObject({ code, title: text.max(40), words: z.array(text).exactOptional() }))
    .min(2)
    .max(6)
    .exactOptional(),
  optional: z.literal(true).exactOptional(),
  words: z.array(text).exactOptional(),
  whenNo: z.strictObject({ field: code, value }).exactOptional(),
});

const check = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['roll', 'staff', 'change']), field: code }),
  z.strictObject({ kind: z.literal('at-most'), field: code, other: code }),
]);

/** The program's own forms of reports, data/report-forms.json. */
export const reportFormsSchema = z
  .array(
    z
      .strictObject({
        code,
        title: text.max(80),
        mark: text.exactOptional(),
        basis: text.exactOptional(),
        mailbox: text.exactOptional(),
        per: z.enum(['class', 'school']),
        fields: z.array(field).min(1).max(12),
        checks: z.array(check),
      })
      .refine(({ fields, checks }) => {
        const known = new Set(fields.map((one) => one.code));
        const named = [
          ...checks.flatMap((one) => ('other' in one ? [one.field, one.other] : [one.field])),
          ...fields.flatMap(({ whenNo }) => (whenNo === undefined ? [] : [whenNo.field])),
        ];
        return known.size === fields.length && named.every((one) => known.has(one));
      }, texts.badFields)
      .refine(
        ({ fields }) => fields.every(({ kind, options }) => (kind === 'choice') === (options !== undefined)),
        texts.badChoices,
      ),
  )
  .refine((all) => new Set(all.map((one) => one.code)).size === all.length, texts.duplicateForms)
  // Codes of districts begin so.
  .refine((all) => all.every((one) => !one.code.startsWith('district-')), texts.takenForm);
