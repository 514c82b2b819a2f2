import type { Metric } from '../domain/metric.ts';
import type { ColumnMeaning, ColumnQuestion, ColumnReading, Table, TableProfile } from '../domain/table.ts';
import { baseOrShare } from './base-or-share.ts';
import { leansOnTitle, sharesLeft, versionsIn } from './classify-heading.ts';
import type { Heading } from './classify-heading.ts';
import { columnKey, columnKeys, shapeHash } from './column-key.ts';
import type { Layout, LayoutColumn } from './find-layout.ts';
import type { Grid } from './grid.ts';

/** What is known of a file's columns from before, and what reading them brings up. */
export type ColumnMapping = {
  /** By key, answered for tables of this very shape or of one nearly like it. */
  answers: ReadonlyMap<string, ColumnMeaning>;
  /** By key, answered for tables of quite other shapes: proposed first. */
  suggestions: ReadonlyMap<string, ColumnMeaning>;
  questions: ColumnQuestion[];
  columns: ColumnReading[];
  /** Looks the shape up; `looks`: the keys of each sheet with a table. */
  settleShape(looks: readonly (readonly string[])[]): void;
  result(): Pick<Table, 'shape' | 'questions'> & { columns: readonly ColumnReading[] };
};

/** An answer that names a metric which the district has no more is none. */
export function createMapping(
  profiles: readonly TableProfile[],
  metrics: ReadonlyMap<string, Metric>,
): ColumnMapping {
  const answers = new Map<string, ColumnMeaning>();
  const suggestions = new Map<string, ColumnMeaning>();
  let shape: Table['shape'];
  const mapping: ColumnMapping = {
    answers,
    suggestions,
    questions: [],
    columns: [],
    settleShape(looks) {
      if (looks.length === 0) return;
      const hash = shapeHash(looks);
      const isKnown = profiles.some((profile) => profile.shape === hash);
      shape = { hash, isKnown };
      const present = new Set(looks.flat());
      // The very shape first: what was answered of it holds before anything of its kin.
      const own = profiles.filter((profile) => profile.shape === hash);
      for (const profile of [...own, ...profiles.filter((one) => one.shape !== hash)]) {
        for (const { key, meaning } of profile.meanings) {
          const known = profile.shape === hash || isNear(profile, present) ? answers : suggestions;
          const isGone = meaning.kind === 'metric' && !metrics.has(meaning.code);
          // The newest profile comes first.
          if (!isGone && !known.has(key)) known.set(key, meaning);
        }
      }
    },
    result: () => ({
      ...(shape && { shape }),
      questions: onceEach(mapping.questions),
      columns: onceEach(mapping.columns),
    }),
  };
  return mapping;
}

/** One column more, one named otherwise: what was answered of the others holds. */
const NEAR = 0.6;

function isNear({ keys = [] }: TableProfile, present: ReadonlySet<string>): boolean {
  return keys.length > 0 && keys.filter((key) => present.has(key)).length >= keys.length * NEAR;
}

/** Two sheets of one look ask once. */
function onceEach<One extends { key: string }>(list: readonly One[]): One[] {
  return list.filter(({ key }, index) => list.findIndex((other) => other.key === key) === index);
}

/** The columns of a table by their numbers, each with its key; «доля» alone takes the title with it. */
export function keysOf(grid: Grid, layout: Layout): ReadonlyMap<number, string> {
  const sheet = grid.hasSheetName ? [grid.sheet] : [];
  let title: string | undefined;
  const headings = layout.columns.map(({ parts }) => {
    if (!leansOnTitle(parts)) return parts;
    title ??= columnKey([...layout.titles.map(({ text }) => text), ...sheet]);
    return [...parts, title];
  });
  const keys = columnKeys(headings);
  return new Map(layout.columns.map(({ column }, index) => [column, keys[index] ?? '']));
}

/** The layout with what columns say of each other, and what the district answered in place of what their headings say. */
export function withAnswers(grid: Grid, plain: Layout, { mapping }: { mapping?: ColumnMapping }): Layout {
  const headings = sharesLeft(plain.columns).map((heading, index) => {
    const column = plain.columns[index]?.column ?? 0;
    return heading.role === 'base' ? baseOrShare(grid, plain, column, heading) : heading;
  });
  const layout = {
    ...plain,
    columns: plain.columns.map((column, index) => ({
      ...column,
      heading: headings[index] ?? column.heading,
    })),
  };
  if (mapping === undefined || mapping.answers.size === 0) return layout;
  const keys = keysOf(grid, layout);
  const columns = layout.columns.map((column): LayoutColumn => {
    const meaning = mapping.answers.get(keys.get(column.column) ?? '');
    return meaning === undefined ? column : { ...column, heading: headingOf(meaning, column, keys) };
  });
  return { ...layout, columns };
}

/** What a column (or a row of indicators) is by an answer. */
export function headingOf(
  meaning: ColumnMeaning,
  { parts, heading }: Pick<LayoutColumn, 'parts' | 'heading'>,
  keys: ReadonlyMap<number, string>,
): Heading {
  switch (meaning.kind) {
    case 'skip':
      return { role: 'unused' };
    case 'name':
      return { role: 'organisation' };
    case 'municipality':
      return { role: 'municipality' };
    case 'base':
      return { role: 'base', audience: meaning.audience };
    case 'own-base':
      return { role: 'own-base', code: meaning.code, versions: [] };
    case 'metric': {
      const { code, version, measure, base } = meaning;
      const baseColumn = base === undefined ? undefined : [...keys].find(([, key]) => key === base)?.[0];
      const kind = heading.role === 'metric' ? heading.kind : undefined;
      return {
        role: 'metric',
        code,
        measure: measure === 'percent' || measure === 'fraction' ? 'percent' : 'count',
        versions: version === undefined ? versionsIn(code, parts.join(' / ')).slice(0, 1) : [version],
        strangeThreshold: false,
        negated: false,
        answered: true,
        ...(measure === 'fraction' && { fraction: true as const }),
        ...(baseColumn !== undefined && { base: baseColumn }),
        ...(kind && { kind }),
      };
    }
  }
}
