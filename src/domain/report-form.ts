/**
 * What a school is asked for. `of`: n of m; `text`: a few words, never a name. `words`: how the field is named in a typed
 * line, by the beginnings of words.
 */
export type ReportField = {
  code: string;
  /** «Чат класса есть» – as a question, a heading and a line. */
  title: string;
  /** «ученики» – in short lines; without it the title. */
  short?: string;
  /** Of `of`: what n and m are, as headings: «Учеников активировано», «Учеников всего». */
  parts?: readonly [part: string, whole: string];
  kind: 'count' | 'of' | 'yes-no' | 'choice' | 'text';
  options?: readonly ReportOption[];
  /** A row is complete without it. */
  optional?: true;
  words?: readonly string[];
  /** Where another yes-no field is «нет» this one has this value by itself. */
  whenNo?: { field: string; value: ReportValue };
};

type ReportOption = { code: string; title: string; words?: readonly string[] };

/** Each is asked, none refuses: the school may be right. */
export type ReportCheck =
  /** The wholes of all classes together against the pupils or the employees of the district's list. */
  | { kind: 'roll' | 'staff'; field: string }
  /** A sudden change against the version accepted last. */
  | { kind: 'change'; field: string }
  /** The field is not more than the other one, together and in each row. */
  | { kind: 'at-most'; field: string; other: string };

/** A report as data: the program's own stand in data/report-forms.json, a district makes further ones. */
export type ReportForm = {
  code: string;
  title: string;
  /** The subject of the mail: «Сферум». */
  mark?: string;
  basis?: string;
  /** Where it is mailed, where the form itself says so; otherwise the district's setting. */
  mailbox?: string;
  per: 'class' | 'school';
  /** Of every class; of the school where the form is per school. */
  fields: readonly ReportField[];
  checks: readonly ReportCheck[];
};

/** n of m as a pair, yes-no as a boolean, a choice by its code, words apart so that they can be erased. */
export type ReportValue = number | readonly [number, number] | boolean | string | { readonly text: string };
export type ReportValues = Readonly<Record<string, ReportValue>>;
/** A class, or the whole school under the name ''. */
export type ReportRow = { name: string; values: ReportValues };
export type ReportRows = readonly ReportRow[];

/** Which report of a form is meant: that of an occasion of a duty (`reportOccasion` of duty.ts), or of a month. */
export function parseReportOccasion(
  text: string,
): { dutyId: number; key: string } | { month: string } | undefined {
  const duty = /^(\d{1,9})\/([\w-]{1,20})$/.exec(text);
  if (duty !== null) return { dutyId: Number(duty[1]), key: duty[2] ?? '' };
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text) ? { month: text } : undefined;
}

/** The occasion of a report that nobody has set a day for: the month it was begun in. */
export function monthOccasion(today: string): string {
  return today.slice(0, 7);
}

export type ReportState = 'given' | 'accepted' | 'returned';

/** Whether a report counts as handed in: by the chat alone, or with the mail where the district asks for it. */
export function isHandedIn(
  report: { state: ReportState; mailedAt: Date | undefined },
  { reportByMail }: { reportByMail: boolean },
): boolean {
  return (
    report.state === 'accepted' ||
    (report.state === 'given' && (!reportByMail || report.mailedAt !== undefined))
  );
}

export function findField({ fields }: Pick<ReportForm, 'fields'>, code: string): ReportField | undefined {
  return fields.find((field) => field.code === code);
}

export function shortOf({ short, title }: ReportField): string {
  return short ?? title;
}

/** The option of a choice that a word means; the word in small letters, ё as е. */
export function optionOf({ options }: ReportField, word: string) {
  return options?.find(({ title, words = [] }) =>
    [title.toLowerCase().replaceAll('ё', 'е'), ...words].includes(word),
  );
}

/** Whether a value may stand in a field, whoever gave it: n ≤ m, a known option, no negative count. */
export function isValueOf(field: ReportField, value: unknown): value is ReportValue {
  switch (field.kind) {
    case 'count':
      return isCount(value);
    case 'of': {
      if (!Array.isArray(value) || value.length !== 2) return false;
      const [n, m] = value as unknown[];
      return isCount(n) && isCount(m) && n <= m;
    }
    case 'yes-no':
      return typeof value === 'boolean';
    case 'choice':
      return field.options?.some(({ code }) => code === value) === true;
    case 'text':
      return isWords(value) && value.text.length <= LONGEST_TEXT;
  }
}

