import type { OrganisationKind } from '../domain/metric.ts';
import { normaliseHeader } from './header-text.ts';
import { withoutDates } from './column-key.ts';
import { saysMore } from './heading-words.ts';
import { AMOUNT_OF_ACTS, BASE_WORDS, NOT_OF_THE_WEEK, SHARE_ALONE } from './column-lexicon.ts';
import {
  AUDIENCE_ALONE,
  AUDIENCE_WORDS,
  GENERIC_NAME_HEADING,
  KIND_HEADING,
  KIND_SIGNS,
  MUNICIPALITY_HEADING,
  ORGANISATION_HEADING,
  PERIOD_HEADING,
  REGION_HEADING,
  ROW_NUMBER_HEADING,
  UNUSED_HEADING,
} from './lexicon.ts';
import {
  ANY_THRESHOLD,
  BASE_SIGNS,
  COUNT_WORDS,
  GENERIC_VALUE,
  METRIC_SIGNS,
  MY_SCHOOL,
  NEGATION,
  OTHER_TITLE,
  OWN_BASE,
  PERCENT_WORDS,
  VERSION_SIGNS,
} from './metric-lexicon.ts';
import type { BaseSigns } from './metric-lexicon.ts';

export type Measure = 'count' | 'percent' | 'unclear';

/** What a heading says its column holds. Every rule is data of lexicon.ts; this file only asks it in order. */
export type Heading =
  | {
      role:
        'organisation' | 'municipality' | 'region' | 'name' | 'row-number' | 'period' | 'unused' | 'unknown';
    }
  /** It counts messages or calls, not the people behind them. */
  | { role: 'amount' }
  | { role: 'base'; audience: 'teachers' | 'pupils' }
  | { role: 'own-base'; code: string; versions: readonly number[] }
  | {
      role: 'metric';
      code: string;
      measure: Measure;
      /** Versions that the words name; empty – they name none. */
      versions: readonly number[];
      /** A threshold is named that no definition has. */
      strangeThreshold: boolean;
      negated: boolean;
      kind?: OrganisationKind;
      /** A person told what the column means; then `fraction`: 0,5 stands for 50 %, and `base`: the column of how many. */
      answered?: true;
      fraction?: true;
      base?: number;
    };

/**
 * `parts`: the texts over a column from the top heading to the lowest; `context`: titles, sheet and file name, which
 * speak only where the heading itself says «доля» or «учителя» and nothing of what.
 */
export function classifyHeading(parts: readonly string[], context: string): Heading {
  const texts = parts.map(normaliseHeader).filter((part) => part !== '');
  const whole = texts.join(' / ');
  const lowest = texts.at(-1) ?? '';
  const unit = unitHeading(texts);
  if (unit !== undefined) return { role: unit };
  if (NOT_OF_THE_WEEK.test(lowest)) return { role: 'unused' };
  if (countsActs(texts)) return { role: 'amount' };
  const metric = metricHeading(texts, whole);
  if (metric !== undefined) return isPlainMetric(metric, texts, context) ? metric : { role: 'unknown' };
  const base = baseOf(texts);
  if (base !== undefined && !isGenericShare(texts)) return { role: 'base', audience: base.audience };
  const inContext = contextualHeading(texts, whole, context);
  if (inContext !== undefined) return inContext;
  if (base !== undefined) return { role: 'base', audience: base.audience };
  return { role: UNUSED_HEADING.test(lowest) || KIND_HEADING.test(lowest) ? 'unused' : 'unknown' };
}

/** A doubt of its own is asked about as what it is. */
function isPlainMetric(
  metric: NonNullable<ReturnType<typeof metricHeading>>,
  texts: readonly string[],
  context: string,
): boolean {
  if (metric.role === 'own-base' || metric.negated || metric.strangeThreshold) return true;
  const { code } = metric;
  const from = texts.findLastIndex((_, i) => only(metricCodes(texts.slice(i).join(' / '))) === code);
  const cut = Math.max(0, from);
  const told = { code, context: normaliseHeader(context) };
  // A sentence typed over several rows is plain only as a whole, a group over it may say anything.
  return (
    !saysMore({ ...told, words: texts.slice(cut).join(' / '), groups: texts.slice(0, cut) }) ||
    !saysMore({ ...told, words: texts.join(' '), groups: [] })
  );
}

