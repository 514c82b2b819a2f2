import type { OrganisationKind } from '../domain/metric.ts';
import { normaliseHeader } from './header-text.ts';
import {
  ANY_THRESHOLD,
  AUDIENCE_ALONE,
  AUDIENCE_WORDS,
  BASE_SIGNS,
  COUNT_WORDS,
  GENERIC_NAME_HEADING,
  GENERIC_VALUE,
  KIND_HEADING,
  KIND_SIGNS,
  METRIC_SIGNS,
  MY_SCHOOL,
  MUNICIPALITY_HEADING,
  NEGATION,
  ORGANISATION_HEADING,
  OWN_BASE,
  PERCENT_WORDS,
  PERIOD_HEADING,
  REGION_HEADING,
  ROW_NUMBER_HEADING,
  UNUSED_HEADING,
  VERSION_SIGNS,
} from './lexicon.ts';

export type Measure = 'count' | 'percent' | 'unclear';

/** What a heading says its column holds. Every rule is data of lexicon.ts; this file only asks it in order. */
export type Heading =
  | {
      role:
        'organisation' | 'municipality' | 'region' | 'name' | 'row-number' | 'period' | 'unused' | 'unknown';
    }
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
  const metric = metricHeading(texts, whole);
  if (metric !== undefined) return metric;
  const base = BASE_SIGNS.find(({ all, none }) => fits(whole, all, none));
  if (base !== undefined && !isGenericShare(texts)) return { role: 'base', audience: base.audience };
  const inContext = contextualHeading(texts, whole, context);
  if (inContext !== undefined) return inContext;
  if (base !== undefined) return { role: 'base', audience: base.audience };
  return { role: UNUSED_HEADING.test(lowest) || KIND_HEADING.test(lowest) ? 'unused' : 'unknown' };
}

/** The metric that a free text names – the name of an indicator, a title; undefined for none or for several. */
export function metricInText(text: string): Extract<Heading, { role: 'metric' }> | undefined {
  const normal = normaliseHeader(text);
  const heading = metricHeading([normal], normal);
  return heading?.role === 'metric' ? heading : undefined;
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
    if (PERIOD_HEADING.test(text)) return 'period';
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
  const versions = (VERSION_SIGNS.get(code) ?? [])
    .filter(({ pattern }) => pattern.test(whole))
    .map((v) => v.version);
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
    strangeThreshold: VERSION_SIGNS.has(code) && versions.length === 0 && ANY_THRESHOLD.test(whole),
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
  const speaksAlone = texts.every((text) => !GENERIC_VALUE.test(text) && !AUDIENCE_ALONE.test(text));
  if (speaksAlone && texts.length > 0) return undefined;
  const normal = normaliseHeader(context);
  const audience = AUDIENCE_ALONE.test(texts.at(-1) ?? '') || AUDIENCE_ALONE.test(texts[0] ?? '');
  const title = audience ? withoutAudience(normal) : normal;
  const heading = metricHeading([`${title} ${whole}`, ...texts], `${title} ${whole}`);
  return heading?.role === 'metric' ? heading : undefined;
}

// The title may speak of «учителями и обучающимися» over two columns, one for each.
function withoutAudience(text: string): string {
  return text.replace(AUDIENCE_WORDS, ' ');
}
