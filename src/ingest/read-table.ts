import type { Metric } from '../domain/metric.ts';
import type { Period } from '../domain/period.ts';
import type { Table, TableProfile } from '../domain/table.ts';
import { createMapping } from './column-mapping.ts';
import { problem, trimProblems } from './problem.ts';
import { readGrids } from './read-grids.ts';
import type { TableFile } from './read-grids.ts';
import { recognise } from './recognise.ts';
import { readingFailed } from './file-texts.ts';
import { moreProblems } from './texts.ts';

export type ReadTableOptions = {
  /** As the person gave it: --as-of (from equal to to) or --period. */
  period?: Period;
  metrics: readonly Metric[];
  /** The district's name: of a table with schools of several municipalities only its rows are taken. */
  district?: string;
  /** What the district answered of columns before. */
  profiles?: readonly TableProfile[];
};

/**
 * The bytes of a table file as records with their cells, and every doubt as a problem. Never throws on bad input and
 * touches nothing: what cannot be read is a problem of severity `refuse`, and then there are no records.
 */
export async function readTable(file: TableFile, options: ReadTableOptions): Promise<Table> {
  try {
    const { grids, problems } = await readGrids(file);
    const sheets = grids.filter((grid) => grid.hasSheetName).map(({ sheet }) => sheet);
    if (grids.length === 0) return { fileName: file.name, sheets, records: [], problems, questions: [] };
    const metrics = new Map(options.metrics.map((metric) => [metric.code, metric]));
    const mapping = createMapping(options.profiles ?? [], metrics);
    const result = recognise(grids, {
      fileName: file.name,
      metrics,
      mapping,
      ...(options.period && { given: options.period }),
      ...(options.district !== undefined && { district: options.district }),
    });
    const all = trimProblems([...problems, ...result.problems], moreProblems);
    const isRefusedWhole = all.some(({ severity }) => severity === 'refuse');
    const { shape, questions, columns } = mapping.result();
    return {
      fileName: file.name,
      sheets,
      records: result.records,
      problems: all,
      questions: isRefusedWhole ? [] : questions,
      ...(shape && { shape }),
      ...(result.redacted !== undefined && { redacted: result.redacted }),
      ...(columns.length > 0 && !isRefusedWhole && { columns }),
    };
  } catch {
    return refusedTable(file.name, 'other');
  }
}

/** A table that was not read because reading itself failed. */
export function refusedTable(fileName: string, reason: 'time' | 'memory' | 'other'): Table {
  const refused = problem('refuse', 'reading-failed', readingFailed(reason));
  return { fileName, sheets: [], records: [], problems: [refused], questions: [] };
}