/** Whether a heading says «доля» or «учителя, %» and leaves it to the title to say of what. */
export function leansOnTitle(parts: readonly string[]): boolean {
  const texts = parts.map(normaliseHeader).filter((part) => part !== '');
  if (texts.length === 0 || speaksAlone(texts) || unitHeading(texts) !== undefined) return false;
  const whole = texts.join(' / ');
  const isBase = baseOf(texts) !== undefined && !isGenericShare(texts);
  return !isBase && metricHeading(texts, whole) === undefined;
}

function speaksAlone(texts: readonly string[]): boolean {
  return texts.every(
    (text) => !GENERIC_VALUE.test(text) && !AUDIENCE_ALONE.test(text) && withoutDates(text) !== '',
  );
}

/** «Доля» right of «… чел.»: the share of the same people. */
export function sharesLeft(columns: readonly { parts: readonly string[]; heading: Heading }[]): Heading[] {
  const headings: Heading[] = [];
  for (const [index, { parts, heading }] of columns.entries()) {
    const left = headings[index - 1];
    const own = parts.map(normaliseHeader).filter((part) => part !== '');
    const [alone, ...others] = own;
    const isShare = alone !== undefined && others.length === 0 && SHARE_ALONE.test(alone);
    const follows =
      isShare && heading.role === 'unknown' && left?.role === 'metric' && left.measure !== 'percent';
    headings.push(follows ? { ...left, measure: 'percent' } : heading);
  }
  return headings;
}

/** The definitions of a metric that words name: «более 3 сообщений». */
export function versionsIn(code: string, words: string): number[] {
  const normal = normaliseHeader(words);
  return (VERSION_SIGNS.get(code) ?? []).filter(({ pattern }) => pattern.test(normal)).map((v) => v.version);
}

/** The metric that a free text names – the name of an indicator, a title; undefined for none or for several. */
export function metricInText(text: string): Extract<Heading, { role: 'metric' }> | undefined {
  const normal = normaliseHeader(text);
  const heading = metricHeading([normal], normal);
  return heading?.role === 'metric' ? heading : undefined;
}

/** Whether the name of an indicator says the metric and nothing that may make another thing of it: see `saysMore`. */
export function isPlainIndicator(heading: Extract<Heading, { role: 'metric' }>, text: string): boolean {
  return isPlainMetric(heading, [normaliseHeader(text)], '');
}

