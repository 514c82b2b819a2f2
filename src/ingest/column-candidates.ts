import type { Metric } from '../domain/metric.ts';
import type {
  ColumnDoubt,
  ColumnMeaning,
  ColumnQuestion,
  MetricMeasure,
  UnitLevel,
} from '../domain/table.ts';
import { versionsIn } from './classify-heading.ts';
import type { Heading } from './classify-heading.ts';
import { normaliseHeader } from './header-text.ts';
import { AUDIENCE_HINTS, METRIC_HINTS } from './column-lexicon.ts';
import { COUNT_WORDS, NEGATION, PERCENT_WORDS } from './metric-lexicon.ts';

export type Asked = {
  heading: Heading;
  words: string;
  doubt: ColumnDoubt;
  measures: readonly MetricMeasure[];
  bases: ColumnQuestion['bases'];
  level: UnitLevel;
  metrics: ReadonlyMap<string, Metric>;
  /** Answered of the same heading in a table of another shape. */
  suggestion?: ColumnMeaning;
};

type Candidate = ColumnQuestion['candidates'][number];

const MOST = 5;
const LEAST_CONFIDENCE = 0.15;
/** What is sure is not asked. */
const MOST_CONFIDENCE = 0.7;

/** What a column may mean, the likeliest first, with how sure the reader is of each. */
export function candidatesFor(asked: Asked): Candidate[] {
  const { suggestion, doubt } = asked;
  const found =
    doubt === 'negation'
      ? []
      : doubt === 'unknown' || doubt === 'messages'
        ? guesses(asked)
        : variants(asked);
  const known = suggestion === undefined ? [] : [{ meaning: suggestion, confidence: MOST_CONFIDENCE }];
  const unique = new Map<string, Candidate>();
  for (const one of [...known, ...found.toSorted((a, b) => b.confidence - a.confidence)]) {
    const key = JSON.stringify(one.meaning);
    if (one.meaning.kind !== 'skip' && !unique.has(key)) unique.set(key, one);
  }
  const list = [...unique.values()].slice(0, MOST);
  const sum = list.reduce((all, { confidence }) => all + confidence, 0);
  return sum <= 1 ? list : list.map((one) => ({ ...one, confidence: rounded(one.confidence / sum) }));
}

function rounded(confidence: number): number {
  return Number(confidence.toFixed(2));
}

/** The metric is known; its definition, its measure or its base is not. */
function variants(asked: Asked): Candidate[] {
  const { heading, doubt, measures, metrics } = asked;
  if (heading.role !== 'metric') return [];
  const metric = metrics.get(heading.code);
  if (metric === undefined) return [];
  // Where the cells contradict «количество» the heading tells nothing.
  const told =
    heading.measure === 'unclear' || doubt === 'count-or-percent'
      ? measures
      : measuresTold(heading.measure, measures);
  switch (doubt) {
    case 'definition': {
      const all = metric.versions.flatMap(({ version }) => formsOf(metric, asked, told, version));
      // Where the whole is missing, that is asked next.
      const plain = metric.versions.flatMap(({ version }) =>
        told.map((measure): ColumnMeaning => ({ kind: 'metric', code: metric.code, version, measure })),
      );
      return shared(all.length > 0 ? all : plain, 0.9);
    }
    case 'scale':
      return [
        { meaning: { kind: 'metric', code: metric.code, measure: 'fraction' }, confidence: MOST_CONFIDENCE },
        { meaning: { kind: 'metric', code: metric.code, measure: 'percent' }, confidence: 0.3 },
      ];
    case 'no-base':
      return [
        ...asked.bases.map(({ key, audience }): Candidate => ({
          meaning: { kind: 'metric', code: metric.code, measure: 'count', base: key },
          confidence: audience === metric.audience ? 0.6 : 0.4,
        })),
        ...(measures.includes('percent')
          ? [{ meaning: { kind: 'metric', code: metric.code, measure: 'percent' } as const, confidence: 0.3 }]
          : []),
      ];
    default:
      return shared(formsOf(metric, asked, told), 0.9);
  }
}

