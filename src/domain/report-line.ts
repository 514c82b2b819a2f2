import { DASH, LINE_NOISE, N_OF_M, NOT_DONE, NO_WORDS, OF_WORD, YES_WORDS } from './report-lexicon.ts';
import { isValueOf, optionOf, withImplied, withoutImplied } from './report-form.ts';
import type { ReportField, ReportForm, ReportValue, ReportValues } from './report-form.ts';

/** What is wrong with a typed line; words that are not understood are never given back: they may be a name. */
export type LineTrouble =
  | { kind: 'over'; n: number; m: number; field: ReportField }
  /** A number alone where n of m is asked. */
  | { kind: 'of-what'; n: number; field: ReportField }
  | { kind: 'unclear' }
  /** More values than fields. */
  | { kind: 'too-many' };

export type LineReading = { values: ReportValues } | { trouble: LineTrouble };

type Token =
  | { kind: 'name'; field: ReportField }
  | {
      kind: 'value';
      accepts: ReadonlyMap<string, ReportValue>;
      over?: { n: number; m: number };
      alone?: number;
    }
  | { kind: 'unclear' };

/**
 * «да, да, 24 из 26, учителя 3 из 3, есть» → the values by the fields: a value beside a field's name is that field's,
 * the others go in the order of the form: to the fields that have none yet, or from the first one where the line has a
 * value for each. `given`: what stands already. Words of a text field are not read here.
 */
export function parseReportLine(
  text: string,
  form: Pick<ReportForm, 'fields'>,
  given: ReportValues = {},
): LineReading {
  const fields = form.fields.filter(({ kind }) => kind !== 'text');
  const bound = new Map<string, Extract<Token, { kind: 'value' }>>();
  const loose: Extract<Token, { kind: 'value' }>[] = [];
  for (const segment of segmentsOf(text)) {
    const tokens = tokensOf(segment, fields);
    if (tokens.some(({ kind }) => kind === 'unclear')) return { trouble: { kind: 'unclear' } };
    for (const [name, value] of pairsOf(tokens)) {
      if (name === undefined) loose.push(value);
      else bound.set(name.code, value);
    }
  }
  const free = pairedNumbers(loose, fields);
  if (bound.size + free.length === 0) return { trouble: { kind: 'unclear' } };

  const rest = fields.filter(({ code }) => !bound.has(code));
  const isWhole = free.length === rest.length;
  const open = isWhole ? rest : [...rest.filter(({ code }) => given[code] === undefined), ...rest];
  let from = 0;
  for (const value of free) {
    const at = open.findIndex(
      (field, index) => index >= from && !bound.has(field.code) && takes(field, value),
    );
    const field = open[at];
    if (field === undefined) return { trouble: troubleOf(value, rest) };
    bound.set(field.code, value);
    from = at + 1;
  }
  return settle(form, bound, given);
}

function settle(
  form: Pick<ReportForm, 'fields'>,
  bound: ReadonlyMap<string, Extract<Token, { kind: 'value' }>>,
  given: ReportValues,
): LineReading {
  const values: Record<string, ReportValue> = {};
  for (const field of form.fields) {
    const token = bound.get(field.code);
    if (token === undefined) continue;
    const value = token.accepts.get(field.code);
    if (value === undefined || !isValueOf(field, value)) return { trouble: troubleOf(token, [field]) };
    values[field.code] = value;
  }
  return { values: { ...withoutImplied(form, given, values), ...withImplied(form, values) } };
}

function takes(field: ReportField, { accepts, over, alone }: Extract<Token, { kind: 'value' }>): boolean {
  return accepts.has(field.code) || (field.kind === 'of' && (over !== undefined || alone !== undefined));
}

function troubleOf(
  { over, alone }: Extract<Token, { kind: 'value' }>,
  fields: readonly ReportField[],
): LineTrouble {
  const field = fields.find(({ kind }) => kind === 'of');
  if (over !== undefined && field !== undefined) return { kind: 'over', ...over, field };
  if (alone !== undefined && field !== undefined) return { kind: 'of-what', n: alone, field };
  return fields.length === 0 ? { kind: 'too-many' } : { kind: 'unclear' };
}

function segmentsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(NOT_DONE, ' нет ')
    .replace(OF_WORD, '$1из')
    .split(/[,;\t\n|]|\.(?=\s|$)/u)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');
}