/** Of a text field. */
export const LONGEST_TEXT = 100;
const MOST = 99_999;

export function isWords(value: unknown): value is { readonly text: string } {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST;
}

/** The fields of a row that still have no value. */
export function missingFields({ fields }: Pick<ReportForm, 'fields'>, values: ReportValues): ReportField[] {
  return fields.filter(({ code, optional }) => optional !== true && values[code] === undefined);
}

/** The values with those that follow by themselves; a value that was given stays. */
export function withImplied({ fields }: Pick<ReportForm, 'fields'>, values: ReportValues): ReportValues {
  const implied = fields.flatMap(({ code, whenNo }) =>
    whenNo !== undefined && values[code] === undefined && values[whenNo.field] === false
      ? [[code, whenNo.value] as const]
      : [],
  );
  return { ...values, ...Object.fromEntries(implied) };
}

/**
 * The values without those that followed from a «нет» that `given` takes back: they are asked for again. Nobody can tell
 * whether such a value was typed beside the «нет» as well.
 */
export function withoutImplied(
  { fields }: Pick<ReportForm, 'fields'>,
  values: ReportValues,
  given: ReportValues,
): ReportValues {
  const outdated = new Set(
    fields.flatMap(({ code, whenNo }) =>
      whenNo !== undefined &&
      values[whenNo.field] === false &&
      given[whenNo.field] === true &&
      values[code] === whenNo.value
        ? [code]
        : [],
    ),
  );
  return Object.fromEntries(Object.entries(values).filter(([code]) => !outdated.has(code)));
}

/** How much of a report is there; `names`: the classes of the school, or [''] of a form per school. */
export function progressOf(
  form: Pick<ReportForm, 'fields'>,
  rows: ReportRows,
  names: readonly string[],
): { done: number; all: number; next: string | undefined } {
  const isDone = (name: string) => {
    const row = rows.find((one) => one.name === name);
    return row !== undefined && missingFields(form, row.values).length === 0;
  };
  const open = names.filter((name) => !isDone(name));
  return { done: names.length - open.length, all: names.length, next: open[0] };
}

/** What all rows come to in one field. */
export type ReportTotal =
  | { kind: 'count'; field: ReportField; sum: number }
  | { kind: 'of'; field: ReportField; numerator: number; denominator: number }
  | { kind: 'yes-no'; field: ReportField; yes: number; of: number }
  | { kind: 'choice'; field: ReportField; counts: readonly { title: string; n: number }[]; of: number };

/** Totals through numerators; words have none. */
export function reportTotals({ fields }: Pick<ReportForm, 'fields'>, rows: ReportRows): ReportTotal[] {
  return fields.flatMap((field): ReportTotal[] => {
    const all = rows.flatMap(({ values: given }) => {
      const value = given[field.code];
      return value === undefined ? [] : [value];
    });
    switch (field.kind) {
      case 'count':
        return [{ kind: 'count', field, sum: sum(all.filter((one) => typeof one === 'number')) }];
      case 'of': {
        const pairs = all.filter((one): one is readonly [number, number] => Array.isArray(one));
        return [
          {
            kind: 'of',
            field,
            numerator: sum(pairs.map(([n]) => n)),
            denominator: sum(pairs.map(([, m]) => m)),
          },
        ];
      }
      case 'yes-no':
        return [{ kind: 'yes-no', field, yes: all.filter((one) => one === true).length, of: all.length }];
      case 'choice': {
        const counts = (field.options ?? []).map(({ code, title }) => ({
          title,
          n: all.filter((one) => one === code).length,
        }));
        return [{ kind: 'choice', field, counts, of: all.length }];
      }
      case 'text':
        return [];
    }
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** The rows without anybody's words: what is left of a report whose author erased themself. */
export function withoutWords(rows: ReportRows): ReportRows {
  return rows.map(({ name, values }) => ({
    name,
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => !isWords(value))),
  }));
}

/** `rows` with the values of `more` over them; a row that is new comes last. */
export function mergeRows(rows: ReportRows, more: ReportRows): ReportRows {
  const merged = new Map(rows.map((row) => [row.name, row.values]));
  for (const { name, values } of more) merged.set(name, { ...merged.get(name), ...values });
  return [...merged].map(([name, values]) => ({ name, values }));
}
