import type { DialogInput } from '../../bot/command.ts';
import type { Metric } from '../../domain/metric.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { COUNTS_WITHIN, PERCENT_WITHIN } from '../lexicon.ts';
import { parseFigure } from '../subjects/figures/parse-figure.ts';
import type { TypedFigure } from '../subjects/figures/parse-figure.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { isSameFigure } from './disputed-figure.ts';
import type { DisputeDraft } from './draft.ts';
import { readNumber } from './read-number.ts';
import { baseOf, inCounts, withDoubt } from './share-base.ts';
import { texts } from './texts.ts';

export const MOST_LETTERS = 500;
const MOST_PICTURES = 5;

type Claim = Pick<DisputeDraft, 'figure' | 'words' | 'attachments'>;
/** `remark`: what of it was not taken. `named`: whom the words, which were not taken either, seem to name. */
export type ReadClaim =
  { claim: Claim; remark?: string } | { claim: Claim; named: string; words: string } | { trouble: string };

/**
 * Adds a message to what the school has said: a number, words, pictures and files by the messenger's own references. A
 * number that cannot be is questioned, and words that seem to name somebody unless the person is `sure`. Nothing is
 * downloaded.
 */
export function readClaim(
  before: Claim,
  { text, files, pictures }: DialogInput,
  {
    metric,
    stands,
    roll,
    sure = false,
  }: { metric: Metric; stands: StoredMeasurement; roll: number | undefined; sure?: boolean },
): ReadClaim {
  const known = before.attachments ?? [];
  const sent = [...pictures, ...files.flatMap(({ reference }) => reference ?? [])];
  const attachments = [...new Set([...known, ...sent])];
  const typed = text.trim().replace(/[\u00a0\s]+/g, ' ');
  const read = typed === '' ? {} : readWords(typed, metric, { roll, base: stands.denominator });
  if ('trouble' in read) return read;
  const base = baseOf(metric, stands, roll);
  if (read.figure !== undefined && isSameFigure(inCounts(read.figure, base), stands)) {
    return { trouble: texts.same(figureInWords(metric, stands)) };
  }
  if (typed === '' && sent.length === 0) {
    return { trouble: files.length > 0 ? texts.noReference : texts.askAgain };
  }
  const pieces = attachments.length > 0 ? { attachments: attachments.slice(0, MOST_PICTURES) } : {};
  const named = sure ? undefined : findPersonName(typed);
  if (named !== undefined) return { claim: { ...before, ...pieces }, named, words: typed };
  const claim: Claim = {
    ...before,
    ...read,
    ...(read.figure && { figure: withDoubt(read.figure, base) }),
    ...pieces,
  };
  return attachments.length > MOST_PICTURES ? { claim, remark: texts.tooMany(MOST_PICTURES) } : { claim };
}

type ReadWords = { figure?: TypedFigure; words?: string } | { trouble: string };

/** A number alone, or words that may hold one number. */
function readWords(
  typed: string,
  metric: Metric,
  { roll, base }: { roll: number | undefined; base: number | undefined },
): ReadWords {
  const whole = readNumber(typed, metric, { roll, base });
  if ('figure' in whole) return whole;
  if (whole.reads === 'impossible') return { trouble: whole.trouble };
  if (/^[-\u2212\u2013]\s*\d/.test(typed)) return { trouble: texts.negative };
  if (!/[\p{L}\p{N}]/u.test(typed)) return { trouble: texts.askAgain };
  if (typed.length > MOST_LETTERS) return { trouble: texts.tooLong(MOST_LETTERS) };
  const within =
    metric.kind === 'share' ? [...(typed.match(COUNTS_WITHIN) ?? typed.match(PERCENT_WITHIN) ?? [])] : [];
  const [only, ...others] = within;
  // Of two numbers nobody but the reader can tell which one is meant.
  if (only === undefined || others.length > 0) return { words: typed };
  const parsed = parseFigure(only, metric, roll);
  if ('trouble' in parsed) return { trouble: parsed.trouble };
  return { figure: parsed.figure, words: typed };
}