function tokensOf(segment: string, fields: readonly ReportField[]): Token[] {
  const words = segment.split(/[\s:=()«»"]+/u).filter((word) => word !== '' && !LINE_NOISE.has(word));
  // «- - 0/20»: two dashes at the beginning part nothing, they are answers.
  const isDashed = words.includes('+') || words.slice(0, 2).every((word) => DASH.test(word));
  return words
    .filter((word) => isDashed || !DASH.test(word))
    .map((word) => tokenOf(word, fields))
    .filter((token, index, all) => {
      // «классный руководитель»: two words of one name.
      const before = all[index - 1];
      return !(token.kind === 'name' && before?.kind === 'name' && before.field === token.field);
    });
}

/** «24 26» as people leave «из» out: two numbers side by side are n of m, where nothing is asked for as one number. */
function pairedNumbers(
  values: readonly Extract<Token, { kind: 'value' }>[],
  fields: readonly ReportField[],
): Extract<Token, { kind: 'value' }>[] {
  if (fields.some(({ kind }) => kind === 'count')) return [...values];
  const paired: Extract<Token, { kind: 'value' }>[] = [];
  for (const value of values) {
    const before = paired.at(-1);
    if (value.alone === undefined || before?.alone === undefined) paired.push(value);
    else paired.splice(-1, 1, pairOf(before.alone, value.alone, fields));
  }
  return paired;
}

function pairOf(n: number, m: number, fields: readonly ReportField[]): Extract<Token, { kind: 'value' }> {
  return n > m
    ? { kind: 'value', accepts: new Map(), over: { n, m } }
    : { kind: 'value', accepts: byKind(fields, 'of', [n, m]) };
}

function tokenOf(word: string, fields: readonly ReportField[]): Token {
  const of = N_OF_M.exec(word);
  if (of !== null) return pairOf(Number(of[1]), Number(of[2]), fields);
  if (/^\d{1,5}$/.test(word)) {
    return { kind: 'value', accepts: byKind(fields, 'count', Number(word)), alone: Number(word) };
  }
  const accepts = new Map<string, ReportValue>();
  if (YES_WORDS.has(word)) for (const [code] of byKind(fields, 'yes-no', true)) accepts.set(code, true);
  if (NO_WORDS.has(word)) for (const [code] of byKind(fields, 'yes-no', false)) accepts.set(code, false);
  for (const field of fields) {
    const option = optionOf(field, word);
    if (option !== undefined) accepts.set(field.code, option.code);
  }
  if (accepts.size > 0) return { kind: 'value', accepts };
  const named = fields.find((field) => namesOf(field).some((stem) => word.startsWith(stem)));
  return named === undefined ? { kind: 'unclear' } : { kind: 'name', field: named };
}

function byKind(
  fields: readonly ReportField[],
  kind: ReportField['kind'],
  value: ReportValue,
): Map<string, ReportValue> {
  return new Map(fields.filter((field) => field.kind === kind).map(({ code }) => [code, value]));
}

/** The beginnings by which a field is called; of a form made in the chat the first word of its title. */
function namesOf({ words, title, short }: ReportField): readonly string[] {
  if (words !== undefined) return words;
  const [first = ''] =
    (short ?? title)
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/\p{L}{4,}/gu) ?? [];
  return first === '' ? [] : [first.slice(0, 5)];
}

/** A name goes with the value after it, else with the one before it; what is left has none. */
function pairsOf(tokens: readonly Token[]): [ReportField | undefined, Extract<Token, { kind: 'value' }>][] {
  const pairs: [ReportField | undefined, Extract<Token, { kind: 'value' }>][] = [];
  let waiting: ReportField | undefined;
  for (const token of tokens) {
    if (token.kind === 'name') {
      const last = pairs.at(-1);
      // «нет чата»
      if (
        waiting === undefined &&
        last?.[0] === undefined &&
        last !== undefined &&
        takes(token.field, last[1])
      ) {
        const isLast = tokens.at(-1) === token;
        if (isLast) last[0] = token.field;
        else waiting = token.field;
      } else waiting = token.field;
    } else if (token.kind === 'value') {
      pairs.push([waiting, token]);
      waiting = undefined;
    }
  }
  return pairs;
}
