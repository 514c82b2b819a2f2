import { MAX_REPORT_BYTES, reportReadingParams } from '../features/school-report/reading-task.ts';
import type { ReportReadingResult } from '../features/school-report/reading-task.ts';
import type { TableFile } from '../ingest/read-grids.ts';
import type { ReportFileReading, ReportReadOptions } from '../ingest/report/read-report-file.ts';
import { failureOf, PassingFailure } from './fetch-and-read.ts';
import type { FetchFile, TaskOutcome } from './fetch-and-read.ts';

export type ReportReading = {
  fetchFile: FetchFile;
  readReport: (file: TableFile, options: ReportReadOptions) => Promise<ReportFileReading>;
};

/**
 * Fetches a filled-in form and reads it in the worker. The bytes are kept nowhere: what goes on is rows of values that may
 * be, or one sentence. Safe to repeat at any point.
 */
export async function fetchAndReadReport(
  { fetchFile, readReport }: ReportReading,
  input: unknown,
  signal: AbortSignal,
): Promise<TaskOutcome> {
  const { url, forms, ...params } = reportReadingParams.parse(input);
  const outcome = (result: ReportReadingResult): TaskOutcome => ({ params, result });
  if (url === undefined) return outcome({ outcome: 'broken' });
  let bytes: Uint8Array;
  try {
    bytes = await fetchFile(url, signal);
  } catch (error) {
    const failed = failureOf(error);
    if (failed === undefined) throw error;
    const result = { outcome: failed === 'read' || failed === 'gone' ? 'broken' : failed } as const;
    if (failed === 'unreachable') throw new PassingFailure(error, outcome(result));
    return outcome(result);
  }
  if (bytes.length > MAX_REPORT_BYTES) return outcome({ outcome: 'too-large' });
  const reading = await readReport(
    { name: params.name, bytes },
    { forms, ...(params.fallback !== undefined && { fallback: params.fallback }) },
  );
  return outcome(reading);
}