/** The heading names nothing that is known for sure. */
function guesses(asked: Asked): Candidate[] {
  const { words, measures, metrics, level, bases } = asked;
  const text = normaliseHeader(words);
  // «Не написали ни одного» is no number of those who wrote.
  if (NEGATION.test(text)) return [];
  const found: Candidate[] = [];
  for (const metric of metrics.values()) {
    const score = scoreOf(metric, text);
    if (score < LEAST_CONFIDENCE || !metric.levels.includes(level)) continue;
    const versions = versionsIn(metric.code, words);
    const told = PERCENT_WORDS.test(text)
      ? measuresTold('percent', measures)
      : COUNT_WORDS.test(text)
        ? measuresTold('count', measures)
        : measures;
    const forms = formsOf(metric, asked, told, versions.length === 1 ? versions[0] : undefined);
    found.push(...shared(forms, Math.min(score, MOST_CONFIDENCE) * Math.min(forms.length, 1.5)));
  }
  const isBase = bases.every(({ audience }) => audience === undefined) && measures.includes('count');
  for (const { audience, pattern } of AUDIENCE_HINTS) {
    if (isBase && pattern.test(text) && !PERCENT_WORDS.test(text)) {
      found.push({ meaning: { kind: 'base', audience }, confidence: 0.35 });
    }
  }
  return found;
}

/** How much the words of a heading speak for a metric: of data/ by the hints of the lexicon, of a district by its title. */
function scoreOf(metric: Metric, text: string): number {
  const hints = METRIC_HINTS.filter(({ code, pattern }) => code === metric.code && pattern.test(text));
  const hinted = hints.reduce((sum, { weight }) => sum + weight, 0);
  if (hinted > 0) {
    const others = AUDIENCE_HINTS.filter(({ pattern }) => pattern.test(text)).map(({ audience }) => audience);
    const isOfOthers = others.length > 0 && !others.some((audience) => audience === metric.audience);
    return isOfOthers ? hinted / 3 : hinted;
  }
  if (METRIC_HINTS.some(({ code }) => code === metric.code)) return 0;
  const own = stems(metric.title);
  const shared = own.filter((stem) => text.includes(stem)).length;
  return own.length === 0 ? 0 : (shared / own.length) * MOST_CONFIDENCE;
}

/** The beginnings of a title's longer words: endings change from table to table. */
function stems(title: string): string[] {
  return normaliseHeader(title)
    .split(/[^а-яa-z0-9]+/)
    .filter((word) => word.length >= 4)
    .map((word) => word.slice(0, Math.max(4, word.length - 3)));
}

function measuresTold(told: 'percent' | 'count', possible: readonly MetricMeasure[]): MetricMeasure[] {
  const fitting = possible.filter((one) => (told === 'count' ? one === 'count' : one !== 'count'));
  return fitting.length > 0 ? fitting : [told];
}

/** The forms in which a column may hold a metric: a count of people needs to be of some. */
function formsOf(
  metric: Metric,
  { bases, measures }: Asked,
  told: readonly MetricMeasure[],
  version?: number,
): ColumnMeaning[] {
  const base = { kind: 'metric', code: metric.code, ...(version !== undefined && { version }) } as const;
  if (metric.kind === 'count') return measures.includes('count') ? [{ ...base, measure: 'count' }] : [];
  if (metric.kind === 'status') return [];
  return told.flatMap((measure): ColumnMeaning[] => {
    if (measure !== 'count') return [{ ...base, measure }];
    const own = bases.find(({ audience }) => audience === metric.audience);
    if (own !== undefined) return [{ ...base, measure }];
    const [first] = bases;
    return first === undefined ? [] : [{ ...base, measure, base: first.key }];
  });
}

function shared(forms: readonly ColumnMeaning[], confidence: number): Candidate[] {
  // Whole numbers that none of the people beside them falls short of are people sooner than percents.
  const weights = forms.map((meaning) => (meaning.kind === 'metric' && meaning.measure === 'count' ? 3 : 2));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return forms.map((meaning, index) => ({
    meaning,
    confidence: rounded(Math.min(MOST_CONFIDENCE, (confidence * (weights[index] ?? 0)) / all)),
  }));
}
