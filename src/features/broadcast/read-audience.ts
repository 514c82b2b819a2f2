import { parseSchoolName } from '../../domain/school-name-parts.ts';
import { normaliseWords, stem } from '../../text/words.ts';
import type { Audience } from '../subjects/batches/batch-spec.ts';
import type { Context } from '../context.ts';
import { matchSchool, namedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { findMetricByWords } from '../subjects/figures/find-metric.ts';
import {
  AND_SEPARATOR,
  AUDIENCE_NOISE,
  BELOW,
  BY_METRIC,
  EXCEPT,
  KINDERGARTENS,
  METRIC_WORDS,
  NOT_ACKNOWLEDGED,
  NOT_ACTIVE,
  NOT_DONE,
  NOT_IN_BOT,
  SCHOOLS_ALONE,
  WITH_RESPONSIBLE,
} from './lexicon.ts';
import { owedDuties, unreadBatches } from './whom.ts';

/** `unread`: words that say nothing the program knows; `asks`: a condition that still has to be chosen by a button. */
export type ReadAudience = {
  audience: Audience;
  unread: string[];
  asks: 'below' | 'debtors' | 'unread' | undefined;
  /** Of «ниже 50 %» whose metric was not understood. */
  hasCondition: boolean;
};

const SHORTEST_WORD = 4;

/** «всем ниже 50 % по ученикам в Сферуме кроме Дегвинской», as far as it is understood. */
export function readAudience(context: Context, text: string): ReadAudience {
  const schools = namedSchools(context);
  const [named = '', ...taken] = text.split(EXCEPT);
  const except = taken.map((part) => findSchools(part.replace(KINDERGARTENS, ' '), schools));
  const exceptIds = except.flatMap(({ found }) => found.map(({ id }) => id));
  let rest = named;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const match = pattern.exec(rest);
    if (match === null) return undefined;
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  const audience: Audience = {};
  let asks: ReadAudience['asks'];

  const threshold = take(BELOW)?.[1];
  if (threshold !== undefined) {
    const words = take(BY_METRIC)?.[1] ?? '';
    const metric = metricOf(context, words);
    const v = Number(threshold.replace(',', '.'));
    if (metric === undefined || v > 100) asks = 'below';
    else audience.below = { m: metric, v };
  }
  if (take(NOT_IN_BOT) !== undefined) audience.absent = 1;
  if (take(NOT_ACTIVE) !== undefined) audience.notActive = 1;
  if (take(NOT_ACKNOWLEDGED) !== undefined) {
    const [newest] = unreadBatches(context);
    if (newest === undefined) asks = 'unread';
    else {
      audience.unread = newest.id;
      audience.more = 1;
    }
  }
  if (take(NOT_DONE) !== undefined) {
    const owed = owedDuties(context);
    const [only, ...others] = owed;
    if (only !== undefined && others.length === 0) audience.debtors = only.id;
    else asks ??= 'debtors';
  }
  if (take(SCHOOLS_ALONE) !== undefined || taken.some((part) => KINDERGARTENS.test(part))) {
    audience.kind = 'school';
  }
  if (take(KINDERGARTENS) !== undefined) audience.kind = 'kindergarten';
  if (take(WITH_RESPONSIBLE) !== undefined) audience.more = 1;
  const hasCondition = Object.keys(audience).length > 0 || asks !== undefined || taken.length > 0;
  const { found, unread } = findSchools(rest, schools);
  if (found.length > 0) audience.only = found.map(({ id }) => id);
  if (exceptIds.length > 0) audience.except = [...new Set(exceptIds)];
  return {
    audience,
    unread: [...unread, ...except.flatMap((one) => one.unread)],
    asks,
    hasCondition: hasCondition || found.length > 0,
  };
}

/** The share that a few words stand for. */
export function metricOf(context: Context, words: string): string | undefined {
  const known = context.reference.metrics.filter(
    ({ kind, levels }) => kind === 'share' && levels.includes('organisation'),
  );
  if (words.trim() === '') return undefined;
  const named = METRIC_WORDS.find(
    ({ code, words: patterns }) =>
      patterns.every((pattern) => pattern.test(words)) && known.some((one) => one.code === code),
  );
  return named?.code ?? findMetricByWords(words, known)?.code;
}

/** Schools by their names in any case: «Дегвинской, Мургукской и Сергокалинской №2». */
function findSchools(
  text: string,
  schools: readonly NamedSchool[],
): { found: NamedSchool[]; unread: string[] } {
  const found: NamedSchool[] = [];
  const unread: string[] = [];
  for (const part of text.split(AND_SEPARATOR)) {
    const spelling = part.replaceAll(AUDIENCE_NOISE, ' ').replace(/\s+/g, ' ').trim();
    if (!/[\p{L}\p{N}]/u.test(spelling)) continue;
    const exact = matchSchool(spelling, schools);
    const fitting = exact.kind === 'one' ? [exact.school] : byStems(spelling, schools);
    const [school, ...others] = fitting;
    if (school === undefined || others.length > 0) unread.push(spelling);
    else found.push(school);
  }
  return { found: [...new Set(found)], unread };
}

/** Every longer word of the spelling is a word of the school's name, and a number is its own. */
function byStems(spelling: string, schools: readonly NamedSchool[]): NamedSchool[] {
  const words = normaliseWords(spelling);
  const stems = words.filter((word) => word.length >= SHORTEST_WORD).map(stem);
  const number = words.find((word) => /^\d{1,3}$/.test(word));
  if (stems.length === 0) return [];
  return schools.filter(({ name, aliases }) =>
    [name, ...aliases].some((one) => {
      const parts = parseSchoolName(one);
      const own = new Set(parts.words.map(stem));
      return stems.every((word) => own.has(word)) && (number === undefined || parts.ownNumber === number);
    }),
  );
}