/** The lowest headings that together are a plain number of people, whatever stands above them. */
function baseOf(texts: readonly string[]): BaseSigns | undefined {
  for (let from = texts.length - 1; from >= 0; from -= 1) {
    const part = texts.slice(from).join(' / ');
    const found = isPlain(part) ? BASE_SIGNS.find(({ all, none }) => fits(part, all, none)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whose number the headings over a column are, where the lowest of them say nothing else. */
export function plainBase(parts: readonly string[]): BaseSigns['audience'] | undefined {
  return baseOf(parts.map(normaliseHeader).filter((part) => part !== ''))?.audience;
}

/** «Читают учителя» is no number of teachers: what a heading says besides has to be words of counting. */
function isPlain(whole: string): boolean {
  return !/[а-яa-z]/.test(whole.replace(BASE_WORDS, ' '));
}

function countsActs(texts: readonly string[]): boolean {
  const [only, ...others] = texts;
  return only !== undefined && others.length === 0 && only.length <= 90 && AMOUNT_OF_ACTS.test(only);
}

/** A school or a kindergarten by the words of a name, a title or a heading; the system «Моя школа» is neither. */
export function kindIn(text: string): OrganisationKind | undefined {
  const normal = normaliseHeader(text).replace(MY_SCHOOL, ' ');
  return KIND_SIGNS.find(({ pattern }) => pattern.test(normal))?.kind;
}

type UnitRole = 'organisation' | 'municipality' | 'region' | 'name' | 'row-number' | 'period';

function unitHeading(texts: readonly string[]): UnitRole | undefined {
  for (const text of texts.toReversed()) {
    if (text.length > 90) continue;
    if (ROW_NUMBER_HEADING.test(text)) return 'row-number';
    // «Звонят / отчётная неделя» is of the metric over it.
    if (PERIOD_HEADING.test(text) && !texts.some((one) => metricCodes(one).length > 0)) return 'period';
    if (PERCENT_WORDS.test(text) || COUNT_WORDS.test(text)) continue;
    if (metricCodes(text).length > 0) continue;
    if (MUNICIPALITY_HEADING.test(text)) return 'municipality';
    if (ORGANISATION_HEADING.test(text)) return 'organisation';
    if (REGION_HEADING.test(text)) return 'region';
    if (GENERIC_NAME_HEADING.test(text)) return 'name';
  }
  return undefined;
}

function metricHeading(
  texts: readonly string[],
  whole: string,
): Extract<Heading, { role: 'metric' | 'own-base' }> | undefined {
  // The lowest heading decides where it is enough: over it may stand «Показатели по сообщениям и звонкам».
  const code = only(metricCodes(texts.at(-1) ?? '')) ?? only(metricCodes(whole));
  if (code === undefined) return undefined;
  // «Не менее» may stand in the row above «10 сообщений».
  const sentence = texts.join(' ');
  const versions = versionsIn(code, sentence);
  const lowest = texts.at(-1) ?? '';
  if (texts.length > 1 && OWN_BASE.test(lowest) && metricCodes(lowest).length === 0) {
    return { role: 'own-base', code, versions };
  }
  const kind = kindOfGroup(texts);
  return {
    role: 'metric',
    code,
    measure: measureOf(texts),
    versions,
    strangeThreshold: VERSION_SIGNS.has(code) && versions.length === 0 && ANY_THRESHOLD.test(sentence),
    negated: NEGATION.test(whole),
    ...(kind && { kind }),
  };
}

function metricCodes(text: string): string[] {
  const codes = METRIC_SIGNS.filter(({ all, none }) => fits(text, all, none)).map(({ code }) => code);
  return [...new Set(codes)];
}

function fits(text: string, all: readonly RegExp[], none: readonly RegExp[]): boolean {
  return all.every((sign) => sign.test(text)) && !none.some((sign) => sign.test(text));
}

function only(codes: readonly string[]): string | undefined {
  return codes.length === 1 ? codes[0] : undefined;
}

/** `percent` or `count`, by the lowest heading that tells. */
function measureOf(texts: readonly string[]): Measure {
  for (const text of texts.toReversed()) {
    const percent = PERCENT_WORDS.test(text);
    const count = COUNT_WORDS.test(text);
    if (percent !== count) return percent ? 'percent' : 'count';
  }
  return 'unclear';
}

// «Детские сады / не зарегистрированных»: only a heading that is nothing but the kind tells it; «организации» in a
// sentence does not.
function kindOfGroup(texts: readonly string[]): OrganisationKind | undefined {
  if (texts.length < 2) return undefined;
  return texts
    .slice(0, -1)
    .map((text) => (text.length <= 60 ? kindIn(text) : undefined))
    .find((kind) => kind !== undefined);
}

function isGenericShare(texts: readonly string[]): boolean {
  return texts.some((text) => PERCENT_WORDS.test(text));
}

function contextualHeading(texts: readonly string[], whole: string, context: string): Heading | undefined {
  if (speaksAlone(texts) && texts.length > 0) return undefined;
  const normal = normaliseHeader(context);
  const audience = AUDIENCE_ALONE.test(texts.at(-1) ?? '') || AUDIENCE_ALONE.test(texts[0] ?? '');
  const title = audience ? withoutAudience(normal) : normal;
  const heading = metricHeading([`${title} ${whole}`, ...texts], `${title} ${whole}`);
  if (heading?.role !== 'metric' || OTHER_TITLE.test(title)) return undefined;
  // «Охват / %» is not of what the title speaks.
  const more = saysMore({ code: heading.code, words: texts.join(' '), groups: [], context: normal });
  return more && !heading.negated ? undefined : heading;
}

// The title may speak of «учителями и обучающимися» over two columns, one for each.
function withoutAudience(text: string): string {
  return text.replace(AUDIENCE_WORDS, ' ');
}
