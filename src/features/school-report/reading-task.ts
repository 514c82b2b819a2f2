import { z } from 'zod';
import type { ReportForm } from '../../domain/report-form.ts';
import type { ReportFileReading } from '../../ingest/report/read-report-file.ts';

/** The task that fetches a director's filled-in form and reads it; app/read-report.ts runs it. */
export const READ_REPORT = 'read-report';

export const MAX_REPORT_BYTES = 5 * 1024 * 1024;

/**
 * `unitId`: the school the sender spoke for; `forms`: those of the district; `fallback`: the form that is being filled in,
 * for a file that does not say which it is. Our own JSON, so the forms are not looked into.
 */
export const reportReadingParams = z.object({
  senderId: z.int(),
  unitId: z.int(),
  name: z.string(),
  url: z.string().optional(),
  fallback: z.string().optional(),
  occasion: z.string().optional(),
  forms: z.array(z.custom<ReportForm>((value) => typeof value === 'object' && value !== null)),
});
export type ReportReadingParams = z.infer<typeof reportReadingParams>;

/** What the result keeps of the parameters. */
export const reportReadingDone = reportReadingParams.omit({ url: true, forms: true });

/** As in app/fetch-and-read. */
export type ReportReadingResult =
  ReportFileReading | { outcome: 'too-large' | 'not-a-file' | 'foreign' | 'unreachable' | 'broken' };
